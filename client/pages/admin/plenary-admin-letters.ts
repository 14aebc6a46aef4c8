import { html, LitElement, nothing } from "lit"
import { customElement } from "lit/decorators.js"
import type { LettersTriedAgain, StuckLetters } from "../../../shared/contract/queries/people/invitations.ts"
import { moment } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { plain } from "../../i18n/texts.ts"
import { Watching } from "../../signals/watching.ts"
import { HostLetters } from "../../state/fetched/host/hostLetters.ts"
import { failureText } from "../problem/failureText.ts"

/** The faults of the mail: of the mail server, of letters that were not sent, and of letters that are held. */
@customElement("plenary-admin-letters")
export class PlenaryAdminLetters extends Watching(LitElement) {
  private readonly host = new HostLetters()

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.host.look()
  }

  private held(busy: boolean) {
    return html`<div class="notice warn stack">
      <p>${msg("mail.held")}</p>
      <p class="row">
        <button ?disabled=${busy} @click=${() => this.host.settle("send")}>${msg("mail.heldSend")}</button>
        <button ?disabled=${busy} @click=${() => this.host.settle("drop")}>${msg("mail.heldDrop")}</button>
      </p>
    </div>`
  }

  /** The button that sends the failed letters again; a bounced one needs another address first. */
  private again({ mail, letters, held }: StuckLetters, busy: boolean) {
    const n = letters.filter(({ standing }) => standing === "failed").length
    return n === 0 || mail === null || held
      ? nothing
      : html`<p class="row"><button class="small" ?disabled=${busy} @click=${() => this.host.again()}>${msg("mail.again", { n })}</button></p>`
  }

  private line({ slug, title, name, standing, error, askedAt }: StuckLetters["letters"][number]) {
    return html`<li class="list-row">
      <span><a href=${`/w/${slug}#ws-letters`}>${plain(title)}</a> · ${name}
        <span class="muted small">${askedAt === null ? nothing : html`${moment(askedAt)} · `}${whyWords(standing, error ?? "")}</span></span>
    </li>`
  }

  protected override render() {
    const { letters, busy, tried, failure } = this.host.now.value
    return html`<section class="card stack" aria-labelledby="host-letters">
      <h2 id="host-letters">${msg("mail.title")}</h2>
      <div aria-live="polite" class="stack">
        ${letters === null && !failure ? html`<p class="muted">${msg("letters.loading")}</p>` : nothing}
        ${letters ? html`<p>${serverWords(letters.mail)}</p>` : nothing}
        ${letters?.held ? this.held(busy) : nothing}
        ${letters ? this.again(letters, busy) : nothing}
        ${tried ? html`<p>${triedWords(tried)}</p>` : nothing}
        ${letters ? (letters.letters.length === 0 ? html`<p class="muted">${msg("mail.none")}</p>` : html`<ul role="list" class="list">${letters.letters.map(one => this.line(one))}</ul>`) : nothing}
        ${failure ? html`<p class="problem" role="alert">${failureText(failure)} <button class="small" @click=${() => this.host.look()}>${msg("letters.again")}</button></p>` : nothing}
      </div>
    </section>`
  }
}

function serverWords(mail: StuckLetters["mail"]): string {
  if (mail === null) return msg("mail.unset")
  if (mail.works === null) return msg("mail.untried")
  return mail.works ? msg("mail.works") : msg("mail.away", { reason: mail.reason })
}

function triedWords({ again, left }: LettersTriedAgain): string {
  const said = msg("mail.triedAgain", { n: again })
  return left === 0 ? said : `${said} ${msg("mail.leftOut", { n: left })}`
}

function whyWords(standing: StuckLetters["letters"][number]["standing"], error: string): string {
  if (standing === "bounced") return msg("letters.is.bounced", { error })
  return standing === "held" ? msg("mail.isHeld") : msg("letters.is.failed", { error })
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-admin-letters": PlenaryAdminLetters
  }
}

import { html, LitElement, nothing, type PropertyValues } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { LetterPreview } from "../../../../shared/contract/queries/people/invitations.ts"
import { locales } from "../../../../shared/model/terms.ts"
import { moment } from "../../../i18n/formats.ts"
import { msg } from "../../../i18n/msg.ts"
import { personName } from "../../../i18n/names.ts"
import { Watching } from "../../../signals/watching.ts"
import { PreviewedLetter } from "../../../state/fetched/panel/letterPreview.ts"
import { failureText } from "../../problem/failureText.ts"
import type { Addressee } from "./letterStates.ts"

/** Shows the letter of one of the people as it would be sent now, in the person's language and time (DOMAIN IN4). */
@customElement("plenary-letter-preview")
export class PlenaryLetterPreview extends Watching(LitElement) {
  @property() slug = ""
  /** the people who would get a letter */
  @property({ attribute: false }) people: readonly Addressee["member"][] = []
  /** the words that the inviter adds */
  @property() note = ""
  private preview!: PreviewedLetter

  protected override createRenderRoot() {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.preview ??= new PreviewedLetter(this.slug)
  }

  /** Closes a letter whose person gets none any more. */
  protected override willUpdate(changed: PropertyValues): void {
    const { member } = this.preview.now.peek()
    if (changed.has("people") && member !== "" && !this.people.some(({ id }) => id === member)) this.preview.close()
  }

  private show(member: string): void {
    void this.preview.show(member, this.note.trim())
  }

  private letter({ lang, subject, text, session, zone }: LetterPreview) {
    const clock = isKnown(zone) ? zone : undefined
    return html`<dl class="facts">
        <dt>${msg("letters.preview.subject")}</dt><dd lang=${locales[lang]}>${subject}</dd>
        <dt>${msg("letters.preview.calendar")}</dt>
        <dd>${
          session === null
            ? msg("letters.preview.noSession")
            : msg("letters.preview.times", {
                from: moment(session.from, clock),
                to: moment(session.to, clock),
                zone: clock ?? msg("letters.preview.yourZone"),
              })
        }</dd>
      </dl>
      <pre class="letter-text" lang=${locales[lang]} tabindex="0" aria-label=${msg("letters.preview.text")}>${text}</pre>
      <p class="hint">${msg("letters.preview.link")}</p>`
  }

  protected override render() {
    if (this.people.length === 0) return nothing
    const { member, letter, failure } = this.preview.now.value
    const chosen = member || (this.people[0]?.id ?? "")
    return html`<details class="preview" @toggle=${({ currentTarget }: Event) => {
      if (currentTarget instanceof HTMLDetailsElement && currentTarget.open) this.show(chosen)
    }}>
      <summary>${msg("letters.preview")}</summary>
      <div class="stack">
        <div class="field">
          <label for="letters-preview-of">${msg("letters.preview.of")}</label>
          <select id="letters-preview-of" @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this.show(target.value)
          }}>
            ${this.people.map(one => html`<option value=${one.id} ?selected=${one.id === chosen}>${personName(one)}</option>`)}
          </select>
        </div>
        <div aria-live="polite" class="stack">
          ${letter === null && member !== "" && !failure ? html`<p class="muted">${msg("letters.preview.loading")}</p>` : nothing}
          ${letter ? this.letter(letter) : nothing}
          ${failure ? html`<p class="problem" role="alert">${failureText(failure)}</p>` : nothing}
        </div>
        ${member === "" ? nothing : html`<p><button class="small" type="button" @click=${() => this.show(chosen)}>${msg("letters.preview.anew")}</button></p>`}
      </div>
    </details>`
  }
}

/** Whether this browser knows the zone of clocks. */
function isKnown(zone: string): boolean {
  try {
    return zone !== "" && new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== ""
  } catch {
    return false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-letter-preview": PlenaryLetterPreview
  }
}

import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { limits } from "../../../shared/contract/limits.ts"
import type { Member } from "../../../shared/fold/peopleState.ts"
import type { PlannedOpening, Proposal, State } from "../../../shared/fold/state.ts"
import { nameChange } from "../../../shared/model/names.ts"
import { isLang, languages } from "../../../shared/model/terms.ts"
import { type ChangeTold, callOffsUnseen, changesUnseen, openingsOf } from "../../../shared/rules/gate/opening.ts"
import { isAskedToAgree } from "../../../shared/rules/people/consent/terms.ts"
import { nameAt, type Renaming, renamingsUnseen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { right } from "../../../shared/rules/policy.ts"
import { declinedOf } from "../../../shared/rules/record/corrections.ts"
import { correctionDeclinedKey } from "../../../shared/rules/said/inThreads.ts"
import { moment } from "../../i18n/formats.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { localized } from "../../i18n/localized.ts"
import { msg } from "../../i18n/msg.ts"
import { addressSetWords, personName, renamedWords } from "../../i18n/names.ts"
import { ownName, roleName } from "../../i18n/terms/terms.ts"
import { plain } from "../../i18n/texts.ts"
import styles from "./plenary-own-notices.css?inline"
import "../forms/plenary-kept-words.ts"
import { written } from "../forms/written.ts"
import { Asking } from "../session/kit/asking.ts"
import { sessionStyles } from "../session/kit/sheet.ts"
import { saidInSentence } from "../translating/saidShown.ts"

type Proposed = NonNullable<Member["proposedInterest"]>

/**
 * Shows members the changes that others made to their data. A change is shown until the member has seen or answered it.
 */
@customElement("plenary-own-notices")
@localized()
export class OwnNotices extends LitElement {
  @property({ attribute: false }) state: State | null = null
  @property({ attribute: false }) member: Member | null = null
  /** the address of the workspace's page, where a person edits their roster entry */
  @property() base = ""
  @state() private rewriting = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { state, member } = this
    if (!state || !member) return nothing
    const renamings = renamingsUnseen(member)
    return html`${renamings.length > 0 ? this.#renamed(state, member, renamings) : nothing}
      ${openingsOf(state).map(one => this.#opens(state, member, one))}
      ${this.#terms(state, member)}
      ${this.#declined(state, member)}
      ${this.#changed(state, changesUnseen(state, member), callOffsUnseen(state, member))}
      ${member.addressSet ? this.#addressed(state, member.addressSet) : nothing}
      ${member.proposedInterest ? this.#interest(state, member, member.proposedInterest) : nothing} ${this.#asking.trouble}`
  }

  #opens({ workspace }: State, { role }: Member, { id, at, publish }: PlannedOpening) {
    const time = moment(at)
    const mayEnd = right(role, "set the panel's policies") !== "no"
    return html`<section role="status">
      <p>${publish ? msg("policy.publishes", { time }) : msg("policy.opens", { time })}</p>
      <div class="row"><a class="button small" href=${`/opening#${workspace?.id}.${id}`}>${msg("policy.sayNo")}</a></div>
      ${mayEnd ? this.#callingOff(id) : nothing}
    </section>`
  }

  #callingOff(opening: string) {
    const callOff = () => this.#asking.command("call-off-opening", { opening })
    return html`<details>
      <summary>${msg("policy.callOff")}</summary>
      <p class="small muted">${msg("policy.callOffHelp")}</p>
      <p><button class="small danger" ?disabled=${this.#asking.busy} @click=${callOff}>${msg("policy.callOffNow")}</button></p>
    </details>`
  }

  #renamed(state: State, member: Member, renamings: readonly Renaming[]) {
    const upTo = renamings.at(-1)?.was.seq ?? 0
    const may = right(member.role, "describe a member") !== "no"
    return html`<section role="status" aria-label=${msg("own.renamedTitle")}>
      ${renamings.map(({ was, now, by }) => html`<p>${renamedWords(this.#author(state, by, was.until), nameChange(currentLang(), was, now))}</p>`)}
      <p class="small muted">${msg("own.renamedHelp")}</p>
      <div class="row">
        <button class="small" ?disabled=${this.#asking.busy} @click=${() => this.#asking.command("see-renaming", { upTo })}>${msg("own.seen")}</button>
        ${may ? html`<a class="button" href=${`${this.base}#ws-people`}>${msg("own.changeName")}</a>` : nothing}
      </div>
    </section>`
  }

  /** Leads a chair or deputy to the terms that wait for the agreement of their side. */
  #terms(state: State, member: Member) {
    const side = isAskedToAgree(state, member) ? state.sides.find(({ id }) => id === member.side) : undefined
    if (!side) return nothing
    return html`<section role="status"><p>${msg("terms.asked", { side: plain(side.title) })}</p>
      <div class="row"><a class="button" href=${`${this.base}/terms`}>${msg("terms.read")}</a></div></section>`
  }

  #changed(state: State, changes: readonly ChangeTold[], callOffs: readonly Proposal[]) {
    const times = [...changes.map(({ at }) => at), ...callOffs.map(one => one.calledOff?.at ?? 0)]
    if (times.length === 0) return nothing
    const upTo = Math.max(...times)
    return html`<section role="status">
      ${changes.map(({ what, by: author, at, reason }) => {
        const by = this.#author(state, author, at)
        return html`<p>${msg("policy.changed", { by, act: what })}${reason === "" ? nothing : html` <q>${reason}</q>`}</p>`
      })}
      ${callOffs.map(({ about, calledOff }) => {
        const by = this.#author(state, calledOff?.by ?? null, calledOff?.at ?? 0)
        return html`<p>${msg("policy.calledOff", { by, act: about.act })}</p>`
      })}
      <div class="row">
        <button class="small" ?disabled=${this.#asking.busy} @click=${() => this.#asking.command("see-changes", { upTo })}>${msg("own.seen")}</button>
      </div>
    </section>`
  }

  /** Tells the author of a declined correction why, and leads to where they may insist on it. */
  #declined(state: State, member: Member) {
    return declinedOf(state, member.id).map(({ session, correction: { id, declined } }) => {
      const said = {
        key: correctionDeclinedKey(session.id, id),
        lang: declined?.reasonLang ?? null,
        text: declined?.reason ?? "",
        by: declined?.by ?? null,
        at: declined?.at ?? 0,
      }
      const reader = { state, me: { member: member.id, role: member.role } }
      const sentence = (reason: string) => msg("own.declined", { title: plain(session.title), reason })
      return html`<section role="status"><p>${saidInSentence(reader, said, sentence)}</p>
        <div class="row"><a class="button" href=${`${this.base}/s/${session.id}/minutes`}>${msg("own.declinedRead")}</a></div></section>`
    })
  }

  #addressed(state: State, { by, at, seq, cleared }: NonNullable<Member["addressSet"]>) {
    return html`<section role="status" aria-label=${msg("own.addressTitle")}>
      <p>${addressSetWords(this.#author(state, by, at), cleared)}</p>
      <p class="small muted">${msg("own.addressHelp")}</p>
      <div class="row">
        <button class="small" ?disabled=${this.#asking.busy} @click=${() => this.#asking.command("see-address", { upTo: seq })}>${msg("own.seen")}</button>
        <a class="button" href="/me">${msg("own.seeAddress")}</a>
      </div>
    </section>`
  }

  /** Names the author of a change. An author without a seat is the administrator, or the host at the command line. */
  #author(state: State, by: string | null, at: number): string {
    const named = nameAt(state, by, at)
    return (named && personName(named)) || roleName("admin")
  }

  #interest(state: State, member: Member, proposed: Proposed) {
    const { text, by, at, seq } = proposed
    const name = this.#author(state, by, at)
    const answer = (answer: "confirm" | "refuse") => () =>
      this.#asking.command("answer-interest", { seen: seq, answer })
    return html`<section role="status" aria-label=${msg("own.interestTitle")}>
      <p>${msg("own.interest", { name })}</p>
      <blockquote lang=${domLang(text.lang)}>${text.text}</blockquote>
      ${
        this.rewriting
          ? this.#form(member, proposed)
          : html`<p class="small muted">${msg("own.interestHelp")}</p>
            <div class="row">
              <button class="small outlined" ?disabled=${this.#asking.busy} @click=${answer("confirm")}>${msg("own.confirm")}</button>
              <button class="small" ?disabled=${this.#asking.busy} @click=${() => this.#rewrite()}>${msg("own.change")}</button>
              <button class="small" ?disabled=${this.#asking.busy} @click=${answer("refuse")}>${msg("own.refuse")}</button>
            </div>`
      }
    </section>`
  }

  #rewrite(): void {
    this.#asking.clear()
    this.rewriting = true
    void this.updateComplete.then(() => this.renderRoot.querySelector("textarea")?.focus())
  }

  #form(member: Member, { text }: Proposed) {
    return html`<form @submit=${(event: SubmitEvent) => this.#state(event, member)}>
      <plenary-kept-words .place=${`${member.id} own interest`}></plenary-kept-words>
      <label class="field">${msg("own.words")}
        <textarea name="interest" required maxlength=${limits.interest} .defaultValue=${text.text}></textarea></label>
      <label class="field">${msg("person.interestLang")}
        <select name="lang">${languages.map(lang => html`<option value=${lang} lang=${domLang(lang)} ?selected=${lang === text.lang}>${ownName[lang]}</option>`)}</select></label>
      <div class="row">
        <button class="small filled" ?disabled=${this.#asking.busy}>${msg("own.state")}</button>
        <button class="small quiet" type="button" @click=${() => (this.rewriting = false)}>${msg("dialog.cancel")}</button>
      </div>
    </form>`
  }

  async #state(event: SubmitEvent, member: Member): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    if (!(form instanceof HTMLFormElement)) return
    const given = new FormData(form)
    const chosen = given.get("lang")
    const text = { lang: isLang(chosen) ? chosen : member.lang, text: written(given, "interest") }
    if (!(await this.#asking.command("state-interest", { member: member.id, text }))) return
    form.reset()
    this.rewriting = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-own-notices": OwnNotices
  }
}

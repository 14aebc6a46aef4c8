import { html, LitElement, nothing, unsafeCSS } from "lit"
import { customElement, property, state } from "lit/decorators.js"
import { repeat } from "lit/directives/repeat.js"
import type { Round, Statement, LanguageText as Text } from "../../../../shared/fold/consensusState.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { isRated, roundsOf } from "../../../../shared/rules/readings/rounds.ts"
import { latestVersion, objectionsTo, recordsOf, stateShown } from "../../../../shared/rules/readings/statements.ts"
import { recordInForce } from "../../../../shared/rules/record/afterwards/amending.ts"
import { recusedSides } from "../../../../shared/rules/round/electorate/recusedSides.ts"
import { endedUnheard, lastVoid } from "../../../../shared/rules/round/electorate/unheard.ts"
import { endKey, oneTextKey } from "../../../../shared/rules/said/inRounds.ts"
import { behindOn } from "../../../../shared/rules/text/behind.ts"
import { firstText } from "../../../../shared/rules/text/firstText.ts"
import { reviewerOf } from "../../../../shared/rules/text/reviewer.ts"
import { labelOf } from "../../../acts/acts.ts"
import { toOpenSilence } from "../../../acts/round/silence.ts"
import { list } from "../../../i18n/formats.ts"
import { currentLang, domLang } from "../../../i18n/language.ts"
import { msg } from "../../../i18n/msg.ts"
import { memberName, namesThen } from "../../../i18n/names.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { leftOutWords } from "../../../i18n/sentences/round/leftOutWords.ts"
import { statementStateName } from "../../../i18n/terms/terms.ts"
import { mayNow } from "../../../rules/offers/mayNow.ts"
import { type Offer, statementActs } from "../../../rules/offers/statement/statementActs.ts"
import {
  beginsVersion,
  confirmationAsked,
  mayConfirmText,
  mayEditText,
  mayEditTexts,
} from "../../../rules/offers/statement/textActs.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { derived } from "../../../signals/derived.ts"
import { Watching } from "../../../signals/watching.ts"
import { saidInSentence, saidShown } from "../../translating/saidShown.ts"
import { Asking } from "../kit/asking.ts"
import { sessionStyles } from "../kit/sheet.ts"
import { termsLink } from "../kit/termsLink.ts"
import type { PlenaryRecordCard } from "../record-card/plenary-record-card.ts"
import { voidShown } from "../round/voidWords.ts"
import { type PlenaryLanguageText } from "./plenary-language-text.ts"
import styles from "./plenary-statement-card.css?inline"
import "./plenary-language-text.ts"
import "../../shell/plenary-copy-link.ts"

/**
 * A statement: its wording in every language, its results, its records, its objections, and its acts. The page imports
 * the elements of results, records and objections once the topic has any.
 */
@customElement("plenary-statement-card")
export class StatementCard extends Watching(LitElement) {
  @property({ attribute: false }) scene: ViewWith<"now" | "present"> | null = null
  @property({ attribute: false }) statement: Statement | null = null
  @property() base = ""
  @state() private settling = false
  readonly #asking = new Asking(this)

  static override styles = [sessionStyles, unsafeCSS(styles)]

  override render() {
    const { scene, statement } = this
    if (!scene || !statement) return nothing
    const version = latestVersion(statement)
    const state = stateShown(scene.state, statement)
    const ended = ["withdrawn", "carried_over", "no_consensus"].includes(state)
    const kind = state === "recorded" ? "good" : state === "declared" ? "warn" : ""
    return html`<article class="card ${ended ? "ended" : ""}" aria-labelledby="label">
      <header>
        <h3 id="label">${statement.label}</h3>
        ${version ? html`<span class="small muted">${msg("statement.version", { version: version.n })}</span>` : nothing}
        <span class="chip ${kind}">${statementStateName(state, isRated(scene.state, statement))}</span>
        <plenary-copy-link .path=${`/w/${scene.state.workspace?.slug ?? ""}/t/${statement.topic}#${statement.id}`} of=${statement.label}></plenary-copy-link>
      </header>
      ${this.#ended(scene, statement)} ${this.#amending(scene, statement)} ${this.#texts(scene, statement)} ${this.#chooser(scene, statement)} ${this.#standing(scene, statement)} ${this.#results(scene, statement)} ${this.#voided(scene, statement)} ${this.#objections(scene, statement)}
      ${recordsOf(scene.state, statement).map(record => html`<plenary-record-card brief .scene=${scene} .record=${record} .href=${`${this.base}/r/${record.number}`}></plenary-record-card>`)}
      ${this.#acts(scene, statement)} ${this.#asking.trouble}
    </article>`
  }

  /** The reason for which the statement ended without a record, or was carried over. */
  #ended(scene: View, { id, reason, reasonLang, ended }: Statement) {
    if (reason === "") return nothing
    const { by = null, at = 0 } = ended ?? {}
    const plain = html`<p class="small muted" lang=${reasonLang ? domLang(reasonLang) : nothing}>${reason}</p>`
    return saidShown(scene, { key: endKey(id, at), lang: reasonLang ?? null, text: reason, by, at }, plain)
  }

  #amending({ state: panel }: View, statement: Statement) {
    const record = recordInForce(panel, statement)
    return record && statement.state !== "recorded" ? html`<p class="small">${standsWords(record.number)}</p>` : nothing
  }

  /** Opens the text editor if the reader followed the record page's link to write an amendment. */
  protected override firstUpdated(): void {
    if (location.hash !== `#amend-${this.statement?.id}`) return
    history.replaceState(history.state, "", location.pathname + location.search)
    void this.edit()
  }

  /** Opens the editor of one language's text. */
  async edit(lang: Lang = currentLang()): Promise<void> {
    await this.updateComplete
    const texts = [...this.renderRoot.querySelectorAll<PlenaryLanguageText>("plenary-language-text")]
    const wanted = texts.find(({ text }) => text?.lang === lang) ?? texts[0]
    this.scrollIntoView({ block: "center" })
    wanted?.edit()
  }

  /** Focuses the button that confirms a record or its withdrawal. */
  async confirm(record: string): Promise<void> {
    await customElements.whenDefined("plenary-record-card")
    await this.updateComplete
    const cards = [...this.renderRoot.querySelectorAll<PlenaryRecordCard>("plenary-record-card")]
    await cards.find(card => card.record?.id === record)?.confirm()
  }

  /** Opens the form that replaces a bracket by one of its alternatives. */
  async settle(): Promise<void> {
    await import("./plenary-bracket-chooser.ts")
    this.settling = true
    await this.updateComplete
    this.scrollIntoView({ block: "center" })
    const chooser = this.renderRoot.querySelector("plenary-bracket-chooser")
    await chooser?.updateComplete
    chooser?.renderRoot.querySelector("input")?.focus()
  }

  #chooser(scene: View, statement: Statement) {
    if (!this.settling || !mayEditTexts(scene, statement)) return nothing
    return html`<plenary-bracket-chooser .scene=${scene} .statement=${statement} @chooser-closed=${() => (this.settling = false)}></plenary-bracket-chooser>`
  }

  /**
   * The members who have recused themselves, and the moderators who agreed that the call opens with one authentic text.
   */
  #standing(scene: View, { id, recused, oneText, versions }: Statement) {
    const { state } = scene
    const leftOut = recusedSides(state, id)
    const name = namesThen(state)
    const names = list(recused.map(id => memberName(state, id)))
    const consents = oneText.filter(({ version }) => version === versions.at(-1)?.n)
    return html`
      ${recused.length > 0 ? html`<p class="small muted">${msg("statement.recused", { names })}</p>` : nothing}
      ${leftOut.length > 0 ? html`<p class="small">${leftOutWords(leftOut, state)}</p>` : nothing}
      ${consents.map(one => html`<p class="small muted">${consentShown(scene, id, one, name(one.by, one.at))}</p>`)}`
  }

  /** The texts, keyed by language, so that an open editor stays with its text when the order changes. */
  #texts(scene: View, statement: Statement) {
    const { texts } = statement
    const written = texts.filter(({ text }) => text !== "")
    const own = firstText(written, authenticIn(scene), currentLang()) ?? texts[0]
    const reader = scene.me.role === "observer" || scene.me.role === "public"
    const shown = texts.filter(one => one === own || !reader || one.text !== "")
    return html`<div class="texts">${repeat(
      shown.toSorted((a, b) => Number(b === own) - Number(a === own)),
      ({ lang }) => lang,
      text => this.#text(scene, statement, text, text === own),
    )}</div>`
  }

  #text(scene: View, statement: Statement, text: Text, hero: boolean) {
    const { state, me } = scene
    const name = namesThen(state)
    const reviewer = reviewerOf(state, statement, text.lang)?.name ?? ""
    const binding = state.workspace?.authentic ?? []
    const authentic = binding.some(({ lang }) => lang === text.lang)
    const asked = statement.state === "draft" || statement.state === "proposed"
    return html`<plenary-language-text .by=${me.member ?? ""} .statement=${statement.id} .text=${text} .authentic=${authentic} .alone=${authentic && binding.length === 1} ?hero=${hero}
      .mayEdit=${mayEditText(scene, statement, text)} .mayConfirm=${mayConfirmText(scene, statement, text)} .asked=${confirmationAsked(scene, statement, text)} @confirmation-wanted=${() => this.#asking.act({ kind: "ask-to-confirm", statement, lang: text.lang, name: "" })} .enteredBy=${text.spoken ? name(text.confirmedBy, text.at, "") : ""} .behind=${behindOn(state, statement, text)}
      .reviewer=${reviewer} .mayName=${asked && right(me.role, "schedule") === "yes"} @reviewer-wanted=${() => this.#asking.act({ kind: "name-reviewer", statement, lang: text.lang })} .frozen=${beginsVersion(statement, text)} .record=${recordInForce(state, statement)?.number ?? 0}></plenary-language-text>`
  }

  #results({ state }: View, statement: Statement) {
    const n = latestVersion(statement)?.n ?? 0
    const old = statement.state === "draft" && n > 0
    const given = roundsOf(state, statement).some(round => round.state === "revealed")
    return html`${old && given ? html`<p class="part small warn">${oldWords(n)}</p>` : nothing} ${this.#shown(state, statement)}`
  }

  #shown(state: View["state"], statement: Statement) {
    const shown = roundsOf(state, statement).filter(round => round.state === "revealed")
    const last = [shown.findLast(isRating), shown.findLast(round => !isRating(round))]
    return last.map(round =>
      round
        ? html`<div class="part"><plenary-round-result ?grouping=${this.#mayGroup()} .scene=${this.scene} .round=${round}></plenary-round-result></div>`
        : nothing,
    )
  }

  #mayGroup(): boolean {
    return this.scene !== null && mayNow(this.scene, "group reasons")
  }

  /** The statement's last void round, with its answers if they were kept. */
  #voided(scene: View, statement: Statement) {
    const round = lastVoid(scene.state, statement)
    if (!round) return nothing
    const again = endedUnheard(round) && mayNow(scene, "run a round")
    const act = toOpenSilence(statement, true)
    return html`<div class="part"><p>${voidShown(scene, round, statement.label)}</p>
      ${round.answers?.length ? html`<plenary-round-result .scene=${scene} .round=${round}></plenary-round-result>` : nothing}
      ${again ? html`<div class="row"><button ${this.#asking.presses(act)} class="outlined small" ?disabled=${this.#asking.busy}>${labelOf(act)}</button></div>` : nothing}</div>`
  }

  #objections(scene: View, statement: Statement) {
    const objections = objectionsTo(scene.state, statement)
    return objections.length === 0
      ? nothing
      : html`<div class="part">${objections.map(objection => html`<plenary-objection .scene=${scene} .objection=${objection}></plenary-objection>`)}</div>`
  }

  #acts(scene: ViewWith<"present">, statement: Statement) {
    const buttons = derived(() => statementActs(scene, statement))
    if (buttons.length === 0) return nothing
    const stops = buttons.flatMap(({ stop }) => stop ?? [])
    return html`<div class="row acts">${buttons.map(button => this.#button(button))}</div>
      ${stops.map(stop => html`<p class="small muted" id="stop">${refusalText(stop, scene.state)}${termsLink(stop.code, scene.state)}</p>`)}`
  }

  #button({ act, quiet, stop }: Offer) {
    const label = act.kind === "propose" ? msg("statement.propose") : labelOf(act)
    return html`<button ${this.#asking.presses(act)} class=${quiet ? "quiet small" : "small"} ?disabled=${stop !== null || this.#asking.busy} aria-describedby=${stop ? "stop" : nothing}>${label}</button>`
  }
}

const standsWords = (n: number): string => msg("amend.stands", { n })

/**
 * Says that the figures on the card belong to the previous version. The figures stay until the next version is
 * proposed.
 */
const oldWords = (n: number): string => msg("statement.oldFigures", { n })

function consentShown(
  scene: View,
  id: Statement["id"],
  { by, at, reason, reasonLang }: Statement["oneText"][number],
  name: string,
) {
  const said = { key: oneTextKey(id, at), lang: reasonLang ?? null, text: reason, by, at }
  return saidInSentence(scene, said, reason => msg("statement.oneText", { name, reason }))
}

const authenticIn = ({ state }: View) => state.workspace?.authentic.map(({ lang }) => lang) ?? []

const isRating = ({ kind }: Round): boolean => kind === "rating"

declare global {
  interface HTMLElementTagNameMap {
    "plenary-statement-card": StatementCard
  }
}

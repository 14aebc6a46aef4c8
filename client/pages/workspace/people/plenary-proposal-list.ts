import { signal } from "@preact/signals-core"
import { html, nothing } from "lit"
import { customElement, property } from "lit/decorators.js"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import type { AdoptedWords } from "../../../../shared/contract/events/proposal.ts"
import type { Proposal, State } from "../../../../shared/fold/state.ts"
import { administratorMayConfirm, askedToConsent, isAwaited } from "../../../../shared/rules/people/consent/consent.ts"
import { isOwn } from "../../../../shared/rules/people/seats/holder.ts"
import { nameInProposal } from "../../../../shared/rules/readings/proposals.ts"
import { refusedLately, wordingsOf } from "../../../../shared/rules/record/proposed.ts"
import { neededWords } from "../../../elements/forms/written.ts"
import { msg } from "../../../i18n/msg.ts"
import { pathHere } from "../../../site/site.ts"
import "../../../elements/forms/plenary-kept-words.ts"
import { reasonShown } from "../../../elements/record/proposalsShown.ts"
import { wordChanges } from "../../../elements/session/kit/wordChanges.ts"
import { saidInSentence } from "../../../elements/translating/saidShown.ts"
import { memberName, namesThen } from "../../../i18n/names.ts"
import {
  awaitedWords,
  confirmWords,
  proposalWords,
  readAndConfirm,
  reasonWords,
  refusalSaid,
  refusedWords,
  refuseWords,
  takeBackWords,
} from "../../../i18n/sentences/proposal/proposalText.ts"
import { refusalText } from "../../../i18n/sentences/refusalText.ts"
import { satWords } from "../../../i18n/sentences/satWords.ts"
import { announce } from "../../../state/page/announcer.ts"
import { OnLivePage } from "../../frame/onLivePage.ts"

type Answer = "confirm-proposal" | "take-back-proposal"

/** The proposals that wait for consent, each with the acts that the reader may do on it, and the refused ones of the reader. */
@customElement("plenary-proposal-list")
export class ProposalList extends OnLivePage {
  /** Returns true for the proposals that the list shows. */
  @property({ attribute: false }) shows: (proposal: Proposal) => boolean = () => true
  /**
   * The sentences of the minutes on this page, to which a confirmation of the adoption applies. Null if the page does
   * not show the minutes.
   */
  @property({ attribute: false }) words: AdoptedWords | null = null
  private readonly problem = signal<{ proposal: string; text: string } | null>(null)

  private async send(kind: Answer | "refuse-proposal", body: CommandInput<"refuse-proposal">): Promise<void> {
    const { proposal, reason } = body
    const answered =
      kind === "refuse-proposal"
        ? await this.here.send(kind, { proposal, reason })
        : kind === "confirm-proposal"
          ? await this.here.send(kind, { proposal, ...(this.words && { words: this.words }) })
          : await this.here.send(kind, { proposal })
    this.problem.value = answered.ok ? null : { proposal, text: refusalText(answered.refusal, this.live.state.peek()) }
    if (answered.ok) announce(msg("plan.done"))
  }

  private readonly refuse = (event: SubmitEvent, proposal: string): void => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const reason = neededWords(event.currentTarget, "reason")
    if (reason !== "") void this.send("refuse-proposal", { proposal, reason })
  }

  private acts(state: State, proposal: Proposal) {
    const me = this.live.me.value
    const asked =
      (me?.role === "admin" && administratorMayConfirm(proposal.about)) ||
      askedToConsent(state, proposal).some(id => id === me?.member)
    const { id, asker: by, at } = proposal
    const own = isOwn(state, { by, at }, me?.member ?? null)
    return html`<div class="row">
        ${asked ? this.confirming(state, proposal) : nothing}
        ${own ? html`<button class="small quiet" @click=${() => this.send("take-back-proposal", { proposal: id, reason: "" })}>${takeBackWords()}</button>` : nothing}
      </div>
      ${asked ? this.refusing(proposal) : nothing}`
  }

  /**
   * The button that confirms a proposal. The adoption of minutes is confirmed on the page of the minutes, so other
   * pages have a link to that page instead.
   */
  private confirming(state: State, proposal: Proposal) {
    const { id, about } = proposal
    if (about.act !== "adopt" || this.words)
      return html`<button class="small filled" @click=${() => this.send("confirm-proposal", { proposal: id, reason: "" })}>${confirmWords(about.act, nameInProposal(state, proposal))}</button>`
    const page = `/w/${state.workspace?.slug}/s/${about.session}/minutes`
    return pathHere() === page ? nothing : html`<a class="button small filled" href=${page}>${readAndConfirm()}</a>`
  }

  private refusing({ id }: Proposal) {
    return html`<details>
      <summary>${refuseWords()}</summary>
      <form class="stack tight" @submit=${(event: SubmitEvent) => this.refuse(event, id)}>
        <plenary-kept-words .place=${`${this.live.me.value?.member} refuse ${id}`}></plenary-kept-words>
        <label class="field">${msg("form.reason")}
          <textarea name="reason" rows="2" required maxlength="4000"></textarea></label>
        <p><button class="small danger">${refuseWords()}</button></p>
      </form>
    </details>`
  }

  private line(state: State, proposal: Proposal) {
    const wordings = wordingsOf(state, proposal.about)
    const trouble = this.problem.value?.proposal === proposal.id ? this.problem.value.text : ""
    return html`<li class="stack tight">
      <p>${proposalWords(state, proposal)}</p>
      ${satDown(state, proposal)}
      ${wordings ? wordChanges(wordings.before, wordings.now, wordings.lang) : nothing}
      ${proposal.reason ? html`<p class="small">${reasonShown({ state, me: this.live.me.value }, proposal)}</p>` : nothing}
      <p class="muted small">${awaitedWords(state, proposal)}</p>
      ${this.acts(state, proposal)}
      ${trouble ? html`<p class="problem" role="alert">${trouble}</p>` : nothing}
    </li>`
  }

  /** Tells the asker who refused a proposal, and why. */
  private refused(state: State) {
    const me = this.live.me.value
    if (!me?.member) return nothing
    return refusedLately(state, me.member, this.live.now())
      .filter(this.shows)
      .map(one => {
        const by = namesThen(state)(one.ended?.by ?? null, one.ended?.at ?? one.at)
        const { about } = one
        const name = "member" in about ? memberName(state, about.member) : nameInProposal(state, one)
        return html`<div class="notice warn stack tight" role="status">
          <p>${proposalWords(state, one)}</p>
          <p>${refusedWords(about.act, by, name)} ${saidInSentence({ state, me }, refusalSaid(one), reasonWords)}</p>
        </div>`
      })
  }

  protected override render() {
    const state = this.live.state.value
    const open = Object.values(state.proposals).filter(one => isAwaited(state, one) && this.shows(one))
    return html`${this.refused(state)}
      ${
        open.length === 0
          ? nothing
          : html`<section class="card stack" aria-labelledby="ws-proposals">
      <h3 id="ws-proposals">${msg("proposal.title")}</h3>
      <ul role="list" class="stack">${open.map(one => this.line(state, one))}</ul>
    </section>`
      }`
  }
}

/** Says who sat down in the seat that the proposal is about, since when and by which link; nobody is confirmed unseen. */
function satDown(state: State, { about }: Proposal) {
  if (about.act !== "seat") return nothing
  const { taken, sat } = state.members[about.member] ?? {}
  const name = memberName(state, about.member)
  if (!taken) return html`<p class="small">${msg("sat.nobody", { name })}</p>`
  const by = sat?.by ? memberName(state, sat.by) : ""
  return html`<p class="small">${satWords({ name, since: sat?.at ?? null, by, letter: sat?.letter ?? false })}</p>`
}

declare global {
  interface HTMLElementTagNameMap {
    "plenary-proposal-list": ProposalList
  }
}

import { html, nothing } from "lit"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { judgements, positions } from "../../../shared/model/terms.ts"
import { findRound, findStatement } from "../../../shared/rules/readings/rows.ts"
import { copyWords } from "../../elements/forms/copyWords.ts"
import { clock } from "../../i18n/formats.ts"
import { msg } from "../../i18n/msg.ts"
import { refusalText } from "../../i18n/sentences/refusalText.ts"
import { positionName } from "../../i18n/terms/outcomeTerms.ts"
import { judgementName } from "../../i18n/terms/recordTerms.ts"
import type { SessionConnection } from "../../state/live.ts"
import { isGone } from "../../state/loading/loading.ts"
import type { Outbox } from "../../state/outbox.ts"
import { panelsSent, sentSeatless } from "../../state/sent/keptSent.ts"
import { lateIn, type Pending, roundAskedBy } from "../../state/sent/pending.ts"
import { type SaidKind, saidWith, wordsSentIn } from "../../state/sent/said.ts"
import { readUngiven, ungivenIn } from "../../state/sent/ungiven.ts"
import { wholeAnswer } from "../../state/session/answers/wholeAnswer.ts"

/**
 * Tells the reader what became of what they sent: still on its way, taken after a wait, or not taken, each with what they
 * can do about it; and what they had typed for a round, and not given, when it ended. Every page of the workspace calls
 * this function. Its code comes with the page, since a page that has lost its connection can load none. `isTold`: whether
 * the page tells it here, and not at a place of its own.
 */
export function endsOf(
  live: Pick<SessionConnection, "outbox" | "state" | "me">,
  isTold: (one: Pending) => boolean = () => true,
) {
  const { outbox, state, me } = live
  const told = outbox.told.value.filter(isTold)
  const ungiven = ungivenOf(state.value, me.value?.member ?? null, outbox.list.value)
  if (told.length === 0 && ungiven.length === 0) return nothing
  return html`<section class="outcomes stack tight no-print" aria-label=${msg("outcome.title")}>
    ${together(told, "waits", outbox)} ${together(told, "given", outbox)}
    ${told.filter(one => !isTogether(told, one)).map(one => line(one, outbox, state.value))} ${ungiven}
  </section>`
}

/**
 * The same on a page that cannot show its panel. Without the panel the page does not know whose seat it is, so it only says
 * that the tab keeps something. Where this browser has no seat any more, it says so of each.
 */
export function endsWithoutPanel(
  live: Pick<SessionConnection, "outbox" | "state" | "me" | "place" | "room">,
  isTold: (one: Pending) => boolean = () => true,
) {
  if (live.outbox.list.value.length > 0 || !panelsSent().includes(live.place.slug)) return endsOf(live, isTold)
  const room = live.room.value
  if (room.state === "failed" && isGone(room.failure))
    return html`<section class="outcomes stack tight no-print" aria-label=${msg("outcome.title")}>
      ${sentSeatless(live.place.slug).map(({ one, read }) => line(one, live.outbox, live.state.value, read))}
    </section>`
  return html`<p class="notice warn no-print" role="status">${msg("outcome.elsewhere")}</p>`
}

const groupOf = ({ status }: Pending) =>
  status.state === "given" ? "given" : status.state === "refused" ? "refused" : "waits"

/** Whether several have the same end and need nothing of the reader, so that one line tells it. */
const isTogether = (told: readonly Pending[], one: Pending): boolean =>
  groupOf(one) !== "refused" && told.filter(other => groupOf(other) === groupOf(one)).length > 1

function together(told: readonly Pending[], group: "waits" | "given", outbox: Outbox) {
  const all = told.filter(one => groupOf(one) === group)
  const n = all.length
  if (n < 2) return nothing
  const read = () => {
    for (const { id } of all) outbox.dismiss(id)
  }
  return group === "waits"
    ? html`<p class="notice warn outcome" role="status">${msg("outcome.waitAll", { n })}</p>`
    : html`<div class="notice good stack tight outcome" role="status"><p>${msg("outcome.givenAll", { n })}</p>
        <p><button class="quiet small" @click=${read}>${msg("outcome.read")}</button></p></div>`
}

function line(one: Pending, outbox: Outbox, state: State, read = () => outbox.dismiss(one.id)) {
  const { status } = one
  const look = status.state === "given" ? "good" : "warn"
  const isEnd = status.state === "given" || status.state === "refused"
  const words = ownWords(one)
  return html`<div class="notice ${look} stack tight outcome" role=${status.state === "refused" ? "alert" : "status"}>
    <p>${sentence(one, state)}</p>
    ${words === "" ? nothing : html`<blockquote class="text">${words}</blockquote>`}
    ${one.reported ? html`<p class="small">${told(one, state)}</p>` : nothing}
    ${
      isEnd
        ? html`<p class="row">${tell(one, outbox, state)} ${again(one, outbox)}
            ${status.state === "refused" && words !== "" ? html`<button class="quiet small" @click=${copy}>${msg("send.copy")}</button>` : nothing}
            <button class="quiet small" @click=${read}>${msg("outcome.read")}</button></p>`
        : nothing
    }
  </div>`
}

/** Tells what its writer had chosen or typed for a round and not given when it ended, unless it is on its way. */
function ungivenOf(state: State, member: string | null, sent: readonly Pending[]) {
  const said = new Set(sent.map(roundAskedBy))
  const all = ungivenIn(state, member).filter(({ round }) => !said.has(round.id))
  return all.map(({ round, choice, words }) => {
    const label = findStatement(state, round.statement)?.label ?? "none"
    const read = () => member !== null && readUngiven(member, round.id)
    const parts = [choiceName(round, choice), ...words]
    return html`<div class="notice warn stack tight outcome" role="alert">
      <p>${msg("outcome.ungiven", { label })}</p>
      <blockquote class="text">${parts.join("\n")}</blockquote>
      <p class="row"><button class="quiet small" @click=${copy}>${msg("send.copy")}</button>
        <button class="quiet small" @click=${read}>${msg("outcome.read")}</button></p>
    </div>`
  })
}

function choiceName({ kind }: Round, choice: string): string {
  const position = positions.find(one => one === choice)
  const judgement = judgements.find(one => one === choice)
  if (kind === "call" && position) return positionName(position)
  if (kind === "review" && judgement) return judgementName(judgement)
  return choice === "outside" ? msg("rating.skip") : choice
}

const whatOf = (one: Pending): SaidKind | "ballot" =>
  one.kind === "ballot" ? "ballot" : (saidWith(one.kind) ?? "entry")

function sentence(one: Pending, state: State): string {
  const what = whatOf(one)
  const { status } = one
  if (status.state === "asked") return msg("outcome.asked")
  if (status.state === "given") return msg("outcome.given", { what, label: labelOf(one, state) })
  if (status.state !== "refused") return msg("outcome.waits", { what, label: labelOf(one, state) })
  if (status.lost === "unsure") return msg("outcome.unsure")
  if (status.lost === "untaken") return msg("outcome.untaken")
  if (status.lost === "seatless") return msg("outcome.seatless")
  if (status.lost === "unsent") return msg("outcome.unsent", { label: labelOf(one, state) })
  if (isLate(one)) {
    const { time } = status.refusal.params
    const at = clock(Number(time) || Date.now())
    return msg("outcome.late", { what, label: labelOf(one, state), time: at })
  }
  const why = refusalText(status.refusal, state)
  return msg("outcome.refused", { what, label: labelOf(one, state), why })
}

/** Whether an answer came after the close of its round. */
const isLate = ({ kind, status }: Pending): boolean =>
  (kind === "ballot" || kind === "answer-round") &&
  status.state === "refused" &&
  !status.lost &&
  status.refusal.code === "round-closed"

function roundOf(one: Pending, state: State) {
  return one.kind === "ballot" || one.kind === "answer-round" ? findRound(state, one.body.round) : undefined
}

/** The statement that was answered; "none" where this page does not hold it. */
function labelOf(one: Pending, state: State): string {
  const round = roundOf(one, state)
  return (round && findStatement(state, round.statement)?.label) ?? "none"
}

/** The answer or the words, as the person gave them. A secret ballot has none here. */
function ownWords(one: Pending): string {
  if (one.kind === "ballot") return ""
  const parts = wordsSentIn(one.body)
  if (one.kind === "change-position") return [positionName(one.body.position.position), ...parts].join("\n")
  if (one.kind !== "answer-round") return parts.join("\n")
  const answer = wholeAnswer(one.body.answer)
  const said =
    answer.kind === "call"
      ? positionName(answer.position)
      : answer.kind === "review"
        ? judgementName(answer.judgement)
        : answer.score === null
          ? msg("rating.skip")
          : String(answer.score)
  return [said, ...parts].join("\n")
}

/** Whether a ballot that never left this browser can be given no more. */
const isTooLate = (one: Pending, state: State): boolean => {
  const round = roundOf(one, state)?.state
  return one.status.state === "refused" && one.status.lost === "unsent" && (round === "closed" || round === "revealed")
}

function tell(one: Pending, outbox: Outbox, state: State) {
  if (!(isLate(one) || isTooLate(one, state)) || one.reported || (one.kind !== "ballot" && one.kind !== "answer-round"))
    return nothing
  const { round } = one.body
  const named = one.kind !== "ballot" && findRound(state, round)?.anonymity === "named"
  const report = () => outbox.report(one.id, round, lateIn(named))
  return html`<button class="outlined small" @click=${report}>${msg("outcome.tell")}</button>`
}

const told = (one: Pending, state: State): string =>
  one.kind === "answer-round" && roundOf(one, state)?.anonymity === "named"
    ? msg("outcome.toldNamed")
    : msg("outcome.toldCounted")

function again(one: Pending, outbox: Outbox) {
  if (one.kind === "ballot" || isLate(one) || one.status.state !== "refused" || one.status.lost) return nothing
  return html`<button class="outlined small" @click=${() => void outbox.retry(one.id)}>${msg("send.retry")}</button>`
}

function copy({ currentTarget: button }: Event): void {
  const line = button instanceof HTMLElement ? button.closest(".outcome") : null
  const words = line?.querySelector<HTMLElement>(".text") ?? null
  void copyWords(words?.textContent ?? "", words)
}

import { signal } from "@preact/signals-core"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import { findRound } from "../../../shared/rules/readings/rows.ts"
import { keepWords, keptPlaces, keptWords } from "../kept/keptWords.ts"

/** A choice for a round, with its words, that its writer had not given when the round ended. */
export interface Ungiven {
  round: Round
  /** the chosen score, position or judgement */
  choice: string
  /** the reason and the remedy, as far as they were typed */
  words: readonly string[]
}

/** the number of times that a reader has read what was not given; the storage of a tab tells no page of a change */
const timesRead = signal(0)

const placeOf = (member: string, round: string): string => `${member} ${round}`

/** Returns what the member typed in this tab for rounds that have ended since. Of secret rounds nothing is kept. */
export function ungivenIn(state: State, member: string | null): Ungiven[] {
  void timesRead.value
  if (member === null) return []
  const all = keptPlaces(placeOf(member, "")).flatMap(place => {
    const round = findRound(state, place.slice(placeOf(member, "").length))
    if (!round || round.state === "open") return []
    const { waiting, choice, reason, remedy } = keptWords(place)
    const words = [reason ?? "", remedy ?? ""].filter(one => one.trim() !== "")
    const chosen = waiting || choice || ""
    return chosen === "" ? [] : [{ round, choice: chosen, words }]
  })
  return all.toSorted((a, b) => a.round.openedAt - b.round.openedAt)
}

/** Forgets what was not given, because its writer has read so. */
export function readUngiven(member: string, round: string): void {
  keepWords(placeOf(member, round), {})
  timesRead.value++
}

/** Whether the tab keeps a choice for the round that is not the given answer. */
export function isTyped(member: string, round: string, given: GivenAnswer | null): boolean {
  const { waiting, choice } = keptWords(placeOf(member, round))
  return Boolean(waiting || choice) && !(given && isKept(member, round, given))
}

/** Forgets what was typed for a round once the same was given. Words that were typed since then stay. */
export function forgetGiven(member: string, round: string, answer: GivenAnswer): void {
  if (isKept(member, round, answer)) keepWords(placeOf(member, round), {})
}

/** Whether what the tab keeps says the same as an answer. */
function isKept(member: string, round: string, answer: GivenAnswer): boolean {
  const { waiting, choice, reason = "", remedy = "" } = keptWords(placeOf(member, round))
  const chosen = waiting || choice || ""
  const given = answer.kind === "rating" ? answer.score : answer.kind === "call" ? answer.position : answer.judgement
  const asked = answer.kind === "call" && answer.position === "block" ? answer.remedy : remedy.trim()
  return (
    (chosen === "" || chosen === String(given ?? "outside")) &&
    reason.trim() === (answer.reason ?? "") &&
    remedy.trim() === asked
  )
}

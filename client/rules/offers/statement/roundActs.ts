import type { Round } from "../../../../shared/fold/consensusState.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { closesAt } from "../../../../shared/rules/readings/deadlines.ts"
import { answersIn } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { ViewWith } from "../../../scene/scene.ts"
import { mayNow, owesAccount } from "../mayNow.ts"

/**
 * A reader's part in an open round: they answer, the round is closed to their seat, their seat needs an account, they enter other members' spoken
 * answers, or they only watch.
 */
export type RoundPart = "answers" | "closed" | "account" | "enters" | "watches"

export function partIn(scene: ViewWith<"now">, round: Round): RoundPart {
  const { state, me, now } = scene
  // At its deadline nobody can answer any more, even if the server closes the round a little later.
  if ((closesAt(round) ?? Infinity) <= now) return "watches"
  const asked = round.electorate.some(({ member }) => member === me.member)
  if (asked && right(me.role, "answer") !== "no") {
    if (!answersIn(state, round, me.member)) return "closed"
    if (owesAccount(scene, "answer", round)) return "account"
    return mayNow(scene, "answer", true, round) ? "answers" : "watches"
  }
  return isSpokenIn(round) && mayNow(scene, "enter a spoken answer") ? "enters" : "watches"
}

/** Whether the secretary may enter spoken positions in this round: it is a call in which names are shown. */
const isSpokenIn = ({ kind, anonymity, silence }: Round): boolean =>
  kind === "call" && anonymity === "named" && !silence

/** Whether this reader may be asked as the second officer who confirms what the secretary entered (DOMAIN SP2). */
export const hearsSpoken = (scene: ViewWith<"now">, round: Round): boolean =>
  isSpokenIn(round) && mayNow(scene, "confirm a spoken answer") && (closesAt(round) ?? Infinity) > scene.now

/** Whether this reader may extend a silence procedure or a deadline. It may be extended once, before its end. */
export const mayExtend = (scene: ViewWith<"now">, round: Round): boolean =>
  (closesAt(round) ?? 0) > scene.now && !round.extended && mayNow(scene, "run a round")

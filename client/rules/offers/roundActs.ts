import type { Round } from "../../../shared/fold/consensusState.ts"
import { right } from "../../../shared/rules/policy.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import type { ViewWith } from "../../acts/scene.ts"
import { mayNow } from "./mayNow.ts"

/**
 * A reader's part in an open round: they answer, the round is closed to their seat, they enter other members' spoken
 * answers, or they only watch.
 */
export type RoundPart = "answers" | "closed" | "enters" | "watches"

export function partIn(scene: ViewWith<"now">, round: Round): RoundPart {
  const { state, me, now } = scene
  // When a silence procedure has ended, nobody can answer it. Missing answers then count as agreement, even if the
  // server shows the result later.
  if (round.silence && (round.endsAt ?? 0) <= now) return "watches"
  const asked = round.electorate.some(({ member }) => member === me.member)
  if (asked && right(me.role, "answer") !== "no") {
    if (!answersIn(state, round, me.member)) return "closed"
    return mayNow(scene, "answer", true) ? "answers" : "watches"
  }
  const named = round.kind === "call" && round.anonymity === "named"
  return named && mayNow(scene, "enter a spoken answer") ? "enters" : "watches"
}

/** Whether this reader may extend a silence procedure. It may be extended once, before its end. */
export const mayExtend = (scene: ViewWith<"now">, { silence, extended, endsAt }: Round): boolean =>
  silence && !extended && (endsAt ?? 0) > scene.now && mayNow(scene, "run a round")

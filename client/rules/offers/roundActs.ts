import type { Round } from "../../../shared/fold/consensusState.ts"
import { right } from "../../../shared/rules/policy.ts"
import { answersIn } from "../../../shared/rules/round/electorate/electorate.ts"
import type { ViewWith } from "../../acts/scene.ts"
import { mayNow } from "./mayNow.ts"

/**
 * A reader's part in an open round: the round asks them, or it is closed to their seat, or they enter others' spoken
 * answers, or they only watch.
 */
export type RoundPart = "answers" | "closed" | "enters" | "watches"

export function partIn(scene: ViewWith<"now">, round: Round): RoundPart {
  const { state, me, now } = scene
  // From its end on, a silence procedure counts missing answers as agreement, even if the server shows the result
  // later.
  if (round.silence && (round.endsAt ?? 0) <= now) return "watches"
  const asked = round.electorate.some(({ member }) => member === me.member)
  if (asked && right(me.role, "answer") !== "no") {
    if (!answersIn(state, round, me.member)) return "closed"
    return mayNow(scene, "answer", true) ? "answers" : "watches"
  }
  const named = round.kind === "call" && round.anonymity === "named"
  return named && mayNow(scene, "enter a spoken answer") ? "enters" : "watches"
}

/** A silence procedure may be extended once, before its end. */
export const mayExtend = (scene: ViewWith<"now">, { silence, extended, endsAt }: Round): boolean =>
  silence && !extended && (endsAt ?? 0) > scene.now && mayNow(scene, "run a round")

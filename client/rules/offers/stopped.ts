import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import { barredFrom } from "../../../shared/rules/people/barred.ts"
import type { Action } from "../../../shared/rules/policy.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { cannotDeclare } from "../../../shared/rules/record/declaring.ts"
import { cannotOpen, versionFor } from "../../../shared/rules/round/opening.ts"
import type { Act } from "../../acts/act.ts"
import type { Scene } from "../../acts/scene.ts"
import { rowOf } from "./mayNow.ts"

const kinds = { "start-rating": "rating", call: "call", "open-silence": "silence" } as const
type Opening = keyof typeof kinds

/** Why a round of this kind cannot be opened on a text; null where it can. */
export function openingStopped(scene: Scene, statement: Statement, act: Opening): Refusal | null {
  const version = versionFor(statement, latestVersion(statement)?.n ?? 0)
  if ("refuse" in version) return version.refuse
  const seen = { state: scene.state, present: new Set(scene.present) }
  return cannotOpen(seen, statement, version, kinds[act])?.refuse ?? null
}

/** By which right somebody says or writes something, where an act of the bar is more than a step of the chair's. */
const saying: Partial<Record<Act["do"], Action>> = {
  "answer-objection": "answer an objection",
  "ask-to-confirm": "comment",
  draft: "draft a statement",
  invite: "comment",
  propose: "propose a statement",
  remind: "comment",
}

/** Why the server would refuse an act of the bar; null where it would do it. */
export function stopped(scene: Scene, act: Act): Refusal | null {
  const action = saying[act.do]
  const barred = action && barredFrom(scene.state, rowOf(scene), action)
  if (barred) return refuse(barred).refuse
  switch (act.do) {
    case "start-rating":
    case "call":
    case "open-silence":
      return openingStopped(scene, act.statement, act.do)
    case "declare":
    case "declare-lower":
      return cannotDeclare(scene.state, act.statement, scene.me.member)
    default:
      return null
  }
}

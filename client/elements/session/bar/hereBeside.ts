import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { Wanted } from "../../../acts/act.ts"
import { hereWords } from "../../../i18n/sentences/round/hereWords.ts"
import type { Scene } from "../../../scene/scene.ts"

/** Says who is connected, beside the acts that close or show a round, open a call or declare its outcome. */
export function hereBeside(scene: Scene, acts: readonly Wanted[]): string {
  for (const act of acts) {
    if (act.kind === "call") return hereWords(scene, electorateOf(scene.state, act.statement.id))
    const ofRound = act.kind === "close-and-show" || act.kind === "close-round" || act.kind === "reveal-round"
    if (ofRound || act.kind === "declare" || act.kind === "declare-lower")
      return hereWords(scene, act.round.electorate, act.round)
  }
  return ""
}

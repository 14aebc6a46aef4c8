import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import { latestVersion } from "../../../shared/rules/readings/statements.ts"
import { cannotOpen, versionFor } from "../../../shared/rules/round/opening.ts"
import type { ViewWith } from "../../scene/scene.ts"

/** The reason why a round of this kind cannot be opened on a statement. Null if it can. */
export function openingStopped(
  scene: ViewWith<"present" | "connected">,
  statement: Statement,
  kind: "rating" | "call" | "silence" | "between",
): Refusal | null {
  const version = versionFor(statement, latestVersion(statement)?.n ?? 0)
  if ("refuse" in version) return version.refuse
  const connected = scene.connected && new Set(scene.connected)
  const seen = { state: scene.state, present: new Set(scene.present), connected }
  return cannotOpen(seen, statement, version, kind)?.refuse ?? null
}

import type { RecordRow } from "../../../../shared/fold/recordState.ts"
import { findStatement } from "../../../../shared/rules/readings/rows.ts"
import { notesProgress } from "../../../../shared/rules/record/living/progress.ts"
import { reviewToConclude, runningReview } from "../../../../shared/rules/record/living/reviews.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import type { LivingAct } from "../../../acts/record/living.ts"
import type { View } from "../../../scene/scene.ts"
import { mayNow } from "../mayNow.ts"

/** The acts on a record's review and on the progress under it that this reader may do now. */
export function livingActs(scene: View, record: RecordRow): LivingAct[] {
  if (record.state !== "in_force") return []
  const { state, me } = scene
  const notes = mayNow(scene, "note progress", notesProgress(state, record, me.member))
  return [
    ...(notes ? [{ kind: "note-progress" as const, record }] : []),
    ...reviewing(scene, record),
    ...(mayNow(scene, "declare") ? [{ kind: "set-review-date" as const, record }] : []),
    ...(mayNow(scene, "name who notes progress") ? [{ kind: "name-progress-members" as const, record }] : []),
  ]
}

/** The next step of a record's review: open one, or conclude the one whose answers are shown. */
export function reviewing(scene: View, record: RecordRow): LivingAct[] {
  const { state } = scene
  if (record.state !== "in_force" || runningReview(state, record)) return []
  const round = reviewToConclude(state, record)
  if (round) return mayNow(scene, "declare") ? [{ kind: "conclude-review", record, round }] : []
  const statement = findStatement(state, record.body.statement)
  const opens = statement && statement.state !== "in_round" && electorateOf(state, statement.id).length > 0
  return opens && mayNow(scene, "run a round") ? [{ kind: "open-review", record }] : []
}

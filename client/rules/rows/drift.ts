import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { isNotYetTaken, isWatched } from "../../../shared/rules/text/drift.ts"
import type { Act } from "../../acts/act.ts"
import { toAmend, toMarkEditorial } from "../../acts/record/standing.ts"
import type { NextActionRule } from "../bar.ts"

/**
 * The acts that settle a difference between a note and a record (DOMAIN K4). If the note has not taken a revision of
 * the text yet, the difference cannot be marked as editorial.
 */
export const driftExits = (record: RecordRow): Act[] => [
  { kind: "restore-wording", record },
  toAmend(record),
  ...(isNotYetTaken(record) ? [] : [toMarkEditorial(record)]),
]

/** Row 30 of the next actions, after the session, applies when a note differs from a record. */
export const decideDrift: NextActionRule = ({ state }) => {
  const record = Object.values(state.records).find(card => card.drift !== null && isWatched(card))
  return record ? { act: { kind: "decide-drift", record }, filled: false, second: driftExits(record) } : null
}

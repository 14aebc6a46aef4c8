import type { RecordCard } from "../../../fold/consensusState.ts"
import { isWatched } from "../../text/drift.ts"
import type { Act, Row } from "../act.ts"

/** The three exits of a difference (domain.md §8). */
export const driftExits = (record: RecordCard): Act[] => [
  { do: "restore-wording", record },
  { do: "amend", record },
  { do: "mark-editorial", record },
]

/** 30: later, a note differs from a record */
export const decideDrift: Row = ({ state }) => {
  const record = Object.values(state.records).find(card => card.drift !== null && isWatched(card))
  return record ? { act: { do: "decide-drift", record }, filled: false, second: driftExits(record) } : null
}

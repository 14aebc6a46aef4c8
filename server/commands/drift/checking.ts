import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { WorkspaceId } from "../../../shared/model/ids.ts"
import { derivePerTable } from "../../../shared/rules/derivePerTable.ts"
import { isWatched } from "../../../shared/rules/text/drift.ts"
import type { Dispatch } from "../../core/dispatch.ts"
import { server, serverLooking } from "../../core/serverActor.ts"
import { LoopTurns } from "../../log/folding/turn.ts"
import type { Folds } from "../../log/folds.ts"
import type { Documents } from "../../ports/documents/documents.ts"
import { passageAt, recordPassage } from "../passage.ts"
import { isReworded, noticed } from "./driftDefinitions.ts"

export interface DriftCheckPorts {
  documents: Pick<Documents, "passage">
  dispatch: Pick<Dispatch, "perform">
  folds: Pick<Folds, "current">
}

const watchedIn = derivePerTable((records: State["records"]) => Object.values(records).filter(isWatched))

/** The records whose passages are compared with their notes. */
export async function watchedRecords({ folds }: Pick<DriftCheckPorts, "folds">, workspace: WorkspaceId) {
  const { state } = await folds.current(workspace)
  return watchedIn(state.records)
}

/**
 * Compares a record with its passage in the note. Writes an entry if a difference is new or has ended (DOMAIN K3). If
 * the log already has the difference, a further change of the wording is written only when the note is at rest
 * (`atRest`), because otherwise each keystroke could add an entry. Until then the function returns "reworded".
 */
export async function checkRecord(
  { documents, dispatch }: Pick<DriftCheckPorts, "documents" | "dispatch">,
  workspace: WorkspaceId,
  record: RecordRow,
  atRest: boolean,
): Promise<"checked" | "reworded"> {
  const passage = await recordPassage(documents, record)
  // most comparisons find nothing that the log does not say already, and then nothing is committed
  if (!noticed(record, passage)) return "checked"
  if (!atRest && isReworded(record, passage)) return "reworded"
  const command = serverLooking(passageAt({ record: record.id }), ({ state, passage: now }) => {
    const card = state.records[record.id]
    return (card && now !== null && noticed(card, now)) || { events: [] }
  })
  await dispatch.perform(workspace, server, command, null)
  return "checked"
}

/** Checks every recorded passage of a workspace. A new wording of a known difference is written to the log at once. */
export async function checkRecords(ports: DriftCheckPorts, workspace: WorkspaceId): Promise<void> {
  const turn = new LoopTurns()
  for (const record of await watchedRecords(ports, workspace)) {
    await checkRecord(ports, workspace, record, true)
    await turn.pause()
  }
}

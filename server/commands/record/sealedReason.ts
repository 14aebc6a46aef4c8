import * as z from "zod"
import type { State } from "../../../shared/fold/state.ts"
import type { RecordId, WorkspaceId } from "../../../shared/model/ids.ts"
import { reasonLang } from "../../../shared/model/texts.ts"
import type { LookUp } from "../../core/command.ts"
import type { Worded } from "../../core/reasonLang.ts"
import type { Store } from "../../ports/database/store.ts"

const Returned = z.object({ record: z.string() })
const Reason = z.object({ reason: z.string(), reasonLang })

/**
 * The reason why a record was returned. It is read from the personal part of the entry, which every other reader of the
 * log leaves out (`isSealed`). Null if the record was not returned, if the reason was public, or if the reason was
 * erased.
 */
export async function sealedReason(
  store: Pick<Store, "events">,
  workspace: WorkspaceId,
  state: State,
  record: RecordId,
): Promise<Worded | null> {
  const seq = state.records[record]?.returnedSeq
  if (seq === undefined) return null
  const [row] = await store.events(workspace, seq - 1, 1)
  if (row?.kind !== "record-returned" || Returned.safeParse(row.body).data?.record !== record) return null
  return Reason.safeParse(row.personal).data ?? null
}

/** The reason why the named record was returned; null if there is none to read. */
export interface SealedRead {
  sealed: Worded | null
}

export const sealedReasonOf = (record: RecordId): LookUp<SealedRead> => ({
  find: async ({ store }, { state }, workspace) => ({ sealed: await sealedReason(store, workspace, state, record) }),
})

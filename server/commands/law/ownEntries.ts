import type { PartNoun } from "../../../shared/contract/queries/law/parts.ts"
import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import { OwnParts } from "../../../shared/rules/law/ownParts.ts"
import type { LookUp } from "../../core/command.ts"
import { entryOf } from "../../log/folding/entryOf.ts"
import type { Store } from "../../ports/database/store.ts"

const entriesPerBatch = 200

/** An entry whose personal part belongs to a member and is not erased. */
export interface OwnPart {
  seq: number
  noun: PartNoun
}

/** The words of one member, or of some, that an erasure takes from a workspace's log. */
export interface OwnWords {
  /** the personal parts, in the order of the log */
  parts: OwnPart[]
  /** the keys of the member's words, by which others translate them */
  keys: readonly string[]
}

/** Finds the personal parts of a workspace's log that belong to one member. */
export const ownWordsIn = (store: Pick<Store, "events">, workspace: WorkspaceId, member: MemberId): Promise<OwnWords> =>
  wordsIn(store, workspace, one => one === member)

/** The entries of the log about the member whom a command erases. */
export const ownWordsOf = (member: MemberId): LookUp<{ erased: OwnWords }> => ({
  find: async ({ store }, _, workspace) => ({ erased: await ownWordsIn(store, workspace, member) }),
})

/** Finds the personal parts of a workspace's log that `isTaken` chooses by member and noun. */
export async function wordsIn(
  { events }: Pick<Store, "events">,
  workspace: WorkspaceId,
  isTaken: (member: MemberId, noun: PartNoun) => boolean,
): Promise<OwnWords> {
  const own = new OwnParts(isTaken)
  const parts: OwnPart[] = []
  for (let after = 0; ; ) {
    const rows = await events(workspace, after, entriesPerBatch)
    for (const row of rows) {
      const entry = entryOf(row)
      const noun = entry && own.nounOf(entry)
      if (noun && row.personal !== null) parts.push({ seq: row.seq, noun })
    }
    if (rows.length < entriesPerBatch) return { parts, keys: own.keys }
    after = rows.at(-1)?.seq ?? after
  }
}

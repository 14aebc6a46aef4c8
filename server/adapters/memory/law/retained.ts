import type { MemberId } from "../../../../shared/model/ids.ts"
import type { Retained } from "../../../ports/database/law/retained.ts"
import type { DirectoryChange } from "../../../ports/database/store.ts"
import { key, type MemoryTables } from "../tables.ts"
import { endSignInsInMemory, erasePartsInMemory } from "./deletions.ts"

type Taken = Extract<DirectoryChange, { kind: "retention" }>

/**
 * Erases what the periods of the retention take from one workspace. Returns false, and erases nothing, if one of the
 * letters was sent again meanwhile.
 */
export function eraseRetainedInMemory({ workspace, ...taken }: Taken, tables: MemoryTables): boolean {
  const isSent = (member: MemberId): boolean => {
    const { sentAt = null, standing } = tables.invitations.get(key(workspace, member)) ?? {}
    return sentAt !== null && sentAt <= (taken.lettersBefore ?? 0) && standing !== "waiting"
  }
  if (!taken.letters.every(isSent)) return false
  erasePartsInMemory(tables, workspace, taken.parts)
  for (const round of taken.rounds) tables.answers.delete(round)
  for (const member of taken.letters) tables.invitations.delete(key(workspace, member))
  for (const member of taken.seats) {
    endSignInsInMemory(tables, workspace, member)
    const at = key(workspace, member)
    for (const table of [tables.returnLinks, tables.accountSeats, tables.calendars, tables.addresses]) table.delete(at)
    for (const [kept, row] of tables.boundAddresses)
      if (row.workspace === workspace && row.member === member) tables.boundAddresses.delete(kept)
  }
  const isOld = (at: number, before: number | null) => before !== null && at < before
  for (const [at, draft] of tables.translationDrafts)
    if (draft.workspace === workspace && isOld(draft.savedAt, taken.draftsBefore)) tables.translationDrafts.delete(at)
  return true
}

export const memoryRetained = (tables: MemoryTables): Retained => ({
  async seats(workspace) {
    const { seats, addresses, boundAddresses, returnLinks, accountSeats } = tables
    const rows = [seats, addresses, boundAddresses, returnLinks, accountSeats].flatMap(table => [...table.values()])
    const held = rows.flatMap(row => (row.workspace === workspace ? [row.member] : []))
    const calendars = [...tables.calendars.values()].flatMap(row =>
      row.workspace === workspace && row.of !== "" ? [row.of] : [],
    )
    return [...new Set([...held, ...calendars])].toSorted()
  },
  drafts: async (workspace, before) =>
    [...tables.translationDrafts.values()].filter(one => one.workspace === workspace && one.savedAt < before).length,
})

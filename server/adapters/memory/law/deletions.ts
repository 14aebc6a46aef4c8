import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { partsAtOnce } from "../../../ports/database/files.ts"
import type { Deletions } from "../../../ports/database/law/deletions.ts"
import type { DirectoryChange } from "../../../ports/database/store.ts"
import { dropSomeOf } from "../files.ts"
import { key, type MemoryTables } from "../tables.ts"

type Erasing = Extract<DirectoryChange, { kind: "member-erased" }>

/** Erases what belongs to a member: personal parts, answers, letters, and the sign-ins that hold no other seat. */
export function eraseInMemory({ workspace, member, parts, rounds }: Erasing, tables: MemoryTables): void {
  erasePartsInMemory(tables, workspace, parts)
  for (const round of rounds)
    tables.answers.set(
      round,
      (tables.answers.get(round) ?? []).filter(one => one.member !== member),
    )
  const isTheirs = (one: { workspace: WorkspaceId; member: string }) =>
    one.workspace === workspace && one.member === member
  for (const table of [tables.letters, tables.boundAddresses, tables.invitations])
    for (const [at, row] of table) if (isTheirs(row)) table.delete(at)
  dropIdleAccount(tables, workspace, member)
  endSignInsInMemory(tables, workspace, member)
}

export function erasePartsInMemory(tables: MemoryTables, workspace: WorkspaceId, parts: readonly number[]): void {
  const gone = new Set(parts)
  const rows = tables.events.get(workspace) ?? []
  tables.events.set(
    workspace,
    rows.map(row => (gone.has(row.seq) ? { ...row, personal: null, personalSalt: "" } : row)),
  )
  if (gone.size > 0) tables.checkpoints.clear()
}

/** Ends the member's sign-ins, and deletes those that hold no other seat. */
export function endSignInsInMemory(tables: MemoryTables, workspace: WorkspaceId, member: MemberId): void {
  for (const [at, seat] of tables.seats) {
    if (seat.workspace !== workspace || seat.member !== member) continue
    tables.seats.delete(at)
    dropIdle(tables, seat.signIn)
  }
}

/** Deletes the account that keeps the member's seat, if it keeps no other one. */
function dropIdleAccount(tables: MemoryTables, workspace: WorkspaceId, member: MemberId): void {
  const at = key(workspace, member)
  const account = tables.accountSeats.get(at)?.account
  tables.accountSeats.delete(at)
  if (account === undefined || [...tables.accountSeats.values()].some(seat => seat.account === account)) return
  tables.accounts.delete(account)
  for (const table of [tables.passkeys, tables.accountSubjects])
    for (const [id, row] of table) if (row.account === account) table.delete(id)
}

function dropIdle({ seats, signIns }: MemoryTables, signIn: string): void {
  if ([...seats.values()].some(seat => seat.signIn === signIn)) return
  for (const [at, one] of signIns) if (one.id === signIn && !one.admin) signIns.delete(at)
}

export const memoryDeletions = (tables: MemoryTables): Deletions => ({
  list: async () => structuredClone([...tables.deletions.values()]).sort((a, b) => b.at - a.at),
  async remove(workspace, kind) {
    const drop = <V>(table: Map<unknown, V>, isIn: (row: V) => boolean): number => {
      const before = table.size
      for (const [at, row] of table) if (isIn(row)) table.delete(at)
      return before - table.size
    }
    const isHere = (row: { workspace: WorkspaceId | null }) => row.workspace === workspace
    switch (kind) {
      case "answers": {
        const rounds = [...tables.answers.keys()].filter(id => tables.homes.get(id) === workspace)
        for (const id of rounds) tables.answers.delete(id)
        return rounds.length
      }
      case "notes":
        return drop(tables.notes, isHere)
      case "files":
        return dropSomeOf(tables.files, [...tables.files.values()].filter(isHere), partsAtOnce)
      case "people": {
        const held = [...tables.seats.values()].filter(isHere).map(({ signIn }) => signIn)
        const gone = [
          drop(tables.seats, isHere),
          drop(tables.invites, isHere),
          drop(tables.invitations, isHere),
          drop(tables.addresses, isHere),
          drop(tables.boundAddresses, isHere),
          drop(tables.withheld, isHere),
          drop(tables.letters, isHere),
          drop(tables.returnLinks, isHere),
          drop(tables.calendars, isHere),
          drop(tables.accountSeats, isHere),
        ]
        for (const signIn of held) dropIdle(tables, signIn)
        return gone.reduce((sum, n) => sum + n, 0)
      }
      case "entries": {
        const entries = tables.events.get(workspace)?.length ?? 0
        tables.events.delete(workspace)
        tables.signedHeads.delete(workspace)
        drop(tables.homes, home => home === workspace)
        for (const at of tables.receipts.keys()) if (at.startsWith(`${workspace} `)) tables.receipts.delete(at)
        return entries
      }
    }
  },
  async wipe() {},
  async certify(workspace, signed) {
    const row = tables.deletions.get(workspace)
    if (row) tables.deletions.set(workspace, { ...row, ...signed })
  },
})

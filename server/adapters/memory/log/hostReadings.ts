import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import { isLiving } from "../../../ports/database/directory.ts"
import type { HostReadings, Usage } from "../../../ports/hostLog/people.ts"
import type { MemoryTables } from "../tables.ts"

export const memoryHostReadings = ({
  signIns,
  seats,
  signInOrigins,
  accounts,
  notes,
  files,
}: MemoryTables): HostReadings => ({
  signIns: async (living, limit) =>
    [...signIns.values()]
      .filter(one => isLiving(one, living))
      .toSorted((a, b) => b.usedOn - a.usedOn || b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
      .slice(0, limit)
      .map(({ id, admin, createdAt, usedOn }) => ({
        id,
        admin,
        createdAt,
        usedOn,
        device: signInOrigins.get(id)?.device ?? "",
        account: accounts.get(signInOrigins.get(id)?.account ?? "")?.name ?? "",
        seats: [...seats.values()].flatMap(({ signIn, workspace, member }) =>
          signIn === id ? [{ workspace, member }] : [],
        ),
      })),
  async usage() {
    const all = new Map<WorkspaceId, Usage>()
    const used = (workspace: WorkspaceId): Usage => {
      const found = all.get(workspace) ?? { workspace, notes: 0, files: 0 }
      all.set(workspace, found)
      return found
    }
    for (const { workspace, updates } of notes.values())
      if (workspace) used(workspace).notes += updates.reduce((sum, { update }) => sum + update.length, 0)
    for (const { workspace, size } of files.values()) used(workspace).files += size
    return [...all.values()]
  },
})

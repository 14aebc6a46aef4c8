import type { HostDraft } from "../../../../shared/record/host/hostEntry.ts"
import { hostLogId } from "../../../../shared/record/host/hostEvents.ts"
import type { HostLogRows } from "../../../ports/hostLog/rows.ts"
import type { SealHost } from "../../hostSealing.ts"
import type { MemoryTables } from "../tables.ts"

/** Appends entries to the log of the host. */
export type AppendToHost = (drafts: readonly HostDraft[] | undefined) => void

export const memoryAppend =
  ({ events, signedHeads }: MemoryTables, seal: SealHost): AppendToHost =>
  drafts => {
    for (const draft of drafts ?? []) {
      const log = events.get(hostLogId) ?? []
      const { row, signature } = seal(log.at(-1) ?? { seq: 0, hash: "" }, structuredClone(draft))
      events.set(hostLogId, [...log, row])
      signedHeads.set(hostLogId, [...(signedHeads.get(hostLogId) ?? []), { seq: row.seq, signature }])
    }
  }

export const memoryHostLog = ({ events }: MemoryTables, append: AppendToHost): HostLogRows => ({
  append: async drafts => append(drafts),
  newest: async ({ before, limit, kinds, from, until }) =>
    (events.get(hostLogId) ?? [])
      .filter(({ seq, at, kind }) => seq < before && at >= from && at < until && (kinds?.includes(kind) ?? true))
      .toReversed()
      .slice(0, limit)
      .map(({ seq, kind, at, body, personal }) => ({ seq, kind, at, body, personal })),
  async erasePersonal(before) {
    const log = events.get(hostLogId) ?? []
    const due = log.filter(({ at, personal }) => at < before && personal !== null)
    events.set(
      hostLogId,
      log.map(row => (due.includes(row) ? { ...row, personal: null, personalSalt: null } : row)),
    )
    return due.length
  },
})

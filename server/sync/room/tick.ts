import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { ClientOwner, NewUpdate } from "../../ports/documents/documentLog.ts"
import type { Connection } from "../connection/connection.ts"
import { type JudgeVerdict, judge, type Writer } from "../judge/judge.ts"
import { type ServerReplica, weigh } from "./replica.ts"

export type Sender =
  | { by: "connection"; connection: Connection; n: number }
  | { by: "process"; member: MemberId; done: (refusal: Refusal | null) => void }

export interface TickWrite {
  from: Sender
  update: Uint8Array
}

/** `after`: its connection was refused earlier in the same tick, so it counts as refused and is not told again. */
export type WriteOutcome = { entry: TickWrite; verdict: JudgeVerdict | { is: "after" } }

export type Judged =
  | { is: "judged"; outcomes: WriteOutcome[]; updates: NewUpdate[]; owners: ClientOwner[] }
  /** it was applied and breaks a rule: the replica is no longer valid */
  | { is: "broken"; entry: TickWrite }

/**
 * Judges and applies the updates since the last tick, in order. It changes only the replica, so that it can run again
 * after a reload: an update that was refused because of one that never got committed is judged afresh.
 */
export function judgeAll(
  replica: ServerReplica,
  batch: readonly TickWrite[],
  writers: ReadonlyMap<TickWrite, Writer>,
  breakers: ReadonlySet<TickWrite>,
): Judged {
  const outcomes: WriteOutcome[] = []
  const updates: NewUpdate[] = []
  const owners: ClientOwner[] = []
  const ended = new Set<Connection>()
  for (const entry of batch) {
    const sender = entry.from.by === "connection" ? entry.from.connection : null
    const writer = writers.get(entry)
    if (!writer || (sender && ended.has(sender))) {
      outcomes.push({ entry, verdict: { is: "after" } })
      continue
    }
    const verdict: JudgeVerdict = breakers.has(entry)
      ? { is: "hostile", code: closeCodes.refused }
      : judge(replica.doc, replica.owners, writer, entry.update, {
          weight: weigh(replica, entry.update.byteLength),
          retired: replica.retired,
          pages: replica.pages,
        })
    if (verdict.is === "news") {
      const { member } = verdict
      const applied = replica.doc.apply(verdict.update)
      if (applied.is === "broken") return { is: "broken", entry }
      if (applied.is === "news") {
        replica.weight += applied.update.byteLength
        updates.push({ by: member, at: writer.at, update: applied.update })
        for (const client of verdict.claims) {
          const page = writer.grant?.client === client ? writer.grant.page : null
          replica.owners.set(client, member)
          if (page !== null) replica.pages.set(client, page)
          owners.push(page === null ? { client, member } : { client, member, page })
        }
      }
    } else if (verdict.is !== "known" && sender) ended.add(sender)
    outcomes.push({ entry, verdict })
  }
  return { is: "judged", outcomes, updates, owners }
}

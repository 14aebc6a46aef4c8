import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { ClientOwner, NewUpdate } from "../../ports/documents/documentLog.ts"
import type { Connection } from "../connection/connection.ts"
import { judge, type Verdict, type Writer } from "../judge/judge.ts"
import { type Replica, weigh } from "./replica.ts"

export type Sender =
  | { by: "connection"; connection: Connection; n: number }
  | { by: "process"; member: MemberId; done: (refusal: Refusal | null) => void }

export interface Entry {
  from: Sender
  update: Uint8Array
}

/** `after`: its connection was refused earlier in this very tick, so it counts as refused and is not told again. */
export type Outcome = { entry: Entry; verdict: Verdict | { is: "after" } }

export type Judged =
  | { is: "judged"; outcomes: Outcome[]; updates: NewUpdate[]; owners: ClientOwner[] }
  /** applied, and a rule is hurt: the replica is of no use any more */
  | { is: "broken"; entry: Entry }

/**
 * Judges and applies what arrived since the last tick, in order. Has no effect but on the replica, so that after a
 * reload it can be run again: what was refused because of an update that never got committed is judged afresh.
 */
export function judgeAll(
  replica: Replica,
  batch: readonly Entry[],
  writers: ReadonlyMap<Entry, Writer>,
  breakers: ReadonlySet<Entry>,
): Judged {
  const outcomes: Outcome[] = []
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
    const verdict: Verdict = breakers.has(entry)
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

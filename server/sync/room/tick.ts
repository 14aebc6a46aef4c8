import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { ClientOwner, NewUpdate } from "../../ports/documents/documentLog.ts"
import type { Connection } from "../connection/connection.ts"
import { type JudgeVerdict, judge, type Writer } from "../judge/judge.ts"
import { type ServerReplica, weigh } from "./replica.ts"

export type Sender =
  | { kind: "connection"; connection: Connection; n: number }
  | { kind: "process"; member: MemberId; done: (refusal: Refusal | null) => void }

export interface TickWrite {
  from: Sender
  update: Uint8Array
}

/**
 * `after`: an earlier update of the same connection was refused in this tick, or the connection has lost its seat. The
 * update counts as refused, and no second message is sent.
 */
export type WriteOutcome = { entry: TickWrite; verdict: JudgeVerdict | { kind: "after" } }

/** Whether an update was refused because it refers to text that the replica does not have. */
export const isGap = (verdict: WriteOutcome["verdict"]): boolean =>
  verdict.kind === "refused" && verdict.refusal.code === "write-refused" && verdict.refusal.params.detail === "gap"

export type Judged =
  | { kind: "judged"; outcomes: WriteOutcome[]; updates: NewUpdate[]; owners: ClientOwner[]; pictures: string[] }
  /** the update was applied and breaks a rule, so the replica is no longer valid */
  | { kind: "broken"; entry: TickWrite }

/**
 * Judges and applies the updates since the last tick, in order. It changes only the replica, so it can run again after
 * a reload. If an update was refused because of another update that was never committed, the next run judges it anew.
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
  const pictures: string[] = []
  const ended = new Set<Connection>()
  for (const entry of batch) {
    const sender = entry.from.kind === "connection" ? entry.from.connection : null
    const writer = writers.get(entry)
    if (!writer || (sender && ended.has(sender))) {
      outcomes.push({ entry, verdict: { kind: "after" } })
      continue
    }
    const verdict: JudgeVerdict = breakers.has(entry)
      ? { kind: "hostile", code: closeCodes.refused }
      : judge(replica.doc, replica.owners, writer, entry.update, {
          weight: weigh(replica, entry.update.byteLength),
          retired: replica.retired,
          pages: replica.pages,
        })
    if (verdict.kind === "news") {
      const { member } = verdict
      const applied = replica.doc.apply(verdict.update)
      if (applied.kind === "broken") return { kind: "broken", entry }
      if (applied.kind === "news") {
        replica.weight += applied.update.byteLength
        updates.push({ by: member, at: writer.at, update: applied.update })
        pictures.push(...verdict.pictures)
        for (const client of verdict.claims) {
          const page = writer.grant?.client === client ? writer.grant.page : null
          replica.owners.set(client, member)
          if (page !== null) replica.pages.set(client, page)
          owners.push(page === null ? { client, member } : { client, member, page })
        }
      }
    } else if (verdict.kind !== "known" && sender) ended.add(sender)
    outcomes.push({ entry, verdict })
  }
  return { kind: "judged", outcomes, updates, owners, pictures }
}

/** Reports the verdict on an update to its sender. */
export function settleWrite({ entry: { from }, verdict }: WriteOutcome): void {
  if (from.kind === "process") {
    const nonsense: Refusal = { code: "bad-input", params: { detail: "update" } }
    from.done(verdict.kind === "refused" ? verdict.refusal : verdict.kind === "hostile" ? nonsense : null)
  } else if (verdict.kind === "refused") from.connection.refuse(verdict.refusal, from.n)
  else if (verdict.kind === "hostile") from.connection.close(verdict.code)
  else from.connection.settle(from.n)
}

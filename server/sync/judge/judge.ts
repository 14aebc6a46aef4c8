import type * as Y from "yjs"
import { type CloseCode, closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import { limits } from "../../../shared/contract/limits.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { Instant, NoteMode } from "../../../shared/model/terms.ts"
import { forgotten } from "../../ports/documents/documentLog.ts"
import { readNews } from "./news.ts"
import { breachOf } from "./shape.ts"

/** Who writes, asked of the live registry for this very update. */
export interface Writer {
  member: MemberId | null
  mayWrite: boolean
  mode: NoteMode
  /** is the topic closed? */
  closed: boolean
  /** has the session that held it closed? */
  ended?: boolean
  at: Instant
  /** the client id that its page was granted */
  grant?: WriterGrant | null
}

export interface Surroundings {
  /** bytes of the note so far */
  weight: number
  /** client ids that wrote in an epoch before this one */
  retired: ReadonlySet<number>
  /** the page that a granted client id is for */
  pages?: ReadonlyMap<number, string>
}

export type JudgeVerdict =
  | { is: "known" }
  | { is: "news"; update: Uint8Array; member: MemberId; claims: number[] }
  | { is: "refused"; refusal: Refusal }
  /** nothing a client of ours sends: the connection ends */
  | { is: "hostile"; code: CloseCode }

/**
 * Client ids of a note, each of which every keystroke pays for (§3.11: 17 µs at 10, 194 µs at 1,000, 14 ms at 10,000).
 * From `many` on those who chair are told; beyond `most` a new one is refused, and a new epoch has one. Pages are granted
 * ids that they take over from one another, so `ofOneMember` is for clients that choose their own: as many as one
 * member may have sockets.
 */
export const writerIds = { many: 1_000, most: 2_000, ofOneMember: 64 } as const

/**
 * Judges one update against a replica before it is applied, cheapest question first; only what is new to the replica
 * is judged at all, so a reader who brings nothing is never refused.
 */
export function judge(
  replica: Y.Doc,
  owners: ReadonlyMap<number, MemberId>,
  writer: Writer,
  update: Uint8Array,
  { weight, retired, pages = new Map() }: Surroundings = { weight: 0, retired: new Set() },
): JudgeVerdict {
  const reading = readNews(replica, update)
  if (reading.is === "known") return { is: "known" }
  if (reading.is === "malformed") return { is: "hostile", code: closeCodes.refused }
  const { member } = writer
  if (member === null || !writer.mayWrite) return { is: "refused", refusal: notNow(writer) }
  if (reading.is === "gap") return { is: "refused", refusal: breach("gap") }
  const { news } = reading
  // what is too large may still be made smaller
  if (news.structs.length > 0 && weight + news.update.byteLength > limits.maxNoteBytes)
    return { is: "refused", refusal: breach("size") }
  const claims: number[] = []
  for (const client of news.ends.keys()) {
    if (retired.has(client)) return { is: "hostile", code: closeCodes.staleEpoch }
    const owner = owners.get(client)
    // its page is as one of an epoch before: it comes again with an id of its own
    if (owner === forgotten) return { is: "hostile", code: closeCodes.staleEpoch }
    if (owner === undefined) claims.push(client)
    else if (owner !== member) return { is: "hostile", code: closeCodes.refused }
    // another page of this member writes with it now: what this one brings would take the same places
    else if (pages.has(client) && pages.get(client) !== writer.grant?.page)
      return { is: "hostile", code: closeCodes.staleEpoch }
  }
  if (claims.length > 0 && owners.size + claims.length > writerIds.most)
    return { is: "refused", refusal: refuse("too-many-writers", { n: owners.size + claims.length }).refuse }
  const chosen = claims.filter(client => client !== writer.grant?.client).length
  if (chosen > 0 && idsOf(owners, member) + chosen > writerIds.ofOneMember)
    return { is: "refused", refusal: breach("ids") }
  const broken = breachOf(replica, news.structs)
  if (broken) return { is: "refused", refusal: breach(broken) }
  return { is: "news", update: news.update, member, claims }
}

const idsOf = (owners: ReadonlyMap<number, MemberId>, member: MemberId): number =>
  [...owners.values()].filter(owner => owner === member).length

export const breach = (detail: string): Refusal => refuse("write-refused", { detail }).refuse

function notNow({ closed, ended, mode, at }: Writer): Refusal {
  if (closed) return refuse("topic-closed").refuse
  if (mode === "locked") return refuse("note-locked", { time: at }).refuse
  if (ended) return refuse("topic-ended").refuse
  return refuse("not-permitted", { role: "moderator" }).refuse
}

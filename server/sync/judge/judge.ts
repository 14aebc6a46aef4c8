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

/** The writer of an update, read from the live registry for this very update. */
export interface Writer {
  member: MemberId | null
  mayWrite: boolean
  mode: NoteMode
  /** whether the topic is closed */
  closed: boolean
  /** whether the session that held the topic has closed */
  ended?: boolean
  at: Instant
  /** the client id that its page was granted */
  grant?: WriterGrant | null
}

export interface Surroundings {
  /** bytes of the note so far */
  weight: number
  /** client ids that wrote in an earlier epoch */
  retired: ReadonlySet<number>
  /** the page that each granted client id is for */
  pages?: ReadonlyMap<number, string>
}

export type JudgeVerdict =
  | { kind: "known" }
  | { kind: "news"; update: Uint8Array; member: MemberId; claims: number[] }
  | { kind: "refused"; refusal: Refusal }
  /** our own client never sends this: the connection ends */
  | { kind: "hostile"; code: CloseCode }

/**
 * Limits on the client ids of a note, because each one slows every keystroke (17 µs at 10, 194 µs at 1,000, 14
 * ms at 10,000). From `many` on the moderator and the secretary are told; beyond `most` a new id is refused until a new
 * epoch begins. Pages take granted ids over from one another, so `ofOneMember` limits only clients that choose their
 * own: as many ids as one member may have sockets.
 */
export const writerIds = { many: 1_000, most: 2_000, ofOneMember: 64 } as const

/**
 * Judges one update against a replica before it is applied, with the cheapest check first. Only structs that are new to
 * the replica are judged, so a reader who sends nothing new is never refused.
 */
export function judge(
  replica: Y.Doc,
  owners: ReadonlyMap<number, MemberId>,
  writer: Writer,
  update: Uint8Array,
  { weight, retired, pages = new Map() }: Surroundings = { weight: 0, retired: new Set() },
): JudgeVerdict {
  const reading = readNews(replica, update)
  if (reading.kind === "known") return { kind: "known" }
  if (reading.kind === "malformed") return { kind: "hostile", code: closeCodes.refused }
  const { member } = writer
  if (member === null || !writer.mayWrite) return { kind: "refused", refusal: notNow(writer) }
  if (reading.kind === "gap") return { kind: "refused", refusal: breach("gap") }
  const { news } = reading
  // a note that is too large may still be made smaller
  if (news.structs.length > 0 && weight + news.update.byteLength > limits.maxNoteBytes)
    return { kind: "refused", refusal: breach("size") }
  const claims: number[] = []
  for (const client of news.ends.keys()) {
    if (retired.has(client)) return { kind: "hostile", code: closeCodes.staleEpoch }
    const owner = owners.get(client)
    // its page has a document of an earlier epoch: it reconnects with an id of its own
    if (owner === forgotten) return { kind: "hostile", code: closeCodes.staleEpoch }
    if (owner === undefined) claims.push(client)
    else if (owner !== member) return { kind: "hostile", code: closeCodes.refused }
    // another page of this member writes with the id now: this one's items would take the same places
    else if (pages.has(client) && pages.get(client) !== writer.grant?.page)
      return { kind: "hostile", code: closeCodes.staleEpoch }
  }
  if (claims.length > 0 && owners.size + claims.length > writerIds.most)
    return { kind: "refused", refusal: refuse("too-many-writers", { n: owners.size + claims.length }).refuse }
  const chosen = claims.filter(client => client !== writer.grant?.client).length
  if (chosen > 0 && idsOf(owners, member) + chosen > writerIds.ofOneMember)
    return { kind: "refused", refusal: breach("ids") }
  const broken = breachOf(replica, news.structs)
  if (broken) return { kind: "refused", refusal: breach(broken) }
  return { kind: "news", update: news.update, member, claims }
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

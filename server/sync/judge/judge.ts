import * as Y from "yjs"
import { type CloseCode, closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import { limits } from "../../../shared/contract/limits.ts"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import { FileHash } from "../../../shared/model/files.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import type { Instant, NoteMode } from "../../../shared/model/terms.ts"
import { forgotten } from "../../ports/documents/documentLog.ts"
import { readNews, type Struct } from "./news.ts"
import { breachOf } from "./shape.ts"

/** The writer of an update, with the rights that were read in the same commit tick. */
export interface Writer {
  member: MemberId | null
  mayWrite: boolean
  mode: NoteMode
  /** whether the topic is closed */
  closed: boolean
  /** whether the session that held the topic has closed */
  ended?: boolean
  at: Instant
  /** the client id that the writer's page was granted */
  grant?: WriterGrant | null
}

export interface Surroundings {
  /** the size of the note in bytes, without this update */
  weight: number
  /** client ids that wrote in an earlier epoch of the note */
  retired: ReadonlySet<number>
  /** the page that each granted client id belongs to */
  pages?: ReadonlyMap<number, string>
}

export type JudgeVerdict =
  | { kind: "known" }
  /** `pictures`: the hashes of the files that the update puts into the note */
  | { kind: "news"; update: Uint8Array; member: MemberId; claims: number[]; pictures: string[] }
  | { kind: "refused"; refusal: Refusal }
  /** Plenary's own pages never send a hostile update, so the connection is closed */
  | { kind: "hostile"; code: CloseCode }

/**
 * Limits on the client ids that have written in a note. Each id slows every keystroke (17 µs at 10 ids, 194 µs at
 * 1,000, 14 ms at 10,000). From `many` on, moderators and secretaries get a notice. Beyond `most`, a new id is refused
 * until a new epoch begins. `ofOneMember` limits only ids that a client chose itself, because pages reuse granted ids.
 * It equals the number of sockets that a member may have.
 */
export const writerIds = { many: 1_000, most: 2_000, ofOneMember: 64 } as const

/**
 * Judges one update before it is applied to the replica, with the cheapest check first. It judges only what the replica
 * lacks, so a reader who sends nothing new is never refused.
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
  // only deletions are allowed, so that a note that is too large can be made smaller
  if (news.structs.length > 0 && weight + news.update.byteLength > limits.maxNoteBytes)
    return { kind: "refused", refusal: breach("size") }
  const claims: number[] = []
  for (const client of news.ends.keys()) {
    if (retired.has(client)) return { kind: "hostile", code: closeCodes.staleEpoch }
    const owner = owners.get(client)
    // the author of this id was erased, so nobody may write with it; the page opens the note anew and gets another id
    if (owner === forgotten) return { kind: "hostile", code: closeCodes.staleEpoch }
    if (owner === undefined) claims.push(client)
    else if (owner !== member) return { kind: "hostile", code: closeCodes.refused }
    // another page of this member writes with the id now; the items of both pages would get the same ids
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
  return { kind: "news", update: news.update, member, claims, pictures: picturesIn(news.structs) }
}

/** The hashes among the new values of attributes. The shape was judged before, so no other attribute holds one. */
const picturesIn = (structs: readonly Struct[]): string[] =>
  structs.flatMap(struct =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentAny ? struct.content.arr.filter(isHash) : [],
  )

const isHash = (value: unknown): value is string => FileHash.safeParse(value).success

const idsOf = (owners: ReadonlyMap<number, MemberId>, member: MemberId): number =>
  [...owners.values()].filter(owner => owner === member).length

export const breach = (detail: string): Refusal => refuse("write-refused", { detail }).refuse

function notNow({ closed, ended, mode, at }: Writer): Refusal {
  if (closed) return refuse("topic-closed").refuse
  if (mode === "locked") return refuse("note-locked", { time: at }).refuse
  if (ended) return refuse("topic-ended").refuse
  return refuse("not-permitted", { role: "moderator" }).refuse
}

import * as Y from "yjs"

export type Struct = Y.Item | Y.GC

/** The part of an update that the replica lacks. */
export interface News {
  /** the bytes to apply, without structs that the replica has */
  update: Uint8Array
  structs: Struct[]
  /** the clock that each client of `structs` has after the update */
  ends: ReadonlyMap<number, number>
}

export type UpdateNews = { kind: "malformed" } | { kind: "known" } | { kind: "gap" } | { kind: "news"; news: News }

/**
 * The highest clock that is accepted. Typing cannot reach it, because one client would have to type two billion
 * characters.
 */
const highestClock = 2 ** 31

/**
 * Reads the part of an update that the replica lacks: new structs, and deletions of text that still exists. An update
 * without a new part is not refused, because a stock SyncStep2 always carries its whole delete set. A gap means that
 * the update needs a struct that neither the replica nor the update has.
 */
export function readNews(replica: Y.Doc, update: Uint8Array): UpdateNews {
  const first = decode(update)
  if (!first) return { kind: "malformed" }
  const overlaps = first.structs.some(struct => struct.id.clock < Y.getState(replica.store, struct.id.client))
  const bytes = overlaps ? withoutKnown(replica, update, first.structs) : update
  const decoded = overlaps ? decode(bytes) : first
  if (!decoded) return { kind: "malformed" }
  const { structs } = decoded
  const ends = endsOf(replica, structs)
  if (ends === "malformed" || ends === "gap") return { kind: ends }
  if (!structs.every(struct => reachable(struct, replica, ends))) return { kind: "gap" }
  const deletes = judgeDeletes(replica, decoded.deletes, ends)
  if (deletes === "gap") return { kind: "gap" }
  if (structs.length === 0 && deletes === "known") return { kind: "known" }
  return { kind: "news", news: { update: bytes, structs, ends } }
}

interface Range {
  client: number
  clock: number
  len: number
}

interface Decoded {
  structs: Struct[]
  deletes: readonly Range[]
}

const isHigh = (clock: number, len: number): boolean => !(clock + len <= highestClock)

function decode(update: Uint8Array): Decoded | null {
  try {
    const { structs: all, ds } = Y.decodeUpdate(update)
    const structs: Struct[] = []
    for (const struct of all) {
      if (isHigh(struct.id.clock, struct.length)) return null
      if (!(struct instanceof Y.Skip)) structs.push(struct)
    }
    const deletes: Range[] = []
    for (const [client, ranges] of ds.clients)
      for (const { clock, len } of ranges) {
        if (isHigh(clock, len)) return null
        deletes.push({ client, clock, len })
      }
    return { structs, deletes }
  } catch {
    return null
  }
}

function withoutKnown(replica: Y.Doc, update: Uint8Array, structs: readonly { id: Y.ID }[]): Uint8Array {
  const vector = new Map<number, number>()
  for (const { id } of structs) vector.set(id.client, Y.getState(replica.store, id.client))
  return Y.diffUpdate(update, Y.encodeStateVector(vector))
}

/**
 * Returns the clock that each client has after the update. An update with two sections for one client is malformed,
 * because Yjs reads such sections differently from this code.
 */
function endsOf(replica: Y.Doc, structs: readonly Struct[]): Map<number, number> | "gap" | "malformed" {
  const ends = new Map<number, number>()
  let current: number | null = null
  for (const { id, length } of structs) {
    if (id.client !== current && ends.has(id.client)) return "malformed"
    current = id.client
    const expected = ends.get(id.client) ?? Y.getState(replica.store, id.client)
    if (id.clock > expected) return "gap"
    if (id.clock < expected) return "malformed"
    ends.set(id.client, id.clock + length)
  }
  return ends
}

function reachable(struct: Struct, replica: Y.Doc, ends: Map<number, number>): boolean {
  if (!(struct instanceof Y.Item)) return true
  const isThere = (id: Y.ID | null) =>
    id === null || id.clock < (ends.get(id.client) ?? Y.getState(replica.store, id.client))
  const { origin, rightOrigin, parent } = struct
  return isThere(origin) && isThere(rightOrigin) && isThere(parent instanceof Y.ID ? parent : null)
}

function judgeDeletes(replica: Y.Doc, ranges: readonly Range[], ends: Map<number, number>): "gap" | "known" | "news" {
  let news = false
  for (const { client, clock, len } of ranges) {
    const state = Y.getState(replica.store, client)
    if (clock + len > (ends.get(client) ?? state)) return "gap"
    news ||= clock + len > state || hasLive(replica, client, clock, clock + len)
  }
  return news ? "news" : "known"
}

function hasLive(replica: Y.Doc, client: number, from: number, to: number): boolean {
  const structs = replica.store.clients.get(client)
  if (!structs || from >= to) return false
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) return false
    if (!struct.deleted) return true
  }
  return false
}

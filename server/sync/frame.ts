import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import * as Y from "yjs"
import {
  type Hello,
  messageTypes,
  type NoticeFrame,
  type Reject,
  syncTypes,
} from "../../shared/contract/documentFrames.ts"

/**
 * A message from a client, decoded. Its kind comes from the decoded numbers, because an overlong varint would pass a
 * check of the first bytes.
 */
export type Inbound =
  | { kind: "step1"; vector: Uint8Array }
  | { kind: "step2"; update: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "awareness"; entries: AwarenessEntry[] }
  | { kind: "query" }

export interface AwarenessEntry {
  client: number
  /** the awareness state as JSON text, not parsed yet */
  state: string
}

const { step1, step2, update } = syncTypes

/** The most bytes of a state vector in a message: four times what the writer ids of a full note need. */
const maxVectorBytes = 65_536

/**
 * Decodes one message. Returns null if the bytes are not exactly one message of this protocol, for example if bytes are
 * left over.
 */
export function decodeFrame(bytes: Uint8Array): Inbound | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const frame = read(decoder, decoding.readVarUint(decoder))
    return decoding.hasContent(decoder) ? null : frame
  } catch {
    return null
  }
}

function read(decoder: decoding.Decoder, type: number): Inbound | null {
  if (type === messageTypes.sync) return readSync(decoder, decoding.readVarUint(decoder))
  if (type === messageTypes.awareness) return { kind: "awareness", entries: readEntries(decoder) }
  if (type === messageTypes.queryAwareness) return { kind: "query" }
  return null
}

function readSync(decoder: decoding.Decoder, type: number): Inbound | null {
  const bytes = decoding.readVarUint8Array(decoder)
  if (type === step2) return { kind: "step2", update: bytes }
  if (type === update) return { kind: "update", update: bytes }
  if (type !== step1 || bytes.byteLength > maxVectorBytes) return null
  Y.decodeStateVector(bytes) // throws if the bytes are not a state vector
  return { kind: "step1", vector: bytes }
}

function readEntries(outer: decoding.Decoder): AwarenessEntry[] {
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
  const entries: AwarenessEntry[] = []
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder) // the sender's clock is skipped, because the server keeps a clock of its own
    entries.push({ client, state: decoding.readVarString(decoder) })
  }
  return entries
}

const message = (type: number, write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

const sync = (kind: number, bytes: Uint8Array): Uint8Array =>
  message(messageTypes.sync, encoder => {
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, bytes)
  })

const json = (type: number, value: Hello | Reject | NoticeFrame): Uint8Array =>
  message(type, encoder => encoding.writeVarString(encoder, JSON.stringify(value)))

export interface PresenceEntry {
  client: number
  clock: number
  state: object | null
}

export const frames = {
  step1: (vector: Uint8Array) => sync(step1, vector),
  hello: (hello: Hello) => json(messageTypes.hello, hello),
  reject: (reject: Reject) => json(messageTypes.reject, reject),
  notice: (notice: NoticeFrame) => json(messageTypes.notice, notice),
  awareness: (entries: readonly PresenceEntry[]) =>
    message(messageTypes.awareness, encoder => encoding.writeVarUint8Array(encoder, presence(entries))),
} as const

/** An awareness update without entries. It keeps a stock client from disconnecting after 30 s without a message. */
export const keepAlive: Uint8Array = frames.awareness([])

function presence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { client, clock, state } of entries) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

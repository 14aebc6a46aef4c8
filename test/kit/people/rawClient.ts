import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { WebSocket } from "ws"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { hangMs, until } from "../clocks/until.ts"

export const frame = (...parts: (number | Uint8Array | string)[]): Uint8Array => {
  const encoder = encoding.createEncoder()
  for (const part of parts)
    if (typeof part === "number") encoding.writeVarUint(encoder, part)
    else if (typeof part === "string") encoding.writeVarString(encoder, part)
    else encoding.writeVarUint8Array(encoder, part)
  return encoding.toUint8Array(encoder)
}

export const updateFrame = (update: Uint8Array) => frame(0, 2, update)
export const awarenessFrame = (...entries: [client: number, clock: number, state: unknown][]) =>
  frame(1, frame(entries.length, ...entries.flatMap(([id, clock, state]) => [id, clock, JSON.stringify(state)])))

export interface Seen {
  type: number
  sync?: number
  bytes?: Uint8Array
  json?: Record<string, unknown>
  count?: number
}

/** A socket that sends and reads single frames of the protocol, and records every frame that it receives. */
export class RawClient {
  readonly seen: Seen[] = []
  readonly doc = new Y.Doc()
  closed: number | null = null
  readonly socket: WebSocket

  constructor(address: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(address, { headers })
    this.socket.on("message", (message: Buffer) => this.seen.push(read(new Uint8Array(message))))
    this.socket.on("close", code => {
      this.closed = code
    })
    this.socket.on("error", () => undefined)
  }

  /** Connects a client and synchronises it with the server: the SyncStep1 of each side has been answered. */
  static join(url: string, as: string, query = ""): Promise<RawClient> {
    return new RawClient(`${url}/topic?as=${as}${query}`).enter()
  }

  async enter(): Promise<RawClient> {
    await this.until(() => this.hello !== undefined, "hello")
    this.send(frame(0, 0, Y.encodeStateVector(this.doc)))
    await this.until(() => this.of(0, 1).length > 0, "SyncStep2")
    this.absorb()
    if (this.hello?.mayWrite === true) this.send(frame(0, 1, Y.encodeStateAsUpdate(this.doc)))
    return this
  }

  send(bytes: Uint8Array): void {
    this.socket.send(bytes)
  }
  /** Makes the change in this client's document and returns the update, without sending it. */
  edit(change: (note: Y.XmlFragment) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    this.doc.transact(() => change(this.doc.getXmlFragment(noteRoot)))
    return Y.encodeStateAsUpdate(this.doc, before)
  }
  write(text: string): void {
    this.send(updateFrame(this.edit(note => note.push([paragraph(text)]))))
  }
  /** Applies every document frame seen so far. */
  absorb(): string {
    for (const { sync, bytes } of this.seen) if (sync !== undefined && sync > 0 && bytes) Y.applyUpdate(this.doc, bytes)
    return this.text
  }
  get text(): string {
    return this.doc.getXmlFragment(noteRoot).toJSON()
  }
  of(type: number, sync?: number): Seen[] {
    return this.seen.filter(one => one.type === type && (sync === undefined || one.sync === sync))
  }
  get hello() {
    return this.of(101).at(-1)?.json
  }
  get rejected() {
    return this.of(102).map(one => one.json)
  }
  get acked(): number {
    return this.of(100).at(-1)?.count ?? 0
  }
  async until(condition: () => boolean, what: string): Promise<void> {
    await until(condition, what, hangMs, 3)
  }
  /**
   * Sends a request and waits for its answer. The server has then read everything that was sent before, and its commit
   * tick is over.
   */
  settled(): Promise<void> {
    return this.#answered(() => false)
  }
  /** As `settled`, for a client that the server may close meanwhile; it then reads nothing more from this client. */
  settledOrClosed(): Promise<void> {
    return this.#answered(() => this.closed !== null)
  }
  async #answered(isOver: () => boolean): Promise<void> {
    await new Promise(resolve => setTimeout(resolve, 40))
    const before = this.of(0, 1).length
    this.send(frame(0, 0, Y.encodeStateVector(this.doc)))
    await this.until(() => isOver() || this.of(0, 1).length > before, "answer")
  }
  close(): void {
    this.socket.terminate()
  }
}

export const paragraph = (text: string): Y.XmlElement => {
  const made = new Y.XmlElement("paragraph")
  made.insert(0, [new Y.XmlText(text)])
  return made
}

/** One update in which `count` client ids have each written a paragraph. */
export function manyIds(count: number): Uint8Array {
  const updates = Array.from({ length: count }, () => {
    const doc = new Y.Doc()
    doc.getXmlFragment(noteRoot).push([paragraph("x")])
    return Y.encodeStateAsUpdate(doc)
  })
  return Y.mergeUpdates(updates)
}

function read(bytes: Uint8Array): Seen {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  if (type === 0) return { type, sync: decoding.readVarUint(decoder), bytes: decoding.readVarUint8Array(decoder) }
  if (type === 1) return { type, bytes: decoding.readVarUint8Array(decoder) }
  if (type === 100) return { type, count: decoding.readVarUint(decoder) }
  return { type, json: JSON.parse(decoding.readVarString(decoder)) }
}

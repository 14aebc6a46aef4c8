import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import { type CloseCode, closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import { sentenceOf } from "../../../shared/contract/refusals/sentences.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import { Questions } from "../../../shared/model/questions.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { Credential, Seat } from "../../ports/seats.ts"
import { frames, keepAlive } from "../frame.ts"
import { DeliveredPosition, type LogPosition, type Stretch } from "./deliveredPosition.ts"
import { framed, framedAck } from "./framed.ts"

/**
 * none: hello said read-only, so its updates are dropped in silence · unsynced: updates wait for its first SyncStep2,
 * which contains them · open · ended: it was refused, and one more write closes it
 */
export type WriteState = "none" | "unsynced" | "open" | "ended"

export type ConnectionPhase =
  | { state: "door" }
  | { state: "table"; seat: Seat; pen: WriteState; mayWrite: boolean }
  | { state: "out"; code: CloseCode | null }

/** The client id that a page asks for; with `page` it asks for one that it was granted before. */
export interface Wish {
  client: number
  page: string | null
}

/**
 * Above `fullBytes` in its buffer a socket gets no more increments, below `emptyBytes` it gets one diff, above
 * `overflowBytes` it is closed.
 */
const fullBytes = 262_144
const emptyBytes = 32_768
const overflowBytes = 4_194_304
const maxDelayMs = 30_000
/**
 * Bytes of increments that a buffer may grow to at once: the pastes of twelve people in one tick are sent in portions.
 */
const maxReadAheadBytes = 1_048_576
/** Up to so many bytes are copied rather than written piece by piece. */
const maxCopiedBytes = 4_096
const stillHere = framed([keepAlive])
/** A peer that does not answer a close frame within this time is cut off. */
const closingMs = 2_000

/** One socket of one topic: its phase, which of its frames are durable, and how far it was sent the log. */
export class Connection {
  readonly credential: Credential
  /** the client id that it asked for in the handshake */
  readonly wish: Wish | null
  standing: ConnectionPhase = { state: "door" }
  /** the client id that only it may write with; null for a stock client, which chooses one itself */
  grant: WriterGrant | null = null
  /** its right, asked again and again */
  readonly questions = new Questions()
  readonly #told = new DeliveredPosition()
  #behindSince: Instant | null = null
  #received = 0
  #settled = 0
  #acked = 0
  #pauses = 0
  #gathered: Uint8Array[] | null = null
  readonly #socket: WebSocket
  readonly #wire: Duplex

  constructor(socket: WebSocket, wire: Duplex, credential: Credential, wish: Wish | null = null) {
    this.#socket = socket
    this.#wire = wire
    this.credential = credential
    this.wish = wish
  }

  /** Returns the number of a SyncStep2 or Update that has just arrived. */
  count(): number {
    this.#received += 1
    return this.#received
  }

  /** All counted frames up to `n` are durable, known or refused. */
  settle(n: number): void {
    this.#settled = Math.max(this.#settled, n)
  }

  ack(): void {
    if (this.#settled === this.#acked || this.standing.state !== "table" || this.standing.pen === "none") return
    this.#acked = this.#settled
    this.#put(framedAck(this.#acked))
  }

  /** Sends message 102, before the ack that counts the refused frame. */
  refuse({ code, params }: Refusal, upTo: number): void {
    if (this.standing.state !== "table") return
    this.standing = { ...this.standing, pen: "ended" }
    const text = sentenceOf({ code, params }, "en")
    this.send(frames.reject({ code, text, params, upTo }))
    this.settle(upTo)
  }

  send(frame: Uint8Array): void {
    this.#put(framed([frame]))
  }

  /** A stock client disconnects after 30 s of silence. */
  keepAlive(): void {
    this.#put(stillHere)
  }

  /**
   * Sends the hello, which names the document's epoch. A connection that was greeted with another epoch is closed: its
   * document is another one.
   */
  greet(epoch: number, hello: Uint8Array): void {
    if (!this.#told.isOf(epoch)) return this.close(closeCodes.staleEpoch)
    this.#told.greet(epoch)
    this.send(hello)
  }

  /** The last update of the log that it was sent; 0 until it has asked for the document. */
  get told(): number {
    return this.#told.seq
  }

  /** Sends the answer to its SyncStep1, framed once for all who ask the same, and records how far the answer goes. */
  answer(parts: readonly Uint8Array[], { epoch, seq }: LogPosition): void {
    if (!this.#told.isOf(epoch)) return this.close(closeCodes.staleEpoch)
    Connection.atOnce([this], () => parts.forEach(part => this.#put(part)))
    this.#told.answer(seq)
  }

  /** Gathers what the job sends to these connections into one write each. */
  static atOnce(some: Iterable<Connection>, job: () => void): void {
    for (const one of some) one.#gathered = []
    try {
      job()
    } finally {
      for (const one of some) one.#flush()
    }
  }

  /** Writes bytes that are framed already: a write to the socket itself costs half of what ws takes. */
  #put(bytes: Uint8Array): void {
    if (this.standing.state !== "table" || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#gathered) this.#gathered.push(bytes)
    else this.#wire.write(bytes)
  }

  #flush(): void {
    const parts = this.#gathered ?? []
    this.#gathered = null
    const [first] = parts
    if (!first) return
    // one short copy is cheaper than a write of several buffers; a pasted chapter is not copied for each receiver
    if (parts.length === 1 || bytesOf(parts) <= maxCopiedBytes)
      this.#wire.write(parts.length === 1 ? first : Buffer.concat(parts))
    else {
      this.#wire.cork()
      for (const part of parts) this.#wire.write(part)
      this.#wire.uncork()
    }
  }

  /**
   * Sends a stretch of the log, framed once for all receivers. Returns "behind" if its buffer has just become too full,
   * or if it lacks updates before the stretch: it reads the rest from the log later.
   */
  tell(increments: Uint8Array, stretch: Stretch, now: Instant): "told" | "behind" {
    if (!this.#told.hasAsked || this.#behindSince !== null) return "told"
    if (!this.#told.isOf(stretch.epoch)) {
      this.close(closeCodes.staleEpoch)
      return "told"
    }
    const waiting = this.#wire.writableLength
    if (this.#told.seq < stretch.seq && (waiting > fullBytes || waiting + increments.byteLength > maxReadAheadBytes))
      return this.#fallBehind(now)
    return this.#feed(increments, stretch) === "gap" ? this.#fallBehind(now) : "told"
  }

  /** Sends part of what it has missed while it was behind. */
  feed(increments: Uint8Array, stretch: Stretch): void {
    if (!this.#told.isOf(stretch.epoch)) this.close(closeCodes.staleEpoch)
    else this.#feed(increments, stretch)
  }

  #feed(increments: Uint8Array, stretch: Stretch): "known" | "next" | "gap" {
    const taken = this.#told.take(stretch)
    if (taken === "next") this.#put(increments)
    return taken
  }

  #fallBehind(now: Instant): "behind" {
    this.#behindSince = now
    return "behind"
  }

  /** The measure that a slow socket needs now; the room asks again and again while a connection is behind. */
  pressure(now: Instant): "none" | "wait" | "diff" | "too-slow" {
    if (this.#behindSince === null || this.standing.state !== "table") return "none"
    // the wire's buffer holds all of it, because ws buffers nothing itself without compression
    const { writableLength: waiting } = this.#wire
    if (waiting > overflowBytes || now - this.#behindSince > maxDelayMs) return "too-slow"
    if (waiting >= emptyBytes) return "wait"
    this.#behindSince = now // it reads: a connection that is only far behind is not given up
    return "diff"
  }

  caughtUp(): void {
    this.#behindSince = null
  }

  /** Whether it has room for messages that may be left out, such as cursors. */
  get light(): boolean {
    return this.#behindSince === null && this.#wire.writableLength < fullBytes
  }

  /** Stops reading from the socket until resume was called as often. */
  pause(): void {
    this.#pauses += 1
    this.#socket.pause()
  }

  resume(): void {
    this.#pauses -= 1
    if (this.#pauses === 0 && this.#socket.readyState === this.#socket.OPEN) this.#socket.resume()
  }

  /** Closes it with a code of closeCodes, for which the page has a sentence. */
  close(code: CloseCode): void {
    if (this.standing.state === "out") return
    this.#flush()
    this.standing = { state: "out", code }
    this.#socket.resume() // a paused socket never reads the answer to its close
    this.#socket.close(code, reasons.get(code) ?? "")
    setTimeout(() => this.#socket.terminate(), closingMs).unref()
  }

  left(): void {
    if (this.standing.state !== "out") this.standing = { state: "out", code: null }
  }
}

const bytesOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.byteLength, 0)

const reasons: ReadonlyMap<number, string> = new Map(Object.entries(closeCodes).map(([name, code]) => [code, name]))

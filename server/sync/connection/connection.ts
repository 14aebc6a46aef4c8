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
 * How the server treats the updates of a connection. none: the handshake said read-only, so updates are dropped without
 * an answer · unsynced: updates are ignored until the first SyncStep2, which contains them · open: updates are judged ·
 * ended: an update was refused, and one more write closes the connection
 */
export type WriteState = "none" | "unsynced" | "open" | "ended"

export type ConnectionPhase =
  | { state: "door" }
  | { state: "table"; seat: Seat; pen: WriteState; mayWrite: boolean }
  | { state: "out"; code: CloseCode | null }

/** The client id that a page asks for in the handshake. `page` is set if the page was granted this id before. */
export interface Wish {
  client: number
  page: string | null
}

/**
 * Limits in bytes on the send buffer of a socket. A socket with more than `fullBytes` in its buffer gets no further
 * updates. Once it has fewer than `emptyBytes`, it gets the updates that it missed. With more than `overflowBytes` it
 * is closed.
 */
const fullBytes = 262_144
const emptyBytes = 32_768
const overflowBytes = 4_194_304
const maxDelayMs = 30_000
/**
 * The most bytes that a send buffer may hold after one tick's updates are added, for example the pastes of twelve
 * people. A socket that would exceed the limit gets the updates in portions.
 */
const maxReadAheadBytes = 1_048_576
/**
 * If the messages of one write have at most this many bytes in total, they are copied into one buffer. Otherwise they
 * are written one by one.
 */
const maxCopiedBytes = 4_096
const stillHere = framed([keepAlive])
/** Milliseconds that a peer has to answer a close frame before it is disconnected. */
const closingMs = 2_000

/**
 * The state of one WebSocket to one topic's note: its phase, which of its messages are durable, and how much of the log
 * it was sent.
 */
export class Connection {
  readonly credential: Credential
  /** the client id that the page named in the handshake; null if it named none */
  readonly wish: Wish | null
  standing: ConnectionPhase = { state: "door" }
  /** the client id that only this connection may write with; null for a stock client, which chooses one itself */
  grant: WriterGrant | null = null
  /** numbers the reads of the connection's right, so that a late result never replaces a newer one */
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

  /** Counts a SyncStep2 or Update message that has arrived, and returns its number. */
  count(): number {
    this.#received += 1
    return this.#received
  }

  /** Records that all counted messages up to number `n` are durable, were already known, or were refused. */
  settle(n: number): void {
    this.#settled = Math.max(this.#settled, n)
  }

  ack(): void {
    if (this.#settled === this.#acked || this.standing.state !== "table" || this.standing.pen === "none") return
    this.#acked = this.#settled
    this.#put(framedAck(this.#acked))
  }

  /**
   * Refuses message number `upTo`. The reject (message type 102) is sent before the ack that counts the refused
   * message.
   */
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

  /** Sends an empty awareness message, because a stock client disconnects after 30 s without a message. */
  keepAlive(): void {
    this.#put(stillHere)
  }

  /**
   * Sends the hello, which names the document's epoch. A connection that was greeted with another epoch is closed,
   * because its page holds another document.
   */
  greet(epoch: number, hello: Uint8Array): void {
    if (!this.#told.isOf(epoch)) return this.close(closeCodes.staleEpoch)
    this.#told.greet(epoch)
    this.send(hello)
  }

  /** The number of the last log update that the connection was sent; 0 before the page's SyncStep1. */
  get told(): number {
    return this.#told.seq
  }

  /**
   * Sends the answer to a SyncStep1 and records the log position up to which the page then has every update. `parts` is
   * encoded once for all connections whose pages sent the same state vector.
   */
  answer(parts: readonly Uint8Array[], { epoch, seq }: LogPosition): void {
    if (!this.#told.isOf(epoch)) return this.close(closeCodes.staleEpoch)
    Connection.atOnce([this], () => parts.forEach(part => this.#put(part)))
    this.#told.answer(seq)
  }

  /** Runs the job. The messages that the job sends to one of these connections become one write. */
  static atOnce(some: Iterable<Connection>, job: () => void): void {
    for (const one of some) one.#gathered = []
    try {
      job()
    } finally {
      for (const one of some) one.#flush()
    }
  }

  /**
   * Writes bytes that are already encoded as WebSocket frames. A write to the socket itself costs half of a send
   * through ws.
   */
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
    // one short copy is cheaper than a write of several buffers; a long part, such as a pasted chapter, is not copied
    // for each receiver
    if (parts.length === 1 || bytesOf(parts) <= maxCopiedBytes)
      this.#wire.write(parts.length === 1 ? first : Buffer.concat(parts))
    else {
      this.#wire.cork()
      for (const part of parts) this.#wire.write(part)
      this.#wire.uncork()
    }
  }

  /**
   * Sends a stretch of the log, encoded once for all receivers. Returns "behind" if the send buffer has just become too
   * full, or if the connection lacks updates before the stretch. A connection that is behind gets the missed updates
   * from the log later.
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

  /** Sends a part of the updates that the connection missed while it was behind. */
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

  /**
   * Returns the action that a connection needs now. none: the connection is not behind · wait: its buffer is still too
   * full · diff: send the missed updates · too-slow: close the connection. The broadcaster calls this repeatedly while
   * the connection is behind.
   */
  pressure(now: Instant): "none" | "wait" | "diff" | "too-slow" {
    if (this.#behindSince === null || this.standing.state !== "table") return "none"
    // the socket's buffer holds everything unsent, because ws itself buffers nothing without compression
    const { writableLength: waiting } = this.#wire
    if (waiting > overflowBytes || now - this.#behindSince > maxDelayMs) return "too-slow"
    if (waiting >= emptyBytes) return "wait"
    this.#behindSince = now // the peer has read from the socket, so the time limit starts again
    return "diff"
  }

  caughtUp(): void {
    this.#behindSince = null
  }

  /** Whether the send buffer has room for messages that may be dropped, such as cursors. */
  get light(): boolean {
    return this.#behindSince === null && this.#wire.writableLength < fullBytes
  }

  /** Stops reading from the socket until `resume` has been called as often as `pause`. */
  pause(): void {
    this.#pauses += 1
    this.#socket.pause()
  }

  resume(): void {
    this.#pauses -= 1
    if (this.#pauses === 0 && this.#socket.readyState === this.#socket.OPEN) this.#socket.resume()
  }

  /** Closes the connection with a code of `closeCodes`. The page has a sentence for each code. */
  close(code: CloseCode): void {
    if (this.standing.state === "out") return
    this.#flush()
    this.standing = { state: "out", code }
    this.#socket.resume() // a paused socket would never read the peer's answer to the close frame
    this.#socket.close(code, reasons.get(code) ?? "")
    setTimeout(() => this.#socket.terminate(), closingMs).unref()
  }

  left(): void {
    if (this.standing.state !== "out") this.standing = { state: "out", code: null }
  }
}

const bytesOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.byteLength, 0)

const reasons: ReadonlyMap<number, string> = new Map(Object.entries(closeCodes).map(([name, code]) => [code, name]))

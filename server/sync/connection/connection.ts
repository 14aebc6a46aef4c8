import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import { type CloseCode, closeCodes } from "../../../shared/contract/closeCodes.ts"
import type { WriterGrant } from "../../../shared/contract/documentFrames.ts"
import { refusalsInEnglish } from "../../../shared/contract/refusals/en.ts"
import type { Refusal } from "../../../shared/contract/refusals.ts"
import { Questions } from "../../../shared/model/questions.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { Credential, Seat } from "../../ports/seats.ts"
import { frames, keepAlive } from "../frame.ts"
import { DeliveredPosition, type LogPosition, type Stretch } from "./deliveredPosition.ts"
import { framed, framedAck } from "./framed.ts"

/**
 * none: hello said read-only, what it sends is dropped in silence · unsynced: updates wait for its first SyncStep2,
 * which contains them · open · ended: it was refused, and one more write closes it
 */
export type WriteState = "none" | "unsynced" | "open" | "ended"

export type ConnectionPhase =
  | { at: "door" }
  | { at: "table"; seat: Seat; pen: WriteState; mayWrite: boolean }
  | { at: "out"; code: CloseCode | null }

/** A page's own client id; with `page` it comes back to one that it was granted. */
export interface Wish {
  client: number
  page: string | null
}

/** Bytes in a socket's buffer above which it gets no more increments, below which it gets one diff, and its end. */
const fullBytes = 262_144
const emptyBytes = 32_768
const overflowBytes = 4_194_304
const maxDelayMs = 30_000
/** Bytes of increments that a buffer may grow to at once: what twelve paste in one tick goes in portions. */
const maxReadAheadBytes = 1_048_576
/** Bytes that are copied rather than written piece by piece. */
const maxCopiedBytes = 4_096
const stillHere = framed([keepAlive])
/** A peer that does not answer a close frame is cut off. */
const closingMs = 2_000

/** One socket of one topic: where it stands, what of it is durable, how far it has been told. */
export class Connection {
  readonly credential: Credential
  /** what it said of its client id when it knocked */
  readonly wish: Wish | null
  standing: ConnectionPhase = { at: "door" }
  /** the client id that it may write with and nobody else may; null for a stock client, which chooses one itself */
  grant: WriterGrant | null = null
  /** what it may do, asked again and again */
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

  /** The number of a SyncStep2 or Update that has just arrived. */
  count(): number {
    this.#received += 1
    return this.#received
  }

  /** All counted frames up to `n` are durable, known or refused. */
  settle(n: number): void {
    this.#settled = Math.max(this.#settled, n)
  }

  ack(): void {
    if (this.#settled === this.#acked || this.standing.at !== "table" || this.standing.pen === "none") return
    this.#acked = this.#settled
    this.#put(framedAck(this.#acked))
  }

  /** 102, before the ack that counts the refused frame. */
  refuse({ code, params }: Refusal, upTo: number): void {
    if (this.standing.at !== "table") return
    this.standing = { ...this.standing, pen: "ended" }
    const text = refusalsInEnglish[code].replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
    this.send(frames.reject({ code, text, params, upTo }))
    this.settle(upTo)
  }

  send(frame: Uint8Array): void {
    this.#put(framed([frame]))
  }

  /** A stock client leaves after 30 s of silence. */
  keepAlive(): void {
    this.#put(stillHere)
  }

  /** The epoch of the document that its hello names: what is of another one is another document. */
  greet(epoch: number, hello: Uint8Array): void {
    if (!this.#told.isOf(epoch)) return this.close(closeCodes.staleEpoch)
    this.#told.greet(epoch)
    this.send(hello)
  }

  /** The last update of the log that it has; 0 until it has asked for the document. */
  get told(): number {
    return this.#told.seq
  }

  /** What it asked for, framed once for all who ask the same, and up to where it goes. */
  answer(parts: readonly Uint8Array[], { epoch, seq }: LogPosition): void {
    if (!this.#told.isOf(epoch)) return this.close(closeCodes.staleEpoch)
    Connection.atOnce([this], () => parts.forEach(part => this.#put(part)))
    this.#told.answer(seq)
  }

  /** What these are sent until the job is over goes in one write each. */
  static atOnce(some: Iterable<Connection>, job: () => void): void {
    for (const one of some) one.#gathered = []
    try {
      job()
    } finally {
      for (const one of some) one.#flush()
    }
  }

  /** Framed already: a write to the socket itself costs half of what ws takes. */
  #put(bytes: Uint8Array): void {
    if (this.standing.at !== "table" || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#gathered) this.#gathered.push(bytes)
    else this.#wire.write(bytes)
  }

  #flush(): void {
    const parts = this.#gathered ?? []
    this.#gathered = null
    const [first] = parts
    if (!first) return
    // one short copy is cheaper than a write of several buffers; a pasted chapter is not copied for each who gets it
    if (parts.length === 1 || bytesOf(parts) <= maxCopiedBytes)
      this.#wire.write(parts.length === 1 ? first : Buffer.concat(parts))
    else {
      this.#wire.cork()
      for (const part of parts) this.#wire.write(part)
      this.#wire.uncork()
    }
  }

  /**
   * A stretch of the log, framed once for all who get it.
   * "behind" when it has just become too full, or lacks something before the stretch: the log gives it the rest later.
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

  /** Part of what it has missed while it was behind. */
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

  /** What a slow socket needs now; the room asks again and again while one is behind. */
  pressure(now: Instant): "none" | "wait" | "diff" | "too-slow" {
    if (this.#behindSince === null || this.standing.at !== "table") return "none"
    // all of it is in the wire's buffer, as ws keeps nothing back where it compresses nothing
    const { writableLength: waiting } = this.#wire
    if (waiting > overflowBytes || now - this.#behindSince > maxDelayMs) return "too-slow"
    if (waiting >= emptyBytes) return "wait"
    this.#behindSince = now // it reads: who is merely far behind is not given up
    return "diff"
  }

  caughtUp(): void {
    this.#behindSince = null
  }

  /** Has it room for what may be left out, such as cursors? */
  get light(): boolean {
    return this.#behindSince === null && this.#wire.writableLength < fullBytes
  }

  /** Stops reading from the socket, until as many resumes. */
  pause(): void {
    this.#pauses += 1
    this.#socket.pause()
  }

  resume(): void {
    this.#pauses -= 1
    if (this.#pauses === 0 && this.#socket.readyState === this.#socket.OPEN) this.#socket.resume()
  }

  /** Ends it with a code of closeCodes, whose sentence the page knows. */
  close(code: CloseCode): void {
    if (this.standing.at === "out") return
    this.#flush()
    this.standing = { at: "out", code }
    this.#socket.resume() // a paused socket never reads the answer to its close
    this.#socket.close(code, reasons.get(code) ?? "")
    setTimeout(() => this.#socket.terminate(), closingMs).unref()
  }

  left(): void {
    if (this.standing.at !== "out") this.standing = { at: "out", code: null }
  }
}

const bytesOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.byteLength, 0)

const reasons: ReadonlyMap<number, string> = new Map(Object.entries(closeCodes).map(([name, code]) => [code, name]))

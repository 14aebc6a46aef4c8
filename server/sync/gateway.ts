import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import { closeCodes } from "../../shared/contract/closeCodes.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { closeInWaves } from "../ports/leaving.ts"
import { AdmissionQueue } from "./admissionQueue.ts"
import { Connection } from "./connection/connection.ts"
import { TokenBucket } from "./connection/tokenBucket.ts"
import type { SyncContext } from "./context.ts"
import { decodeFrame, frames, type Inbound } from "./frame.ts"
import { acceptHandshake, ask, type HandshakeAnswer, type HandshakeRequest, wishOf } from "./handshake.ts"
import { Places } from "./places.ts"
import type { DocumentRoom } from "./room/room.ts"

/** Milliseconds between keep-alive messages. A stock client disconnects after 30 s without a message. */
const keepAliveMs = 15_000
/** Milliseconds that a page waits before it reconnects to a stopping server. A restart has usually ended by then. */
const retryAfterDrainMs = 1_000
/**
 * The bytes that a SyncStep1 takes from a connection's budget. The message is short, but it asks for the whole
 * document.
 */
const askingCostBytes = 65_536

type RoomOf = (topic: TopicId, workspace: WorkspaceId) => DocumentRoom

/** Admits WebSockets to notes and reads their messages until they disconnect or the server stops. */
export class Gateway {
  readonly #context: SyncContext
  readonly #roomOf: RoomOf
  readonly #inside = new Map<Connection, Promise<void>>()
  readonly #places: Places
  readonly #admission = new AdmissionQueue()
  #closed = false
  #beating = false

  constructor(context: SyncContext, roomOf: RoomOf) {
    this.#context = context
    this.#roomOf = roomOf
    this.#places = new Places(context.caps, context.addresses)
  }

  open(handshake: HandshakeRequest, signal?: AbortSignal): void {
    this.#open(handshake, signal).catch(error => {
      this.#context.report(error)
      handshake.socket.destroy()
    })
  }

  /**
   * Admits no more sockets, and closes the open ones in waves. After the close code their pages connect to another
   * server and send it the updates that are not acknowledged.
   */
  leave(overMs: number): Promise<void> {
    this.#closed = true
    const close = (connection: Connection) => {
      connection.send(frames.notice({ reason: "draining", retryAfter: 0 }))
      connection.close(closeCodes.draining)
    }
    return closeInWaves(() => this.#inside.keys(), close, overMs, this.#context.clock)
  }

  /**
   * Admits no more sockets, calls `flush` to commit the received updates, then sends each connection a notice and
   * closes it.
   */
  async close(flush: () => Promise<void>): Promise<void> {
    this.#closed = true
    await flush()
    for (const connection of this.#inside.keys()) {
      connection.send(frames.notice({ reason: "draining", retryAfter: retryAfterDrainMs }))
      connection.close(closeCodes.draining)
    }
    await Promise.all(this.#inside.values())
  }

  async #open(handshake: HandshakeRequest, signal: AbortSignal | undefined): Promise<void> {
    whenBroken(handshake.socket)
    await this.#admission.pass()
    const answer = await this.#answer(handshake)
    const socket = await acceptHandshake(handshake)
    // a message larger than maxPayload would end the process if no error listener were set; ws itself closes that
    // socket
    socket.on("error", () => undefined)
    const connection = new Connection(socket, handshake.socket, handshake.credential, wishOf(handshake))
    if (answer.kind === "out") return connection.close(answer.code)
    if (this.#closed) return connection.close(closeCodes.draining)
    const place = this.#places.take(answer.member, handshake.request)
    if (!place) return connection.close(closeCodes.full)
    socket.once("close", place)
    connection.pause() // until the room admits the connection, its messages wait in the kernel's buffer
    const room = this.#roomOf(answer.topic, answer.workspace)
    room.expect(connection)
    this.#inside.set(connection, this.#gone(socket, connection, room))
    signal?.addEventListener("abort", () => connection.close(closeCodes.revoked), { once: true })
    if (signal?.aborted) return connection.close(closeCodes.revoked)
    listen(socket, connection, room, this.#context)
    this.#pingAll().catch(this.#context.report)
    await this.#enter(connection, room, answer.epoch)
  }

  /** Decides whether to admit the socket. If the process is full, it refuses before it reads the seat. */
  async #answer(handshake: HandshakeRequest): Promise<HandshakeAnswer> {
    if (this.#closed) return { kind: "out", code: closeCodes.draining }
    if (this.#places.isFull) return { kind: "out", code: closeCodes.full }
    return ask(this.#context, handshake)
  }

  async #enter(connection: Connection, room: DocumentRoom, epoch: number | null): Promise<void> {
    try {
      await room.admit(connection, epoch)
    } catch (error) {
      this.#context.report(error)
      connection.close(closeCodes.draining) // the page reconnects after a 45xx code
    }
  }

  async #gone(socket: WebSocket, connection: Connection, room: DocumentRoom): Promise<void> {
    await new Promise(resolve => socket.once("close", resolve))
    this.#inside.delete(connection)
    room.leave(connection)
  }

  async #pingAll(): Promise<void> {
    if (this.#beating) return
    this.#beating = true
    while (this.#inside.size > 0) {
      await this.#context.clock.wait(keepAliveMs)
      for (const connection of this.#inside.keys()) connection.keepAlive()
    }
    this.#beating = false
  }
}

/** Reads the connection's messages one by one. A malformed message closes the connection and never ends the process. */
function listen(socket: WebSocket, connection: Connection, room: DocumentRoom, { clock, report }: SyncContext): void {
  const bucket = new TokenBucket(clock.now())
  socket.on("message", (message, isBinary) => {
    try {
      if (connection.standing.state !== "table") return
      const bytes = Buffer.isBuffer(message) && isBinary ? plain(message) : null
      const inbound = bytes && decodeFrame(bytes)
      if (!inbound) return connection.close(closeCodes.refused)
      const pause = bucket.take(costOf(inbound, bytes), clock.now())
      if (pause > 0) slowDown(connection, pause, clock)
      room.receive(connection, inbound)
    } catch (error) {
      report(error)
      connection.close(closeCodes.refused)
    }
  })
}

/** Returns a view of the same bytes, without a copy. Yjs copies the bytes that it keeps. */
const plain = ({ buffer, byteOffset, byteLength }: Buffer): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength)

/**
 * Destroys a socket that fails. The listener is made in a function of its own, because a listener keeps its scope in
 * memory. If it were made in `#open`, the request would stay in memory as long as the socket.
 */
const whenBroken = (socket: Duplex): void => void socket.on("error", () => socket.destroy())

const costOf = (inbound: Inbound, bytes: Uint8Array): number =>
  inbound.kind === "step1" ? Math.max(askingCostBytes, bytes.byteLength) : bytes.byteLength

/**
 * Stops reading from the connection for `pause` milliseconds. Its updates are not refused, so a fast writer loses no
 * text.
 */
function slowDown(connection: Connection, pause: number, clock: SyncContext["clock"]): void {
  connection.pause()
  connection.send(frames.notice({ reason: "slow", retryAfter: pause }))
  clock.wait(pause).then(
    () => connection.resume(),
    () => connection.resume(),
  )
}

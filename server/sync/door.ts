import type { WebSocket } from "ws"
import { closeCodes } from "../../shared/contract/closeCodes.ts"
import type { TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { Bucket } from "./connection/bucket.ts"
import { Connection } from "./connection/connection.ts"
import { decodeFrame, frames, keepAlive } from "./frame.ts"
import { ask, type Knock, shake } from "./gate.ts"
import type { Around } from "./room/around.ts"
import type { Room } from "./room/room.ts"

/** A stock client leaves after 30 s of silence. */
const keepAliveEvery = 15_000
/** A page comes back after this, by which time a restart has usually ended. */
const retryAfterDrain = 1_000

export interface Door {
  open(knock: Knock, signal?: AbortSignal): void
  /** No one comes in any more; what was written is flushed; then everyone inside is told and let go. */
  close(flush: () => Promise<void>): Promise<void>
}

/** Lets sockets in and reads what they send, until they or the server leave. */
export function createDoor(around: Around, roomOf: (topic: TopicId, workspace: WorkspaceId) => Room): Door {
  const inside = new Map<Connection, Promise<void>>()
  let closed = false
  let beating = false

  async function open(knock: Knock, signal: AbortSignal | undefined): Promise<void> {
    knock.socket.on("error", () => knock.socket.destroy())
    const answer = closed ? ({ is: "out", code: closeCodes.draining } as const) : await ask(around.seats, knock)
    const socket = await shake(knock)
    // without a listener a frame over maxPayload ends the process; ws closes the socket by itself
    socket.on("error", () => undefined)
    const connection = new Connection(socket, knock.credential)
    if (answer.is === "out") return connection.close(answer.code)
    if (closed) return connection.close(closeCodes.draining)
    connection.pause() // what arrives at the door waits in the kernel
    const room = roomOf(answer.topic, answer.workspace)
    inside.set(connection, gone(socket, connection, room))
    signal?.addEventListener("abort", () => connection.close(closeCodes.revoked), { once: true })
    if (signal?.aborted) return connection.close(closeCodes.revoked)
    listen(socket, connection, room, around)
    beat().catch(around.report)
    await enter(connection, room, answer.epoch)
  }

  async function enter(connection: Connection, room: Room, epoch: number | null): Promise<void> {
    try {
      const current = epoch === null ? null : await room.read(replica => replica.epoch)
      if (epoch !== current) return connection.close(closeCodes.staleEpoch)
      await room.admit(connection)
    } catch (error) {
      around.report(error)
      connection.close(closeCodes.draining) // 45xx: the page tries again
    }
  }

  async function gone(socket: WebSocket, connection: Connection, room: Room): Promise<void> {
    await new Promise(resolve => socket.once("close", resolve))
    inside.delete(connection)
    room.leave(connection)
  }

  async function beat(): Promise<void> {
    if (beating) return
    beating = true
    while (inside.size > 0) {
      await around.clock.wait(keepAliveEvery)
      for (const connection of inside.keys()) connection.send(keepAlive)
    }
    beating = false
  }

  return {
    open: (knock, signal) => {
      open(knock, signal).catch(error => {
        around.report(error)
        knock.socket.destroy()
      })
    },
    async close(flush) {
      closed = true
      await flush()
      for (const connection of inside.keys()) {
        connection.send(frames.notice({ reason: "draining", retryAfter: retryAfterDrain }))
        connection.close(closeCodes.draining)
      }
      await Promise.all(inside.values())
    },
  }
}

/** One frame after another; what is none ends the connection, never the process. */
function listen(socket: WebSocket, connection: Connection, room: Room, { clock, report }: Around): void {
  const bucket = new Bucket(clock.now())
  socket.on("message", (message, isBinary) => {
    try {
      if (connection.standing.at !== "table") return
      const bytes = Buffer.isBuffer(message) && isBinary ? new Uint8Array(message) : null
      const inbound = bytes && decodeFrame(bytes)
      if (!inbound) return connection.close(closeCodes.refused)
      const pause = bucket.take(bytes.byteLength, clock.now())
      if (pause > 0) slowDown(connection, pause, clock)
      room.receive(connection, inbound)
    } catch (error) {
      report(error)
      connection.close(closeCodes.refused)
    }
  })
}

/** Stops reading instead of refusing, so that no text is lost by being fast. */
function slowDown(connection: Connection, pause: number, clock: Around["clock"]): void {
  connection.pause()
  connection.send(frames.notice({ reason: "slow", retryAfter: pause }))
  clock.wait(pause).then(
    () => connection.resume(),
    () => connection.resume(),
  )
}

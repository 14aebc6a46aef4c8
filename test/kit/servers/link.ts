import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"

/** The bytes that a connection reads ahead in each direction before it makes its sender wait. */
const mostHeldBytes = 1_048_576

const host = "127.0.0.1"

/**
 * A network connection to a server on this machine that a test can spoil. It withholds bytes as TCP does, which loses
 * none in the middle of a stream: they arrive when the link passes again, unless the connection was cut or one end has
 * given it up. The link also withholds that an end has closed the connection.
 */
export interface Link {
  /** the port to connect to */
  port: number
  /** Everything arrives at once, in both directions. */
  pass(): void
  /** Requests reach the server, and no answer comes back. */
  dropAnswers(): void
  /** No byte arrives in either direction. A new connection opens, and does not reach the server. */
  dropAll(): void
  /** Everything arrives this many milliseconds later, in each direction. */
  delay(ms: number): void
  /** Resets every connection that is open, on both sides. New ones are carried as before. */
  cut(): void
  /** Resets every connection, and refuses new ones. */
  close(): Promise<void>
}

type Direction = "requests" | "answers"

/** A thing to hand on: bytes, the end of the stream, or a reset. */
interface Parcel {
  bytes: Buffer | "end" | "reset"
  due: number
}

class Weather {
  dropped: readonly Direction[] = []
  delayMs = 0
  private changed = Promise.withResolvers<void>()

  set(dropped: readonly Direction[], delayMs: number): void {
    this.dropped = dropped
    this.delayMs = delayMs
    this.changed.resolve()
    this.changed = Promise.withResolvers<void>()
  }

  /** Returns once the direction is open. */
  async opens(direction: Direction): Promise<void> {
    while (this.dropped.includes(direction)) await this.changed.promise
  }
}

export async function link(targetPort: number): Promise<Link> {
  const weather = new Weather()
  const sockets = new Set<Socket>()
  const kept = (socket: Socket): Socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    return socket.once("close", () => sockets.delete(socket))
  }
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, client => {
    kept(client).on("error", () => {})
    void weather.opens("requests").then(() => {
      if (client.destroyed) return
      const target = kept(connect({ host, port: targetPort, allowHalfOpen: true }))
      carry("requests", client, target, weather)
      carry("answers", target, client, weather)
    })
  })
  server.listen(0, host)
  await once(server, "listening")
  const at = server.address()
  if (at === null || typeof at === "string") throw new Error("no port")
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port: at.port,
    pass: () => weather.set([], 0),
    dropAnswers: () => weather.set(["answers"], 0),
    dropAll: () => weather.set(["requests", "answers"], 0),
    delay: ms => weather.set([], ms),
    cut,
    async close() {
      const closed = once(server, "close")
      server.close()
      cut()
      await closed
    },
  }
}

/** Carries what one end sends to the other, in order, as the weather allows. */
function carry(direction: Direction, from: Socket, to: Socket, weather: Weather): void {
  const parcels: Parcel[] = []
  let heldBytes = 0
  let isCarrying = false
  const take = (bytes: Parcel["bytes"]): void => {
    parcels.push({ bytes, due: Date.now() + weather.delayMs })
    if (typeof bytes !== "string") heldBytes += bytes.length
    if (heldBytes >= mostHeldBytes) from.pause()
    if (!isCarrying) void handOn()
  }
  const handOn = async (): Promise<void> => {
    isCarrying = true
    for (let parcel = parcels.shift(); parcel; parcel = parcels.shift()) {
      await weather.opens(direction)
      const waitMs = parcel.due - Date.now()
      if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
      await weather.opens(direction)
      const { bytes } = parcel
      if (bytes === "reset") to.resetAndDestroy()
      else if (bytes === "end") to.end()
      else {
        heldBytes -= bytes.length
        if (!to.destroyed && !to.write(bytes)) await drained(to)
        if (heldBytes < mostHeldBytes) from.resume()
      }
    }
    isCarrying = false
  }
  from.on("data", take)
  from.once("end", () => take("end"))
  from.once("close", hadError => hadError && take("reset"))
  from.on("error", () => {})
  from.resume()
}

/** Returns once the socket takes bytes again, or never will. */
const drained = (socket: Socket): Promise<void> =>
  new Promise(resolve => {
    socket.once("drain", resolve)
    socket.once("close", () => resolve())
  })

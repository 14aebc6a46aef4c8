import { once } from "node:events"
import { connect, createServer, type Socket } from "node:net"

/** The bytes that a link buffers in each direction of a connection before it stops reading. */
const mostHeldBytes = 1_048_576

const host = "127.0.0.1"

/**
 * A TCP proxy in front of a server on this machine, whose traffic a test can delay, drop or cut. Dropped bytes are
 * buffered and arrive when the link passes again, unless the connection was cut or one end has closed it. While bytes
 * are dropped, the closing of an end is not passed on either.
 */
export interface Link {
  /** the port to connect to */
  port: number
  /** Passes everything at once, in both directions. */
  pass(): void
  /** Passes requests to the server, but no answers back. */
  dropAnswers(): void
  /** Passes no byte in either direction. A new connection opens, but does not reach the server. */
  dropAll(): void
  /** Passes everything this many milliseconds later, in each direction. */
  delay(ms: number): void
  /**
   * Leaves every open connection half-open, as a firewall that has forgotten it: no byte passes any more, and neither
   * side is told. New connections pass as before.
   */
  forget(): void
  /** Resets every open connection, on both sides. New connections pass as before. */
  cut(): void
  /** Resets every connection and refuses new connections. */
  close(): Promise<void>
}

type Direction = "requests" | "answers"

/** An item to pass on: bytes, the end of the stream, or a reset. */
interface Parcel {
  bytes: Buffer | "end" | "reset"
  due: number
}

class Weather {
  dropped: readonly Direction[] = []
  delayMs = 0
  /** the number of times that the link has forgotten its connections; a connection of an earlier time carries nothing */
  forgets = 0
  private changed = Promise.withResolvers<void>()

  set(dropped: readonly Direction[], delayMs: number): void {
    this.dropped = dropped
    this.delayMs = delayMs
    this.changed.resolve()
    this.changed = Promise.withResolvers<void>()
  }

  /** Resolves once the direction is open. */
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
    forget: () => void weather.forgets++,
    cut,
    async close() {
      const closed = once(server, "close")
      server.close()
      cut()
      await closed
    },
  }
}

/** Passes on what one end sends to the other end, in order, delayed or held as `weather` sets. */
function carry(direction: Direction, from: Socket, to: Socket, weather: Weather): void {
  const { forgets } = weather
  const parcels: Parcel[] = []
  let heldBytes = 0
  let isCarrying = false
  const take = (bytes: Parcel["bytes"]): void => {
    if (weather.forgets !== forgets) return
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
      if (weather.forgets !== forgets) continue
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

/** Resolves when the socket accepts bytes again, or is closed. */
const drained = (socket: Socket): Promise<void> =>
  new Promise(resolve => {
    socket.once("drain", resolve)
    socket.once("close", () => resolve())
  })

import { io, type Socket } from "socket.io-client"
import type {
  Answered,
  ClientToServer,
  EntriesFrame,
  Hint,
  LiveAuth,
  Look,
  ServerToClient,
} from "../../shared/contract/live.ts"

/** The events that a live connection reports to its page. */
export interface LiveEvents {
  connected(): void
  entries(frame: EntriesFrame): void
  hint(hint: Hint): void
  hints(list: Hint[]): void
  /** The connection is lost, and Socket.IO retries it. `tries` counts from 1. */
  trying(tries: number): void
  /**
   * The server ended or refused the connection with this code. The connection is not retried until `open` is called.
   */
  refused(code: string): void
}

export interface LiveLine {
  readonly connected: boolean
  /**
   * Sends a command. Rejects when no answer arrived: the server may or may not have executed the command. Sending the
   * command again with the same id is safe.
   */
  command(message: { id: string; kind: string; body: unknown }): Promise<Answered>
  /** Asks the person who has the floor to speak slower. Sent as a volatile message, which may be lost. */
  slower(session: string): void
  /** Sends the place that the chair looks at. Sent as a volatile message, which may be lost. */
  look(look: Look): void
  /**
   * Reconnects if the server has sent nothing for too long: after a laptop slept, its socket may be dead without an
   * error.
   */
  check(): void
  open(): void
  close(): void
}

/** Milliseconds to wait for the answer to a command: longer than any healthy answer takes. */
const answerWithinMs = 10_000

/**
 * Milliseconds without a message from the server after which the connection counts as dead. The server sends a message
 * every 25 s. Socket.IO's own timer adds 20 s, but it stops while a laptop sleeps.
 */
const silenceMs = 45_000

/** The most milliseconds after a close until the first try. They differ, so that not all pages try at once. */
const mostEarlyMs = 200

/**
 * Returns the refusal's code. When the middleware refuses a connection, the error carries the code in `data` or as its
 * message.
 */
function codeOf(error: Error & { data?: unknown }): string {
  const said = error.data
  if (typeof said === "object" && said !== null && "code" in said && typeof said.code === "string") return said.code
  return error.message
}

export type OpenLine = (auth: () => LiveAuth, events: LiveEvents) => LiveLine

/**
 * Opens a Socket.IO connection to the event log. `auth` is called at every attempt, so that each attempt starts at the
 * last log entry that the page has.
 */
export const openLine: OpenLine = (auth, events) => {
  const socket: Socket<ServerToClient, ClientToServer> = io({
    autoConnect: false,
    multiplex: false,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    auth: give => give({ ...auth() }),
  })
  let heard = Date.now()
  const hear = () => {
    heard = Date.now()
  }
  socket.io.on("ping", hear)
  socket.on("connect", hear)
  socket.on("connect", () => events.connected())
  socket.on("entries", frame => events.entries(frame))
  socket.on("hint", hint => events.hint(hint))
  socket.on("hints", list => events.hints(list))
  socket.on("disconnect", reason => {
    if (reason === "io server disconnect") return events.refused("closed")
    if (reason !== "io client disconnect") events.trying(1)
    // A server that stops closes its sockets, and another one may go on: this try is earlier than Socket.IO's first.
    if (reason === "transport close") setTimeout(cameBack, Math.random() * mostEarlyMs)
  })
  socket.on("connect_error", error => {
    if (!socket.active) events.refused(codeOf(error))
  })
  socket.io.on("reconnect_attempt", tries => events.trying(tries))
  const anew = () => {
    socket.disconnect()
    events.trying(1)
    socket.connect()
  }
  // Reconnects at once when the browser reports that the network is back. The next retry may be later, and an attempt
  // without an answer only fails after 20 s.
  const cameBack = () => {
    if (socket.active && !socket.connected) anew()
  }
  return {
    get connected() {
      return socket.connected
    },
    command: message => socket.timeout(answerWithinMs).emitWithAck("command", message),
    look: look => void socket.volatile.emit("look", look),
    slower: session => void socket.volatile.emit("slower", { session }),
    check() {
      if (socket.connected && Date.now() - heard >= silenceMs) anew()
    },
    open() {
      addEventListener("online", cameBack)
      // A proxy may send pages that only read to servers of their own. Rights do not depend on this.
      socket.io.opts.query = auth().folded?.audience === "gallery" ? { watch: "1" } : {}
      socket.connect()
    },
    close() {
      removeEventListener("online", cameBack)
      socket.disconnect()
    },
  }
}

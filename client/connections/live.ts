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
import { sitePath } from "../site/site.ts"

/** The callbacks through which a live connection reports to its page. */
export interface LiveEvents {
  connected(): void
  entries(frame: EntriesFrame): void
  hint(hint: Hint): void
  hints(list: Hint[]): void
  /** The connection is lost, and Socket.IO retries it. `tries` counts from 1. */
  trying(tries: number): void
  /** The server ended or refused the connection with this code. The page does not reconnect until it calls `open`. */
  refused(code: string): void
}

export interface LiveLine {
  readonly connected: boolean
  /**
   * Sends a command. Rejects if no answer arrives: the server may or may not have executed the command. It is safe to
   * send the command again with the same id.
   */
  command(message: { id: string; kind: string; body: unknown }): Promise<Answered>
  /**
   * Asks for the receipt of a command that was sent before. Null if the server has not done it; a refusal if it cannot tell
   * now. Rejects if no answer arrives.
   */
  receipt(id: string): Promise<Answered | null>
  /** Asks the person who has the floor to speak slower. The message is volatile, so it may be lost. */
  slower(session: string): void
  /** Sends the place that the chair looks at. The message is volatile, so it may be lost. */
  look(look: Look): void
  /**
   * Reconnects if the server has sent nothing for too long. A connection may be lost without an error while a laptop
   * sleeps.
   */
  check(): void
  open(): void
  close(): void
}

/** Milliseconds to wait for the answer to a command. A healthy server answers sooner. */
const answerWithinMs = 10_000

/**
 * Milliseconds without a message from the server after which the connection counts as lost. The server sends a message
 * every 25 s. Socket.IO's own timer adds 20 s, but this timer stops while a laptop sleeps.
 */
const silenceMs = 45_000

/**
 * The longest random delay, in milliseconds, between a close and the first attempt to reconnect. The delay is random,
 * so that pages do not reconnect all at once.
 */
const mostEarlyMs = 200

/**
 * Returns the code of a refusal. If the server's middleware refuses a connection, the error has the code in `data` or
 * as its message.
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
    path: `${sitePath}/socket.io/`,
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
    // A stopping server closes its sockets while another server may already accept connections. The page therefore
    // reconnects at once and does not wait for Socket.IO's first attempt.
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
  // Reconnects at once when the browser reports that the network is back. Socket.IO's next attempt may be seconds away,
  // and an attempt without an answer fails only after 20 s.
  const cameBack = () => {
    if (socket.active && !socket.connected) anew()
  }
  return {
    get connected() {
      return socket.connected
    },
    command: message => socket.timeout(answerWithinMs).emitWithAck("command", message),
    receipt: id => socket.timeout(answerWithinMs).emitWithAck("receipt", id),
    look: look => void socket.volatile.emit("look", look),
    slower: session => void socket.volatile.emit("slower", { session }),
    check() {
      if (socket.connected && Date.now() - heard >= silenceMs) anew()
    },
    open() {
      addEventListener("online", cameBack)
      // The query lets a proxy route pages that only read to separate servers. The reader's rights do not depend on the
      // query.
      socket.io.opts.query = auth().folded?.audience === "gallery" ? { watch: "1" } : {}
      socket.connect()
    },
    close() {
      removeEventListener("online", cameBack)
      socket.disconnect()
    },
  }
}

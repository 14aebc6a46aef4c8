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
  /** the connection is lost and is being retried; `tries` counts from 1 */
  trying(tries: number): void
  /** the server ended or refused the connection with this code; nothing is retried until `open` is called again */
  refused(code: string): void
}

export interface LiveLine {
  readonly connected: boolean
  /** Rejects when no answer came: the command may or may not have been done. Send it again with the same id. */
  command(message: { id: string; kind: string; body: unknown }): Promise<Answered>
  /** may be lost */
  slower(session: string): void
  /** may be lost */
  look(look: Look): void
  /** Reconnects if nothing was received for too long: a laptop that slept may hold a dead socket without an error. */
  check(): void
  open(): void
  close(): void
}

/** Longer than any healthy answer takes. Sending the command again with the same id is safe. */
const answerWithin = 10_000

/**
 * Milliseconds. The server sends a message every 25 s; Socket.IO's own timer allows 20 s more, but stops while a laptop
 * sleeps.
 */
const silence = 45_000

/** A connection that the middleware refuses carries the refusal's code in `data` or as its message. */
function codeOf(error: Error & { data?: unknown }): string {
  const said = error.data
  if (typeof said === "object" && said !== null && "code" in said && typeof said.code === "string") return said.code
  return error.message
}

export type OpenLine = (auth: () => LiveAuth, events: LiveEvents) => LiveLine

/**
 * A Socket.IO connection to the event log. `auth` is called at every attempt, so that each one starts at the page's
 * cursor.
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
    if (reason === "io server disconnect") events.refused("closed")
    else if (reason !== "io client disconnect") events.trying(1)
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
  // The browser learns that the network is back before the next retry, and an attempt that hangs gives up only after 20
  // s.
  const cameBack = () => {
    if (socket.active && !socket.connected) anew()
  }
  return {
    get connected() {
      return socket.connected
    },
    command: message => socket.timeout(answerWithin).emitWithAck("command", message),
    look: look => void socket.volatile.emit("look", look),
    slower: session => void socket.volatile.emit("slower", { session }),
    check() {
      if (socket.connected && Date.now() - heard >= silence) anew()
    },
    open() {
      addEventListener("online", cameBack)
      socket.connect()
    },
    close() {
      removeEventListener("online", cameBack)
      socket.disconnect()
    },
  }
}

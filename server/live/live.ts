import type { Server as HttpServer, IncomingMessage } from "node:http"
import { type DefaultEventsMap, Server } from "socket.io"
import { CommandMessage } from "../../shared/contract/commands.ts"
import { limits } from "../../shared/contract/limits.ts"
import type { AccessEnded, Answered, ClientToServer, ServerToClient } from "../../shared/contract/live.ts"
import { sentenceOf } from "../../shared/contract/refusals/sentences.ts"
import { refuse } from "../../shared/contract/refusals.ts"
import { Questions } from "../../shared/model/questions.ts"
import { audienceOf } from "../../shared/rules/audience.ts"
import { foldedFor, isSameFold } from "../../shared/rules/foldedFor.ts"
import { accessEnd, type SeatHeld, seatHeld } from "../../shared/rules/people/accessEnd.ts"
import { actorOf } from "../core/actors.ts"
import { refusalOf } from "../core/failing.ts"
import { joinAndRecheck } from "../ports/joining.ts"
import { closeInWaves } from "../ports/leaving.ts"
import type { Connected, LivePorts, LiveSocket } from "./connected.ts"
import { createFeeds } from "./feeds.ts"
import { createLooking } from "./hints/looking.ts"
import { slowing } from "./hints/slower.ts"
import { tellUnwritable } from "./hints/unwritable.ts"
import { whileItCarries } from "./line.ts"
import { readAuth } from "./liveAuth.ts"
import { createPaces, type Pace } from "./paces.ts"
import { tellingReceipts } from "./receipts.ts"

/** A socket of Engine.IO, over WebSocket or polling. Each page has one. */
interface Transport {
  request: IncomingMessage
  once(event: "close", listener: () => void): unknown
  close(): unknown
}

export interface LiveServer {
  /** closes the sockets in groups, spread over `overMs` milliseconds, so that their pages connect to other servers */
  leave(overMs: number): Promise<void>
  close(): Promise<void>
}

/**
 * Serves Socket.IO: receives commands, and sends entries and hints. Every command goes through `answering`, which never
 * throws.
 */
export function createLive(http: HttpServer, ports: LivePorts): LiveServer {
  const io = new Server<ClientToServer, ServerToClient, DefaultEventsMap, { is?: Connected }>(http, {
    destroyUpgrade: false,
    serveClient: false,
    maxHttpBufferSize: limits.maxBodyBytes,
    // a transport whose client has not completed the Socket.IO handshake after this time is closed and no longer
    // counted
    connectTimeout: 10_000,
    // Socket.IO's session recovery stays off, because it would let a revoked member back in; pages send their cursor
    // instead
    allowRequest: (request, decide) => decide(null, ports.admits(request)),
  })
  io.engine.on("connection", (transport: Transport) => {
    const leave = ports.takePlace(transport.request)
    if (leave) transport.once("close", leave)
    else transport.close()
  })
  const paces = createPaces(ports)
  const feeds = createFeeds(ports)
  const looks = createLooking(ports, feeds)
  const unwritable = tellUnwritable(ports.health, hint => io.emit("hint", hint))
  ports.box.onMoved(({ workspace, round, member }) =>
    feeds.tellEverywhere(workspace, { kind: "ballot-moved", round }, { members: [member], roles: [] }),
  )

  io.use((socket, next) => {
    connect(ports, socket).then(
      refusal => (refusal ? next(Object.assign(new Error(refusal), { data: { code: refusal } })) : next()),
      (error: unknown) => next(failedToConnect(error, ports.failed(error))),
    )
  })

  io.on("connection", socket => {
    const { is } = socket.data
    if (!is) return void socket.disconnect(true)
    const join = () => {
      const leave = entered(ports, socket, is)
      feeds.join(socket, is)
      looks.welcome(socket, is)
      unwritable.welcome(socket)
      socket.on("disconnect", () => {
        leave()
        feeds.leave(socket, is)
      })
      socket.on(
        "command",
        answering(ports, is, paces(socket), () => socket.conn.close()),
      )
      socket.on("receipt", tellingReceipts(ports, is, paces(socket)))
      socket.on("slower", slowing(ports, is, feeds))
      socket.on("look", looks.from(is))
      return true
    }
    joinAndRecheck(join, () => reauthorise(ports, socket)).catch(ports.failed)
  })

  const stop = ports.seats.onChange(workspace => {
    for (const socket of io.of("/").sockets.values())
      if (socket.data.is?.workspace === workspace) void reauthorise(ports, socket).catch(ports.failed)
  })

  return {
    leave: overMs =>
      closeInWaves(
        () => io.of("/").sockets.values(),
        socket => socket.conn.close(),
        overMs,
        ports.clock,
      ),
    async close() {
      stop()
      unwritable.close()
      looks.close()
      feeds.close()
      await io.close()
    },
  }
}

/**
 * Counts a connection as present and returns a function that ends the count. An administrator without a seat reads what
 * the room reads, but counts neither as a member nor as an observer; nor does a reader by a press link (DOMAIN EM4).
 */
function entered(ports: LivePorts, socket: LiveSocket, is: Connected): () => void {
  const { workspace, audience, seat } = is
  if (seat.press !== undefined) return () => {}
  if (audience === "gallery") return ports.presence.enter(workspace, null)
  const { member } = seat
  if (member === null) return () => {}
  return whileItCarries(ports, socket, is, () => ports.presence.enter(workspace, member))
}

async function connect(ports: LivePorts, socket: LiveSocket): Promise<string | null> {
  const read = readAuth(socket.handshake.auth)
  if (!read) return "bad-input"
  const workspace = await ports.workspaceBySlug(read.auth.workspace)
  const credential = ports.cookie.of(socket.request)
  const seat = workspace && (await ports.seats.seat(credential, workspace))
  // the refusal is the same whether a workspace is closed to the caller or does not exist
  if (!workspace || !seat) return "no-access"
  // the page tries again, and may reach another server
  if (ports.watchersOnly && audienceOf(seat.role) === "room") return "observers-only"
  const { state } = await ports.folds.current(workspace)
  const { incarnation, folded } = read.auth
  if (incarnation !== ports.incarnation || (folded && !isSameFold(folded, foldedFor(seat, state)))) return "stale"
  const { slice } = read
  const held = seat.member === null ? null : seatHeld(state, seat.member)
  const audience = audienceOf(seat.role)
  const questions = new Questions()
  socket.data.is = { workspace, slice, credential, seat, held, audience, cursor: read.auth.from, questions }
  return null
}

/**
 * Reads a connection's seat again. Disconnects a member who has lost the seat. If the role or side changed, tells the
 * page to reload its state. If the audience changed, also disconnects the page.
 */
async function reauthorise(ports: LivePorts, socket: LiveSocket): Promise<void> {
  const { is } = socket.data
  if (!is) return
  const { seats } = ports
  const question = is.questions.ask()
  const seat = await seats.seat(is.credential, is.workspace)
  if (!is.questions.answer(question)) return
  if (!seat || seat.member !== is.seat.member) {
    // a browser that has just got a new cookie reconnects with it, so this connection closes without a message
    if (is.held && !seats.isRenewed?.(is.credential)) socket.emit("hint", await endOf(ports, is, is.held))
    return void socket.disconnect(true)
  }
  const changed = seat.role !== is.seat.role || seat.side !== is.seat.side
  is.seat = seat
  if (changed) socket.emit("hint", { kind: "reload" })
  if (audienceOf(seat.role) !== is.audience) socket.disconnect(true)
}

/**
 * The message to a member about the end of their access. It is sent on the connection that held the seat, so that only
 * the former holder reads it.
 */
async function endOf({ folds }: LivePorts, { workspace, audience }: Connected, held: SeatHeld): Promise<AccessEnded> {
  const { state } = await folds.current(workspace)
  return accessEnd(state, await folds.view(workspace, audience), held)
}

/** The error for a page that could not be connected, with the code and the sentence that a request would get. */
function failedToConnect(error: unknown, id: string): Error & { data: object } {
  const refusal = refusalOf(error) ?? refuse("internal", { id }).refuse
  const data = { ...refusal, text: sentenceOf(refusal, "en"), id }
  return Object.assign(new Error(refusal.code), { data })
}

/**
 * Returns the handler for the commands of one socket. Its answer is a receipt or a refusal, never an exception. If this
 * server takes no commands, `sendElsewhere` closes the socket after the answer, so that the page connects to another
 * server.
 */
function answering(
  { dispatch, seats, failed, sending: { askers } }: LivePorts,
  is: Connected,
  pace: Pace,
  sendElsewhere: () => void,
) {
  const answerTo = async (raw: unknown): Promise<Answered> => {
    if (!(await pace.admits(is))) return { ok: false, refusal: refuse("too-fast", { n: 10 }).refuse }
    const message = CommandMessage.safeParse(raw)
    if (!message.success) return { ok: false, refusal: refuse("bad-input", { detail: "command" }).refuse }
    const seat = await seats.seat(is.credential, is.workspace)
    if (!seat) return { ok: false, refusal: refuse("no-access").refuse }
    const act = () => dispatch.command(is.workspace, actorOf(seat), message.data)
    return seat.member === null && message.data.kind === "ask-question"
      ? askers.ask(is.workspace, pace.address, act)
      : act()
  }

  return (raw: unknown, answer: unknown): void => {
    // a client that passes no callback gets no answer, but its command is executed
    const reply = (answered: Answered) => {
      if (typeof answer === "function") answer(answered)
      if (!answered.ok && answered.refusal.code === "observers-only") sendElsewhere()
    }
    answerTo(raw).then(reply, (error: unknown) => {
      const id = failed(error)
      reply({ ok: false, refusal: refusalOf(error) ?? refuse("internal", { id }).refuse })
    })
  }
}

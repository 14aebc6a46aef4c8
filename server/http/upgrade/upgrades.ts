import type { IncomingMessage, Server } from "node:http"
import type { Duplex } from "node:stream"
import type { Credential } from "../../ports/seats.ts"
import type { Tickets } from "../../ports/tickets.ts"
import type { SessionCookie } from "../entering/cookie.ts"
import { STATUS_CODES } from "./nodeHttp.ts"
import type { Origins } from "./origins.ts"

export interface UpgradePorts {
  origins: Origins
  tickets: Tickets
  cookie: SessionCookie
  /** the document endpoint; it closes the socket with its own close code if the caller may not enter */
  document: (request: IncomingMessage, socket: Duplex, head: Buffer, topic: string, credential: Credential) => void
  isReady: () => boolean
}

/**
 * The paths of a note's socket. Both lead to the same endpoint; a proxy may send the two paths to different servers.
 */
const documentPath = /^\/(?:sync|watch)\/([\w-]{1,64})$/
/** The path of Socket.IO, which handles its upgrades in its own listener for the same event. */
const socketIo = "/socket.io/"

/**
 * Passes each upgrade request to its endpoint. A foreign Origin is refused first, before the path, the ticket or the
 * cookie is used.
 */
export function routeUpgrades(http: Server, ports: UpgradePorts): void {
  http.on("upgrade", (request, socket, head) => {
    socket.on("error", () => socket.destroy())
    const url = URL.parse(request.url ?? "", "http://plenary")
    if (!url) return refuse(socket, 400)
    if (!ports.origins.admits(request)) return refuse(socket, 403)
    const topic = documentPath.exec(url.pathname)?.[1]
    if (topic === undefined) {
      // an upgrade that no endpoint takes must be ended here, because no timeout applies to its socket
      if (!url.pathname.startsWith(socketIo)) refuse(socket, 404)
      return
    }
    const enter = (credential: Credential) =>
      ports.isReady() ? ports.document(request, socket, head, topic, credential) : refuse(socket, 503)
    const ticket = url.searchParams.get("ticket")
    if (!ticket || !ports.isReady()) return enter(ports.cookie.of(request))
    ports.tickets.redeem(ticket).then(
      credential => enter(credential ?? ports.cookie.of(request)),
      () => refuse(socket, 503),
    )
  })
}

const refuse = (socket: Duplex, status: number): void => {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

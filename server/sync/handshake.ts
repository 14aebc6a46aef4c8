import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { type WebSocket, WebSocketServer } from "ws"
import { type CloseCode, closeCodes } from "../../shared/contract/closeCodes.ts"
import { limits } from "../../shared/contract/limits.ts"
import { protocolVersion } from "../../shared/contract/version.ts"
import { type MemberId, TopicId, type WorkspaceId } from "../../shared/model/ids.ts"
import { mayWriteNote } from "../../shared/rules/policy.ts"
import type { Credential } from "../ports/seats.ts"
import type { Wish } from "./connection/connection.ts"
import type { SyncContext } from "./context.ts"
import { rightOf } from "./rights.ts"

export interface HandshakeRequest {
  request: IncomingMessage
  socket: Duplex
  head: Buffer
  topic: string
  credential: Credential
}

export type HandshakeAnswer =
  | { kind: "in"; topic: TopicId; workspace: WorkspaceId; member: MemberId | null; epoch: number | null }
  | { kind: "out"; code: CloseCode }

const sockets = new WebSocketServer({
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: limits.maxFrameBytes, // ws itself closes the connection with 1009 after a larger message
})

/**
 * Decides whether a socket is admitted. A page may state its protocol version as `v` and its document's epoch as
 * `epoch` in the address. A stock client states neither.
 */
export async function ask(
  { seats, watchersOnly }: Pick<SyncContext, "seats" | "watchersOnly">,
  { request, topic: id, credential }: HandshakeRequest,
): Promise<HandshakeAnswer> {
  const asked = URL.parse(request.url ?? "", "ws://plenary")?.searchParams
  const version = asked?.get("v") ?? null
  if (version !== null && version !== String(protocolVersion)) return { kind: "out", code: closeCodes.newVersion }
  const topic = TopicId.safeParse(id)
  if (!topic.success) return { kind: "out", code: closeCodes.gone }
  const right = await rightOf(seats, topic.data, credential)
  // a missing note and a note that the caller may not read get the same refusal, so that the caller cannot distinguish
  // them
  if (right.kind !== "right")
    return { kind: "out", code: credential.cookie === null ? closeCodes.signIn : closeCodes.revoked }
  // the proxy has sent a writer to a server for observers; the page connects again, and may reach another server
  if (watchersOnly && mayWriteNote(right.seat.role, "open")) return { kind: "out", code: closeCodes.observersOnly }
  const epoch = Number(asked?.get("epoch") ?? Number.NaN)
  const { workspace, member } = right.seat
  return { kind: "in", topic: topic.data, workspace, member, epoch: Number.isInteger(epoch) ? epoch : null }
}

/**
 * Reads the client id that a page asks for as `client` in the address, and its page id as `page`. Null for a stock
 * client, which asks for no id.
 */
export function wishOf({ request }: HandshakeRequest): Wish | null {
  const said = URL.parse(request.url ?? "", "ws://plenary")?.searchParams
  const client = Number(said?.get("client") ?? Number.NaN)
  const page = said?.get("page") ?? null
  if (!Number.isInteger(client) || client < 0 || client > 0xffff_ffff) return null
  return { client, page: page !== null && /^[\w-]{1,64}$/.test(page) ? page : null }
}

/**
 * Completes the handshake even for a socket that will be refused. A browser can read a close code, but not the HTTP
 * status of a failed handshake.
 */
export function acceptHandshake({ request, socket, head }: HandshakeRequest): Promise<WebSocket> {
  return new Promise(resolve => sockets.handleUpgrade(request, socket, head, resolve))
}

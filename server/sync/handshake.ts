import type { IncomingMessage } from "node:http"
import type { Duplex } from "node:stream"
import { type WebSocket, WebSocketServer } from "ws"
import { type CloseCode, closeCodes } from "../../shared/contract/closeCodes.ts"
import { limits } from "../../shared/contract/limits.ts"
import { protocolVersion } from "../../shared/contract/version.ts"
import { type MemberId, TopicId, type WorkspaceId } from "../../shared/model/ids.ts"
import type { Credential, Seats } from "../ports/seats.ts"
import type { Wish } from "./connection/connection.ts"
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
  maxPayload: limits.maxFrameBytes, // ws closes a larger one with 1009 by itself
})

/**
 * Decides whether a socket may come in. A page may state its protocol version and its document's epoch as `v` and
 * `epoch` in the address; a stock client states neither.
 */
export async function ask(
  seats: Seats,
  { request, topic: id, credential }: HandshakeRequest,
): Promise<HandshakeAnswer> {
  const asked = URL.parse(request.url ?? "", "ws://plenary")?.searchParams
  const version = asked?.get("v") ?? null
  if (version !== null && version !== String(protocolVersion)) return { kind: "out", code: closeCodes.newVersion }
  const topic = TopicId.safeParse(id)
  if (!topic.success) return { kind: "out", code: closeCodes.gone }
  const right = await rightOf(seats, topic.data, credential)
  // the same refusal whether a note is closed to the caller or does not exist
  if (right.kind !== "right")
    return { kind: "out", code: credential.cookie === null ? closeCodes.signIn : closeCodes.revoked }
  const epoch = Number(asked?.get("epoch") ?? Number.NaN)
  const { workspace, member } = right.seat
  return { kind: "in", topic: topic.data, workspace, member, epoch: Number.isInteger(epoch) ? epoch : null }
}

/** The client id that a page asks for, as `client` and `page` in the address; null for a stock client. */
export function wishOf({ request }: HandshakeRequest): Wish | null {
  const said = URL.parse(request.url ?? "", "ws://plenary")?.searchParams
  const client = Number(said?.get("client") ?? Number.NaN)
  const page = said?.get("page") ?? null
  if (!Number.isInteger(client) || client < 0 || client > 0xffff_ffff) return null
  return { client, page: page !== null && /^[\w-]{1,64}$/.test(page) ? page : null }
}

/** Completes the handshake in any case: a browser cannot read the status of a refused one, only a close code. */
export function acceptHandshake({ request, socket, head }: HandshakeRequest): Promise<WebSocket> {
  return new Promise(resolve => sockets.handleUpgrade(request, socket, head, resolve))
}

import { WebSocket } from "ws"
import * as z from "zod"
import type { Finding } from "./finding.ts"

/**
 * An address for documentation (RFC 5737), which no caller has. A request claims it, to test whether the server trusts
 * the claim.
 */
const claimed = "203.0.113.7"
const withinMs = 5_000
/**
 * The most requests that are sent until the server on this machine gets one. The proxy may send them to other servers.
 */
const mostTries = 20

/** How a request arrived at the server of this data folder. */
export interface Arrived {
  address: string
  peer: string
  forwarded: string | null
}

/** The server that runs on this data folder. */
export interface ServerHere {
  /**
   * Calls `send` with a token, which `send` puts into a request. Returns how the request arrived; null if another
   * server got the request.
   */
  probe(send: (token: string) => Promise<void>): Promise<Arrived | null>
}

/**
 * Examines the public address and the proxy: what answers, whether WebSockets pass, and which caller address the server
 * sees.
 */
export async function examineProxy(publicUrl: string | null, server: ServerHere | null): Promise<Finding[]> {
  if (publicUrl === null) return [{ level: "ok", code: "proxy-none", told: say => say("doctor.proxy-none") }]
  const url = publicUrl
  const reached = await reach(url)
  if (reached.level !== "ok") return [reached]
  const sockets: Finding[] = []
  for (const path of ["/sync/", "/watch/", "/socket.io/"]) {
    const found = await socketFinding(url, path)
    if (found) sockets.push(found)
  }
  if (sockets.length === 0) sockets.push({ level: "ok", code: "sockets", told: say => say("doctor.sockets", { url }) })
  return [reached, ...plainFindings(url), ...sockets, await compressedFinding(url), await addressFinding(url, server)]
}

const Health = z.object({ ok: z.literal(true), version: z.string() })

async function reach(url: string): Promise<Finding> {
  try {
    const answer = await fetch(`${url}/healthz`, { redirect: "manual", signal: AbortSignal.timeout(withinMs) })
    const isPlenary = answer.ok && Health.safeParse(await answer.json().catch(() => null)).success
    const { status } = answer
    if (!isPlenary)
      return { level: "wrong", code: "proxy-other", told: say => say("doctor.proxy-other", { url, status }) }
    return { level: "ok", code: "proxy", told: say => say("doctor.proxy", { url }) }
  } catch (failure) {
    const reason = reasonOf(failure)
    return { level: "wrong", code: "proxy-away", told: say => say("doctor.proxy-away", { url, reason }) }
  }
}

/** Examines whether an answer of many kilobytes comes compressed. */
async function compressedFinding(url: string): Promise<Finding> {
  try {
    const headers = { "accept-encoding": "gzip" }
    const answer = await fetch(`${url}/api/openapi.json`, { headers, signal: AbortSignal.timeout(withinMs) })
    await answer.arrayBuffer()
    if (answer.headers.get("content-encoding") !== null)
      return { level: "ok", code: "compressed", told: say => say("doctor.compressed", { url }) }
  } catch {
    // an answer that breaks off is as bad as one that is not compressed
  }
  return { level: "warning", code: "uncompressed", told: say => say("doctor.uncompressed", { url }) }
}

/** The error code of a failed connection, e.g. ECONNREFUSED or CERT_HAS_EXPIRED, which needs no translation. */
function reasonOf(failure: unknown): string {
  const cause = failure instanceof Error && failure.cause instanceof Error ? failure.cause : failure
  if (cause instanceof Error && "code" in cause && typeof cause.code === "string") return cause.code
  return cause instanceof Error ? cause.name : String(cause)
}

/** Reports a public address without TLS, because others on the network could read and change the traffic. */
export function plainFindings(url: string): Finding[] {
  if (url.startsWith("https:") || isOfThisMachine(url)) return []
  return [{ level: "warning", code: "proxy-plain", told: say => say("doctor.proxy-plain", { url }) }]
}

const isOfThisMachine = (url: string): boolean => /^(localhost|127\.[\d.]+|\[::1\])$/.test(new URL(url).hostname)

/**
 * Opens a WebSocket as a page does, without a seat. The server completes the handshake and closes the socket with a
 * code.
 */
async function socketFinding(url: string, path: string): Promise<Finding | null> {
  const query = path === "/socket.io/" ? "?EIO=4&transport=websocket" : "doctor"
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}${path}${query}`, {
    headers: { origin: new URL(url).origin },
    handshakeTimeout: withinMs,
  })
  const { promise, resolve } = Promise.withResolvers<number | "open">()
  socket.on("open", () => resolve("open"))
  socket.on("unexpected-response", (_, response) => resolve(response.statusCode ?? 0))
  socket.on("error", () => resolve(0))
  const answer = await promise
  socket.terminate()
  if (answer === "open") return null
  if (answer === 403)
    return { level: "wrong", code: "sockets-origin", told: say => say("doctor.sockets-origin", { url }) }
  return {
    level: "wrong",
    code: "sockets-blocked",
    told: say => say("doctor.sockets-blocked", { path, status: answer }),
  }
}

/** Tests which caller address the server sees, with a request that claims another address. */
async function addressFinding(url: string, server: ServerHere | null): Promise<Finding> {
  if (server === null) return { level: "ok", code: "address-unasked", told: say => say("doctor.address-unasked") }
  const headers = { "x-forwarded-for": claimed }
  for (let tries = 0; tries < mostTries; tries++) {
    const arrived = await server.probe(async token => {
      await fetch(`${url}/healthz?probe=${token}`, { headers, signal: AbortSignal.timeout(withinMs) })
    })
    if (arrived) return judged(url, arrived)
  }
  return { level: "warning", code: "address-elsewhere", told: say => say("doctor.address-elsewhere", { url }) }
}

/** Judges how the request arrived. */
export function judged(url: string, { address, peer, forwarded }: Arrived): Finding {
  // only callers on this machine reach such an address, so their claim does no harm
  if (address === claimed && isOfThisMachine(url))
    return { level: "ok", code: "address", told: say => say("doctor.address", { address: peer }) }
  if (address === claimed)
    return { level: "wrong", code: "address-forged", told: say => say("doctor.address-forged", { peer }) }
  const isBehind = url.startsWith("https:") || (forwarded !== null && forwarded !== claimed)
  if (isBehind && (forwarded === null || forwarded === claimed))
    return { level: "wrong", code: "address-missing", told: say => say("doctor.address-missing") }
  if (isBehind && address === peer && !forwarded?.split(",").some(one => one.trim() === address))
    return { level: "wrong", code: "address-untrusted", told: say => say("doctor.address-untrusted", { peer }) }
  return { level: "ok", code: "address", told: say => say("doctor.address", { address }) }
}

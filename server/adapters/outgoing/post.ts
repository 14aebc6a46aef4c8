import { lookup } from "node:dns"
import { type IncomingMessage, request as plainRequest } from "node:http"
import { request as tlsRequest } from "node:https"
import { isIP, type LookupFunction } from "node:net"
import type { OutgoingFault } from "../../ports/host/outgoing.ts"
import { isPublicAddress } from "./publicAddress.ts"

export class OutgoingError extends Error {
  readonly fault: OutgoingFault
  /** the HTTP status of the response; null if there was none */
  readonly status: number | null
  constructor(fault: OutgoingFault, status: number | null = null) {
    super(`the request failed: ${fault}${status === null ? "" : ` ${status}`}`)
    this.fault = fault
    this.status = status
  }
}

export interface OutgoingLimits {
  /** host names that the administrator has named, which may have private addresses */
  privateHosts: readonly string[]
  /** milliseconds for the whole exchange, from the lookup of the name to the last byte */
  timeoutMs: number
  /** the largest response in bytes */
  mostBytes: number
}

/**
 * Sends JSON to another server and returns the response as text. The connection goes to the address that was checked,
 * so a name that resolves to another address a moment later changes nothing. Redirects are not followed. Throws an
 * `OutgoingError`.
 */
export function postOut(
  url: URL,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  limits: OutgoingLimits,
): Promise<string> {
  const guarded = !limits.privateHosts.includes(url.hostname)
  const literal = url.hostname.replace(/^\[(.*)\]$/, "$1")
  if (guarded && isIP(literal) !== 0 && !isPublicAddress(literal)) return Promise.reject(new OutgoingError("private"))
  const text = JSON.stringify(body)
  const signal = AbortSignal.timeout(limits.timeoutMs)
  const send = url.protocol === "https:" ? tlsRequest : plainRequest
  const sent = {
    "content-type": "application/json",
    accept: "application/json",
    "accept-encoding": "identity",
    "content-length": String(Buffer.byteLength(text)),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const fail = (failure: unknown) =>
      reject(failure instanceof OutgoingError ? failure : new OutgoingError(signal.aborted ? "late" : "away"))
    const options = { method: "POST", headers: sent, signal, agent: false, ...(guarded && { lookup: publicLookup }) }
    const request = send(url, options, response => {
      read(response, limits.mostBytes).then(resolve, failure => {
        request.destroy()
        fail(failure)
      })
    })
    request.on("error", fail)
    request.end(text)
  })
}

/** Resolves a name like `dns.lookup`, and fails if one of its addresses is not public. */
const publicLookup: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (failure, found) => {
    if (failure) return done(failure, "")
    const [first] = found
    if (first === undefined || found.some(({ address }) => !isPublicAddress(address)))
      return done(new OutgoingError("private"), "")
    return options.all ? done(null, found) : done(null, first.address, first.family)
  })
}

async function read(response: IncomingMessage, mostBytes: number): Promise<string> {
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) throw new OutgoingError("status", status)
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response) {
    if (!(chunk instanceof Buffer)) continue
    bytes += chunk.length
    if (bytes > mostBytes) throw new OutgoingError("large", status)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

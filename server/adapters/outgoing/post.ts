import { lookup } from "node:dns"
import type { IncomingMessage } from "node:http"
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
  /** hosts that the administrator has named, with a port or for 80 and 443; they may have private addresses */
  privateHosts: readonly string[]
  /** milliseconds for the exchange, from the lookup of the name to the last byte that is read */
  timeoutMs: number
  /** the largest response in bytes */
  mostBytes: number
  /** ends the exchange early, e.g. because the server stops */
  until?: AbortSignal
}

/** The host of an address in its one spelling: without the brackets of an IPv6 address and the dot at a name's end. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, "$1").replace(/\.$/, "")

/** Names the host and the port of an address, the host with its brackets. */
export const hostAndPort = ({ hostname, port, protocol }: URL): string =>
  `${hostname.replace(/\.$/, "")}:${port || (protocol === "http:" ? "80" : "443")}`

/** Whether a host is named: alone, for the two ports of the web, or with the port of the address. */
export const isNamed = (url: URL, hosts: readonly string[]): boolean =>
  hosts.includes(hostAndPort(url)) ||
  (hosts.includes(url.hostname.replace(/\.$/, "")) && /:(?:80|443)$/.test(hostAndPort(url)))

type Headers = Readonly<Record<string, string>>

/** Sends JSON to another server and returns the response as text. Throws an `OutgoingError`. */
export const postOut = (url: URL, body: unknown, headers: Headers, limits: OutgoingLimits): Promise<string> =>
  send(url, body, headers, limits, response => read(response, limits.mostBytes))

/**
 * Sends JSON to another server and returns the status of the response, which is one of success. The rest of the
 * response is not read, however long it is. Throws an `OutgoingError`.
 */
export const postForStatus = (
  url: URL,
  body: unknown,
  headers: Headers,
  limits: Omit<OutgoingLimits, "mostBytes">,
): Promise<number> =>
  send(url, body, headers, limits, async response => {
    const status = succeeded(response)
    response.destroy()
    return status
  })

/**
 * Sends JSON to another server. The connection goes to the address that was checked, so a name that resolves to another
 * address a moment later changes nothing. Redirects are not followed.
 */
async function send<T>(
  url: URL,
  body: unknown,
  headers: Headers,
  limits: Omit<OutgoingLimits, "mostBytes">,
  receive: (response: IncomingMessage) => Promise<T>,
): Promise<T> {
  const guarded = !isNamed(url, limits.privateHosts)
  const literal = hostOf(url)
  if (guarded && isIP(literal) !== 0 && !isPublicAddress(literal)) throw new OutgoingError("private")
  const text = JSON.stringify(body)
  const late = AbortSignal.timeout(limits.timeoutMs)
  const signal = limits.until ? AbortSignal.any([late, limits.until]) : late
  // Imported at the first use: the import of a module loads Node's fetch with it, a twelfth of the CPU of a start.
  const { request: begin } = await (url.protocol === "https:" ? import("node:https") : import("node:http"))
  const sent = {
    "content-type": "application/json",
    accept: "application/json",
    "accept-encoding": "identity",
    "content-length": String(Buffer.byteLength(text)),
    ...headers,
  }
  return new Promise((resolve, reject) => {
    const fail = (failure: unknown) =>
      reject(failure instanceof OutgoingError ? failure : new OutgoingError(late.aborted ? "late" : "away"))
    const options = { method: "POST", headers: sent, signal, agent: false, ...(guarded && { lookup: publicLookup }) }
    const request = begin(url, options, response => {
      receive(response).then(resolve, failure => {
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

/** The status of the response. Throws if it is no status of success. */
function succeeded({ statusCode: status = 0 }: IncomingMessage): number {
  if (status < 200 || status > 299) throw new OutgoingError("status", status)
  return status
}

async function read(response: IncomingMessage, mostBytes: number): Promise<string> {
  const status = succeeded(response)
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

import type { IncomingMessage } from "node:http"
import type { Addresses } from "../ports/host/addresses.ts"

/** The way in which a request of `plenary doctor` arrived at the server. */
export interface ProbeSeen {
  /** the caller's address, as the server believes it */
  address: string
  /** the address of the connection: the proxy's, where there is one */
  peer: string
  /** the header X-Forwarded-For; null if there is none */
  forwarded: string | null
}

/** The most tokens that are remembered. The oldest is forgotten first. */
const mostTokens = 8

/**
 * Remembers how requests to `/healthz?probe=TOKEN` arrived. Only the command line on this machine names tokens and
 * reads what was seen, through the socket in the data folder.
 */
export class Probes {
  readonly #addresses: Addresses
  readonly #seen = new Map<string, ProbeSeen | null>()

  constructor(addresses: Addresses) {
    this.#addresses = addresses
  }

  /** Waits for a request with this token from now on. */
  expect(token: string): void {
    this.#seen.set(token, null)
    for (const oldest of [...this.#seen.keys()].slice(0, -mostTokens)) this.#seen.delete(oldest)
  }

  /** Takes note of a request if its token is expected. */
  look(request: IncomingMessage): void {
    const token = request.url?.startsWith("/healthz?probe=") ? request.url.slice("/healthz?probe=".length) : ""
    if (!this.#seen.has(token)) return
    this.#seen.set(token, {
      address: this.#addresses.of(request),
      peer: request.socket.remoteAddress ?? "",
      forwarded: request.headers["x-forwarded-for"]?.toString() ?? null,
    })
  }

  /** Returns how the request arrived, and forgets it; null if it did not arrive here. */
  take(token: string): ProbeSeen | null {
    const seen = this.#seen.get(token) ?? null
    this.#seen.delete(token)
    return seen
  }
}

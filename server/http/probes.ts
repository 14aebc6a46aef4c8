import type { IncomingMessage } from "node:http"
import type { Addresses } from "../ports/host/addresses.ts"

/** The way in which a request of `plenary doctor` arrived at the server. */
export interface ProbeSeen {
  /** the caller's address, as the server derives it from the request */
  address: string
  /** the address at the other end of the connection, which is the proxy's if there is a proxy */
  peer: string
  /** the header X-Forwarded-For; null if there is none */
  forwarded: string | null
}

/** The most tokens that are remembered. The oldest is forgotten first. */
const mostTokens = 8

/**
 * Remembers how requests to `/healthz?probe=TOKEN` arrived. Only the command line on this machine registers tokens and
 * reads the results, through the socket in the data folder.
 */
export class Probes {
  readonly #addresses: Addresses
  readonly #seen = new Map<string, ProbeSeen | null>()

  constructor(addresses: Addresses) {
    this.#addresses = addresses
  }

  /** Registers a token: from now on, `look` records a request with this token. */
  expect(token: string): void {
    this.#seen.set(token, null)
    for (const oldest of [...this.#seen.keys()].slice(0, -mostTokens)) this.#seen.delete(oldest)
  }

  /** Records how a request arrived, if its token is registered. */
  look(request: IncomingMessage): void {
    const token = request.url?.startsWith("/healthz?probe=") ? request.url.slice("/healthz?probe=".length) : ""
    if (!this.#seen.has(token)) return
    this.#seen.set(token, {
      address: this.#addresses.of(request),
      peer: request.socket.remoteAddress ?? "",
      forwarded: request.headers["x-forwarded-for"]?.toString() ?? null,
    })
  }

  /** Returns how the request with this token arrived, and forgets it; null if no such request arrived here. */
  take(token: string): ProbeSeen | null {
    const seen = this.#seen.get(token) ?? null
    this.#seen.delete(token)
    return seen
  }
}

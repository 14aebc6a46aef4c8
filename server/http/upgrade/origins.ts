import type { IncomingMessage } from "node:http"
import { networkInterfaces } from "node:os"

/**
 * The one origin check for both socket families, polling and every request that changes something: exact equality of
 * parsed Origins with a list. The list is PUBLIC_URL, or without it the loopback names and this machine's own addresses
 * with the listening port. Nothing is derived from `Host`, which the sender chooses.
 */
export interface Origins {
  /** browsers send an Origin with every socket and every POST; for programs that send none, only the cookie counts */
  admits(request: Pick<IncomingMessage, "headers">): boolean
}

export function createOrigins(publicUrl: string | null, port: number): Origins {
  const known = new Set(publicUrl ? [publicUrl] : ownNames().map(name => new URL(`http://${name}:${port}`).origin))
  return {
    admits({ headers: { origin } }) {
      if (origin === undefined) return true
      return known.has(parsed(origin) ?? "")
    },
  }
}

/**
 * A browser sends an Origin exactly as its parser writes it; any other form ("null", a trailing dot, a user) was made
 * by hand.
 */
function parsed(origin: string): string | null {
  const url = URL.parse(origin)
  return url && url.origin === origin ? url.origin : null
}

function ownNames(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap(list => list ?? [])
  const names = addresses.map(({ address, family }) => (family === "IPv6" ? `[${address.split("%")[0]}]` : address))
  return ["localhost", "127.0.0.1", "[::1]", ...names]
}

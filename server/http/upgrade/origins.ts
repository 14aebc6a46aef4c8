import type { IncomingMessage } from "node:http"
import { networkInterfaces } from "node:os"

/**
 * Checks the Origin header of every socket upgrade, of Socket.IO polling, and of every request under /api. The Origin
 * must exactly equal an entry of a list. The list is the origin of PUBLIC_URL. Without PUBLIC_URL, it is the loopback
 * names and this machine's addresses, with the listening port. `Host` is not used, because the sender chooses that
 * header.
 */
export interface Origins {
  /**
   * Whether the request's Origin is allowed. Browsers send an Origin with every socket and every POST. A request
   * without an Origin was sent by another program and is allowed, because the cookie then decides about access.
   */
  admits(request: Pick<IncomingMessage, "headers">): boolean
}

export function createOrigins(publicUrl: string | null, port: number): Origins {
  const known = new Set(
    publicUrl ? [new URL(publicUrl).origin] : ownNames().map(name => new URL(`http://${name}:${port}`).origin),
  )
  return {
    admits({ headers: { origin } }) {
      if (origin === undefined) return true
      return known.has(parsed(origin) ?? "")
    },
  }
}

/**
 * Returns an Origin in the form that a browser writes for a page, else null. The value "null", a trailing dot and a
 * user name are not that form.
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

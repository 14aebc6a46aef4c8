import type { IncomingMessage } from "node:http"
import type { CookieOptions, Response } from "express"
import type { Credential } from "../../ports/seats.ts"

const plainName = "plenary_session"

/** The session cookie of this server. All code that reads or writes the cookie uses this interface. */
export interface SessionCookie {
  /** Parses the header itself: the document endpoint and Socket.IO have no express. */
  of(request: Pick<IncomingMessage, "headers">): Credential
  set(response: Response, value: string, maxAgeMs: number): void
  clear(response: Response): void
  /** without a prefix, as over plain http and in earlier versions */
  isPlain: boolean
}

/**
 * The prefix `__Host-` makes the browser accept the cookie from this host only, over https and for its whole origin, so
 * that no neighbour can plant one. Plain http has no such prefix, and a browser would drop a `Secure` cookie there.
 */
export function sessionCookie(publicUrl: string | null): SessionCookie {
  const secure = publicUrl?.startsWith("https:") ?? false
  const name = secure ? `__Host-${plainName}` : plainName
  const options: CookieOptions = { httpOnly: true, sameSite: "lax", secure, path: "/" }
  return {
    isPlain: name === plainName,
    of({ headers }) {
      const cookie = valueOf(name, headers.cookie)
      if (cookie !== null || name === plainName) return { cookie }
      // set by an earlier version, or by this host before it had https: the first answer exchanges it
      const former = valueOf(plainName, headers.cookie)
      return former === null ? { cookie: null } : { cookie: former, former: true }
    },
    set(response, value, maxAgeMs) {
      // a later call replaces an earlier one, so that an answer sets one cookie of this name
      const before = [response.getHeader("set-cookie") ?? []].flat().map(String)
      const others = before.filter(one => !one.startsWith(`${name}=`) && !one.startsWith(`${plainName}=;`))
      response.removeHeader("set-cookie")
      if (others.length > 0) response.setHeader("set-cookie", others)
      response.cookie(name, value, { ...options, maxAge: maxAgeMs })
      if (name !== plainName) response.clearCookie(plainName, { path: "/" })
    },
    clear(response) {
      response.clearCookie(name, options)
      if (name !== plainName) response.clearCookie(plainName, { path: "/" })
    },
  }
}

function valueOf(name: string, header: string | undefined): string | null {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=")
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

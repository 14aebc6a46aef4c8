import type { IncomingMessage } from "node:http"
import type { CookieOptions, Response } from "express"
import type { Credential } from "../../ports/seats.ts"

const plainName = "plenary_session"

/** The session cookie of this server: every reader and every writer of it goes through this one thing. */
export interface SessionCookie {
  /** Read by hand: the document endpoint and Socket.IO have no express. */
  of(request: Pick<IncomingMessage, "headers">): Credential
  set(response: Response, value: string, maxAgeMs: number): void
  clear(response: Response): void
  /** without a prefix, as over plain http and as earlier versions named it */
  isPlain: boolean
}

/**
 * A prefix tells the browser who may set a cookie: `__Host-` this host alone, over https and for its whole origin, so
 * that no neighbour plants one. Over plain http it does not exist, and a `Secure` cookie would be dropped.
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
      // of an earlier version, or of this host before it had https: exchanged by the first answer
      const former = valueOf(plainName, headers.cookie)
      return former === null ? { cookie: null } : { cookie: former, former: true }
    },
    set(response, value, maxAgeMs) {
      // the last word of an answer counts: one cookie of a name, whoever set it before
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

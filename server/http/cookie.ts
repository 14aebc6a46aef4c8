import type { IncomingMessage } from "node:http"
import type { Response } from "express"
import type { Credential } from "../ports/seats.ts"

export const cookieName = "plenary_session"
export const signInDays = 30

/** The session cookie of a request, or nothing. Read by hand: the document endpoint and Socket.IO have no express. */
export function credentialOf({ headers }: Pick<IncomingMessage, "headers">): Credential {
  for (const pair of headers.cookie?.split(";") ?? []) {
    const at = pair.indexOf("=")
    if (at > 0 && pair.slice(0, at).trim() === cookieName) return { cookie: pair.slice(at + 1).trim() }
  }
  return { cookie: null }
}

/** `Secure` only where people come by https: over plain http a browser would drop the cookie. */
export function setCookie(response: Response, value: string, secure: boolean): void {
  response.cookie(cookieName, value, {
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: signInDays * 86_400_000,
  })
}

export const clearCookie = (response: Response): void => void response.clearCookie(cookieName, { path: "/" })

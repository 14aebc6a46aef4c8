import type { IncomingMessage } from "node:http"
import type { CookieOptions, Response } from "express"
import type { Credential } from "../../ports/seats.ts"
import { sitePathOf } from "../upgrade/sitePath.ts"

const plainName = "plenary_session"
/** The cookie that marks the browser in which a sign-in by a service was begun. */
const flowPlainName = "plenary_flow"
/** The cookie that says which mailboxes the browser's person has proved to read. */
const knownPlainName = "plenary_known"
/** How long such a cookie is kept, in milliseconds; browsers keep none longer. */
const knownMs = 400 * 86_400_000
/** The beginning of the names of cookies that hold a press link's token, one for each workspace. */
const pressPrefix = "plenary_press_"
/** The most press links that are read from one request, because each is looked up. */
const mostPress = 20

/** The session cookie of this server. All code that reads or writes the cookie uses this interface. */
export interface SessionCookie {
  /** Reads the cookie from the raw header, because the document endpoint and Socket.IO do not run through express. */
  of(request: Pick<IncomingMessage, "headers">): Credential
  set(response: Response, value: string, maxAgeMs: number): void
  clear(response: Response): void
  /** Keeps the token of a press link in a cookie of its own, so that a person's sign-in stays as it is. */
  setPress(response: Response, workspace: string, token: string, maxAgeMs: number): void
  /** Marks the browser that has begun a sign-in by a service, so that no other browser ends it. */
  setFlow(response: Response, value: string, maxAgeMs: number): void
  flowOf(request: Pick<IncomingMessage, "headers">): string | null
  clearFlow(response: Response): void
  /** Keeps the marks of the mailboxes for which this browser is known. */
  setKnown(response: Response, marks: readonly string[]): void
  knownOf(request: Pick<IncomingMessage, "headers">): string[]
  /** whether the cookie's name lacks a prefix, because the server runs over plain http */
  isPlain: boolean
}

/**
 * Creates the session cookie for the address that people use. Over https its name has the prefix `__Host-`. Browsers
 * accept such a cookie only from this host and over https, so that no other host can set one. It is sent to every path
 * of the host, so a site below a path has the prefix `__Secure-` instead, and other sites of the host do not get its
 * cookie. Over plain http the name has no prefix, because a browser would drop a `Secure` cookie.
 */
export function sessionCookie(publicUrl: string | null): SessionCookie {
  const secure = publicUrl?.startsWith("https:") ?? false
  const path = sitePathOf(publicUrl) || "/"
  const prefix = path === "/" ? "__Host-" : "__Secure-"
  const name = secure ? `${prefix}${plainName}` : plainName
  const pressName = secure ? `${prefix}${pressPrefix}` : pressPrefix
  const flowName = secure ? `${prefix}${flowPlainName}` : flowPlainName
  const knownName = secure ? `${prefix}${knownPlainName}` : knownPlainName
  const options: CookieOptions = { httpOnly: true, sameSite: "lax", secure, path }
  return {
    isPlain: name === plainName,
    of({ headers }) {
      const cookie = valueOf(name, headers.cookie)
      const opened = valuesUnder(pressName, headers.cookie)
      const press = opened.length > 0 ? { press: opened } : {}
      if (cookie !== null || name === plainName) return { cookie, ...press }
      // The cookie was set by an earlier version, or before this host had https. The next answer replaces it by a
      // cookie with the prefix.
      const former = valueOf(plainName, headers.cookie)
      return former === null ? { cookie: null, ...press } : { cookie: former, former: true, ...press }
    },
    setPress(response, workspace, token, maxAge) {
      response.cookie(`${pressName}${workspace}`, token, { ...options, maxAge })
    },
    setFlow(response, value, maxAge) {
      response.cookie(flowName, value, { ...options, maxAge })
    },
    flowOf: ({ headers }) => valueOf(flowName, headers.cookie),
    clearFlow(response) {
      response.clearCookie(flowName, options)
    },
    setKnown(response, marks) {
      response.cookie(knownName, marks.join("~"), { ...options, maxAge: knownMs })
    },
    knownOf: ({ headers }) => (valueOf(knownName, headers.cookie) ?? "").split("~").filter(one => one !== ""),
    set(response, value, maxAgeMs) {
      // a later call replaces the cookie of an earlier call, so that one answer sets only one cookie of this name
      const before = [response.getHeader("set-cookie") ?? []].flat().map(String)
      const others = before.filter(one => !one.startsWith(`${name}=`) && !one.startsWith(`${plainName}=;`))
      response.removeHeader("set-cookie")
      if (others.length > 0) response.setHeader("set-cookie", others)
      response.cookie(name, value, { ...options, maxAge: maxAgeMs })
      if (name !== plainName) response.clearCookie(plainName, { path })
    },
    clear(response) {
      response.clearCookie(name, options)
      if (name !== plainName) response.clearCookie(plainName, { path })
    },
  }
}

const valuesUnder = (prefix: string, header: string | undefined): string[] =>
  header?.includes(prefix)
    ? header
        .split(";")
        .map(pair => pair.trim())
        .filter(pair => pair.startsWith(prefix))
        .slice(0, mostPress)
        .map(pair => pair.slice(pair.indexOf("=") + 1))
    : []

function valueOf(name: string, header: string | undefined): string | null {
  for (const pair of header?.split(";") ?? []) {
    const at = pair.indexOf("=")
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

import { createHash, timingSafeEqual } from "node:crypto"
import type { Request, RequestHandler } from "express"
import { refuse } from "../../../shared/contract/refusals.ts"
import { sendRefusal } from "../refused.ts"
import type { Metrics } from "./metrics.ts"

const digest = (text: string): Buffer => createHash("sha256").update(text).digest()

/** The headers by which a proxy says that the caller is somebody else. */
const ofProxies = ["x-forwarded-for", "forwarded", "x-real-ip", "via"] as const

/** The names of this machine for itself, as a program on it asks by them. */
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

const isOfThisMachine = (request: Request): boolean =>
  loopbackHost.test(request.headers.host ?? "") &&
  /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "") &&
  ofProxies.every(name => request.headers[name] === undefined)

/**
 * Answers `/metrics` to a program that sends the token (DOMAIN MX1). Without a token only programs on this machine are
 * answered, and only if people reach the server by a name of this machine: else a proxy stands before it, and one that
 * sets no header looks like a program on this machine. `url` is the address that people use.
 */
export function metricsRoute({ registry }: Metrics, token: string | null, url: string): RequestHandler {
  const isPublic = !loopbackHost.test(new URL(url).host)
  const expected = token === null ? null : digest(`Bearer ${token}`)
  const mayRead = (request: Request): boolean =>
    expected === null
      ? !isPublic && isOfThisMachine(request)
      : timingSafeEqual(digest(request.get("authorization") ?? ""), expected)
  return (request, response, next) => {
    response.set("cache-control", "no-store")
    if (!mayRead(request)) {
      response.set("www-authenticate", "Bearer")
      return sendRefusal(request, response, refuse("metrics-closed").refuse)
    }
    registry.metrics().then(text => void response.type(registry.contentType).send(text), next)
  }
}

import type { Request, RequestHandler } from "express"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Credential } from "../../ports/seats.ts"
import type { HttpPorts } from "../ports.ts"
import { sendRefusal } from "../refused.ts"

/** The maximum number of requests in a minute by one token. */
const requestsPer60s = 600

/** Names of query parameters in which other services take tokens. */
const inAddress = ["access_token", "api_key", "bearer", "token"] as const

const bearerOf = (request: Request): string | null =>
  /^bearer +(\S+)$/i.exec(request.get("authorization") ?? "")?.[1] ?? null

/** The proof that a request carries: the token of a program in the header `Authorization`, else the cookie. */
export function credentialOf(cookie: HttpPorts["cookie"], request: Request): Credential {
  const bearer = bearerOf(request)
  return bearer === null ? cookie.of(request) : { cookie: null, bearer }
}

/**
 * Counts the requests of each token, and refuses a token in an address, because addresses are kept in logs and
 * histories.
 */
export function bearers({ limits, sha256 }: Pick<HttpPorts, "limits" | "sha256">): RequestHandler {
  const requests = limits.of("requests of a token", { points: requestsPer60s, seconds: 60 })
  const refused = async (request: Request) => {
    if (inAddress.some(name => name in request.query)) return refuse("token-in-address")
    const bearer = bearerOf(request)
    return bearer === null || (await requests.take(sha256(bearer))) ? null : refuse("too-fast", { n: 60 })
  }
  return (request, response, next) => {
    refused(request).then(one => (one ? sendRefusal(request, response, one.refuse) : next()), next)
  }
}

import type { RequestHandler } from "express"
import type { HttpPorts } from "../ports.ts"

/**
 * Counts each request of a signed-in person as a use of the sign-in. The answer sets the cookie again once a day. The
 * browser then keeps the cookie as long as the server keeps the sign-in. The cookie is also set again if the request
 * sent it without the `__Host-` prefix.
 */
export const keepSignedIn =
  ({ seats, cookie, clock, failed }: Pick<HttpPorts, "seats" | "cookie" | "clock" | "failed">): RequestHandler =>
  (request, response, next) => {
    const credential = cookie.of(request)
    if (!credential.cookie) return next()
    const { cookie: value, former } = credential
    seats.use(credential, cookie.isPlain).then(
      used => {
        if (used && (used.firstToday || former)) cookie.set(response, value, used.endsAt - clock.now())
        next()
        // a failure to store the use, e.g. on a full disk, must not keep anybody from reading; the next request counts
        // as the use
      },
      (error: unknown) => {
        failed(error)
        next()
      },
    )
  }

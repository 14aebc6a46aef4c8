import type { RequestHandler } from "express"
import type { HttpPorts } from "../ports.ts"

/**
 * Counts a request of a signed-in person as a use of the sign-in. Once a day, and if the cookie came under its former
 * name, the answer sets it anew, so that the browser keeps it as long as the server does.
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
        // a disk that takes no writes must not keep anybody from reading: the next request counts as the use
      },
      (error: unknown) => {
        failed(error)
        next()
      },
    )
  }

import type { Request, Response } from "express"
import type { HttpPorts } from "../ports.ts"

/**
 * The sign-in of a browser that has just proved something, under a fresh cookie: whoever planted the one before, or read
 * it, is not signed in by it any more.
 */
export async function signInAnew(
  { seats, cookie, clock }: Pick<HttpPorts, "seats" | "cookie" | "clock">,
  request: Request,
  response: Response,
  admin = false,
): Promise<string> {
  const fresh = await seats.renew(cookie.of(request), { admin, plainName: cookie.isPlain })
  cookie.set(response, fresh.cookie, fresh.endsAt - clock.now())
  return fresh.signIn
}

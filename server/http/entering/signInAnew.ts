import type { Request, Response } from "express"
import type { FreshSignIn } from "../../commands/seats.ts"
import type { HttpPorts } from "../ports.ts"

/**
 * Signs a browser in with a new cookie after it has sent a valid token or code. Somebody who set or read the earlier
 * cookie is then no longer signed in by it.
 */
export async function signInAnew(
  { seats, cookie, clock }: Pick<HttpPorts, "seats" | "cookie" | "clock">,
  request: Request,
  response: Response,
  { admin = false, ...how }: Pick<FreshSignIn, "way" | "workspace"> & { admin?: boolean },
): Promise<string> {
  const fresh = await seats.renew(cookie.of(request), { admin, plainName: cookie.isPlain, ...how })
  cookie.set(response, fresh.cookie, fresh.endsAt - clock.now())
  return fresh.signIn
}

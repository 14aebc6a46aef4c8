import type { Request, Response } from "express"
import type { FreshSignIn } from "../../commands/seats.ts"
import type { SignInOrigin } from "../../ports/database/accounts.ts"
import type { HttpPorts } from "../ports.ts"
import { deviceOf } from "./device.ts"

/** The account that a browser signs in to, and the sign-in service that vouched for its owner. */
export type ProvenOwner = Pick<SignInOrigin, "issuer" | "serviceSession"> & { account: string }

type Ports = Pick<HttpPorts, "accounts" | "seats" | "cookie" | "clock">

/**
 * To which account the sign-in belongs afterwards: the one that its person has proved now, or the one in which they have
 * chosen to stay (accounts/chosenAccount); null if in none.
 */
type Belongs = { proven: ProvenOwner } | { stays: string | null }
type How = Pick<FreshSignIn, "way" | "workspace"> & Belongs & { admin?: boolean }

/**
 * Signs a browser in with a new cookie after it has sent a valid token or code. Somebody who set or read the earlier
 * cookie is then no longer signed in by it. An account that the person has neither proved nor chosen leaves the browser:
 * its owner, who may be somebody else, neither keeps the seat nor ends the sign-in.
 */
export async function signInAnew(
  { accounts, seats, cookie, clock }: Ports,
  request: Request,
  response: Response,
  { admin = false, way, workspace, ...belongs }: How,
): Promise<string> {
  const credential = cookie.of(request)
  const before = await seats.signIn(credential)
  const origin = before && (await accounts.origin(before.id))
  const proven = "proven" in belongs ? belongs.proven : null
  // the browser belonged to another person's account, whose seats must not pass to this person
  const isOthers = proven !== null && (origin?.account ?? proven.account) !== proven.account
  if (isOthers) await seats.end(credential)
  const stays = "stays" in belongs && origin?.account === belongs.stays ? origin : null
  const given = proven ?? {
    account: stays?.account ?? null,
    issuer: stays?.issuer ?? null,
    serviceSession: stays?.serviceSession ?? null,
  }
  const made = { ...given, device: deviceOf(request.get("user-agent")) }
  // the renewal counts a change of rights, so the origin is stored before it
  if (before && !isOthers) await accounts.setOrigin({ signIn: before.id, ...made })
  const fresh = await seats.renew(isOthers ? { cookie: null } : credential, {
    admin,
    plainName: cookie.isPlain,
    way,
    workspace,
  })
  if (fresh.signIn !== before?.id) await accounts.setOrigin({ signIn: fresh.signIn, ...made })
  cookie.set(response, fresh.cookie, fresh.endsAt - clock.now())
  return fresh.signIn
}

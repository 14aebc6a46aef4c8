import type { Request, Response } from "express"
import type { FreshSignIn } from "../../commands/people/signIn/entering.ts"
import type { SignInOrigin } from "../../ports/database/accounts.ts"
import type { HttpPorts } from "../ports.ts"
import { passProofOn } from "../routes/accounts/freshProof.ts"
import { deviceOf } from "./device.ts"

/** The account that a browser signs in to, and the sign-in service that vouched for its owner. */
export type ProvenOwner = Pick<SignInOrigin, "issuer" | "serviceSession"> & { account: string }

type Ports = Pick<HttpPorts, "accounts" | "seats" | "cookie" | "clock" | "codes">

/**
 * The account to which the sign-in belongs afterwards: the one that its person has just proved, or the one in which
 * they chose to stay (accounts/chosenAccount); null if neither.
 */
type Belongs = { proven: ProvenOwner } | { stays: string | null }
type How = Pick<FreshSignIn, "way" | "workspace" | "entered"> & Belongs & { admin?: boolean }

/**
 * Signs a browser in with a new cookie after it has sent a valid token or code. Somebody who set or read the earlier
 * cookie opens nothing more by it, and nothing at all once the new one is used. An account that the person has neither
 * proved nor chosen leaves the browser: its owner, who may be somebody else, neither keeps the seat nor ends the sign-in.
 */
export async function signInAnew(
  ports: Ports,
  request: Request,
  response: Response,
  { admin = false, way, workspace, entered = null, ...belongs }: How,
): Promise<string> {
  const { accounts, seats, cookie, clock } = ports
  const credential = cookie.of(request)
  const before = await seats.signIn(credential)
  const origin = before && (await accounts.origin(before.id))
  const proven = "proven" in belongs ? belongs.proven : null
  // the browser belonged to another person's account, whose seats must not pass to this person
  const isOthers = proven !== null && (origin?.account ?? proven.account) !== proven.account
  if (isOthers) await seats.end(credential)
  const stays = "stays" in belongs && origin?.account === belongs.stays ? origin : null
  const fresh = await seats.renew(isOthers ? { cookie: null } : credential, {
    admin,
    plainName: cookie.isPlain,
    way,
    workspace,
    entered,
  })
  await accounts.setOrigin({
    signIn: fresh.signIn,
    device: deviceOf(request.get("user-agent")),
    account: proven?.account ?? stays?.account ?? null,
    issuer: proven?.issuer ?? stays?.issuer ?? null,
    serviceSession: proven?.serviceSession ?? stays?.serviceSession ?? null,
  })
  if (before && stays?.account)
    await passProofOn(ports, before.id, { signIn: { id: fresh.signIn }, account: stays.account })
  cookie.set(response, fresh.cookie, fresh.endsAt - clock.now())
  return fresh.signIn
}

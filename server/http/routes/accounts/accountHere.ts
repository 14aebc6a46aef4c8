import type { Request } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Account } from "../../../ports/database/accounts.ts"
import type { SignIn } from "../../../ports/database/directory.ts"
import type { HttpPorts } from "../../ports.ts"
import { routeAdmitting } from "../../refused.ts"

export interface AccountHere {
  signIn: SignIn
  account: Account
}

type AdmissionPorts = Pick<HttpPorts, "accounts" | "cookie" | "seats">

/** The account to which the browser that sends a request is signed in; null if it is signed in to none. */
export async function accountHere(
  { accounts, cookie, seats }: AdmissionPorts,
  request: Request,
): Promise<AccountHere | null> {
  const signIn = await seats.signIn(cookie.of(request))
  const account = signIn && (await accountOf(accounts, signIn))
  return account && { signIn, account }
}

/** The account to which a sign-in belongs; null if it belongs to none. */
export async function accountOf(
  accounts: Pick<HttpPorts["accounts"], "account" | "origin">,
  { id }: Pick<SignIn, "id">,
): Promise<Account | null> {
  const origin = await accounts.origin(id)
  return origin?.account ? accounts.account(origin.account) : null
}

/** Wraps the routes on the caller's own account; a caller without one is asked to sign in. */
export const routeOfOwner = (ports: AdmissionPorts) =>
  routeAdmitting(async request => (await accountHere(ports, request)) ?? refuse("sign-in"))

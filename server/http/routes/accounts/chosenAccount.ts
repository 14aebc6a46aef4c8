import type { Request } from "express"
import type { AccountAtDoor } from "../../../../shared/contract/queries/people/joining.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { HttpPorts } from "../../ports.ts"
import { accountHere } from "./accountHere.ts"
import { freshProof } from "./freshProof.ts"

type Ports = Pick<HttpPorts, "accounts" | "clock" | "codes" | "cookie" | "seats">

/**
 * The account to which the browser of somebody at the door is signed in, as they recognize it; null if to none. It may be
 * another person's.
 */
export async function accountAtDoor(ports: Ports, request: Request): Promise<AccountAtDoor | null> {
  const here = await accountHere(ports, request)
  if (!here) return null
  const { id, name, email } = here.account
  return { id, name, email: email ?? "", proved: (await freshProof(ports, here)) !== null }
}

/**
 * The account that keeps the seat of somebody who joins, and in which their browser stays. `said` is the account that the
 * page showed, if they have said so there, or "". Without that word no account keeps a seat (DOMAIN SI2).
 */
export async function chosenAccount(
  ports: Ports,
  request: Request,
  said: string,
): Promise<{ stays: string | null } | { refuse: Refusal }> {
  if (said === "") return { stays: null }
  const here = await accountAtDoor(ports, request)
  return here?.id === said ? { stays: said } : refuse("account-changed")
}

/**
 * The account in which a browser stays if its person comes in by a page that asks for no account. An account stays only
 * if it was proved in this browser within the last 15 minutes; it keeps no seat by that.
 */
export async function stayingAccount(ports: Ports, request: Request): Promise<{ stays: string | null }> {
  const here = await accountAtDoor(ports, request)
  return { stays: here?.proved ? here.id : null }
}

/** The account that a browser leaves by coming in so, as its page says before; null if it leaves none. */
export async function leftAccount(ports: Ports, request: Request): Promise<AccountAtDoor | null> {
  const here = await accountAtDoor(ports, request)
  return here?.proved ? null : here
}

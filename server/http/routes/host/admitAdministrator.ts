import type { Request } from "express"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { HostActor } from "../../../../shared/record/host/hostEvents.ts"
import type { SignIn } from "../../../ports/database/directory.ts"
import type { HttpPorts } from "../../ports.ts"

export interface Administrator {
  signIn: SignIn
  by: HostActor
}

/** The administrator who sends a request; everybody else is refused. No token of a program is an administrator's. */
export async function admitAdministrator(
  { cookie, seats }: Pick<HttpPorts, "cookie" | "seats">,
  request: Request,
): Promise<Administrator | { refuse: Refusal }> {
  const signIn = await seats.signIn(cookie.of(request))
  if (!signIn) return refuse("sign-in")
  if (!signIn.admin) return refuse("not-permitted", { role: "admin" })
  return { signIn, by: { kind: "administrator", signIn: signIn.id } }
}

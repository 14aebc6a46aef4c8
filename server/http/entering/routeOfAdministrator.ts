import type { Request } from "express"
import { type Refusal, refuse } from "../../../shared/contract/refusals.ts"
import type { HostActor } from "../../../shared/record/host/hostEvents.ts"
import type { SignIn } from "../../ports/database/directory.ts"
import type { HttpPorts } from "../ports.ts"
import { routeAdmitting } from "../refused.ts"

interface Administrator {
  signIn: SignIn
  by: HostActor
}

type AdmissionPorts = Pick<HttpPorts, "cookie" | "seats">

/** The administrator who sends a request; everybody else is refused. No token of a program is an administrator's. */
async function admitAdministrator(
  { cookie, seats }: AdmissionPorts,
  request: Request,
): Promise<Administrator | { refuse: Refusal }> {
  const signIn = await seats.signIn(cookie.of(request))
  if (!signIn) return refuse("sign-in")
  if (!signIn.admin) return refuse("not-permitted", { role: "admin" })
  return { signIn, by: { kind: "administrator", signIn: signIn.id } }
}

/** Wraps the routes of administrators. */
export const routeOfAdministrator = (ports: AdmissionPorts) =>
  routeAdmitting(request => admitAdministrator(ports, request))

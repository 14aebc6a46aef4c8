import { randomBytes } from "node:crypto"
import express, { type Request, type Response, Router } from "express"
import * as z from "zod"
import type { ServiceBegun } from "../../../../shared/contract/queries/people/accounts.ts"
import { placeAfter } from "../../../../shared/contract/queries/people/places.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { ownerByService } from "../../../commands/people/account/owning.ts"
import { ServiceRefused } from "../../../ports/host/signInServices.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { accountHere } from "./accountHere.ts"
import { staleProof } from "./freshProof.ts"
import { openAccount, type SignInPorts } from "./opening.ts"
import { sealing } from "./sealed.ts"

/** How long a person may take at the service, in milliseconds. */
const flowMs = 10 * 60_000
/** How long the id of a message about a logout is remembered: longer than such a message is accepted. */
const jtiMs = 30 * 60_000
/** How far the clocks of a service and of this server may differ, in milliseconds. */
const toleranceMs = 30_000
const logoutsEach = { points: 600, seconds: 600 }

/** `connect`: the service's person is added to the account that this browser is signed in to. */
export const ServiceWanted = z.object({ to: z.string().max(300).default("/"), connect: z.boolean().default(false) })

/** A sign-in that has begun, as the cookie of its browser holds it. */
const Flow = z.object({
  id: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  connect: z.string().nullable(),
  begunAt: z.number(),
})

type Ports = SignInPorts & Pick<HttpPorts, "services" | "sha256">

const secret = () => randomBytes(32).toString("base64url")

/** Serves the sign-in by services that speak OpenID Connect (DOMAIN SI7). */
export function serviceRoutes(ports: Ports): Router {
  const routes = Router()
  const { accounts, addresses, clock, codes, cookie, services, sha256, url } = ports
  const flows = sealing(ports, "sign-in by a service", flowMs)
  const logouts = ports.limits.of("logouts by a service", logoutsEach)
  const backTo = (id: string) => `${url}/api/sign-in/services/${encodeURIComponent(id)}/callback`
  const accountIdHere = async (request: Request) => (await accountHere(ports, request))?.account.id ?? null

  routes.post(
    "/api/sign-in/services/:id",
    route(async (request, response) => {
      const body = ServiceWanted.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: z.prettifyError(body.error) })
      const id = String(request.params["id"])
      const here = await accountHere(ports, request)
      if (body.data.connect && here === null) return refuse("sign-in")
      const refused = body.data.connect && here !== null ? await staleProof(ports, here) : null
      if (refused) return refused
      const connect = (body.data.connect && here?.account.id) || null
      // a person who is signed in already comes to prove anew whose account it is
      const anew = here !== null && connect === null
      const [state, nonce, verifier] = [secret(), secret(), secret()]
      const begun = await asked(() => services.begin(id, { state, nonce, verifier, back: backTo(id), anew }))
      if ("refuse" in begun) return begun
      const to = placeAfter(body.data.to)
      const flow: z.infer<typeof Flow> = { id, state, nonce, verifier, to, connect, begunAt: clock.now() }
      cookie.setFlow(response, await flows.seal(JSON.stringify(flow)), flowMs)
      response.set("cache-control", "no-store").json({ url: begun.value } satisfies ServiceBegun)
    }),
  )

  const signedIn = async (
    request: Request,
    response: Response,
  ): Promise<{ to: string } | { refuse: Refusal; to?: string }> => {
    const id = String(request.params["id"])
    const state = typeof request.query["state"] === "string" ? request.query["state"] : ""
    const content = await flows.open(cookie.flowOf(request) ?? "")
    const flow = content === null ? null : Flow.parse(JSON.parse(content))
    if (!flow || flow.id !== id || flow.state !== state) return refuse("service-state")
    cookie.clearFlow(response)
    const done = await finished(request, response, flow)
    // a person whom the service did not vouch for may try another way, and then opens the same page
    return "refuse" in done ? { ...done, to: flow.to } : done
  }

  const finished = async (
    request: Request,
    response: Response,
    flow: z.infer<typeof Flow>,
  ): Promise<{ to: string } | { refuse: Refusal }> => {
    const { id } = flow
    const at = new URL(request.originalUrl.slice(request.originalUrl.indexOf("?")), backTo(id)).href
    const finished = await asked(() => services.finish(id, at, flow))
    if ("refuse" in finished) return finished
    const { session, provedAt, ...vouched } = finished.value
    // the service takes a code once, and so does this server, whatever the service does
    if (!(await codes.first(`service ${sha256(flow.state)}`, flowMs))) return refuse("service-state")
    if (flow.connect !== null) {
      if ((await accountIdHere(request)) !== flow.connect) return refuse("service-state")
      if (!(await accounts.addSubject(vouched, flow.connect))) return refuse("service-taken")
      if (vouched.email !== null && (await accounts.account(flow.connect))?.email === null)
        await accounts.verify(flow.connect, vouched.email, "service")
      return { to: flow.to }
    }
    const owner = await ownerByService({ accounts, clock }, vouched)
    const proven = { account: owner.id, issuer: vouched.issuer, serviceSession: session }
    // a session that somebody left open at the service does not prove who sits here (DOMAIN SI13)
    const isFresh = provedAt !== null && provedAt >= flow.begunAt - toleranceMs
    const opened = await openAccount(ports, request, response, { proven, way: "account", to: flow.to, isFresh })
    // the page of the sign-in tells whose seats this browser holds, as it does after the other ways
    return { to: opened.others.length > 0 ? `/sign-in?others&to=${encodeURIComponent(opened.to)}` : opened.to }
  }

  routes.get(
    "/api/sign-in/services/:id/callback",
    route(async (request, response) => {
      const done = await signedIn(request, response)
      response.set({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
      if (!("refuse" in done)) return response.redirect(303, `${url}${done.to}`)
      // a person reads the sentence on the page of the sign-in, a program reads it here
      const { refuse: refusal, to = "/" } = done
      if (!request.accepts(["json", "html"]) || request.accepts(["json", "html"]) === "json") return { refuse: refusal }
      response.redirect(
        303,
        `${url}/sign-in?${new URLSearchParams({ problem: refusal.code, ...(refusal.params["id"] && { id: String(refusal.params["id"]) }), ...(to !== "/" && { to }) })}`,
      )
    }),
  )

  routes.post(
    "/api/sign-in/services/:id/logout",
    express.urlencoded({ extended: false, limit: "64kb" }),
    route(async (request, response) => {
      const body = z.object({ logout_token: z.string().min(1).max(16_000) }).safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "logout_token" })
      if (!(await logouts.take(addresses.of(request)))) return refuse("too-fast", { n: logoutsEach.seconds })
      const heard = await asked(() => services.loggedOut(String(request.params["id"]), body.data.logout_token))
      if ("refuse" in heard) return heard
      const { issuer, jti, of } = heard.value
      const isFirst = await codes.first(`logout ${sha256(`${issuer} ${jti}`)}`, jtiMs)
      if (!isFirst) return refuse("service-state")
      // the service says that the person has signed out there, and so the server ends the sign-ins
      for (const signIn of await accounts.signInsOfService(issuer, of))
        await ports.seats.endSignIn(signIn, "account", { kind: "server" })
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  return routes
}

/** Asks a service, and returns its refusal as one of this server. */
async function asked<T>(ask: () => Promise<T>): Promise<{ value: T } | { refuse: Refusal }> {
  try {
    return { value: await ask() }
  } catch (failure) {
    if (failure instanceof ServiceRefused) return refuse(failure.code, { id: failure.id })
    throw failure
  }
}

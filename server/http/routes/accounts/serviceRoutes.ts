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

/** How long a person may take at the service, in milliseconds. */
const flowMs = 10 * 60_000
/** How long the id of a message about a logout is remembered: longer than such a message is accepted. */
const jtiMs = 30 * 60_000
/** How many sign-ins by a service one sender may begin in ten minutes. */
const beginsEach = { points: 60, seconds: 600 }
/** How far the clocks of a service and of this server may differ, in milliseconds. */
const toleranceMs = 30_000
const logoutsEach = { points: 600, seconds: 600 }

/** `connect`: the service's person is added to the account that this browser is signed in to. */
export const ServiceWanted = z.object({ to: z.string().max(300).default("/"), connect: z.boolean().default(false) })

const Flow = z.object({
  id: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  /** the hash of the cookie of the browser that began */
  browser: z.string(),
  connect: z.string().nullable(),
  /** when a browser that is signed in to an account began, so that its person proves it anew; else null */
  anew: z.number().nullable().default(null),
})

type Ports = SignInPorts & Pick<HttpPorts, "services" | "sha256">

const secret = () => randomBytes(32).toString("base64url")

/** Serves the sign-in by services that speak OpenID Connect (DOMAIN SI7). */
export function serviceRoutes(ports: Ports): Router {
  const routes = Router()
  const { accounts, addresses, clock, codes, cookie, services, sha256, url } = ports
  const begins = ports.limits.of("sign-ins by a service", beginsEach)
  const logouts = ports.limits.of("logouts by a service", logoutsEach)
  const backTo = (id: string) => `${url}/api/sign-in/services/${encodeURIComponent(id)}/callback`
  const accountIdHere = async (request: Request) => (await accountHere(ports, request))?.account.id ?? null

  routes.post(
    "/api/sign-in/services/:id",
    route(async (request, response) => {
      const body = ServiceWanted.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: z.prettifyError(body.error) })
      if (!(await begins.take(addresses.of(request)))) return refuse("too-fast", { n: beginsEach.seconds })
      const id = String(request.params["id"])
      const here = await accountHere(ports, request)
      if (body.data.connect && here === null) return refuse("sign-in")
      const refused = body.data.connect && here !== null ? await staleProof(ports, here) : null
      if (refused) return refused
      const connect = (body.data.connect && here?.account.id) || null
      const anew = here !== null && connect === null ? clock.now() : null
      const [state, nonce, verifier, browser] = [secret(), secret(), secret(), secret()]
      const begun = await asked(() =>
        services.begin(id, { state, nonce, verifier, back: backTo(id), anew: anew !== null }),
      )
      if ("refuse" in begun) return begun
      const flow = { id, nonce, verifier, to: placeAfter(body.data.to), browser: sha256(browser), connect, anew }
      await codes.keep(`service ${state}`, JSON.stringify(flow), flowMs)
      cookie.setFlow(response, browser, flowMs)
      response.set("cache-control", "no-store").json({ url: begun.value } satisfies ServiceBegun)
    }),
  )

  const signedIn = async (
    request: Request,
    response: Response,
  ): Promise<{ to: string } | { refuse: Refusal; to?: string }> => {
    const id = String(request.params["id"])
    const state = typeof request.query["state"] === "string" ? request.query["state"] : ""
    const content = await codes.take(`service ${state}`)
    const flow = content === null ? null : Flow.parse(JSON.parse(content))
    const browser = cookie.flowOf(request)
    if (!flow || flow.id !== id || browser === null || sha256(browser) !== flow.browser) return refuse("service-state")
    cookie.clearFlow(response)
    const done = await finished(request, response, { ...flow, state })
    // a person whom the service did not vouch for may try another way, and then opens the same page
    return "refuse" in done ? { ...done, to: flow.to } : done
  }

  const finished = async (
    request: Request,
    response: Response,
    flow: z.infer<typeof Flow> & { state: string },
  ): Promise<{ to: string } | { refuse: Refusal }> => {
    const { id } = flow
    const at = new URL(request.originalUrl.slice(request.originalUrl.indexOf("?")), backTo(id)).href
    const finished = await asked(() => services.finish(id, at, flow))
    if ("refuse" in finished) return finished
    const { session, provedAt, ...vouched } = finished.value
    if (flow.connect !== null) {
      if ((await accountIdHere(request)) !== flow.connect) return refuse("service-state")
      if (!(await accounts.addSubject(vouched, flow.connect))) return refuse("service-taken")
      if (vouched.email !== null && (await accounts.account(flow.connect))?.email === null)
        await accounts.verify(flow.connect, vouched.email, "service")
      return { to: flow.to }
    }
    const owner = await ownerByService({ accounts, clock }, vouched)
    const proven = { account: owner.id, issuer: vouched.issuer, serviceSession: session }
    // a session at the service that somebody left open proves nothing of who sits here (DOMAIN SI13)
    const isFresh = flow.anew !== null && provedAt !== null && provedAt >= flow.anew - toleranceMs
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

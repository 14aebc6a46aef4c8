import { Router } from "express"
import * as z from "zod"
import type { PasskeyAsked } from "../../../../shared/contract/queries/people/accounts.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { deviceOf } from "../../entering/device.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { routeOfOwner } from "./accountHere.ts"
import { staleProof } from "./freshProof.ts"
import { openAccount, type SignInPorts } from "./opening.ts"
import { sealing } from "./sealed.ts"

/** How long a person may take at the authenticator, in milliseconds. */
const challengeMs = 5 * 60_000
/** The most passkeys of one account. */
const mostPasskeys = 20
/** A passkey opens an account alone, so whoever finds an authenticator must not be able to use it without its PIN. */
const userVerification = "required"

const short = z.string().min(1).max(1_024)
const long = z.string().min(1).max(16_000)
const Credential = z.object({
  id: short,
  rawId: short,
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
})
const Registered = Credential.extend({
  response: z
    .object({
      clientDataJSON: long,
      attestationObject: long,
      transports: z.array(z.string().max(32)).max(8).default([]),
    })
    .strip(),
})
const Authenticated = Credential.extend({
  response: z
    .object({
      clientDataJSON: long,
      authenticatorData: long,
      signature: long,
      userHandle: z.string().max(1_024).default(""),
    })
    .strip(),
})
const name = z
  .string()
  .max(80)
  .transform(text =>
    text
      .normalize("NFC")
      .replace(/\p{Cc}+/gu, " ")
      .trim(),
  )
/** The question as this server sealed it for the browser that asked. */
const request = z.string().max(1_024)
export const PasskeyMade = z.object({ request, name, credential: Registered })
export const PasskeyUsed = z.object({
  request,
  to: z.string().max(300).default("/"),
  credential: Authenticated,
})
export const PasskeyNamed = z.object({ name })

const Challenge = z.object({ kind: z.enum(["register", "sign-in"]), challenge: z.string(), account: z.string() })

/** Whether browsers make passkeys for the server's address: not for an address of numbers. */
export const allowsPasskeys = (url: string): boolean => {
  const { hostname, protocol } = new URL(url)
  const isNumber = /^\[|^\d+\.\d+\.\d+\.\d+$/.test(hostname)
  return !isNumber && (protocol === "https:" || hostname === "localhost")
}

const library = () => import("@simplewebauthn/server")

/** Serves passkeys: adding, naming and removing them, and the sign-in by one (DOMAIN SI8). */
export function passkeyRoutes(ports: SignInPorts & Pick<HttpPorts, "sha256">): Router {
  const routes = Router()
  const own = routeOfOwner(ports)
  const { accounts, clock, codes, sha256, url } = ports
  const { hostname: rpID, origin } = new URL(url)
  const questions = sealing(ports, "question of a passkey", challengeMs)

  /** Refuses everybody where the address allows no passkeys. */
  const closed = (): { refuse: Refusal } | null => (allowsPasskeys(url) ? null : refuse("passkey-refused"))
  const asked = (question: z.infer<typeof Challenge>): Promise<string> => questions.seal(JSON.stringify(question))
  const read = async (request: string, kind: "register" | "sign-in") => {
    const content = await questions.open(request)
    const question = content === null ? null : Challenge.parse(JSON.parse(content))
    return question?.kind === kind ? question : null
  }
  /** Uses up a question that an authenticator has answered; false if it was answered before. */
  const isFirst = ({ challenge }: z.infer<typeof Challenge>) => codes.first(`passkey ${sha256(challenge)}`, challengeMs)

  routes.post(
    "/api/account/passkeys/ask",
    own(async (_, response, here) => {
      const refused = closed() ?? (await staleProof(ports, here))
      if (refused) return refused
      const { account } = here
      const known = await accounts.passkeys(account.id)
      if (known.length >= mostPasskeys) return refuse("passkey-refused")
      const { generateRegistrationOptions } = await library()
      const options = await generateRegistrationOptions({
        rpName: "Plenary",
        rpID,
        userID: new TextEncoder().encode(account.id),
        userName: account.email ?? (account.name || "Plenary"),
        userDisplayName: account.name,
        attestationType: "none",
        excludeCredentials: known.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: "required", userVerification },
      })
      const request = await asked({ kind: "register", challenge: options.challenge, account: account.id })
      response
        .set("cache-control", "no-store")
        .json({ request, options: JSON.stringify(options) } satisfies PasskeyAsked)
    }),
  )

  routes.post(
    "/api/account/passkeys",
    own(async (request, response, here) => {
      const refused = await staleProof(ports, here)
      if (refused) return refused
      const { account } = here
      const body = PasskeyMade.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "credential" })
      const kept = await read(body.data.request, "register")
      if (kept?.account !== account.id) return refuse("passkey-refused")
      const { verifyRegistrationResponse } = await library()
      const made = await verifyRegistrationResponse({
        response: body.data.credential,
        expectedChallenge: kept.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
      }).catch(() => null)
      if (!made?.verified || !(await isFirst(kept))) return refuse("passkey-refused")
      const { credential } = made.registrationInfo
      const added = await accounts.addPasskey({
        id: credential.id,
        account: account.id,
        name: body.data.name || deviceOf(request.get("user-agent")),
        publicKey: Buffer.from(credential.publicKey).toString("base64url"),
        counter: credential.counter,
        transports: (credential.transports ?? []).join(","),
        madeAt: clock.now(),
        usedAt: null,
      })
      if (!added) return refuse("passkey-refused")
      response.json({ ok: true })
    }),
  )

  routes.put(
    "/api/account/passkeys/:id",
    own(async (request, response, { account }) => {
      const body = PasskeyNamed.safeParse(request.body)
      if (!body.success || body.data.name === "") return refuse("bad-input", { detail: "name" })
      const isNamed = await accounts.renamePasskey(account.id, String(request.params["id"]), body.data.name)
      if (!isNamed) return refuse("not-found")
      response.json({ ok: true })
    }),
  )

  routes.delete(
    "/api/account/passkeys/:id",
    own(async (request, response, { account }) => {
      if (!(await accounts.removePasskey(account.id, String(request.params["id"])))) return refuse("not-found")
      response.json({ ok: true })
    }),
  )

  routes.post(
    "/api/sign-in/passkey/ask",
    route(async (_, response) => {
      const refused = closed()
      if (refused) return refused
      const { generateAuthenticationOptions } = await library()
      const options = await generateAuthenticationOptions({ rpID, userVerification })
      const request = await asked({ kind: "sign-in", challenge: options.challenge, account: "" })
      response
        .set("cache-control", "no-store")
        .json({ request, options: JSON.stringify(options) } satisfies PasskeyAsked)
    }),
  )

  routes.post(
    "/api/sign-in/passkey",
    route(async (request, response) => {
      const body = PasskeyUsed.safeParse(request.body)
      if (!body.success) return refuse("bad-input", { detail: "credential" })
      const { credential, to } = body.data
      const kept = await read(body.data.request, "sign-in")
      const passkey = await accounts.passkey(credential.id)
      if (!kept || !passkey) return refuse("passkey-refused")
      const { verifyAuthenticationResponse } = await library()
      // the library refuses a counter that does not grow, as a copied authenticator has it
      const used = await verifyAuthenticationResponse({
        response: credential,
        expectedChallenge: kept.challenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        credential: {
          id: passkey.id,
          publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
          counter: passkey.counter,
        },
        requireUserVerification: true,
      }).catch(() => null)
      if (!used?.verified || !(await isFirst(kept))) return refuse("passkey-refused")
      const counter = { before: passkey.counter, now: used.authenticationInfo.newCounter }
      if (!(await accounts.usePasskey(passkey.id, counter, clock.now()))) return refuse("passkey-refused")
      const proven = { account: passkey.account, issuer: null, serviceSession: null }
      response.json(await openAccount(ports, request, response, { proven, way: "passkey", to, isFresh: true }))
    }),
  )

  return routes
}

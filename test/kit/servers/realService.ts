import { createServer } from "node:http"
import { exportJWK, generateKeyPair } from "jose"
import { Provider } from "oidc-provider"
import { settingsOf } from "./fakeService.ts"

/** A browser's cookies at the service. */
type Jar = Map<string, string>

/** A sign-in service of another maker on the loopback. `person`: whoever signs in there next. */
export interface RealService {
  person: Record<string, unknown> & { sub: string }
  /** signs the person in at the service, and returns the address to which the browser comes back */
  visit(address: string, jar?: Jar): Promise<string>
  /** signs out at the service by its own page, and resolves when it has told Plenary */
  signOut(jar: Jar): Promise<void>
  /** how often Plenary accepted and refused a message about a logout */
  told: { accepted: number; refused: number }
  end(): Promise<void>
}

/** Starts `oidc-provider` at a port. `plenary`: the address to which it sends browsers and messages about logouts. */
export async function realService(port: number, plenary: string): Promise<RealService> {
  const issuer = `http://127.0.0.1:${port}`
  const { clientId, clientSecret } = settingsOf({ issuer })
  const { privateKey } = await generateKeyPair("RS256", { extractable: true })
  const told = { accepted: 0, refused: 0 }
  const service: RealService = {
    told,
    person: {
      sub: "person-1",
      name: "Ann Onodera",
      email: "ann@example.org",
      email_verified: true,
      organization: "Institute",
    },
    async visit(address, jar = new Map()) {
      let at = address
      for (let n = 0; n < 8; n++) {
        const to = (await ask(at, jar)).headers.get("location")
        if (to === null) throw new Error(`the service did not lead on from ${at}`)
        at = new URL(to, at).href
        if (!at.startsWith(issuer)) return at
      }
      throw new Error("the service led in a circle")
    },
    async signOut(jar) {
      const page = await (await ask(`${issuer}/session/end`, jar)).text()
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ""
      await ask(`${issuer}/session/end/confirm`, jar, new URLSearchParams({ xsrf, logout: "yes" }))
    },
    end: () => new Promise(resolve => server.close(() => resolve())),
  }
  const ask = async (at: string, jar: Jar, body: URLSearchParams | null = null): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ")
    const response = await fetch(at, {
      method: body ? "POST" : "GET",
      headers: { cookie },
      redirect: "manual",
      ...(body && { body }),
    })
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === "") jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${plenary}/api/sign-in/services/1/callback`],
        backchannel_logout_uri: `${plenary}/api/sign-in/services/1/logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: "k", alg: "RS256", use: "sig" }] },
    cookies: { keys: ["a key of the tests"] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    claims: { openid: ["sub"], profile: ["name", "organization"], email: ["email", "email_verified"] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: { body: string }, form: string) => {
          ctx.body = form
        },
      },
    },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ ...service.person }) }),
    // the package's own agent calls no address of this machine
    fetch: (address: string, { dispatcher: _, ...options }: RequestInit & { dispatcher?: unknown }) =>
      fetch(address, options),
  })
  provider.on("backchannel.success", () => {
    told.accepted += 1
  })
  provider.on("backchannel.error", () => {
    told.refused += 1
  })
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response)
    void provider.interactionDetails(request, response).then(async ({ params }) => {
      const accountId = service.person.sub
      const grant = new provider.Grant({ accountId, clientId: params.client_id })
      grant.addOIDCScope(params.scope)
      const consent = { grantId: await grant.save() }
      await provider.interactionFinished(request, response, { login: { accountId }, consent })
    })
  })
  await new Promise<void>(resolve => server.listen(port, "127.0.0.1", resolve))
  return service
}

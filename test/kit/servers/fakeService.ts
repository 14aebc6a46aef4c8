import { createServer, type IncomingMessage } from "node:http"
import { exportJWK, generateKeyPair, SignJWT } from "jose"

type Claims = Record<string, unknown>

/** A sign-in service on the loopback whose answers a test can spoil. */
export interface FakeService {
  issuer: string
  /** changes the claims of each ID token before they are signed */
  spoil: (claims: Claims) => Claims
  /** makes each ID token in place of the service's own signature; null: the service signs */
  forge: ((claims: Claims) => string) | null
  /** the seconds from now in which an ID token ends */
  endsIn: number
  person: Claims
  /** follows the address that a browser was sent to, and returns the address to which it comes back */
  visit(address: string): string
  /** signs a message about a logout; an empty `typ`: its header names no type */
  logoutToken(claims: Claims, typ?: string): Promise<string>
  /** the ways of authentication that it publishes (null: it publishes none), and those that it takes */
  published: readonly string[] | null
  takes: readonly string[]
  /** how often the keys were read */
  keysRead: number
  end(): Promise<void>
}

export const clientId = "plenary"
export const clientSecret = "a secret of thirty-two characters"

/** Starts the service, with the shape of answers that Keycloak gives. */
export async function fakeService(): Promise<FakeService> {
  const { publicKey, privateKey } = await generateKeyPair("RS256")
  const jwk = { ...(await exportJWK(publicKey)), kid: "k", alg: "RS256", use: "sig" }
  const given = new Map<string, { nonce: string; isAnew: boolean }>()
  let issuer = ""
  const sign = (claims: Claims, endsIn: number, typ = "JWT") =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", kid: "k", ...(typ !== "" && { typ }) })
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1_000) + endsIn)
      .sign(privateKey)
  const read = async (request: IncomingMessage): Promise<URLSearchParams> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(Buffer.from(part))
    return new URLSearchParams(Buffer.concat(parts).toString())
  }
  const service: FakeService = {
    issuer: "",
    spoil: claims => claims,
    forge: null,
    endsIn: 300,
    published: null,
    takes: ["client_secret_basic"],
    keysRead: 0,
    person: { sub: "person-1", name: "Ann Onodera", email: "ann@example.org", email_verified: true, sid: "session-1" },
    visit(address) {
      const url = new URL(address)
      const code = crypto.randomUUID()
      given.set(code, {
        nonce: url.searchParams.get("nonce") ?? "",
        isAnew: url.searchParams.get("max_age") === "0",
      })
      const back = new URL(url.searchParams.get("redirect_uri") ?? "")
      back.searchParams.set("code", code)
      back.searchParams.set("state", url.searchParams.get("state") ?? "")
      return back.href
    },
    logoutToken: (claims, typ = "logout+jwt") =>
      sign(
        {
          iss: issuer,
          aud: clientId,
          jti: crypto.randomUUID(),
          events: { "http://schemas.openid.net/event/backchannel-logout": {} },
          ...claims,
        },
        120,
        typ,
      ),
    end: () => new Promise(resolve => server.close(() => resolve())),
  }
  const answer = async (request: IncomingMessage): Promise<[number, object]> => {
    if (request.url === "/.well-known/openid-configuration")
      return [
        200,
        {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
          code_challenge_methods_supported: ["S256"],
          ...(service.published && { token_endpoint_auth_methods_supported: service.published }),
        },
      ]
    if (request.url === "/keys") {
      service.keysRead += 1
      return [200, { keys: [jwk] }]
    }
    const form = await read(request)
    const [, said = ""] = /^Basic (.+)$/.exec(request.headers.authorization ?? "") ?? []
    const basic = atob(said)
      .split(":")
      .map(one => decodeURIComponent(one.replaceAll("+", " ")))
    const isProved =
      (service.takes.includes("client_secret_basic") && basic.join(":") === `${clientId}:${clientSecret}`) ||
      (service.takes.includes("client_secret_post") && form.get("client_secret") === clientSecret)
    if (!isProved) return [401, { error: "invalid_client" }]
    const asked = given.get(form.get("code") ?? "")
    given.delete(form.get("code") ?? "")
    if (!asked || form.get("code_verifier") === null) return [400, { error: "invalid_grant" }]
    // as OpenID Connect has it: whoever asks for an age is told when the person proved who they are
    const proved = asked.isAnew ? { auth_time: Math.floor(Date.now() / 1_000) } : {}
    const claims = service.spoil({ iss: issuer, aud: clientId, nonce: asked.nonce, ...proved, ...service.person })
    const token = service.forge?.(claims) ?? (await sign(claims, service.endsIn))
    return [200, { access_token: "a", token_type: "Bearer", id_token: token }]
  }
  const server = createServer((request, response) => {
    answer(request).then(
      ([status, body]) => {
        response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
      },
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`
  service.issuer = issuer
  return service
}

/** The settings by which a server signs people in by the service. */
export const settingsOf = ({ issuer }: { issuer: string }) => ({
  id: "1",
  name: "Institute",
  issuer,
  clientId,
  clientSecret,
  scope: "openid profile email",
  claims: { name: "name", email: "email", affiliation: "organization" },
})

/** The same settings as variables of a server's environment. */
export function environmentOf(service: { issuer: string }): Record<string, string> {
  const { name, issuer, clientId: id, clientSecret } = settingsOf(service)
  const service1 = { NAME: name, ISSUER: issuer, CLIENT_ID: id, CLIENT_SECRET: clientSecret }
  return Object.fromEntries(Object.entries(service1).map(([key, value]) => [`OIDC_1_${key}`, value]))
}

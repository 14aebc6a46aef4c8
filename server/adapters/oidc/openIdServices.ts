import { randomBytes } from "node:crypto"
import type { JWTVerifyGetKey } from "jose"
import type { Configuration } from "openid-client"
import {
  type Logout,
  type ServiceFailure,
  ServiceRefused,
  type ServiceSettings,
  type SignInServices,
  type Vouched,
} from "../../ports/host/signInServices.ts"

// the libraries are loaded at the first use, because most servers name no service
const openId = () => import("openid-client")
const signatures = () => import("jose")

/** How long the server waits for an answer of a service, in seconds. */
const patienceSeconds = 8
/** How far the clocks of the service and of this server may differ, in seconds. */
const toleranceSeconds = 30
/** How old a message about a logout may be. */
const logoutAge = "5 minutes"
/** How long the published addresses and keys of a service are believed, in milliseconds. */
const metadataMs = 3_600_000

/**
 * The types of a message about a logout. A service should name the first one and need not; a token of another explicit
 * type was made for something else.
 */
const logoutTypes = ["logout+jwt", "jwt"]
const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"
/** Signatures by a key pair; a signature by the shared secret is refused. */
const algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]

type Claims = Readonly<Record<string, unknown>>

const textOf = (claims: Claims, name: string): string => {
  const value = claims[name]
  if (Array.isArray(value)) return value.filter(one => typeof one === "string").join(", ")
  return typeof value === "string" ? value : ""
}

const isYes = (said: unknown): boolean => said === true || said === "true" || said === 1 || said === "1"

/**
 * Whether the service says that it has verified the address in the claim `email`. Entra says so by `xms_edov` alone; where
 * a service gives `email_verified`, that decides.
 */
const hasVerified = ({ email_verified, xms_edov }: Claims): boolean => isYes(email_verified ?? xms_edov)

/** The person whom the claims of a service describe, by the names of the claims that the administrator has set. */
export function personOf({ issuer, claims: names }: ServiceSettings, claims: Claims): Vouched {
  const email = textOf(claims, names.email)
  const isAddress = /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email) && email.length <= 254
  return {
    issuer,
    subject: textOf(claims, "sub"),
    name: textOf(claims, names.name) || textOf(claims, "preferred_username"),
    affiliation: textOf(claims, names.affiliation),
    // an address in another claim may be what the person typed
    email: isAddress && names.email === "email" && hasVerified(claims) ? email : null,
  }
}

/**
 * Whether a token was given to this server and names a person. All people without a name in their tokens would share
 * one account.
 */
const isTakenFrom = ({ clientId }: ServiceSettings, claims: Claims): boolean =>
  textOf(claims, "sub").trim() !== "" && (claims["azp"] ?? clientId) === clientId

/** A person as the ID token describes them. For claims that the token lacks, the service's userinfo answer is used. */
const completed = (person: Vouched, more: Vouched): Vouched => ({
  ...person,
  name: person.name || more.name,
  affiliation: person.affiliation || more.affiliation,
  email: person.email ?? more.email,
})

/**
 * The claims at the service's userinfo address. A strict service keeps names and addresses out of its ID token. The
 * token is proof enough, so a person whose service answers with a failure signs in without these claims.
 */
async function saidBeside(config: Configuration, token: string, subject: string): Promise<Claims> {
  if (config.serverMetadata().userinfo_endpoint === undefined) return {}
  const { fetchUserInfo } = await openId()
  return fetchUserInfo(config, token, subject).catch(() => ({}))
}

/**
 * The ways in which this server proves itself to a service, by the name under which the service's metadata lists them.
 * A service that says nothing takes the first (OpenID Connect Discovery 1.0, section 3).
 */
const authentications = ["client_secret_basic", "client_secret_post"] as const
type Authentication = (typeof authentications)[number]

const authenticationsOf = (published: readonly string[] | undefined): Authentication[] => {
  const both = authentications.filter(way => published?.includes(way))
  return both.length > 0 ? both : ["client_secret_basic"]
}

/** Signs people in by services that speak OpenID Connect. A service's addresses are read at the first use. */
export function openIdServices(settings: readonly ServiceSettings[]): SignInServices {
  const listeners: ((failure: ServiceFailure) => void)[] = []
  const found = new Map<string, { at: number; config: Promise<Configuration> }>()
  const failed = new Map<string, ServiceFailure>()
  /** the way of authentication that a service has refused, so that the other one is tried */
  const unwelcome = new Map<string, Authentication>()
  /** Turns each failure of the library into a refusal that a person can read, and tells its cause. */
  const refusing = async <T>({ id: service, name }: ServiceSettings, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask()
    } catch (failure) {
      const code = failure instanceof ServiceRefused ? failure.code : await codeOf(failure)
      if (code === "service-denied" || code === "service-unknown") throw new ServiceRefused(code)
      const told = { service, name, code, id: randomBytes(4).toString("hex"), at: Date.now(), cause: causeOf(failure) }
      failed.set(service, told)
      for (const tell of listeners) tell(told)
      throw new ServiceRefused(code, told.id)
    }
  }
  const keySets = new Map<string, JWTVerifyGetKey>()
  const settingsOf = (id: string): ServiceSettings => {
    const one = settings.find(service => service.id === id)
    if (!one) throw new ServiceRefused("service-unknown")
    return one
  }
  const discover = async (service: ServiceSettings): Promise<Configuration> => {
    const client = await openId()
    const execute = [client.enableNonRepudiationChecks]
    // only an administrator's own test service runs without https
    if (service.issuer.startsWith("http://")) execute.push(client.allowInsecureRequests)
    const metadata = { client_secret: service.clientSecret, [client.clockTolerance]: toleranceSeconds }
    const { clientId, clientSecret, id, issuer } = service
    const read = await client.discovery(new URL(issuer), clientId, metadata, undefined, {
      execute,
      timeout: patienceSeconds,
    })
    const published = read.serverMetadata()
    const ways = authenticationsOf(published.token_endpoint_auth_methods_supported)
    const way = ways.find(one => one !== unwelcome.get(id)) ?? ways[0]
    const proof = way === "client_secret_post" ? client.ClientSecretPost : client.ClientSecretBasic
    const config = new client.Configuration(published, clientId, metadata, proof(clientSecret))
    config.timeout = patienceSeconds
    for (const prepare of execute) prepare(config)
    return config
  }
  /** Notes that the service refuses this server's way of authentication, and tells whether another one is left. */
  const turnedAway = async (service: ServiceSettings, failure: unknown): Promise<boolean> => {
    const { ResponseBodyError, WWWAuthenticateChallengeError } = await openId()
    const isRefused =
      (failure instanceof ResponseBodyError && failure.error === "invalid_client") ||
      failure instanceof WWWAuthenticateChallengeError
    if (!isRefused || unwelcome.has(service.id)) return false
    const published = (await configOf(service)).serverMetadata().token_endpoint_auth_methods_supported
    const [first, other] = authenticationsOf(published)
    if (first === undefined || other === undefined) return false
    unwelcome.set(service.id, first)
    found.delete(service.id)
    return true
  }
  const configOf = (service: ServiceSettings): Promise<Configuration> => {
    const kept = found.get(service.id)
    if (kept && Date.now() - kept.at < metadataMs) return kept.config
    const config = discover(service)
    found.set(service.id, { at: Date.now(), config })
    // a failed reading is not kept
    config.catch(() => found.delete(service.id))
    return config
  }
  /** The keys at an address. The set reads them again when a message names an unknown one, and not at each message. */
  const keysAt = async (address: string): Promise<JWTVerifyGetKey> => {
    const { createRemoteJWKSet } = await signatures()
    const kept = keySets.get(address)
    const keys = kept ?? createRemoteJWKSet(new URL(address), { timeoutDuration: patienceSeconds * 1_000 })
    keySets.set(address, keys)
    return keys
  }

  return {
    list: settings.map(({ id, name, issuer }) => ({ id, name, issuer })),
    async begin(id, { state, nonce, verifier, back, anew }) {
      const service = settingsOf(id)
      const config = await refusing(service, () => configOf(service))
      const client = await openId()
      const challenge = await client.calculatePKCECodeChallenge(verifier)
      return client.buildAuthorizationUrl(config, {
        redirect_uri: back,
        scope: service.scope,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: "S256",
        // some services know one of the two alone; whether they did it is read from `auth_time`
        ...(anew && { max_age: "0", prompt: "login" }),
      }).href
    },
    async finish(id, at, { state, nonce, verifier }) {
      const service = settingsOf(id)
      return refusing(service, async () => {
        const client = await openId()
        const granted = async () => {
          const config = await configOf(service)
          const expected = {
            expectedState: state,
            expectedNonce: nonce,
            pkceCodeVerifier: verifier,
            idTokenExpected: true,
          }
          return { config, tokens: await client.authorizationCodeGrant(config, new URL(at), expected) }
        }
        // a service that refused how this server proved itself has not looked at the code yet
        const { config, tokens } = await granted().catch(async (failure: unknown) => {
          if (await turnedAway(service, failure)) return granted()
          throw failure
        })
        const claims = tokens.claims()
        if (!claims || !isTakenFrom(service, claims)) throw new ServiceRefused("service-wrong")
        const session = claims["sid"]
        const inToken = personOf(service, claims)
        const isWhole = inToken.name !== "" && inToken.affiliation !== "" && inToken.email !== null
        const more = isWhole ? {} : await saidBeside(config, tokens.access_token, inToken.subject)
        const person = completed(inToken, personOf(service, more))
        const { auth_time: proved } = claims
        failed.delete(id)
        return {
          ...person,
          session: typeof session === "string" ? session : null,
          provedAt: typeof proved === "number" ? proved * 1_000 : null,
        }
      })
    },
    async loggedOut(id, token) {
      const service = settingsOf(id)
      return refusing(service, async (): Promise<Logout> => {
        const { issuer, jwks_uri } = (await configOf(service)).serverMetadata()
        if (!jwks_uri) throw new ServiceRefused("service-wrong")
        const { jwtVerify } = await signatures()
        const { payload, protectedHeader } = await jwtVerify(token, await keysAt(jwks_uri), {
          issuer,
          audience: service.clientId,
          algorithms,
          clockTolerance: toleranceSeconds,
          maxTokenAge: logoutAge,
        })
        const type = (protectedHeader.typ ?? "jwt").toLowerCase().replace(/^application\//, "")
        if (!logoutTypes.includes(type)) throw new ServiceRefused("service-wrong")
        const { events, jti, nonce, sid, sub } = payload
        const isLogout = typeof events === "object" && events !== null && logoutEvent in events
        if (!isLogout || nonce !== undefined || !jti) throw new ServiceRefused("service-wrong")
        if (typeof sid === "string") return { issuer: service.issuer, jti, of: { session: sid } }
        if (typeof sub === "string") return { issuer: service.issuer, jti, of: { subject: sub } }
        throw new ServiceRefused("service-wrong")
      })
    },
    failures: () => [...failed.values()],
    onFailure: tell => void listeners.push(tell),
    async reach(id) {
      try {
        await configOf(settingsOf(id))
        return null
      } catch (failure) {
        return causeOf(failure)
      }
    },
  }
}

async function codeOf(failure: unknown): Promise<"service-denied" | "service-wrong" | "service-away"> {
  const { AuthorizationResponseError } = await openId()
  if (failure instanceof AuthorizationResponseError)
    return failure.error === "access_denied" ? "service-denied" : "service-wrong"
  return isAway(failure) ? "service-away" : "service-wrong"
}

/** The most characters of a cause that the log gets. */
const mostCause = 300

/**
 * Says why a service's answer was refused, by the words of the library and of the service's error. Values of tokens,
 * codes and claims are in none of these.
 */
function causeOf(failure: unknown): string {
  const words: string[] = []
  for (let one: unknown = failure, depth = 0; one instanceof Error && depth < 3; one = one.cause, depth++) {
    const code = "code" in one && typeof one.code === "string" ? one.code : ""
    const error = "error" in one && typeof one.error === "string" ? one.error : ""
    const status = "status" in one && typeof one.status === "number" ? `HTTP ${one.status}` : ""
    words.push([one.message, code, error, status].filter(Boolean).join(", "))
  }
  return [...new Set(words)].join(": ").slice(0, mostCause) || "unknown"
}

/** Whether the service did not answer, or answered with a failure of its own. */
function isAway(failure: unknown): boolean {
  if (!(failure instanceof Error)) return false
  const codes = [failure, failure.cause].map(one =>
    typeof one === "object" && one !== null && "code" in one ? String(one.code) : "",
  )
  const away = /TIMEOUT|ECONN|ENOTFOUND|EAI_AGAIN|RESPONSE_IS_NOT_CONFORM|ERR_JWKS_TIMEOUT/
  return failure.message === "fetch failed" || codes.some(code => away.test(code))
}

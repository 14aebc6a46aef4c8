import type { Instant } from "../../../shared/model/terms.ts"

/** How the administrator has set a sign-in service (docs/SIGN-IN.md). */
export interface ServiceSettings {
  id: string
  name: string
  issuer: string
  clientId: string
  clientSecret: string
  scope: string
  /** the names of the claims that hold a person's name, address and affiliation */
  claims: { name: string; email: string; affiliation: string }
}

/** A person as a sign-in service describes them. `email` is null unless the service has verified the address. */
export interface Vouched {
  issuer: string
  subject: string
  name: string
  affiliation: string
  email: string | null
}

/** A sign-in as the service tells it. */
export interface ServiceFinished extends Vouched {
  /** the service's own name for the session; null if it gives none */
  session: string | null
  /** when the person proved to the service who they are; null if it does not say so */
  provedAt: Instant | null
}

/** A message of a service: a session of its own, or all sessions of a person, have ended. */
export interface Logout {
  issuer: string
  /** the id of the message, which counts once */
  jti: string
  of: { session: string } | { subject: string }
}

/** The secrets of one sign-in, which only this server and the service know. */
export interface ServiceFlow {
  state: string
  nonce: string
  verifier: string
}

type RefusedCode = "service-unknown" | "service-wrong" | "service-denied" | "service-away"

/** A service did not vouch for the person, or its answer is not what was asked for. */
export class ServiceRefused extends Error {
  readonly code: RefusedCode
  /** the id under which the log holds the cause; "" where the code says it all */
  readonly id: string

  constructor(code: RefusedCode, id = "") {
    super(code)
    this.code = code
    this.id = id
  }
}

/** Why a sign-in by a service failed, for the administrator. It holds no secret and nothing of the person. */
export interface ServiceFailure {
  /** the service's id and name */
  service: string
  name: string
  code: RefusedCode
  /** the number that a person reads on the page, too */
  id: string
  at: Instant
  cause: string
}

/** The services by which people sign in, as the administrator has named them. */
export interface SignInServices {
  list: readonly { id: string; name: string; issuer: string }[]
  /**
   * Returns the address at the service to which the browser goes; `back` is the address to which it returns. `anew`: the
   * service is to let its person prove anew who they are, also while they are signed in there.
   */
  begin(id: string, flow: ServiceFlow & { back: string; anew: boolean }): Promise<string>
  /** Reads the answer with which the browser has returned to `at`. Throws `ServiceRefused` if anything in it is wrong. */
  finish(id: string, at: string, flow: ServiceFlow): Promise<ServiceFinished>
  /** Reads a message about a logout. Throws `ServiceRefused` unless the service has signed it for this server. */
  loggedOut(id: string, token: string): Promise<Logout>
  /** The last failure of each service since the start, until a sign-in by it succeeds. */
  failures(): ServiceFailure[]
  /** Calls back at each failure. */
  onFailure(tell: (failure: ServiceFailure) => void): void
  /** Reads what the service publishes of itself. Answers why that failed; null if it did not. */
  reach(id: string): Promise<string | null>
}

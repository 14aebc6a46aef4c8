import type { MemberId, WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"
import type { HeldBy, Living, OwnedSeat } from "./directory.ts"

/** How an account's e-mail address was verified: by a link that was mailed to it, or by a sign-in service. */
export type VerifiedBy = "link" | "service"

/** A person's account of the instance (DOMAIN SI1). It has no password. */
export interface Account {
  id: string
  name: string
  affiliation: string
  /** the verified address in lower case; null if the account has none */
  email: string | null
  verifiedBy: VerifiedBy | null
  createdAt: Instant
  usedAt: Instant
}

/** A person as a sign-in service (OpenID Connect) knows them. */
export interface Subject {
  issuer: string
  subject: string
}

export interface Passkey {
  /** the id of the credential, in base64url */
  id: string
  account: string
  name: string
  /** the public key in COSE form, in base64url */
  publicKey: string
  /** the last number of uses that the authenticator reported; many report 0 always */
  counter: number
  /** how the browser reaches the authenticator, separated by commas */
  transports: string
  madeAt: Instant
  usedAt: Instant | null
}

/** How a sign-in was made. */
export interface SignInOrigin {
  signIn: string
  /** null if the sign-in belongs to no account */
  account: string | null
  /** the browser and the system in a few words; "" if unknown */
  device: string
  /** the sign-in service that vouched for the person, and its own name for the session; null if none did */
  issuer: string | null
  serviceSession: string | null
}

/** A sign-in as its person reads it. */
export interface ListedSignIn {
  id: string
  device: string
  createdAt: Instant
  /** the day of the last use, in days since 1970 */
  usedOn: number
}

/** The accounts of the instance, and what proves that a person is an account's owner. */
export interface Accounts {
  account(id: string): Promise<Account | null>
  ofEmail(email: string): Promise<Account | null>
  ofSubject(subject: Subject): Promise<Account | null>
  /** Adds an account. Returns false if another account has its address. */
  add(account: Account): Promise<boolean>
  /** Stores the name and the affiliation that the owner has typed. */
  describe(id: string, said: Pick<Account, "name" | "affiliation">): Promise<void>
  /** Stores a verified address. Returns false if another account has it. */
  verify(id: string, email: string, by: VerifiedBy): Promise<boolean>
  use(id: string, at: Instant): Promise<void>
  /** Deletes the account with everything that proves it. Its seats stay with the browsers that hold them. */
  remove(id: string): Promise<void>
  /** Stores that a service's person owns the account. Returns false if the person owns another account. */
  addSubject(subject: Subject, account: string): Promise<boolean>
  /** the services by which the account's owner may sign in */
  subjects(account: string): Promise<Subject[]>
  passkeys(account: string): Promise<Passkey[]>
  passkey(id: string): Promise<Passkey | null>
  /** Adds a passkey. Returns false if its id is known. */
  addPasskey(passkey: Passkey): Promise<boolean>
  renamePasskey(account: string, id: string, name: string): Promise<boolean>
  removePasskey(account: string, id: string): Promise<boolean>
  /** Stores a use. Returns false if another use was stored since the counter was read. */
  usePasskey(id: string, counter: { before: number; now: number }, at: Instant): Promise<boolean>
  /** the seats that the account keeps */
  seats(account: string): Promise<OwnedSeat[]>
  /** the account that keeps a seat; null if none does */
  keeperOf(workspace: WorkspaceId, member: MemberId): Promise<string | null>
  /**
   * Keeps the seat that a sign-in holds for the sign-in's account. `taken`: another account keeps the seat. `ended`: the
   * sign-in holds the seat no longer, or belongs to no account.
   */
  keepSeat(by: HeldBy): Promise<"kept" | "taken" | "ended">
  /** Ends that the account keeps its seat in a workspace. The browsers that hold the seat stay. */
  releaseSeat(account: string, workspace: WorkspaceId): Promise<void>
  /** Stores how a sign-in was made. An earlier origin of the sign-in is replaced. */
  setOrigin(origin: SignInOrigin): Promise<void>
  origin(signIn: string): Promise<SignInOrigin | null>
  /** the valid sign-ins of an account, the last used first */
  signIns(account: string, living: Living): Promise<ListedSignIn[]>
  /** the valid sign-ins that hold a seat, the last used first */
  signInsOfSeat(workspace: WorkspaceId, member: MemberId, living: Living): Promise<ListedSignIn[]>
  /** the sign-ins that a service vouched for: of one session of the service, or of a person */
  signInsOfService(issuer: string, of: { session: string } | { subject: string }): Promise<string[]>
}

import type { HostFace, StoredFace } from "../../../model/host/face.ts"
import type { Instant } from "../../../model/terms.ts"
import type { Texts } from "../../../model/texts.ts"

/** `GET /api/host/face`: the name and the look of this server, and the statements that it links. Everybody reads it. */
export type HostFaceShown = HostFace

/** `GET` and `PUT /api/host/settings`: the same with the number of changes, which the next change names. */
export interface HostSettingsRead {
  face: StoredFace
  /** the address of the logo; null if there is none */
  logo: string | null
  revision: number
}

/** A workspace as the administrator's page lists it. */
export interface HostWorkspace {
  slug: string
  title: Texts
  demo: boolean
  archived: boolean
  /** how many erasures were asked for and wait for an administrator */
  erasures: number
  /** the names of the present moderators */
  chairs: { member: string; name: string; side: string | null }[]
  people: number
  entries: number
  /** the bytes of its notes and of its uploaded files */
  noteBytes: number
  fileBytes: number
}

/** `GET /api/host`: what an administrator sees first. */
export interface HostOverview {
  version: string
  node: string
  database: "sqlite" | "postgres"
  /** whether a mail server is set */
  mail: boolean
  /** the last backup that the log of the host knows; null if there is none */
  backup: { at: Instant; workspaces: number; entries: number } | null
  /** why the newest backup of the schedule failed (DOMAIN BK5); null if it succeeded, or none was tried */
  backupFailure: { at: Instant; fault: "disk-full" | "not-written" | "not-copied" | "not-removed" } | null
  workspaces: HostWorkspace[]
}

/** An entry of the log of the host, as the administrator's page shows it. */
export interface HostLogShown {
  seq: number
  kind: string
  at: Instant
  /** ids, counts and codes, by their names */
  body: Record<string, string | number | boolean | string[] | null>
  /** null once the personal part is erased */
  personal: { by: Record<string, string>; about: Record<string, string> | null } | null
}

/** `GET /api/host/log?before&kind&from&until`: a page of the log, newest first. */
export interface HostLogPage {
  entries: HostLogShown[]
  /** the number to ask for the next page with; null if this is the last */
  before: number | null
  /** the names of the members and of the sign-ins that go on, and the slugs of the workspaces, by the ids in the entries */
  names: Record<string, string>
}

/** A sign-in as the administrator's page lists it. */
export interface HostSignIn {
  id: string
  administrator: boolean
  /** whether it is the reader's own */
  own: boolean
  createdAt: Instant
  /** the day of the last use, in days since 1970 */
  usedOn: number
  /** the browser and the system in a few words; "" if unknown */
  device: string
  /** the name of the account to which the sign-in belongs; "" if there is none */
  account: string
  seats: { slug: string; title: Texts; name: string }[]
}

/** `GET /api/host/sign-ins`: the sign-ins of all people, the last used first. */
export interface HostSignIns {
  signIns: HostSignIn[]
  /** whether there are more than the answer holds */
  more: boolean
}

import * as z from "zod"
import { HostLogId, type LogId, MemberId, WorkspaceId } from "../../model/ids.ts"
import { retainedKinds } from "../../model/law/retention.ts"
import { roles } from "../../model/terms.ts"
import type { HostEventKind } from "./hostEventKinds.ts"

/** The id under which the log of the host is stored beside the logs of the workspaces (DOMAIN HL1). */
export const hostLogId: HostLogId = HostLogId.parse("host-log")
export const isHostLog = (log: LogId): log is HostLogId => log === hostLogId

const signInId = z.string().max(64)
const workspace = WorkspaceId.nullable()
const count = z.number().int().nonnegative()
/** The id of a link, a program or another thing; it opens nothing. */
const opaque = z.string().max(64)

/**
 * The person or program that did something (DOMAIN HL2). `administrator` and `visitor` are named by their sign-in.
 * `terminal` stands for the command line on the host, and `server` for the server itself.
 */
export const HostActor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("administrator"), signIn: signInId }),
  z.object({ kind: z.literal("visitor"), signIn: signInId }),
  z.object({ kind: z.literal("member"), workspace: WorkspaceId, member: MemberId }),
  z.object({ kind: z.literal("program"), workspace: WorkspaceId, id: opaque }),
  z.object({ kind: z.literal("terminal") }),
  z.object({ kind: z.literal("server") }),
])
export type HostActor = z.infer<typeof HostActor>

/** The ways in which a browser signs in. */
export const signInWays = ["link", "return-link", "code", "mail-link", "passkey", "account"] as const

/** The kinds of links, secret addresses and tokens. */
export const linkKinds = ["seat", "administrator", "press", "return", "calendar", "program", "alternate"] as const

/** The kinds of exports. */
export const exportKinds = [
  "bundle",
  "panel-files",
  "session-files",
  "record",
  "note",
  "positions",
  "own-data",
  "host-log",
] as const

/** The body of each kind of entry. A body holds no content, no name and no address (DOMAIN HL2). */
export const hostBodies = {
  "signed-in": z.object({ way: z.enum(signInWays), administrator: z.boolean(), workspace }),
  "signed-out": z.object({ how: z.enum(["left", "ended", "account"]) }),
  "refused-often": z.object({ of: z.string().max(40) }),
  "link-made": z.object({ link: z.enum(linkKinds), id: opaque, role: z.enum(roles).nullable(), workspace }),
  "link-revoked": z.object({ link: z.enum(linkKinds), id: opaque, workspace }),
  exported: z.object({ what: z.enum(exportKinds), workspace }),
  "backed-up": z.object({ workspaces: count, entries: count }),
  "backup-failed": z.object({ fault: z.string().max(40) }),
  restored: z.object({ workspaces: count, entries: count }),
  "settings-changed": z.object({ names: z.array(z.string().max(60)).max(60) }),
  "key-rotated": z.object({ publicKey: z.string().max(64) }),
  erased: z.object({
    workspace,
    what: z.enum(["person", "retention", "host-log"]),
    count,
    /** how much of each kind the retention erased */
    kinds: z.partialRecord(z.enum(retainedKinds), count).optional(),
  }),
  "erasure-asked": z.object({ workspace }),
  "workspace-opened": z.object({ workspace: WorkspaceId, slug: z.string().max(64) }),
  "workspace-renamed": z.object({ workspace: WorkspaceId }),
  "workspace-archived": z.object({ workspace: WorkspaceId }),
  "workspace-reopened": z.object({ workspace: WorkspaceId }),
  "workspace-deleted": z.object({ workspace: WorkspaceId, slug: z.string().max(64) }),
  "workspace-handed": z.object({ workspace: WorkspaceId }),
  "chair-appointed": z.object({ workspace: WorkspaceId }),
} as const satisfies Record<HostEventKind, z.ZodObject>

/**
 * The personal part of an entry: who did it, and whom it is about. It is erased when its time is over (DOMAIN HL4), and
 * the entry still verifies.
 */
export const HostPersonal = z.object({ by: HostActor, about: HostActor.nullable() })
export type HostPersonal = z.infer<typeof HostPersonal>

/** Something that the log of the host records, as a caller says it. */
export type HostEvent = {
  [K in HostEventKind]: { kind: K; by: HostActor; about?: HostActor } & z.infer<(typeof hostBodies)[K]>
}[HostEventKind]

import type { InviteId, MemberId, SideId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import type { Kit } from "../kit.ts"

/** Everything outside the workspaces' logs. Tokens are stored as hashes only. */
export function directoryTables({ table, primaryKey, text, int, bool }: Kit) {
  const workspace = table("workspace", {
    id: text().$type<WorkspaceId>().primaryKey(),
    slug: text().notNull().unique(),
    /** true if the workspace's events may be deleted */
    removed: bool().notNull(),
  })

  /** maps the id of a session, topic, round or record to its workspace, because an address may name the id alone */
  const home = table("home", {
    id: text().primaryKey(),
    workspace: text().$type<WorkspaceId>().notNull(),
  })

  const invite = table("invite", {
    id: text().$type<InviteId>().primaryKey(),
    tokenHash: text().notNull().unique(),
    workspace: text().$type<WorkspaceId>().notNull(),
    role: text().$type<SeatRole>().notNull(),
    side: text().$type<SideId>(),
    member: text().$type<MemberId>(),
    usesLeft: int().notNull(),
    expiresAt: int().notNull(),
    revoked: bool().notNull(),
  })

  const signIn = table("sign_in", {
    id: text().primaryKey(),
    tokenHash: text().notNull().unique(),
    admin: bool().notNull(),
    createdAt: int().notNull(),
    /** the last day of use, in days since 1970: a use costs at most one write a day */
    usedOn: int().notNull(),
    /** the cookie was set under the plain name, so over https it is exchanged for one with a prefix */
    plainName: bool().notNull(),
  })

  const seat = table(
    "seat",
    {
      signIn: text().notNull(),
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      invite: text().$type<InviteId>().notNull(),
    },
    t => [primaryKey({ columns: [t.signIn, t.workspace] })],
  )

  /** e-mail addresses are stored here and never in a log, so that one deletion erases one */
  const address = table(
    "address",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      email: text().notNull(),
      /** when the owner entered the code that was mailed there; null until then */
      confirmedAt: int(),
      /** the invitation by which the owner took the seat when they confirmed */
      invite: text().$type<InviteId>(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  /** the address to which one letter goes even if the seat's address changes; deleted once the letter is sent */
  const boundAddress = table(
    "bound_address",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      notice: text().notNull(),
      member: text().$type<MemberId>().notNull(),
      email: text().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.notice] })],
  )

  /** the link by which an owner opens their seat on another device; one for each seat, until it is renewed */
  const returnLink = table(
    "return_link",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      tokenHash: text().notNull().unique(),
      /** the invitation by which the owner had taken the seat when they made the link */
      invite: text().$type<InviteId>().notNull(),
      madeAt: int().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  const adminToken = table("admin_token", { tokenHash: text().primaryKey(), expiresAt: int().notNull() })

  const meta = table("meta", { key: text().primaryKey(), value: text().notNull() })

  return { workspace, home, invite, signIn, seat, address, boundAddress, returnLink, adminToken, meta }
}

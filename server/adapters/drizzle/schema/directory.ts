import type { InviteId, MemberId, SideId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import type { Kit } from "../kit.ts"

/** What has no place in a workspace's log. Tokens are stored as hashes only. */
export function directoryTables({ table, primaryKey, text, int, bool }: Kit) {
  const workspace = table("workspace", {
    id: text().$type<WorkspaceId>().primaryKey(),
    slug: text().notNull().unique(),
    /** set, its events may be deleted */
    removed: bool().notNull(),
  })

  /** in which workspace a session, topic, round or record is, for an address that names it alone */
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
    /** its cookie was given under the plain name, so under https it is exchanged for one with a prefix */
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

  /** e-mail addresses: here and never in a log, so that one deletion erases one */
  const address = table(
    "address",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      email: text().notNull(),
      /** a code that was mailed there has come back; null until then */
      confirmedAt: int(),
      /** by which invitation the seat that confirmed it was taken */
      invite: text().$type<InviteId>(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  /** the address that one letter goes to, whatever the seat's address becomes; deleted once the letter is sent */
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

  /** by which the owner of a seat opens it elsewhere; one for each seat, until it is renewed */
  const returnLink = table(
    "return_link",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      tokenHash: text().notNull().unique(),
      /** by which invitation the seat was taken that made it */
      invite: text().$type<InviteId>().notNull(),
      madeAt: int().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  const adminToken = table("admin_token", { tokenHash: text().primaryKey(), expiresAt: int().notNull() })

  const meta = table("meta", { key: text().primaryKey(), value: text().notNull() })

  return { workspace, home, invite, signIn, seat, address, boundAddress, returnLink, adminToken, meta }
}

import type { InviteId, MemberId, SideId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Drafter } from "../../../../shared/model/said.ts"
import type { Lang, SeatRole } from "../../../../shared/model/terms.ts"
import type { Kit } from "../kit.ts"

/** The tables of everything outside the workspaces' logs. Only the hashes of tokens are stored. */
export function directoryTables({ table, primaryKey, text, int, bool }: Kit) {
  const workspace = table("workspace", {
    id: text().$type<WorkspaceId>().primaryKey(),
    slug: text().notNull().unique(),
    /** true if the workspace was removed; only then may its events be changed or deleted */
    removed: bool().notNull(),
  })

  /**
   * The workspace of each session, topic, round and record. The table is needed because a URL may contain only the id
   * of a session, topic, round or record.
   */
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
    /**
     * The last day on which the sign-in was used, in days since 1970. Only the day is stored, so that a sign-in is
     * written at most once a day.
     */
    usedOn: int().notNull(),
    /**
     * true if the cookie was set without the `__Host-` prefix; over https the server replaces it by a cookie with the
     * prefix
     */
    plainName: bool().notNull(),
    /** the hash by which the page that made the sign-in finds it again, if the answer to it was lost */
    entered: text().unique(),
    /** the sign-in that this one replaces once its own cookie is used */
    replaces: text(),
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

  /** The members' e-mail addresses. No log contains an e-mail address, so that one deletion erases it. */
  const address = table(
    "address",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      email: text().notNull(),
      /** when the owner entered the code that was mailed to the address; null until then */
      confirmedAt: int(),
      /** the invitation that had opened the seat to its owner before they confirmed the address */
      invite: text().$type<InviteId>(),
      /** whether the seat's owner set the address; an office changes no such address */
      owned: bool().notNull().default(false),
      /** the address that an office wrote beside the owner's, until the owner proves it or drops it */
      second: text(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  /**
   * The address to which one letter is sent, even if the seat's address changes. The row is deleted once the letter is
   * sent.
   */
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

  /**
   * The members who said no to an opening, or could not be asked about it. Their words before `before`, or before the
   * opening where that is 0, are shown to nobody without a seat.
   */
  const withheld = table(
    "withheld",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      opening: text().notNull(),
      member: text().$type<MemberId>().notNull(),
      before: int().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.opening, t.member] })],
  )

  /**
   * The letters of notices that are being sent. If a server ends while it sends a notice, another server reads here
   * which letters were sent. The rows of a notice are deleted once the log records that the notice was sent.
   */
  const letter = table(
    "letter",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      notice: text().notNull(),
      member: text().$type<MemberId>().notNull(),
      beganAt: int().notNull(),
      tries: int().notNull(),
      sent: bool().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.notice, t.member] })],
  )

  /**
   * The link by which an owner opens their seat on another device. A seat has at most one such link; a new link
   * replaces it.
   */
  const returnLink = table(
    "return_link",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      tokenHash: text().notNull().unique(),
      /** the invitation that had opened the seat to its owner before they made this return link */
      invite: text().$type<InviteId>().notNull(),
      madeAt: int().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member] })],
  )

  /**
   * The secret addresses of calendars (DOMAIN X2). `of` is the member whose own calendar it is, or "" for the
   * calendar of the whole workspace. A new address replaces the earlier one. `madeBy` is the member who made the address.
   */
  const calendar = table(
    "calendar",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      of: text().$type<MemberId | "">().notNull(),
      madeBy: text().$type<MemberId | "">().notNull().default(""),
      tokenHash: text().notNull().unique(),
      madeAt: int().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.of] })],
  )

  /** When each program last used its token. The log does not contain it, because a use changes nothing. */
  const tokenUse = table("token_use", {
    machine: text().primaryKey(),
    workspace: text().$type<WorkspaceId>().notNull(),
    usedAt: int().notNull(),
  })

  /**
   * Translations that are being typed. Only their writer reads them, so no log, backup or copy contains them. A row is
   * deleted when its text is handed over or the writer's seat ends.
   */
  const translationDraft = table(
    "translation_draft",
    {
      workspace: text().$type<WorkspaceId>().notNull(),
      member: text().$type<MemberId>().notNull(),
      /** names the original (model/said) */
      key: text().notNull(),
      lang: text().$type<Lang>().notNull(),
      text: text().notNull(),
      /** the hash of the original's words that the writer saw */
      seen: text().notNull(),
      /** the revision of the translation that the writer saw; 0 if there was none */
      base: int().notNull(),
      /** whether the words came from the translation service */
      drafted: text().$type<Drafter>().notNull().default("person"),
      savedAt: int().notNull(),
    },
    t => [primaryKey({ columns: [t.workspace, t.member, t.key, t.lang] })],
  )

  const adminToken = table("admin_token", { tokenHash: text().primaryKey(), expiresAt: int().notNull() })

  const meta = table("meta", { key: text().primaryKey(), value: text().notNull() })

  return {
    workspace,
    home,
    invite,
    signIn,
    seat,
    address,
    boundAddress,
    withheld,
    letter,
    returnLink,
    calendar,
    tokenUse,
    translationDraft,
    adminToken,
    meta,
  }
}

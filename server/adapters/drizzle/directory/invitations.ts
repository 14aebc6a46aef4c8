import { and, asc, type Column, count, desc, eq, gt, inArray, isNull, lte, ne, notInArray, or, sql } from "drizzle-orm"
import type { InviteId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import {
  type Invitation,
  type Invitations,
  type Invited,
  type LetterAsked,
  type LetterResult,
  letterEveryMs,
  waitsMostMs,
} from "../../../ports/invitations.ts"
import type { SqlTables } from "../schema.ts"
import { type Runner, type Slots, statement } from "../statement.ts"

/** Stores the letters of invitation. Each condition is part of its statement, so that it holds with several servers. */
export const sqlInvitations = ({ ask }: Pick<Runner, "ask">): Invitations => ({
  ofWorkspace: workspace => ask(invitationsIn, { workspace }),
  async of(invited) {
    const [row] = await ask(invitationOf, invited)
    return row ?? null
  },
  async list(row) {
    await ask(listInvitation, row)
  },
  async ask(letter) {
    const { now } = letter
    const at = { ...letter, lately: now - letterEveryMs, lost: now - waitsMostMs }
    return (await ask(askLetter, { ...at, sentAt: letter.standing === "copied" ? now : null })).length > 0
  },
  async settle(result) {
    const sentAt = result.standing === "sent" ? result.now : null
    return (await ask(settleLetter, { ...result, sentAt })).length > 0
  },
  async opened(invited, now) {
    await ask(openedLetter, { ...invited, now })
  },
  declined: async (invited, now) => (await ask(declineLetter, { ...invited, now })).length > 0,
  relink: async (invite, tokenHash) => (await ask(relinkInvite, { invite, tokenHash })).length > 0,
  troubled: () => ask(troubledLetters, {}),
  release: (to, now) => ask(to === "waiting" ? sendHeld : dropHeld, { now }),
  retry: async letter => (await ask(retryLetter, letter)).length > 0,
  async count() {
    const rows = await ask(countLetters, {})
    return Object.fromEntries(rows.map(({ standing, n }) => [standing, n]))
  },
})

const isOf = ({ invitation }: SqlTables, at: Slots<Invited>) =>
  and(eq(invitation.workspace, at.workspace), eq(invitation.member, at.member))

const invitationsIn = statement<{ workspace: WorkspaceId }>()((db, { invitation }, at) =>
  db.select().from(invitation).where(eq(invitation.workspace, at.workspace)).orderBy(asc(invitation.member)),
)

const invitationOf = statement<Invited>()((db, tables, at) =>
  db.select().from(tables.invitation).where(isOf(tables, at)),
)

const listInvitation = statement<Pick<Invitation, "workspace" | "member" | "email" | "by" | "zone">>()(
  (db, { invitation }, at) => {
    /** keeps a value if the address stays the same */
    const kept = (column: Column, otherwise: string) =>
      sql`case when ${invitation.email} = excluded.email then ${column} else ${sql.raw(otherwise)} end`
    return db
      .insert(invitation)
      .values({
        workspace: at.workspace,
        member: at.member,
        email: at.email,
        by: at.by,
        zone: at.zone,
        note: "",
        standing: "listed",
        reminder: false,
      })
      .onConflictDoUpdate({
        target: [invitation.workspace, invitation.member],
        set: {
          email: sql`excluded.email`,
          zone: sql`excluded.zone`,
          by: kept(invitation.by, "excluded.by"),
          standing: kept(invitation.standing, "'listed'"),
          invite: kept(invitation.invite, "null"),
          error: kept(invitation.error, "null"),
          askedAt: kept(invitation.askedAt, "null"),
          sentAt: kept(invitation.sentAt, "null"),
          openedAt: kept(invitation.openedAt, "null"),
          declinedAt: kept(invitation.declinedAt, "null"),
        },
      })
  },
)

const askLetter = statement<LetterAsked & { lately: Instant; lost: Instant; sentAt: Instant | null }>()(
  (db, tables, at) => {
    const { invitation } = tables
    const isSent = inArray(invitation.standing, ["sent", "copied"])
    const isLately = and(isSent, gt(invitation.sentAt, at.lately))
    const waits = and(eq(invitation.standing, "waiting"), gt(invitation.askedAt, at.lost))
    return db
      .update(tables.invitation)
      .set({
        standing: sql`${at.standing}`,
        invite: sql`${at.invite}`,
        note: sql`${at.note}`,
        reminder: sql`${sql.param(at.reminder, invitation.reminder)}`,
        error: null,
        askedAt: sql`${at.now}`,
        sentAt: sql`coalesce(${at.sentAt}, ${invitation.sentAt})`,
      })
      .where(
        and(
          isOf(tables, at),
          eq(invitation.email, at.email),
          isNull(invitation.declinedAt),
          sql`not coalesce(${or(isLately, waits)}, false)`,
        ),
      )
      .returning({ member: invitation.member })
  },
)

const settleLetter = statement<LetterResult & { sentAt: Instant | null }>()((db, tables, at) => {
  const { invitation } = tables
  return db
    .update(invitation)
    .set({
      standing: sql`${at.standing}`,
      error: sql`${at.error}`,
      sentAt: sql`coalesce(${at.sentAt}, ${invitation.sentAt})`,
    })
    .where(and(isOf(tables, at), eq(invitation.invite, at.invite), eq(invitation.standing, "waiting")))
    .returning({ member: invitation.member })
})

const openedLetter = statement<Invited & { now: Instant }>()((db, tables, at) => {
  const { invitation } = tables
  return db
    .update(invitation)
    .set({ openedAt: sql`${at.now}` })
    .where(and(isOf(tables, at), isNull(invitation.openedAt), notInArray(invitation.standing, ["listed", "held"])))
})

const declineLetter = statement<Invited & { now: Instant | null }>()((db, tables, at) =>
  db
    .update(tables.invitation)
    .set({ declinedAt: sql`${at.now}` })
    .where(isOf(tables, at))
    .returning({ member: tables.invitation.member }),
)

const relinkInvite = statement<{ invite: InviteId; tokenHash: string }>()((db, { invite }, at) =>
  db
    .update(invite)
    .set({ tokenHash: sql`${at.tokenHash}` })
    .where(and(eq(invite.id, at.invite), eq(invite.revoked, false), gt(invite.usesLeft, 0)))
    .returning({ id: invite.id }),
)

const troubledLetters = statement<object>()((db, { invitation }) =>
  db
    .select()
    .from(invitation)
    .where(inArray(invitation.standing, ["bounced", "failed", "held"]))
    .orderBy(desc(invitation.askedAt), asc(invitation.workspace), asc(invitation.member)),
)

const retryLetter = statement<Invited & { invite: InviteId; now: Instant }>()((db, tables, at) => {
  const { invitation } = tables
  return db
    .update(invitation)
    .set({ standing: "waiting", error: null, askedAt: sql`${at.now}` })
    .where(and(isOf(tables, at), eq(invitation.invite, at.invite), eq(invitation.standing, "failed")))
    .returning({ member: invitation.member })
})

const sendHeld = statement<{ now: Instant }>()((db, { invitation }, at) =>
  db
    .update(invitation)
    .set({ standing: "waiting", askedAt: sql`${at.now}` })
    .where(eq(invitation.standing, "held"))
    .returning(),
)

const dropHeld = statement<{ now: Instant }>()((db, { invitation }, at) =>
  db
    .update(invitation)
    .set({ standing: "listed", askedAt: sql`${at.now}` })
    .where(and(eq(invitation.standing, "held"), lte(invitation.askedAt, at.now)))
    .returning(),
)

const countLetters = statement<object>()((db, { invitation }) =>
  db.select({ standing: invitation.standing, n: count() }).from(invitation).groupBy(invitation.standing),
)

export const dropInvitation = statement<Invited>()((db, tables, at) =>
  db.delete(tables.invitation).where(isOf(tables, at)),
)

/** Deletes a letter that was sent by `before` and does not wait to be sent again. */
export const dropSentLetter = statement<Invited & { before: Instant }>()((db, tables, at) => {
  const { invitation } = tables
  const isSent = and(lte(invitation.sentAt, at.before), ne(invitation.standing, "waiting"))
  return db
    .delete(invitation)
    .where(and(isOf(tables, at), isSent))
    .returning({ member: invitation.member })
})

export const dropInvitationsIn = statement<{ id: WorkspaceId }>()((db, { invitation }, at) =>
  db.delete(invitation).where(eq(invitation.workspace, at.id)),
)

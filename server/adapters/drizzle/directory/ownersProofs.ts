import { and, eq, isNotNull, ne, or, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/sqlite-core"
import { mailboxOf } from "../../../../shared/model/host/mailbox.ts"
import type { InviteId, MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { Directory, HeldBy } from "../../../ports/database/directory.ts"
import type { SealHost } from "../../hostSealing.ts"
import { appendToHost } from "../log/hostRows.ts"
import { heldHead } from "../rights.ts"
import { type Runner, runStatement, type Steps, statement } from "../statement.ts"

type Proofs = "confirmAddress" | "holdsMailbox" | "seatsOfAddress" | "makeReturnLink" | "returnLink" | "returnLinkMade"

/**
 * The return links and confirmed addresses by which an owner opens their seat without the sign-in. One statement checks
 * that the sign-in still holds the seat and writes the proof, while the log's head is locked. A sign-in that loses its
 * seat at the same moment therefore leaves no proof behind, and no two seats confirm one address.
 */
export const ownersProofs = (
  { ask, transaction }: Pick<Runner, "ask" | "transaction">,
  seal: SealHost,
): Pick<Directory, Proofs> => ({
  async confirmAddress(by, email, at) {
    const confirmed = await transaction(
      () => underHead(by.workspace, runStatement(confirmAddress, { ...by, email, mailbox: mailboxOf(email), at })),
      () => true,
    )
    if (confirmed.length > 0) return "confirmed"
    // the UPDATE statement has already decided; this query only finds the reason for the refusal
    const held = await ask(confirmedSeats, { mailbox: mailboxOf(email) })
    return held.some(({ workspace, member }) => workspace === by.workspace && member !== by.member) ? "taken" : "ended"
  },
  holdsMailbox: async mailbox =>
    (await ask(seatOfMailbox, { mailbox })).length > 0 || (await ask(invitationOfMailbox, { mailbox })).length > 0,
  seatsOfAddress: async email =>
    (await ask(confirmedSeats, { mailbox: mailboxOf(email) })).flatMap(({ invite, ...seat }) =>
      invite ? [{ ...seat, invite }] : [],
    ),
  makeReturnLink: (by, tokenHash, at, host = []) =>
    transaction(
      function* () {
        const made = yield* underHead(by.workspace, runStatement(makeReturnLink, { ...by, tokenHash, at }))
        if (made.length > 0) yield* appendToHost(host, seal)
        return made.length > 0
      },
      made => made,
    ),
  async returnLink(tokenHash) {
    const [row] = await ask(returnLinkBy, { tokenHash })
    return row ?? null
  },
  async returnLinkMade(workspace, member) {
    const [row] = await ask(returnLinkMade, { workspace, member })
    return row?.madeAt ?? null
  },
})

function* underHead<T>(workspace: WorkspaceId, steps: Steps<T>): Steps<T> {
  yield* heldHead(workspace, "change")
  return yield* steps
}

const confirmAddress = statement<HeldBy & { email: string; mailbox: string; at: Instant }>()(
  (db, { address, seat }, at) => {
    const held = db
      .select({ invite: seat.invite })
      .from(seat)
      .where(and(eq(seat.signIn, at.signIn), eq(seat.workspace, at.workspace), eq(seat.member, at.member)))
    // one e-mail address must not be confirmed for two seats of a workspace, because one code would then open both seats
    const other = alias(address, "other")
    const others = db
      .select({ member: other.member })
      .from(other)
      .where(
        and(
          eq(other.workspace, at.workspace),
          ne(other.member, at.member),
          isNotNull(other.confirmedAt),
          sql`lower(${other.email}) = ${at.mailbox}`,
        ),
      )
    return db
      .update(address)
      .set({ email: sql`${at.email}`, second: null, confirmedAt: sql`${at.at}`, invite: sql<InviteId>`${held}` })
      .where(
        and(
          eq(address.workspace, at.workspace),
          eq(address.member, at.member),
          or(eq(address.email, at.email), eq(address.second, at.email)),
          sql`exists ${held}`,
          sql`not exists ${others}`,
        ),
      )
      .returning({ member: address.member })
  },
)

// commands take addresses of ASCII letters alone, so that both databases fold what they hold as `mailboxOf` does
const confirmedSeats = statement<{ mailbox: string }>()((db, { address }, at) =>
  db
    .select({ workspace: address.workspace, member: address.member, invite: address.invite })
    .from(address)
    .where(and(sql`lower(${address.email}) = ${at.mailbox}`, isNotNull(address.confirmedAt)))
    .orderBy(address.confirmedAt),
)

const seatOfMailbox = statement<{ mailbox: string }>()((db, { address }, at) =>
  db.select({ member: address.member }).from(address).where(sql`lower(${address.email}) = ${at.mailbox}`).limit(1),
)

const invitationOfMailbox = statement<{ mailbox: string }>()((db, { invitation }, at) =>
  db
    .select({ member: invitation.member })
    .from(invitation)
    .where(sql`lower(${invitation.email}) = ${at.mailbox}`)
    .limit(1),
)

const makeReturnLink = statement<HeldBy & { tokenHash: string; at: Instant }>()((db, { returnLink, seat }, at) =>
  db
    .insert(returnLink)
    .select(
      db
        .select({
          workspace: seat.workspace,
          member: seat.member,
          tokenHash: sql<string>`${at.tokenHash}`.as("token_hash"),
          invite: seat.invite,
          madeAt: sql<number>`${at.at}`.as("made_at"),
        })
        .from(seat)
        .where(and(eq(seat.signIn, at.signIn), eq(seat.workspace, at.workspace), eq(seat.member, at.member))),
    )
    .onConflictDoUpdate({
      target: [returnLink.workspace, returnLink.member],
      set: { tokenHash: sql`excluded.token_hash`, invite: sql`excluded.invite`, madeAt: sql`excluded.made_at` },
    })
    .returning({ member: returnLink.member }),
)

const returnLinkBy = statement<{ tokenHash: string }>()((db, { returnLink }, at) =>
  db
    .select({ workspace: returnLink.workspace, member: returnLink.member, invite: returnLink.invite })
    .from(returnLink)
    .where(eq(returnLink.tokenHash, at.tokenHash)),
)

const returnLinkMade = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { returnLink }, at) =>
  db
    .select({ madeAt: returnLink.madeAt })
    .from(returnLink)
    .where(and(eq(returnLink.workspace, at.workspace), eq(returnLink.member, at.member))),
)

export const endReturnLink = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { returnLink }, at) =>
  db.delete(returnLink).where(and(eq(returnLink.workspace, at.workspace), eq(returnLink.member, at.member))),
)

export const dropAddress = statement<{ workspace: WorkspaceId; member: MemberId }>()((db, { address }, at) =>
  db.delete(address).where(and(eq(address.workspace, at.workspace), eq(address.member, at.member))),
)

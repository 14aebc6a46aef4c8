import { and, eq, sql } from "drizzle-orm"
import type { MemberId, RoundId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { dropOrigin, leaveAccount } from "../accounts/signInStatements.ts"
import { dropInvitation } from "../directory/invitations.ts"
import { runStatement, type Steps, statement } from "../statement.ts"

type Placed = { workspace: WorkspaceId; member: MemberId }

/**
 * Erases what belongs to a member: personal parts with their salts, answers, letters, the calendar, and the sign-ins that
 * hold no other seat. The trigger on personal parts deletes the checkpoints and the long exports.
 */
export function* erasePerson({
  parts,
  rounds,
  ...placed
}: Placed & { parts: readonly number[]; rounds: readonly RoundId[] }): Steps<void> {
  const { workspace, member } = placed
  for (const seq of parts) yield* runStatement(erasePart, { workspace, seq })
  for (const round of rounds) yield* runStatement(dropAnswers, { round, member })
  yield* runStatement(dropLettersOf, placed)
  yield* runStatement(dropBoundOf, placed)
  yield* runStatement(dropInvitation, placed)
  yield* dropIdleAccount(placed)
  yield* endSignInsOf(placed)
}

/** Ends the member's sign-ins, and deletes those that hold no other seat. */
export function* endSignInsOf(placed: Placed): Steps<void> {
  const held = yield* runStatement(signInsOf, placed)
  for (const { signIn } of held) {
    yield* runStatement(dropSeat, { signIn, workspace: placed.workspace })
    yield* dropIdleSignIn(signIn)
  }
}

/** Deletes a sign-in that holds no seat and is no administrator's, with its device. */
export function* dropIdleSignIn(signIn: string): Steps<void> {
  const gone = yield* runStatement(dropSignIn, { signIn })
  if (gone.length > 0) yield* runStatement(dropOrigin, { id: signIn })
}

/** Deletes the account that keeps the member's seat, if it keeps no other one, with its passkeys and services. */
function* dropIdleAccount(placed: Placed): Steps<void> {
  const [kept] = yield* runStatement(accountOf, placed)
  if (!kept) return
  yield* runStatement(dropKept, placed)
  const gone = yield* runStatement(dropAccount, kept)
  if (gone.length === 0) return
  yield* runStatement(dropPasskeys, kept)
  yield* runStatement(dropSubjects, kept)
  yield* runStatement(leaveAccount, kept)
}

export const erasePart = statement<{ workspace: WorkspaceId; seq: number }>()((db, { content, event }, at) =>
  db
    .update(content)
    .set({ text: sql`NULL`, salt: "" })
    .where(
      sql`${content.id} IN ${db
        .select({ id: event.contentId })
        .from(event)
        .where(and(eq(event.workspace, at.workspace), eq(event.seq, at.seq)))}`,
    ),
)

const dropAnswers = statement<{ round: RoundId; member: MemberId }>()((db, { answer }, at) =>
  db.delete(answer).where(and(eq(answer.round, at.round), eq(answer.member, at.member))),
)

const dropLettersOf = statement<Placed>()((db, { letter }, at) =>
  db.delete(letter).where(and(eq(letter.workspace, at.workspace), eq(letter.member, at.member))),
)

export const dropBoundOf = statement<Placed>()((db, { boundAddress }, at) =>
  db.delete(boundAddress).where(and(eq(boundAddress.workspace, at.workspace), eq(boundAddress.member, at.member))),
)

const signInsOf = statement<Placed>()((db, { seat }, at) =>
  db
    .select({ signIn: seat.signIn })
    .from(seat)
    .where(and(eq(seat.workspace, at.workspace), eq(seat.member, at.member))),
)

const dropSeat = statement<{ signIn: string; workspace: WorkspaceId }>()((db, { seat }, at) =>
  db.delete(seat).where(and(eq(seat.signIn, at.signIn), eq(seat.workspace, at.workspace))),
)

const dropSignIn = statement<{ signIn: string }>()((db, { seat, signIn }, at) =>
  db
    .delete(signIn)
    .where(
      and(
        eq(signIn.id, at.signIn),
        eq(signIn.admin, false),
        sql`${signIn.id} NOT IN ${db.select({ id: seat.signIn }).from(seat)}`,
      ),
    )
    .returning({ id: signIn.id }),
)

const accountOf = statement<Placed>()((db, { accountSeat: row }, at) =>
  db
    .select({ account: row.account })
    .from(row)
    .where(and(eq(row.workspace, at.workspace), eq(row.member, at.member))),
)

const dropKept = statement<Placed>()((db, { accountSeat: row }, at) =>
  db.delete(row).where(and(eq(row.workspace, at.workspace), eq(row.member, at.member))),
)

const dropAccount = statement<{ account: string }>()((db, { account, accountSeat }, at) =>
  db
    .delete(account)
    .where(
      and(
        eq(account.id, at.account),
        sql`${account.id} NOT IN ${db.select({ id: accountSeat.account }).from(accountSeat)}`,
      ),
    )
    .returning({ id: account.id }),
)

const dropPasskeys = statement<{ account: string }>()((db, { passkey }, at) =>
  db.delete(passkey).where(eq(passkey.account, at.account)),
)

const dropSubjects = statement<{ account: string }>()((db, { accountSubject: row }, at) =>
  db.delete(row).where(eq(row.account, at.account)),
)

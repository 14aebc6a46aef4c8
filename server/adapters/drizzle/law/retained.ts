import { and, count, eq, lt } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { Retained } from "../../../ports/database/law/retained.ts"
import type { RetentionTaken } from "../../../ports/database/store.ts"
import { dropKeptSeat } from "../accounts/seatStatements.ts"
import { dropCalendar } from "../directory/calendars.ts"
import { dropSentLetter } from "../directory/invitations.ts"
import { dropAddress, endReturnLink } from "../directory/ownersProofs.ts"
import { type Runner, runStatement, type Steps, statement } from "../statement.ts"
import { dropBoundOf, endSignInsOf, erasePart } from "./erasing.ts"

type In = { workspace: WorkspaceId }
type Before = In & { before: Instant }

/** Counts what a workspace keeps beside its log. */
export const sqlRetained = ({ ask }: Pick<Runner, "ask">): Retained => ({
  async seats(workspace) {
    const found = [
      ...(await ask(seated, { workspace })),
      ...(await ask(addressed, { workspace })),
      ...(await ask(bound, { workspace })),
      ...(await ask(linked, { workspace })),
      ...(await ask(calendars, { workspace })),
      ...(await ask(kept, { workspace })),
    ]
    return [...new Set(found.flatMap(({ member }) => (member === "" ? [] : [member])))].toSorted()
  },
  async drafts(workspace, before) {
    const [row] = await ask(oldDrafts, { workspace, before })
    return row?.n ?? 0
  },
})

/**
 * Erases what the periods of the retention take from one workspace. Returns false if one of the letters was sent again
 * meanwhile.
 */
export function* eraseRetained({ workspace, ...taken }: In & RetentionTaken): Steps<boolean> {
  for (const member of taken.letters)
    if ((yield* runStatement(dropSentLetter, { workspace, member, before: taken.lettersBefore ?? 0 })).length === 0)
      return false
  for (const seq of taken.parts) yield* runStatement(erasePart, { workspace, seq })
  for (const round of taken.rounds) yield* runStatement(dropAnswersIn, { round })
  for (const member of taken.seats) {
    yield* endSignInsOf({ workspace, member })
    yield* runStatement(endReturnLink, { workspace, member })
    yield* runStatement(dropKeptSeat, { workspace, member })
    yield* runStatement(dropCalendar, { workspace, of: member })
    yield* runStatement(dropAddress, { workspace, member })
    yield* runStatement(dropBoundOf, { workspace, member })
  }
  if (taken.draftsBefore !== null) yield* runStatement(dropOldDrafts, { workspace, before: taken.draftsBefore })
  return true
}

const seated = statement<In>()((db, { seat }, at) =>
  db.select({ member: seat.member }).from(seat).where(eq(seat.workspace, at.workspace)),
)
const bound = statement<In>()((db, { boundAddress: row }, at) =>
  db.select({ member: row.member }).from(row).where(eq(row.workspace, at.workspace)),
)
const addressed = statement<In>()((db, { address }, at) =>
  db.select({ member: address.member }).from(address).where(eq(address.workspace, at.workspace)),
)
const linked = statement<In>()((db, { returnLink }, at) =>
  db.select({ member: returnLink.member }).from(returnLink).where(eq(returnLink.workspace, at.workspace)),
)
const calendars = statement<In>()((db, { calendar }, at) =>
  db.select({ member: calendar.of }).from(calendar).where(eq(calendar.workspace, at.workspace)),
)
// the account opens the seat again at its owner's next sign-in
const kept = statement<In>()((db, { accountSeat }, at) =>
  db.select({ member: accountSeat.member }).from(accountSeat).where(eq(accountSeat.workspace, at.workspace)),
)

const oldDrafts = statement<Before>()((db, { translationDraft: row }, at) =>
  db
    .select({ n: count() })
    .from(row)
    .where(and(eq(row.workspace, at.workspace), lt(row.savedAt, at.before))),
)
const dropOldDrafts = statement<Before>()((db, { translationDraft: row }, at) =>
  db.delete(row).where(and(eq(row.workspace, at.workspace), lt(row.savedAt, at.before))),
)
const dropAnswersIn = statement<{ round: string }>()((db, { answer }, at) =>
  db.delete(answer).where(eq(answer.round, at.round)),
)

import { and, eq, sql } from "drizzle-orm"
import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { Directory, HeldBy } from "../../../ports/database/directory.ts"
import type { SealHost } from "../../hostSealing.ts"
import { appendToHost } from "../log/hostRows.ts"
import { heldHead } from "../rights.ts"
import { type Runner, runStatement, type Steps, statement } from "../statement.ts"

type Calendars = "makeCalendar" | "endCalendar" | "calendar" | "calendarMade"
type Place = { workspace: WorkspaceId; of: MemberId | "" }

/**
 * The secret addresses of calendars. While the log's head is locked, one statement checks that the sign-in still holds
 * the seat and writes the address. A seat that ends at the same moment therefore leaves no address behind.
 */
export const sqlCalendars = (
  { ask, transaction }: Pick<Runner, "ask" | "transaction">,
  seal: SealHost,
): Pick<Directory, Calendars> => ({
  makeCalendar: (by, of, tokenHash, at, host = []) =>
    transaction(
      function* () {
        const made = yield* making({ ...by, of, tokenHash, at })
        if (made.length > 0) yield* appendToHost(host, seal)
        return made.length > 0
      },
      made => made,
    ),
  async endCalendar(workspace, of, host = []) {
    await transaction(
      function* () {
        const ended = yield* runStatement(dropCalendar, { workspace, of })
        if (ended.length > 0) yield* appendToHost(host, seal)
      },
      () => true,
    )
  },
  async calendar(tokenHash) {
    const [row] = await ask(calendarBy, { tokenHash })
    return row ?? null
  },
  async calendarMade(workspace, of) {
    const [row] = await ask(calendarMade, { workspace, of })
    return row?.madeAt ?? null
  },
})

type Making = HeldBy & Place & { tokenHash: string; at: Instant }

function* making(given: Making): Steps<{ of: string }[]> {
  yield* heldHead(given.workspace, "change")
  return yield* runStatement(makeCalendar, given)
}

const makeCalendar = statement<Making>()((db, { calendar, seat }, at) =>
  db
    .insert(calendar)
    .select(
      db
        .select({
          workspace: seat.workspace,
          of: sql<MemberId | "">`${at.of}`.as("of"),
          madeBy: seat.member,
          tokenHash: sql<string>`${at.tokenHash}`.as("token_hash"),
          madeAt: sql<number>`${at.at}`.as("made_at"),
        })
        .from(seat)
        .where(and(eq(seat.signIn, at.signIn), eq(seat.workspace, at.workspace), eq(seat.member, at.member))),
    )
    .onConflictDoUpdate({
      target: [calendar.workspace, calendar.of],
      set: { madeBy: sql`excluded.made_by`, tokenHash: sql`excluded.token_hash`, madeAt: sql`excluded.made_at` },
    })
    .returning({ of: calendar.of }),
)

export const dropCalendar = statement<Place>()((db, { calendar }, at) =>
  db
    .delete(calendar)
    .where(and(eq(calendar.workspace, at.workspace), eq(calendar.of, at.of)))
    .returning({ of: calendar.of }),
)

const calendarBy = statement<{ tokenHash: string }>()((db, { calendar }, at) =>
  db
    .select({ workspace: calendar.workspace, of: calendar.of, madeBy: calendar.madeBy })
    .from(calendar)
    .where(eq(calendar.tokenHash, at.tokenHash)),
)

const calendarMade = statement<Place>()((db, { calendar }, at) =>
  db
    .select({ madeAt: calendar.madeAt })
    .from(calendar)
    .where(and(eq(calendar.workspace, at.workspace), eq(calendar.of, at.of))),
)

import { and, eq, lt, lte, sql } from "drizzle-orm"
import type { Instant } from "../../../../shared/model/terms.ts"
import { type Directory, type LetterKey, letterAgainMs, mostLetterTries } from "../../../ports/database/directory.ts"
import type { SqlTables } from "../schema.ts"
import { type Runner, type Slots, statement } from "../statement.ts"

/**
 * Stores which letters are being sent. One statement decides which process sends a letter, so that two servers do not
 * send it both.
 */
export const sqlLetters = ({
  ask,
}: Pick<Runner, "ask">): Pick<
  Directory,
  "beginLetter" | "endLetter" | "lettersHeld" | "lettersSent" | "releaseLetters"
> => ({
  lettersSent: async (workspace, notice) => (await ask(sentOf, { workspace, notice })).map(({ member }) => member),
  lettersHeld: async () => (await ask(held, {})).length > 0,
  async releaseLetters() {
    await ask(release, {})
  },
  async beginLetter(letter, now) {
    if ((await ask(begin, { ...letter, now, before: now - letterAgainMs })).length > 0) return "begun"
    const [held] = await ask(letterOf, letter)
    if (held?.sent) return "sent"
    return held && held.beganAt <= now - letterAgainMs ? "given-up" : "elsewhere"
  },
  async endLetter(letter, end) {
    await ask(end === "sent" ? markSent : drop, letter)
  },
})

const begin = statement<LetterKey & { now: Instant; before: Instant }>()((db, { letter }, at) =>
  db
    .insert(letter)
    .values({ workspace: at.workspace, notice: at.notice, member: at.member, beganAt: at.now, tries: 1, sent: false })
    .onConflictDoUpdate({
      target: [letter.workspace, letter.notice, letter.member],
      set: { beganAt: sql`excluded.began_at`, tries: sql`${letter.tries} + 1` },
      setWhere: sql`${and(eq(letter.sent, false), lt(letter.tries, mostLetterTries), lte(letter.beganAt, at.before))}`,
    })
    .returning({ tries: letter.tries }),
)

const isLetter = ({ letter }: SqlTables, at: Slots<LetterKey>) =>
  and(eq(letter.workspace, at.workspace), eq(letter.notice, at.notice), eq(letter.member, at.member))

const letterOf = statement<LetterKey>()((db, tables, at) =>
  db
    .select({ sent: tables.letter.sent, beganAt: tables.letter.beganAt })
    .from(tables.letter)
    .where(isLetter(tables, at)),
)

const sentOf = statement<Omit<LetterKey, "member">>()((db, { letter }, at) =>
  db
    .select({ member: letter.member })
    .from(letter)
    .where(and(eq(letter.workspace, at.workspace), eq(letter.notice, at.notice), eq(letter.sent, true))),
)

const markSent = statement<LetterKey>()((db, tables, at) =>
  db.update(tables.letter).set({ sent: true }).where(isLetter(tables, at)),
)

const drop = statement<LetterKey>()((db, tables, at) => db.delete(tables.letter).where(isLetter(tables, at)))

/** The key in `meta` that a restore writes (sqlite/backup/beginAnew.ts). */
const heldKey = "letters-held"

const held = statement<object>()((db, { meta }) => db.select({ key: meta.key }).from(meta).where(eq(meta.key, heldKey)))

const release = statement<object>()((db, { meta }) => db.delete(meta).where(eq(meta.key, heldKey)))

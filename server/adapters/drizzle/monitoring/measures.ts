import { count } from "drizzle-orm"
import type { Measures } from "../../../ports/monitoring/measures.ts"
import { type Runner, statement } from "../statement.ts"

/** Counts what is in the database. `bytes` is asked in the database's own way. */
export const sqlMeasures = ({ ask }: Pick<Runner, "ask">, bytes: () => Promise<number>): Measures => ({
  bytes,
  async letters() {
    const rows = await ask(letterCounts, {})
    return rows.map(({ sent, n }) => ({ kind: "notice", state: sent ? "sent" : "begun", n }))
  },
})

const letterCounts = statement<object>()((db, { letter }) =>
  db.select({ sent: letter.sent, n: count() }).from(letter).groupBy(letter.sent),
)

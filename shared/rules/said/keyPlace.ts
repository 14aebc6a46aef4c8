import type { State } from "../../fold/state.ts"
import type { SaidKey } from "../../model/ids.ts"

/** The tables that hold the texts of a topic. */
export type TopicTables = Pick<State, "threads" | "statements" | "rounds" | "objections" | "records">

/** The tables whose rows pages fetch by topic, by the noun of a key. */
const tables = {
  thread: "threads",
  statement: "statements",
  round: "rounds",
  objection: "objections",
  record: "records",
} as const satisfies Record<string, keyof TopicTables>

const isNoun = (noun: string | undefined): noun is keyof typeof tables =>
  noun !== undefined && Object.hasOwn(tables, noun)

/** Returns whether a page holds the row in which the text stands, or needs no row for it. */
export function isRowHeld(key: SaidKey, rows: TopicTables): boolean {
  const [noun, id] = key.split(":")
  return !isNoun(noun) || (id !== undefined && Object.hasOwn(rows[tables[noun]], id))
}

/** The thread in which the text stands; null if it stands elsewhere. */
export function threadOf(key: SaidKey): string | null {
  const [noun, id] = key.split(":")
  return noun === "thread" && id !== undefined ? id : null
}

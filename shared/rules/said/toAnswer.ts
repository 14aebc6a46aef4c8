import type { Need } from "../../contract/queries.ts"
import type { State } from "../../fold/state.ts"
import type { Instant } from "../../model/terms.ts"
import { answersFor } from "./answering.ts"
import { saidIn } from "./saidIn.ts"
import { translationStanding } from "./standing.ts"

type Asked = Extract<Need, { need: "translation" }>

/**
 * The translations about which a member is asked (DOMAIN V3), counted by topic and language. Nobody is asked any more
 * about one that is unconfirmed.
 */
export function translationsToAnswer(state: State, member: string, now: Instant): Asked[] {
  const open = Object.values(state.translations).filter(
    row => row.text !== "" && !row.hidden && translationStanding(state, row, now) === "by_interpreter",
  )
  if (open.length === 0) return []
  const said = new Map(saidIn(state).map(one => [one.key, one]))
  const asked = new Map<string, Asked>()
  for (const row of open) {
    const text = said.get(row.key)
    if (!text || !answersFor(state, text, row, member)) continue
    const place = `${row.topic} ${row.lang}`
    const n = (asked.get(place)?.n ?? 0) + 1
    asked.set(place, { need: "translation", lang: row.lang, n, ...(row.topic && { topic: row.topic }) })
  }
  return [...asked.values()]
}

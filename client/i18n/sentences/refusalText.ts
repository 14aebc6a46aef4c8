import type { Params, Refusal } from "../../../shared/contract/refusals.ts"
import type { State } from "../../../shared/fold/state.ts"
import { languages, outcomes, roles } from "../../../shared/model/terms.ts"
import { findMember } from "../../../shared/rules/readings/rows.ts"
import { clock, list, moment } from "../formats.ts"
import { refusalSentence } from "../language.ts"
import { msg } from "../msg.ts"
import { outcomeName } from "../terms/outcomeTerms.ts"
import { languageName, roleName } from "../terms/terms.ts"
import { plain } from "../texts.ts"

/** The part of the state in which a page looks up the ids of a refusal. */
type Known = Pick<State, "members" | "sides">

const codeOf = <T extends string>(list: readonly T[], value: string): T | undefined => list.find(code => code === value)

/** Formats a parameter of a refusal for readers: instants as times, codes as terms, ids as names. */
function wording(key: string, value: string | number, known: Known | undefined): string {
  // A reader takes "at 14:32" for today, so a time more than 12 hours away includes its day.
  if (key === "time" && typeof value === "number")
    return Math.abs(Date.now() - value) < 43_200_000 ? clock(value) : moment(value)
  const code = String(value)
  const language = codeOf(languages, code)
  if (key === "language" && language) return languageName(language)
  const role = codeOf(roles, code)
  if (key === "role" && role) return roleName(role)
  const outcome = codeOf(outcomes, code)
  if ((key === "computed" || key === "wanted") && outcome) return outcomeName(outcome)
  if (key === "sides")
    return list(code.split(",").map(id => plain(known?.sides.find(one => one.id === id)?.title ?? { en: id })))
  // An empty side means the quorum of the whole panel.
  if (key === "side" && code === "") return msg("quorum.panel")
  const side = known?.sides.find(one => one.id === code)
  if (side) return plain(side.title)
  return (known && findMember(known, code)?.name) ?? code
}

/**
 * Returns the sentence of a refusal in the interface's language. A failed request is no refusal yet: it may have got no
 * answer, and `failureText` says that too.
 */
export function refusalText(refusal: { code: string; params: Params; status?: never }, known?: Known): string {
  const worded = Object.entries(refusal.params).map(([key, value]) => [key, wording(key, value, known)] as const)
  return refusalSentence(refusal.code, Object.fromEntries(worded))
}

export type { Refusal }

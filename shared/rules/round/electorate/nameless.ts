import type { Answer, RevealedAnswer } from "../../../model/consensus/answer.ts"
import { positions } from "../../../model/terms.ts"

/** Without words the language is reset, because it would show the side that the page was set for. */
export const wordless = <T extends Answer>(answer: T): T =>
  answer.kind === "call" && answer.reason === "" ? { ...answer, remedy: "", lang: "en" } : answer

type Said = Pick<RevealedAnswer, "answer" | "spoken"> & Partial<Pick<RevealedAnswer, "silent" | "alias" | "side">>

/**
 * Sorts answers by their content only: the electorate's order is the same in every round, and would link the answers of
 * one person in two rounds.
 */
export function bySaying(a: Said, b: Said): number {
  const [one, other] = [words(a), words(b)]
  // by code point: a locale could make two machines disagree
  return rank(a.answer) - rank(b.answer) || (one < other ? -1 : Number(one > other))
}

const rank = (answer: Answer): number =>
  answer.kind === "call" ? positions.indexOf(answer.position) : (answer.score ?? 0)

const words = ({ answer, spoken, silent = false, alias = null, side = null }: Said): string => {
  const said = answer.kind === "call" ? [answer.reason, answer.remedy, answer.lang, answer.confirmBy] : []
  return JSON.stringify([...said, spoken, silent, alias, side])
}

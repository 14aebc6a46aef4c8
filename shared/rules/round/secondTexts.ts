import type { Round } from "../../fold/consensusState.ts"
import type { State, Workspace } from "../../fold/state.ts"
import type { GivenAnswer } from "../../model/consensus/answer.ts"
import { type Lang, languages } from "../../model/terms.ts"

/** The languages in which a round that opens takes second texts: none where names are shown (DOMAIN V13). */
export const secondTextsFor = (
  workspace: Pick<Workspace, "languages">,
  { kind, anonymity, reasonsFor }: Pick<Round, "kind" | "anonymity" | "reasonsFor">,
): Lang[] => {
  const takesReasons = kind === "call" || (kind === "rating" && reasonsFor !== undefined)
  return anonymity !== "named" && takesReasons && workspace.languages.length > 1 ? workspace.languages : []
}

/**
 * Whether an answer has second texts that its round does not take: each is in another language of those that the round
 * fixed, and stands beside a reason.
 */
export function hasUnaskedTexts({ secondTexts = [] }: Pick<Round, "secondTexts">, answer: GivenAnswer): boolean {
  if (answer.kind === "review" || !answer.texts || answer.texts.length === 0) return false
  const used = answer.texts.map(({ lang }) => lang)
  const fits = used.every(lang => secondTexts.includes(lang) && lang !== answer.lang)
  return !answer.reason || !fits || new Set(used).size < used.length
}

/** The number of electors from which a language is no longer rare (DOMAIN V14). */
const enoughReaders = 4

/** The languages that the form of an answer without a name offers, and those of which it warns. */
export interface TextsOffer {
  /** The languages in which the round takes second texts of a reason. */
  languages: readonly Lang[]
  /** The languages that fewer than four of those asked chose when they took their seats. */
  rare: readonly Lang[]
}

/** The offer of a round without names; null where names are shown. It is the same for every elector. */
export function textsOffer(
  { members }: Pick<State, "members">,
  { anonymity, secondTexts = [], electorate }: Pick<Round, "anonymity" | "secondTexts" | "electorate">,
): TextsOffer | null {
  if (anonymity === "named") return null
  const chosen = electorate.map(({ member }) => members[member]?.lang)
  const isRare = (lang: Lang) => chosen.filter(one => one === lang).length < enoughReaders
  return { languages: secondTexts, rare: languages.filter(isRare) }
}

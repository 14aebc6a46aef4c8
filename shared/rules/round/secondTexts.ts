import type { Round } from "../../fold/consensusState.ts"
import type { Workspace } from "../../fold/state.ts"
import type { GivenAnswer } from "../../model/consensus/answer.ts"
import type { Lang } from "../../model/terms.ts"

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

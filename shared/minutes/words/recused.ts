import type { Lang } from "../../model/terms.ts"

/** The sentence about sides that a round left out; without titles where the reader is not told which. */
type Told = (titles: readonly string[]) => string

const en: Told = titles => {
  if (titles.length === 0)
    return "One side was left out because all of its panelists recused themselves; the level is at most consensus."
  const [who, whose] = titles.length === 1 ? ["was", "its"] : ["were", "their"]
  return `${titles.join(", ")} ${who} left out because all of ${whose} panelists recused themselves; the level is at most consensus.`
}

const zh: Told = titles =>
  titles.length === 0
    ? "有一方的专家全部回避，该方不计入；最高等级为共识。"
    : `${titles.map(title => `“${title}”`).join("、")}一方的专家全部回避，该方不计入；最高等级为共识。`

const ja: Told = titles =>
  titles.length === 0
    ? "一方の側のパネリストが全員回避したため、その側を算入しない。水準は最高でも合意である。"
    : `${titles.map(title => `「${title}」`).join("、")}のパネリストが全員回避したため、その側を算入しない。水準は最高でも合意である。`

export const recusedWords: Record<Lang, Told> = { en, zh, ja }

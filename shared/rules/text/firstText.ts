import type { Lang, TextState } from "../../model/terms.ts"

interface ShownText {
  lang: Lang
  text: string
  /** absent if all texts say the same, as in a record */
  state?: TextState
}

export const isBehind = ({ state }: Pick<ShownText, "state">): boolean => state === "out_of_date"

/** The text that stands first and large: the reader's, unless it is out of date; then an authentic one. */
export function firstText<T extends ShownText>(
  texts: readonly T[],
  authentic: readonly Lang[],
  reader: Lang,
): T | undefined {
  const mine = texts.find(({ lang }) => lang === reader)
  if (mine && !isBehind(mine)) return mine
  const levelled = texts.filter(({ lang }) => authentic.includes(lang))
  return levelled.find(one => !isBehind(one)) ?? mine ?? levelled[0] ?? texts[0]
}

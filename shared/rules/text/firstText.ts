import type { Lang, TextState } from "../../model/terms.ts"

interface ShownText {
  lang: Lang
  text: string
  /** The state of the text; absent in a record, because no text of a record can be out of date. */
  state?: TextState
}

export const isBehind = ({ state }: Pick<ShownText, "state">): boolean => state === "out_of_date"

/**
 * The text that a page shows first and largest: the text in the reader's language, unless it is out of date; else an
 * authentic text.
 */
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

import type { Round } from "../../../shared/fold/consensusState.ts"
import type { GivenAnswer } from "../../../shared/model/consensus/answer.ts"
import type { SaidKey } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { reasonKey } from "../../../shared/rules/said/inRounds.ts"

/** A second text as the result publishes it: a translation of the reason with this key. */
export interface PublishedText {
  key: SaidKey
  reason: string
  lang: Lang
  text: string
}

/**
 * The second texts of answers that are shown without names, sorted by key, language and wording, never by elector. The
 * same words in one round are one text, so only the first of several second texts in one language is published.
 */
export function textsFrom(round: Pick<Round, "id">, answers: readonly { answer: GivenAnswer }[]): PublishedText[] {
  const all = answers.flatMap(({ answer }) =>
    answer.kind === "review" || !answer.reason
      ? []
      : (answer.texts ?? []).map(one => ({
          key: reasonKey(round.id, null, answer.reason ?? ""),
          reason: answer.reason ?? "",
          ...one,
        })),
  )
  const sorted = all.toSorted(byKeyAndWording)
  return sorted.filter(({ key, lang }, at) => sorted[at - 1]?.key !== key || sorted[at - 1]?.lang !== lang)
}

/** Compares by code unit, because locales could sort differently on two machines. */
function byKeyAndWording(a: PublishedText, b: PublishedText): number {
  const [one, other] = [orderOf(a), orderOf(b)]
  return one < other ? -1 : Number(one > other)
}
const orderOf = ({ key, lang, text }: PublishedText): string => JSON.stringify([key, lang, text])

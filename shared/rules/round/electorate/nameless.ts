import type { Aloud, Answer, GivenAnswer, Position, RevealedAnswer } from "../../../model/consensus/answer.ts"
import type { Authentic } from "../../../model/consensus/rule.ts"
import type { MemberId } from "../../../model/ids.ts"
import { judgements, positions } from "../../../model/terms.ts"

/** Removes the second texts, which a result publishes as translations (DOMAIN V13). */
export function withoutTexts(answer: GivenAnswer): Answer {
  if (answer.kind === "review") return answer
  const { texts: _, ...published } = answer
  return published
}

/** Resets the language of an answer without a reason, because the page's language would show the member's side. */
export function wordless(answer: Position): Position
export function wordless(answer: GivenAnswer): GivenAnswer
export function wordless(answer: GivenAnswer): GivenAnswer {
  if (answer.reason) return answer
  switch (answer.kind) {
    case "call":
      return { ...answer, remedy: "", lang: "en" }
    case "rating":
      return { kind: "rating", score: answer.score }
    case "review":
      return { ...answer, lang: "en" }
  }
}

type Said = Pick<RevealedAnswer, "answer" | "spoken"> & Partial<Pick<RevealedAnswer, "silent" | "alias" | "side">>

/**
 * Compares answers by their content only. The order of the electorate would link the answers of one person in two
 * rounds, because it is the same in every round.
 */
export function bySaying(a: Said, b: Said): number {
  const [one, other] = [words(a), words(b)]
  // Texts are compared by code unit, because locales could sort differently on two machines.
  return rank(a.answer) - rank(b.answer) || (one < other ? -1 : Number(one > other))
}

function rank(answer: Answer): number {
  if (answer.kind === "rating") return answer.score ?? 0
  return answer.kind === "call" ? positions.indexOf(answer.position) : judgements.indexOf(answer.judgement)
}

const words = ({ answer, spoken, silent = false, alias = null, side = null }: Said): string => {
  const said =
    answer.kind === "call"
      ? [answer.reason, answer.remedy, answer.lang, answer.confirmBy]
      : answer.kind === "review"
        ? [answer.reason, answer.lang]
        : []
  return JSON.stringify([...said, spoken, silent, alias, side])
}

/**
 * The member id that replaces every id if the gallery may not read names. All entries get the same id, so that nobody
 * can see which acts belong to one person.
 */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- parsing would bring the schema library into the browser
export const nobody = "nobody" as MemberId

/** Keeps how many spoken positions nobody confirmed, and how many a silence did not reach, and removes who they are. */
export const untold = ({
  unconfirmed,
  notReached,
}: Partial<Record<"unconfirmed" | "notReached", MemberId[] | undefined>>) => ({
  ...(unconfirmed && { unconfirmed: unconfirmed.map(() => nobody) }),
  ...(notReached && { notReached: notReached.map(() => nobody) }),
})

/** Keeps whether a second officer confirmed a spoken answer, and removes who entered and who confirmed it. */
export const heardByNobody = <T extends { aloud?: Aloud | undefined }>(one: T): T =>
  one.aloud ? { ...one, aloud: { enteredBy: nobody, officer: one.aloud.officer && nobody } } : one

/** A language with authentic texts, without the side whose language it is (DOMAIN A4). */
export const sideless = ({ lang }: Authentic): Authentic => ({ lang, side: null })

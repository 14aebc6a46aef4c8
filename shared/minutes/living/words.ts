import type { Judgement, Lang, ProgressState } from "../../model/terms.ts"
import { listed } from "../words/lists.ts"
import { minutesIn } from "../words/say.ts"

interface ReviewFigures {
  number: number
  n: number
  answered: number
  electorate: number
  counts: Record<Judgement, number>
}

/** Sentences about what was entered beside a record: review dates, reviews and progress notes. */
export function livingWords(lang: Lang) {
  const say = minutesIn(lang)
  return {
    round: ({ counts, ...told }: ReviewFigures) => say("review.round", { ...told, ...counts }),
    voided: (number: number, n: number, reason: string) => say("review.voided", { number, n, reason }),
    /** introduces a member's reason, which follows as a quotation; `name` is null if nobody may read it */
    answer: (name: string | null, judgement: Judgement) =>
      name === null ? say("review.answer.unnamed", { judgement }) : say("review.answer", { name, judgement }),
    concluded: (name: string, number: number, outcome: Judgement) => say("review.concluded", { name, number, outcome }),
    next: (date: string) => say("review.next", { date }),
    dated: (name: string, number: number, date: string | null) =>
      date === null ? say("review.date.none", { name, number }) : say("review.date", { name, number, date }),
    inBody: (date: string) => say("review.date.body", { date }),
    named: (name: string, number: number, names: readonly string[]) =>
      names.length === 0
        ? say("progress.named.nobody", { name, number })
        : say("progress.named", { name, number, names: listed(say, names) }),
    noted: (name: string, number: number, state: ProgressState) => say("progress.noted", { name, number, state }),
  }
}

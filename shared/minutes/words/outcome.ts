import { outcomeSentence } from "../../../generated/words/outcome.ts"
import type { OutcomeParameters } from "../../../generated/words/parameters.ts"
import type { Lang } from "../../model/terms.ts"
import type { CallFigures, OpenFigures } from "../proceedings/figures.ts"
import { chained } from "./lists.ts"

/**
 * Sentences about the support for a text, and about texts without an agreement. The outcomes page uses them too, and
 * loads no other sentences of the minutes.
 */
export function outcomeWords(lang: Lang) {
  const say = <Id extends keyof OutcomeParameters>(id: Id, ...values: OutcomeParameters[Id]): string =>
    outcomeSentence(lang, id, ...values)
  const count = (n: number) => say("count", { n })
  /**
   * Renders a label before another word. A label in Latin letters gets a space after it, if the language puts one
   * there.
   */
  const led = (label: string) => (/\w$/.test(label) ? say("label.latin", { label }) : label)

  /**
   * Renders the support for a text, in total and for each side. If some electors did not answer, it adds the number of
   * electors who answered.
   */
  function figures({ support, cast, sides, answered, electorate }: CallFigures): string {
    const each = chained(
      sides.map(({ title, mark, ...share }) => say("figures.side", { side: title[lang] ?? mark, ...share })),
      (before, next) => say("figures.sides.next", { before, next }),
    )
    const total = say("figures", { support, cast })
    const told = each === "" ? total : say("figures.sides", { figures: total, sides: each })
    return answered < electorate ? say("figures.answered", { figures: told, answered, electorate }) : told
  }

  return {
    /** renders a small number as a word, if the language does so */
    count,
    figures,
    draft: (label: string) => say("statement.draft", { label }),
    stillOpen: (label: string, roundOpen: boolean) =>
      say(roundOpen ? "statement.in-round" : "statement.proposed", { label: led(label) }),
    /** adds to the sentence about a text without consensus that its call had no quorum */
    withoutQuorum: (sentence: string) => say("statement.no-quorum", { sentence }),
    roundClosed: (label: string) => say("statement.closed", { label: led(label) }),
    noConsensus: (of: string, { brackets, rating, call }: OpenFigures, carriedOver: boolean) => {
      const [label, carried] = [led(of), carriedOver ? "yes" : "no"]
      if (call) return say("statement.called", { label, carried, figures: figures(call) })
      if (brackets > 0) return say("statement.bracketed", { label, carried, n: brackets, count: count(brackets) })
      return rating
        ? say("statement.rated", { label, carried, median: rating.median })
        : say("statement.uncalled", { label, carried })
    },
    /** names an amendment that would replace record `n`; used in place of a statement's label */
    amending: (label: string, version: number, n: number) => say("statement.amending", { label, version, n }),
  }
}

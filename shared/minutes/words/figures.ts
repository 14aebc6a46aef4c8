import type { Lang } from "../../model/terms.ts"
import type { CallFigures } from "../proceedings/figures.ts"
import { chained } from "./lists.ts"
import { minutesIn } from "./say.ts"

/** The support for a text: in total, per side, and how many answered where some did not. */
export function figuresTold({ support, cast, sides, answered, electorate }: CallFigures, lang: Lang): string {
  const say = minutesIn(lang)
  const each = chained(
    sides.map(({ title, mark, ...share }) => say("figures.side", { side: title[lang] ?? mark, ...share })),
    (before, next) => say("figures.sides.next", { before, next }),
  )
  const total = say("figures", { support, cast })
  const figures = each === "" ? total : say("figures.sides", { figures: total, sides: each })
  return answered < electorate ? say("figures.answered", { figures, answered, electorate }) : figures
}

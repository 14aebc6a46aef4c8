import type { AgendaItem } from "../../contract/events/session.ts"
import type { SideId } from "../../model/ids.ts"
import type { Lang } from "../../model/terms.ts"
import type { SideTimes } from "../../rules/floor/budgets/sideTimes.ts"
import { textIn } from "../proceedings/lookup.ts"
import type { Proceedings } from "../proceedings/proceedings.ts"
import type { Paragraph } from "../prose/paragraph.ts"
import { chained } from "../words/lists.ts"
import { proceedingWords } from "../words/proceeding.ts"
import { type MinutesSay, minutesIn } from "../words/say.ts"
import type { TimeTold } from "./sideTimesTold.ts"

/** Renders what each side had and used: a sentence for each side and scope, which pages show as a row of a table. */
export function sideTimesProse({ times }: Pick<Proceedings, "times">, lang: Lang): Paragraph[] {
  const say = minutesIn(lang)
  const head = [
    say("times.side"),
    say("times.budget"),
    say("times.lent"),
    say("times.borrowed"),
    say("times.used"),
    say("times.over"),
  ]
  return times.flatMap(({ item, sides }) => {
    const caption = scopeIn(say, item, lang)
    return sides.map(({ side, times: one }) => {
      const title = textIn(side.title, lang).text
      const parts = chained(partsOf(say, lang, one), (before, next) => say("times.next", { before, next }))
      const text = say("times.row", { scope: caption, side: title, parts })
      return { lang, text, quoted: false, row: { caption, head, cells: [title, ...cellsOf(lang, one)] } }
    })
  })
}

const scopeIn = (say: MinutesSay, item: AgendaItem | null, lang: Lang): string =>
  item === null ? say("times.session") : textIn(item.title, lang).text

function partsOf(say: MinutesSay, lang: Lang, { budget, lent, borrowed, used, left, over }: SideTimes): string[] {
  const { spoken } = proceedingWords(lang)
  return [
    say("times.set.part", { time: spoken(budget) }),
    ...(lent > 0 ? [say("times.lent.part", { time: spoken(lent) })] : []),
    ...(borrowed > 0 ? [say("times.borrowed.part", { time: spoken(borrowed) })] : []),
    say("times.used.part", { time: spoken(used) }),
    over > 0 ? say("times.over.part", { time: spoken(over) }) : say("times.left.part", { time: spoken(left) }),
  ]
}

function cellsOf(lang: Lang, { budget, lent, borrowed, used, over }: SideTimes): string[] {
  const { spoken } = proceedingWords(lang)
  const orNone = (ms: number) => (ms > 0 ? spoken(ms) : "—")
  return [spoken(budget), orNone(lent), orNone(borrowed), spoken(used), orNone(over)]
}

/** Renders the sentence about one entry: budgets that were set, a loan, or an overrun. */
export function timeSentence(
  { state, session }: Pick<Proceedings, "state" | "session">,
  line: TimeTold,
  lang: Lang,
  name: (member: string | null) => string,
): string {
  const say = minutesIn(lang)
  const { spoken } = proceedingWords(lang)
  const title = (side: SideId) => textIn(state.sides.find(({ id }) => id === side)?.title ?? {}, lang).text || side
  switch (line.kind) {
    case "lent": {
      const told = {
        name: name(line.by),
        from: title(line.from),
        to: title(line.to),
        time: spoken(line.seconds * 1_000),
      }
      return line.back ? say("times.back", told) : say("times.loan", told)
    }
    case "overran":
      return say("times.overrun", { side: title(line.side), time: spoken(line.seconds * 1_000) })
    case "budgets": {
      const item = session.items.find(({ id }) => id === line.item)
      const scope = item ? say("times.item", { title: textIn(item.title, lang).text }) : say("times.whole")
      const each = line.sides.map(({ side, seconds }) =>
        say("times.each", { side: title(side), time: spoken(seconds * 1_000) }),
      )
      const by = name(line.by)
      if (each.length === 0) return say("times.unset", { name: by, scope })
      return say("times.set", {
        name: by,
        scope,
        sides: chained(each, (before, next) => say("times.next", { before, next })),
      })
    }
  }
}

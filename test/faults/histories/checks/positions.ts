import { isLinearizable } from "../../../server/model/linearizable.ts"
import { type History, linesOf } from "../history.ts"

/** The rounds and members whose answers form no one order of events that ends in what was shown. */
export function wrongPositions({ lines }: Pick<History, "lines">): string[] {
  const answers = linesOf(lines, "answer")
  return linesOf(lines, "close").flatMap(close => {
    if (close.return === null) return []
    const of = answers.filter(({ round }) => round === close.round)
    return [...new Set(of.map(({ member }) => member))].flatMap(member => {
      const operations = of
        .filter(one => one.member === member)
        .map(({ call, return: to, seen, value, outcome }) => ({ from: call, to, seen, value, outcome }))
      const history = {
        operations,
        close: { from: close.call, to: close.return ?? Number.POSITIVE_INFINITY },
        final: close.shown[member] ?? null,
      }
      return isLinearizable(history)
        ? []
        : [`no order explains ${member} in ${close.round}: ${JSON.stringify(history)}`]
    })
  })
}

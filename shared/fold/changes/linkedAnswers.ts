import type { RevealedAnswer } from "../../model/consensus/answer.ts"
import type { StatementId } from "../../model/ids.ts"
import type { State } from "../state.ts"

/**
 * Removes the aliases from answers that share aliases with an earlier rating, if that rating had other electors or
 * other sides. The server no longer writes such aliases, but logs of the first version contain them.
 */
export function withoutPartialLinks(
  { rounds, statements }: Pick<State, "rounds" | "statements">,
  statement: StatementId,
  answers: readonly RevealedAnswer[],
): RevealedAnswer[] {
  const own = sidesByAlias(answers)
  if (own.size === 0) return [...answers]
  const earlier = statements[statement]?.rounds ?? []
  const isPartial = earlier.some(id => linksInPart(sidesByAlias(rounds[id]?.answers ?? []), own))
  return isPartial ? answers.map(one => ({ ...one, alias: null })) : [...answers]
}

type SidesByAlias = ReadonlyMap<string, RevealedAnswer["side"]>

const sidesByAlias = (answers: readonly RevealedAnswer[]): SidesByAlias =>
  new Map(answers.flatMap(({ alias, side }) => (alias === null ? [] : [[alias, side]])))

function linksInPart(before: SidesByAlias, after: SidesByAlias): boolean {
  const common = [...after].filter(([alias]) => before.has(alias))
  const same = common.filter(([alias, side]) => before.get(alias) === side)
  return common.length > 0 && !(same.length === before.size && same.length === after.size)
}

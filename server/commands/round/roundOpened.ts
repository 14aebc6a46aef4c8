import type { EventBody } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Statement, Version } from "../../../shared/fold/consensusState.ts"
import type { Elector } from "../../../shared/model/consensus/answer.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { recusedSides } from "../../../shared/rules/round/electorate/recusedSides.ts"
import { ruleFor } from "../../../shared/rules/round/stricter.ts"
import { behindIn } from "../../../shared/rules/text/leftOut.ts"
import type { Decision, Situation } from "../command.ts"

type Facts = Pick<
  EventBody<"round-opened">,
  "kind" | "anonymity" | "absentees" | "endsAt" | "silence" | "reasonsFor"
> & {
  /** languages whose texts a moderator asked to leave out */
  leftOut: readonly Lang[]
}

/** Opens a round. The first event of a round fixes its rule, electorate, anonymity and the sides that are left out. */
export function openedRound(
  { state, id }: Situation,
  statement: Statement,
  version: Version,
  electorate: Elector[],
  { leftOut: asked, ...facts }: Facts,
): Decision {
  if (!state.workspace) return refuse("not-found")
  const { id: workspace } = state.workspace
  const rule = ruleFor(state, state.workspace.rule, statement.id)
  const before = Object.values(state.rounds).filter(
    round => round.statement === statement.id && round.kind === facts.kind,
  )
  const sidesLeftOut = recusedSides(state, statement.id)
  const leftOut = behindIn(version.texts).filter(lang => asked.includes(lang))
  const round = RoundId.parse(id())
  const body = {
    ...facts,
    round,
    statement: statement.id,
    topic: statement.topic,
    n: before.length + 1,
    version: version.n,
    rule,
    electorate,
    ...(sidesLeftOut.length > 0 ? { recusedSides: sidesLeftOut } : {}),
    ...(leftOut.length > 0 ? { leftOut } : {}),
  }
  return {
    events: [{ kind: "round-opened", body }],
    directory: [{ kind: "home", id: round, workspace }],
    made: { round },
  }
}

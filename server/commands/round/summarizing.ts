import type { CommandBody } from "../../../shared/contract/commands.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { hasLaterRating } from "../../../shared/rules/round/outcome/movement.ts"
import { scoresOf, statistics } from "../../../shared/rules/round/outcome/ratings.ts"
import type { Decision, Situation } from "../command.ts"

/**
 * Writes the summary of a shown rating in one language (DOMAIN G8). It is fixed once the next rating of the statement
 * opens, because the panel answers beside it.
 */
export function summarize({ state }: Situation, body: CommandBody<"summarize-round">): Decision {
  const round = state.rounds[body.round]
  if (!round || round.state !== "revealed" || round.kind !== "rating") return refuse("not-found")
  if (!statistics(scoresOf(round.answers ?? []))) return refuse("not-found")
  if (hasLaterRating(state, round)) return refuse("summary-fixed")
  const { statement, topic } = round
  const { lang, text, seen } = body
  const now = round.summaries?.[lang]?.text ?? ""
  if (now === text) return { events: [] }
  if (now !== seen) return refuse("summary-changed")
  const personal = { text }
  return { events: [{ kind: "round-summarized", body: { round: round.id, statement, topic, lang, personal } }] }
}

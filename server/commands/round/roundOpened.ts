import type { CommandBody } from "../../../shared/contract/commands.ts"
import type { EventBody } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Statement, Version } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Elector } from "../../../shared/model/consensus/answer.ts"
import type { StoppingRule } from "../../../shared/model/consensus/stopping.ts"
import { type BatchId, RoundId, type StatementId } from "../../../shared/model/ids.ts"
import type { Anonymity, Lang, StatementRound } from "../../../shared/model/terms.ts"
import { deadlineFits, runsBeside } from "../../../shared/rules/readings/deadlines.ts"
import { absenteeViewFor } from "../../../shared/rules/round/electorate/absentees.ts"
import { electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { recusedSides } from "../../../shared/rules/round/electorate/recusedSides.ts"
import { exposedBy } from "../../../shared/rules/round/exposure.ts"
import { asksOfStale, cannotOpen, versionFor } from "../../../shared/rules/round/opening.ts"
import { isAgainstStopping, stoppingFor } from "../../../shared/rules/round/outcome/stopping.ts"
import { reasonRuleOf } from "../../../shared/rules/round/reasons.ts"
import { secondTextsFor } from "../../../shared/rules/round/secondTexts.ts"
import { ruleFor } from "../../../shared/rules/round/stricter.ts"
import { behindIn } from "../../../shared/rules/text/leftOut.ts"
import type { Decision, Situation } from "../../core/command.ts"

type Facts = Pick<
  EventBody<"round-opened">,
  "kind" | "anonymity" | "absentees" | "endsAt" | "silence" | "reach" | "reasonsFor" | "atDeadline" | "batch"
> & {
  /** The stopping rule that the opening asks for; the panel's setting if it is left out. */
  stopping?: StoppingRule | null | undefined
  /** Why the round opens although the stopping rule says otherwise. */
  otherwise?: string | undefined
  otherwiseLang?: Lang | undefined
  /** languages whose texts a moderator asked to leave out */
  leftOut: readonly Lang[]
}

/**
 * Decides on opening a round as a moderator has chosen. The deadline makes it a round between sessions, for which nobody
 * has to be present (DOMAIN F4).
 */
export function openingOf(situation: Situation, body: CommandBody<"open-round">, batch?: BatchId): Decision {
  const { state, now } = situation
  const { statement: on, kind, seconds, deadline } = body
  const statement = state.statements[on]
  const version = versionFor(statement, body.version)
  if ("refuse" in version) return version
  if (!statement || !state.workspace) return refuse("not-found")
  if (deadline && !deadlineFits(deadline.endsAt, now)) return refuse("deadline-length")
  const asked = deadline && kind === "call" ? "between" : kind
  const gate =
    cannotOpen(situation, statement, version, asked) ?? (kind === "call" ? asksOfStale(version, body.leaveOut) : null)
  if (gate) return gate
  const electorate = electorateOf(state, on)
  const exposed = exposedBy(electorate, kind)
  const anonymity = body.anonymity ?? presetSecrecy(state, [on], kind)
  if (exposed && anonymity !== "named")
    return exposed.kind === "all"
      ? refuse("too-few-to-hide", { n: exposed.n })
      : refuse("side-too-small", { side: exposed.side ?? "", n: exposed.n })
  return openedRound(situation, statement, version, electorate, {
    kind,
    anonymity,
    absentees: absenteeViewFor(anonymity, body.absentees),
    endsAt: deadline ? deadline.endsAt : seconds === null ? null : now + seconds * 1_000,
    ...(deadline && { atDeadline: deadline.act }),
    ...(batch && { batch }),
    silence: false,
    leftOut: kind === "call" ? body.leaveOut : [],
    stopping: body.stopping,
    otherwise: body.otherwise,
    otherwiseLang: body.otherwiseLang,
    ...(kind === "rating" && { reasonsFor: body.reasonsFor ?? reasonRuleOf(state) }),
  })
}

/** The secrecy of rounds for which a moderator chose none: the same for all of these statements (DOMAIN B5). */
export const presetSecrecy = (state: State, statements: readonly StatementId[], kind: StatementRound): Anonymity =>
  kind === "rating" && statements.every(id => exposedBy(electorateOf(state, id), kind) === null)
    ? "pseudonymous"
    : "named"

/** Opens a round. The first event of a round fixes its rule, electorate, anonymity and the sides that are left out. */
export function openedRound(
  { state, id }: Situation,
  statement: Statement,
  version: Version,
  electorate: Elector[],
  { leftOut: asked, stopping: wanted, otherwise = "", otherwiseLang, ...facts }: Facts,
): Decision {
  if (!state.workspace) return refuse("not-found")
  const against = !facts.silence && isAgainstStopping(state, statement.id, facts.kind)
  if (against && otherwise === "") return refuse("stopping-reason")
  const { id: workspace } = state.workspace
  const rule = ruleFor(state, state.workspace.rule, statement.id)
  const before = Object.values(state.rounds).filter(
    round => round.statement === statement.id && round.kind === facts.kind,
  )
  const sidesLeftOut = recusedSides(state, statement.id)
  const leftOut = behindIn(version.texts).filter(lang => asked.includes(lang))
  const stopping = facts.kind === "rating" ? stoppingFor(state, statement.id, wanted) : null
  const round = RoundId.parse(id())
  const secondTexts = secondTextsFor(state.workspace, facts)
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
    ...(stopping && { stopping }),
    ...(secondTexts.length > 0 && { secondTexts }),
    ...(against && { otherwise, ...(otherwiseLang && { otherwiseLang }) }),
    ...(!runsBeside(facts) && { stopsClock: true as const }),
  }
  return {
    events: [{ kind: "round-opened", body }],
    directory: [{ kind: "home", id: round, workspace }],
    made: { round },
  }
}

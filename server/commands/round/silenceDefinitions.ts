import { roundCommands as schemas } from "../../../shared/contract/commands/round.ts"
import type { CommandBody } from "../../../shared/contract/commands.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { deadlineFits } from "../../../shared/rules/readings/deadlines.ts"
import { closedToSeat, electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { wasShown } from "../../../shared/rules/round/electorate/recusal.ts"
import { reachFor } from "../../../shared/rules/round/electorate/unheard.ts"
import { asksOfStale, cannotOpen, versionFor } from "../../../shared/rules/round/opening.ts"
import { type Decision, defineCommand, type Situation } from "../../core/command.ts"
import { openedRound } from "./roundOpened.ts"

/**
 * Commands of a silence procedure. Members are notified, the silence of those who were reached counts as agreement, and the
 * server closes and reveals the round at its deadline (deadline/).
 */
export const silenceDefinitions = {
  "open-silence": defineCommand(schemas["open-silence"], { action: "run a round", decide: openSilence }),

  "extend-silence": defineCommand(schemas["extend-silence"], {
    action: "run a round",
    decide: ({ state, now }, { round: id, endsAt }) => {
      const round = state.rounds[id]
      if (!round?.silence || round.endsAt === null) return refuse("not-found")
      if (round.state !== "open") return refuse("time-over", { time: round.closedAt ?? round.turned.at })
      if (round.endsAt <= now) return refuse("time-over", { time: round.endsAt })
      if (round.extended) return refuse("silence-extended", { time: round.endsAt })
      if (endsAt <= round.endsAt || !deadlineFits(endsAt, now, round.openedAt)) return refuse("silence-length")
      const at = { round: id, statement: round.statement, topic: round.topic }
      return { events: [{ kind: "round-extended", body: { ...at, endsAt } }], until: round.endsAt }
    },
  }),

  "see-silence": defineCommand(schemas["see-silence"], {
    action: "answer",
    own: ({ actor }) => actor.member !== null,
    round: ({ round }) => round,
    decide: ({ state, actor: { member }, now }, { round: id }) => {
      const round = state.rounds[id]
      if (!round?.reach || round.endsAt === null || member === null) return refuse("not-found")
      const closed = closedToSeat(state, round, member)
      if (closed) return refuse(closed)
      if (!round.electorate.some(elector => elector.member === member)) return refuse("not-in-electorate")
      if (round.seen?.includes(member)) return { events: [] }
      if (round.state !== "open" || round.endsAt <= now) return refuse("round-closed", { time: round.endsAt })
      const body = { round: id, statement: round.statement, topic: round.topic, member }
      return { events: [{ kind: "silence-seen", body }], until: round.endsAt }
    },
  }),

  recuse: defineCommand(schemas.recuse, {
    action: "answer",
    own: ({ actor }) => actor.member !== null,
    decide: ({ state, actor }, { statement: id }) => {
      const statement = state.statements[id]
      if (!statement || actor.member === null) return refuse("not-found")
      if (statement.state === "in_round") return refuse("rule-frozen")
      if (statement.state === "recorded") return refuse("record-fixed")
      if (statement.recused.includes(actor.member)) return { events: [] }
      if (wasShown(state, statement, actor.member)) return refuse("position-shown")
      const body = { statement: id, topic: statement.topic, member: actor.member }
      return { events: [{ kind: "member-recused", body }] }
    },
  }),
}

function openSilence(situation: Situation, body: CommandBody<"open-silence">): Decision {
  const { state, now } = situation
  const statement = state.statements[body.statement]
  const version = versionFor(statement, body.version)
  if ("refuse" in version) return version
  if (!statement) return refuse("not-found")
  const reach = reachFor(state, body.endsAt, now)
  if (!reach) return refuse("silence-length")
  const gate = cannotOpen(situation, statement, version, "silence") ?? asksOfStale(version, body.leaveOut)
  if (gate) return gate
  const electorate = electorateOf(state, body.statement)
  const { endsAt, leaveOut: leftOut } = body
  const facts = { kind: "call", anonymity: "named", absentees: "named", endsAt, silence: true, reach, leftOut } as const
  return openedRound(situation, statement, version, electorate, facts)
}

import { roundCommands as schemas } from "../../../../shared/contract/commands/round.ts"
import type { CommandBody } from "../../../../shared/contract/commands.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import { BatchId, type StatementId } from "../../../../shared/model/ids.ts"
import { deadlineFits, togetherWith } from "../../../../shared/rules/readings/deadlines.ts"
import { type Accepted, type Decision, defineCommand, type Situation } from "../../../core/command.ts"
import { openingOf, presetSecrecy } from "../roundOpened.ts"

/** Commands of rounds that run between sessions: several of them opened together, and their deadline. */
export const batchDefinitions = {
  "open-batch": defineCommand(schemas["open-batch"], { action: "run a round", decide: openBatch }),

  "extend-deadline": defineCommand(schemas["extend-deadline"], {
    action: "run a round",
    decide: ({ state, now }, { round: id, endsAt }) => {
      const round = state.rounds[id]
      if (round?.atDeadline === undefined || round.endsAt === null) return refuse("not-found")
      if (round.state !== "open") return refuse("time-over", { time: round.closedAt ?? round.turned.at })
      if (round.endsAt <= now) return refuse("time-over", { time: round.endsAt })
      if (round.extended) return refuse("deadline-extended", { time: round.endsAt })
      if (endsAt <= round.endsAt || !deadlineFits(endsAt, now, round.openedAt)) return refuse("deadline-length")
      const open = togetherWith(state, round).filter(one => one.state === "open")
      const events = open.map(({ id: one, statement, topic }) => ({
        kind: "round-extended" as const,
        body: { round: one, statement, topic, endsAt },
      }))
      return { events, until: round.endsAt }
    },
  }),
}

/** Opens a round on each statement. If one of them cannot be opened, none is, and the refusal names the statement. */
function openBatch(situation: Situation, { statements, ...options }: CommandBody<"open-batch">): Decision {
  const batch = BatchId.parse(situation.id())
  const on = statements.map(({ statement }) => statement)
  const anonymity = options.anonymity ?? presetSecrecy(situation.state, on, options.kind)
  const all: Accepted = { events: [], directory: [], made: { batch } }
  const asked = new Set<string>()
  for (const one of statements) {
    if (asked.has(one.statement)) return refuse("round-running")
    asked.add(one.statement)
    const opened = openingOf(situation, { ...options, ...one, anonymity, seconds: null }, batch)
    if ("refuse" in opened) return named(situation, one.statement, opened.refuse)
    all.events.push(...opened.events)
    all.directory?.push(...(opened.directory ?? []))
  }
  return all
}

/** Codes that concern the whole batch and not one of its statements. */
const ofAll: ReadonlySet<string> = new Set([
  "deadline-length",
  "too-few-to-hide",
  "side-too-small",
  "no-quorum",
  "stopping-reason",
])

function named({ state }: Situation, statement: StatementId, stopped: Refusal): Decision {
  const label = state.statements[statement]?.label
  return label === undefined || ofAll.has(stopped.code) ? { refuse: stopped } : refuse("batch-stopped", { label })
}

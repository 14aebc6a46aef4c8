import type { Entry } from "../../../contract/events.ts"
import { patch, putRow } from "../../changes/change.ts"
import { withoutPartialLinks } from "../../changes/linkedAnswers.ts"
import { positionOf, withChange } from "../../changes/positionChange.ts"
import type { Objection, Round } from "../../consensusState.ts"
import type { State } from "../../state.ts"
import { end } from "./statement.ts"

const round = (state: State, id: Round["id"], change: Partial<Round> | ((row: Round) => Partial<Round>)): State => ({
  ...state,
  rounds: patch(state.rounds, id, change),
})

function open(state: State, entry: Entry & { kind: "round-opened" }): State {
  const { round: id, ...facts } = entry.body
  const row: Round = {
    id,
    ...facts,
    state: "open",
    openedAt: entry.at,
    openedBy: entry.by,
    closedAt: null,
    closedBy: null,
    revealedAt: null,
    turned: { by: entry.by, at: entry.at },
    answered: null,
    answers: null,
    roll: null,
    extended: false,
    changes: [],
    voidReason: "",
  }
  // a review asks about a record, so the statement stays as it is
  if (row.kind === "review") return { ...state, rounds: putRow(state.rounds, id, row) }
  const statements = patch(state.statements, facts.statement, ({ rounds = [] }) => ({ rounds: [...rounds, id] }))
  return end({ ...state, statements, rounds: putRow(state.rounds, id, row) }, facts.statement, "in_round")
}

/** Replaces the member's answer by the changed position and keeps the change, so that both tallies can be printed. */
function changePosition(row: Round, entry: Entry & { kind: "position-changed" }): Partial<Round> {
  const { member, position: to, why, reasonLang } = entry.body
  const before = row.answers ?? []
  // Early entries do not state the former position. If names are readable, the member's former answer holds it.
  const from = member === null ? entry.body.from : positionOf(before, member)
  const side = row.electorate.find(elector => elector.member === member)?.side ?? null
  const answers = withChange(before, { member, from, to }, side)
  return {
    answers,
    answered: (row.answered ?? 0) + answers.length - before.length,
    changes: [...row.changes, { member, from, to, why, ...(reasonLang && { reasonLang }), at: entry.at }],
  }
}

/** The row of a round that is taken up again, without any trace of its close. */
const takenUp = ({ by, at }: Entry): Partial<Round> => ({
  state: "open",
  closedAt: null,
  closedBy: null,
  again: undefined,
  shows: undefined,
  needsQuorum: undefined,
  fewSides: undefined,
  turned: { by, at },
})

function objection(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "objection-raised": {
      const { objection: id, statement, topic, version, member, reason, remedy, fromRound } = entry.body
      const asked = fromRound === null ? undefined : state.rounds[fromRound]?.openedAt
      const said = { by: member, at: entry.at, reason, remedy, round: fromRound }
      const row = { id, statement, topic, version, ...said, ...(asked !== undefined && { askedAt: asked }) }
      return { ...state, objections: putRow(state.objections, id, { ...row, answer: null, reply: null, earlier: [] }) }
    }
    case "objection-answered": {
      const { objection: id, disposition, answer } = entry.body
      const given = { disposition, text: answer, by: entry.by, at: entry.at }
      // The objector has to reply to the new answer. The reply to the earlier answer is kept in `earlier`.
      const answered = ({ answer: before, reply, earlier }: Objection): Partial<Objection> => ({
        answer: given,
        reply: null,
        earlier: before ? [...earlier, { answer: before, reply }] : earlier,
      })
      return { ...state, objections: patch(state.objections, id, answered) }
    }
    case "objection-replied": {
      const { objection: id, reply, text } = entry.body
      return { ...state, objections: patch(state.objections, id, { reply: { reply, text, at: entry.at } }) }
    }
    default:
      return state
  }
}

const isReview = ({ rounds }: State, id: Round["id"]): boolean => rounds[id]?.kind === "review"

export function foldRound(state: State, entry: Entry): State {
  switch (entry.kind) {
    case "round-opened":
      return open(state, entry)
    case "round-closed": {
      const { round: id, statement: _, topic: __, ...facts } = entry.body
      const turned = { by: entry.by, at: entry.at }
      return round(state, id, { state: "closed", closedAt: entry.at, closedBy: entry.by, turned, ...facts })
    }
    case "round-reopened":
      return round(state, entry.body.round, takenUp(entry))
    case "round-extended":
      return round(state, entry.body.round, { endsAt: entry.body.endsAt, clockFrom: entry.at, extended: true })
    case "answer-came-late": {
      const { member } = entry.body
      return round(state, entry.body.round, ({ late = { n: 0, members: [] } }) => ({
        late: { n: late.n + 1, members: member ? [...late.members, member] : late.members },
      }))
    }
    case "round-revealed": {
      const { round: id, statement, answered, roll, reasons, unconfirmed, notReached } = entry.body
      const answers = entry.body.answers && withoutPartialLinks(state, statement, entry.body.answers)
      const turned = { by: entry.by, at: entry.at }
      const shown = round(state, id, {
        state: "revealed",
        revealedAt: entry.at,
        turned,
        answered,
        answers,
        roll,
        ...(reasons && { reasons }),
        ...(unconfirmed && { unconfirmed }),
        ...(notReached && { notReached }),
      })
      return isReview(state, id) ? shown : end(shown, statement, "proposed")
    }
    case "round-voided": {
      const { round: id, statement, reason: voidReason, reasonLang, why: voidWhy, given, answers = null } = entry.body
      const turned = { by: entry.by, at: entry.at }
      const kept = {
        answers,
        answered: answers?.length ?? null,
        ...(voidWhy && { voidWhy }),
        ...(given && { voidGiven: given }),
        ...(reasonLang && { reasonLang }),
      }
      const ended = round(state, id, { state: "void", turned, voidReason, ...kept })
      return isReview(state, id) ? ended : end(ended, statement, "proposed")
    }
    case "reasons-grouped": {
      const { by, at, body } = entry
      return round(state, body.round, ({ grouped }) => ({
        grouped: { groups: body.groups, times: (grouped?.times ?? 0) + 1, by, at },
      }))
    }
    case "round-summarized": {
      const { by, at, body } = entry
      return round(state, body.round, ({ summaries }) => ({
        summaries: { ...summaries, [body.lang]: { text: body.personal.text, by, at } },
      }))
    }
    case "position-changed":
      return round(state, entry.body.round, row => changePosition(row, entry))
    case "member-recused": {
      const { statement, member } = entry.body
      return {
        ...state,
        statements: patch(state.statements, statement, row => ({ recused: [...row.recused, member] })),
      }
    }
    default:
      return objection(state, entry)
  }
}

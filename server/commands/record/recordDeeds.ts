import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import type { CommandBody } from "../../../shared/contract/commands.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { RecordCard, Round, State } from "../../../shared/fold/state.ts"
import { type MemberId, RecordId as Record, type RecordId, type SideId } from "../../../shared/model/ids.ts"
import { declarable } from "../../../shared/rules/round/outcome.ts"
import { standing } from "../../../shared/rules/round/standing.ts"
import { tallyKey } from "../../../shared/rules/round/tally.ts"
import { type Decision, deed, type Situation } from "../deed.ts"
import { nameOf } from "../refusing.ts"
import { unconfirmed } from "../round/opening.ts"
import { inElectorate, placeOf } from "./place.ts"
import { recordBody } from "./recordBody.ts"

export const recordDeeds = {
  "declare-record": deed(schemas["declare-record"], { action: "declare", decide: declare }),

  "confirm-record": deed(schemas["confirm-record"], {
    action: "confirm a record",
    own: () => true,
    decide: ({ state, actor }, { record: id }) =>
      awaiting(state, id, actor.side, record => {
        const waiting = sidesToConfirm(state, record).filter(side => side !== actor.side)
        const inForce = waiting.length === 0
        return {
          events: [
            { kind: "record-confirmed", body: { ...placeOf(record), inForce } },
            ...(inForce ? supersession(state, record) : []),
          ],
        }
      }),
  }),

  "return-record": deed(schemas["return-record"], {
    action: "confirm a record",
    own: () => true,
    decide: ({ state, actor }, { record: id, reason }) =>
      awaiting(state, id, actor.side, record => ({
        events: [{ kind: "record-returned", body: { ...placeOf(record), reason } }],
      })),
  }),

  "take-back-record": deed(schemas["take-back-record"], {
    action: "declare",
    decide: ({ state, actor }, { record: id, reason }) => {
      const record = state.records[id]
      if (!record) return refuse("not-found")
      if (record.state !== "declared") return refuse("record-fixed")
      if (record.declaredBy !== actor.member) return refuse("not-permitted", { role: nameOf(state, record.declaredBy) })
      return { events: [{ kind: "record-taken-back", body: { ...placeOf(record), reason } }] }
    },
  }),

  "add-reservation": deed(schemas["add-reservation"], {
    action: "add to a record",
    own: inElectorate,
    decide: ({ state, actor }, { record: id, text }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      return { events: [{ kind: "reservation-added", body: { ...placeOf(record), member: actor.member, text } }] }
    },
  }),

  "add-dissent": deed(schemas["add-dissent"], {
    action: "add to a record",
    own: inElectorate,
    decide: ({ state, actor }, { record: id, text }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      return { events: [{ kind: "dissent-added", body: { ...placeOf(record), member: actor.member, text } }] }
    },
  }),
}

function declare(situation: Situation, body: CommandBody<"declare-record">): Decision {
  const { state, actor, id } = situation
  const statement = state.statements[body.statement]
  const topic = statement && state.topics[statement.topic]
  const stands = statement && standing(state, statement.id)
  if (!statement || !topic) return refuse("not-found")
  if (statement.state === "recorded") return refuse("record-fixed")
  if (statement.state === "in_round") return refuse("round-running")
  if (!stands || statement.state !== "proposed") return refuse("not-revealed")
  const { computed, round, tally } = stands
  if (tookPosition(round, actor.member)) return refuse("took-a-position", otherChair(situation))
  const version = statement.versions.find(one => one.n === round.version)
  const waits = version ? unconfirmed(state, statement, version) : null
  if (waits) return waits
  const open = Object.values(state.objections).find(
    one =>
      one.statement === statement.id &&
      one.version === round.version &&
      one.answer === null &&
      round.electorate.some(elector => elector.member === one.by),
  )
  if (open) return refuse("objection-open", { name: nameOf(state, open.by) })
  const levels = declarable(computed)
  if (levels.length === 0) return refuse("no-level", { computed })
  if (!levels.includes(body.level)) return refuse("level-too-high", { computed, wanted: body.level })
  if (body.level !== computed && !body.reason) return refuse("reason-required")
  if (body.seen !== tallyKey(tally)) return refuse("tally-changed")

  const record = Record.parse(id())
  const printed = recordBody(state, { statement, topic, standing: stands }, body, record)
  const inForce = otherSides(state, actor.side).length === 0
  const at = { record, statement: statement.id, topic: topic.id }
  const declared: NewEvent = { kind: "record-declared", body: { ...at, body: printed, inForce } }
  return {
    events: [declared, ...(inForce ? supersession(state, { id: record, body: printed }) : [])],
    directory: state.workspace ? [{ change: "home", id: record, workspace: state.workspace.id }] : [],
    made: { record, number: printed.number },
  }
}

/** Where names are hidden nobody can be told from the answers; whoever was asked may have answered. */
const tookPosition = ({ anonymity, electorate, answers, roll }: Round, member: MemberId | null): boolean => {
  if (anonymity === "named") return answers?.some(answer => answer.member === member) ?? false
  return member !== null && (roll ?? electorate.map(elector => elector.member)).includes(member)
}

const otherChair = ({ state, actor }: Situation) => ({
  name: Object.values(state.members).find(one => one.role === "moderator" && one.id !== actor.member)?.name ?? "—",
})

/** Without sides a record is in force at once; with them, every side but the declarer's confirms. */
const otherSides = (state: State, declarer: SideId | null): SideId[] =>
  state.sides.map(side => side.id).filter(side => side !== declarer)

function sidesToConfirm(state: State, record: RecordCard): SideId[] {
  const sideOf = (member: RecordCard["declaredBy"]) => (member && state.members[member]?.side) || null
  const confirmed = record.confirmedBy.map(sideOf)
  return otherSides(state, sideOf(record.declaredBy)).filter(side => !confirmed.includes(side))
}

/** Confirming and returning are for a co-moderator of a side that has not confirmed yet. */
function awaiting(state: State, id: RecordId, side: SideId | null, then: (record: RecordCard) => Decision): Decision {
  const record = state.records[id]
  if (!record) return refuse("not-found")
  if (record.state !== "declared") return refuse("record-fixed")
  if (side === null || !sidesToConfirm(state, record).includes(side))
    return refuse("not-permitted", { role: "moderator" })
  return then(record)
}

/** When the new record comes into force the old one is superseded, not before, and not where it was withdrawn since. */
function supersession(state: State, { id, body }: Pick<RecordCard, "id" | "body">): NewEvent[] {
  if (body.supersedes === null || state.records[body.supersedes]?.state !== "in_force") return []
  const old = { record: body.supersedes, statement: body.statement, topic: body.topic, by: id }
  return [{ kind: "record-superseded", body: old }]
}

import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import type { CommandBody } from "../../../shared/contract/commands.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { type MemberId, RecordId as Record, type RecordId } from "../../../shared/model/ids.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { additionsTo } from "../../../shared/rules/record/afterwards/additions.ts"
import { cannotDeclare } from "../../../shared/rules/record/declaring.ts"
import { utcDay } from "../../../shared/rules/record/living/reviews.ts"
import { adoptedAt } from "../../../shared/rules/record/minutesOf.ts"
import { declarable } from "../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../../shared/rules/round/outcome/tally.ts"
import { type Decision, defineCommand, defineLooking, type Situation } from "../../core/command.ts"
import { alreadyDone, nameOrDash } from "../refusing.ts"
import {
  confirm,
  mayPublish,
  notWaiting,
  otherSides,
  publishReason,
  sendBack,
  speaksFor,
  supersession,
} from "./confirming.ts"
import { inElectorate, placeOfRecord } from "./place.ts"
import { recordBody } from "./recordBody.ts"
import { sealedReasonOf } from "./sealedReason.ts"

export const recordDefinitions = {
  "declare-record": defineCommand(schemas["declare-record"], { action: "declare", decide: declare }),

  "confirm-record": defineCommand(schemas["confirm-record"], {
    action: "confirm a record",
    own: speaksFor,
    decide: confirm,
  }),
  "return-record": defineCommand(schemas["return-record"], {
    action: "confirm a record",
    own: speaksFor,
    decide: sendBack,
  }),

  "publish-return-reason": defineLooking(schemas["publish-return-reason"], {
    action: "publish why a record was returned",
    own: mayPublish,
    looksUp: ({ record }) => sealedReasonOf(record),
    decide: publishReason,
  }),

  "take-back-record": defineCommand(schemas["take-back-record"], {
    action: "declare",
    decide: ({ state, actor }, { record: id, reason }) => {
      const record = state.records[id]
      if (!record) return refuse("not-found")
      if (record.state === "taken_back") return alreadyDone(state, { by: record.endedBy, at: record.endedAt ?? 0 })
      if (record.state !== "declared") return notWaiting(record)
      if (record.declaredBy !== actor.member)
        return refuse("not-permitted", { role: nameOrDash(state, record.declaredBy) })
      return { events: [{ kind: "record-taken-back", body: { ...placeOfRecord(record), reason } }] }
    },
  }),

  "add-reservation": defineCommand(schemas["add-reservation"], {
    action: "add to a record",
    own: inElectorate,
    decide: (situation, { record, text }) =>
      untilAdopted(situation, record, added => ({ kind: "reservation-added", body: { ...added, text } })),
  }),

  "add-dissent": defineCommand(schemas["add-dissent"], {
    action: "add to a record",
    own: inElectorate,
    decide: (situation, { record, text }) =>
      untilAdopted(situation, record, added => ({ kind: "dissent-added", body: { ...added, text } })),
  }),

  "withdraw-addition": defineCommand(schemas["withdraw-addition"], {
    action: "add to a record",
    own: isOwnAddition,
    decide: (situation, { record, addition }) => {
      const row = situation.state.records[record]
      const added = row && additionsTo(row).find(({ seq }) => seq === addition)
      if (!row || !added) return refuse("not-found")
      if (added.withdrawn !== undefined) return { events: [] }
      return untilAdopted(situation, record, () => ({
        kind: "addition-withdrawn",
        body: { ...placeOfRecord(row), addition },
      }))
    },
  }),
}

/** Whether the actor made this addition. True for an unknown addition, because `decide` refuses unknown additions. */
function isOwnAddition({ state, actor }: Situation, { record, addition }: CommandBody<"withdraw-addition">): boolean {
  const row = state.records[record]
  const added = row && additionsTo(row).find(({ seq }) => seq === addition)
  return !added || isOwn(state, added, actor.member)
}

type Added = ReturnType<typeof placeOfRecord> & { member: MemberId }

/**
 * Adds a reservation, a dissent or a withdrawal to a record. This is possible until the minutes that print the record
 * are adopted.
 */
function untilAdopted({ state, actor }: Situation, id: RecordId, event: (added: Added) => NewEvent): Decision {
  const record = state.records[id]
  if (!record || actor.member === null) return refuse("not-found")
  const adopted = adoptedAt(state, record)
  if (adopted !== null) return refuse("minutes-adopted", { time: adopted })
  return { events: [event({ ...placeOfRecord(record), member: actor.member })] }
}

function declare(situation: Situation, body: CommandBody<"declare-record">): Decision {
  const { state, actor, id } = situation
  const statement = state.statements[body.statement]
  const topic = statement && state.topics[statement.topic]
  const stands = statement && standing(state, statement.id)
  if (!statement || !topic) return refuse("not-found")
  const recorded = stands && recordOf(state, stands.round)
  if (statement.state === "recorded")
    return recorded ? alreadyDone(state, { by: recorded.declaredBy, at: recorded.declaredAt }) : refuse("record-fixed")
  if (statement.state === "in_round") return refuse("round-running")
  if (!stands || statement.state !== "proposed") return refuse("not-revealed")
  const refused = cannotDeclare(state, statement, actor.member)
  if (refused) return { refuse: refused }
  const { computed, tally } = stands
  const levels = declarable(computed)
  if (!levels.includes(body.level)) return refuse("level-too-high", { computed, wanted: body.level })
  if (body.level !== computed && !body.reason) return refuse("reason-required")
  if (body.seen !== tallyKey(tally)) return refuse("tally-changed")
  if (body.reviewOn !== undefined && body.reviewOn <= utcDay(situation.now))
    return refuse("bad-input", { detail: "date" })

  const record = Record.parse(id())
  const printed = recordBody(state, { statement, topic, standing: stands }, body, record)
  const inForce = otherSides(state, actor.side).length === 0
  const at = { record, statement: statement.id, topic: topic.id }
  const declared: NewEvent = { kind: "record-declared", body: { ...at, body: printed, inForce } }
  return {
    events: [declared, ...(inForce ? supersession(state, { id: record, body: printed }) : [])],
    directory: state.workspace ? [{ kind: "home", id: record, workspace: state.workspace.id }] : [],
    made: { record, number: printed.number },
  }
}

/**
 * The record that another moderator has already declared from this round, if it waits for confirmation or is in force.
 */
const recordOf = ({ records }: State, { id }: Round) =>
  Object.values(records).find(({ body, state }) => body.round === id && (state === "declared" || state === "in_force"))

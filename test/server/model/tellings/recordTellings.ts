import { electorateOf, fewAreHere, ladder, recordOf, sidesWaiting, standing } from "../level.ts"
import type { ConsensusRecord, Model, Objection, Person, Tellings } from "../panelModel.ts"
import { unconfirmed } from "./roundTellings.ts"
import { statementIn } from "./statementTellings.ts"

const objectionIn = (model: Model, id: string): Objection => {
  const found = model.objections.find(one => one.id === id)
  if (!found) throw new Error(`the model knows no objection ${id}`)
  return found
}
const recordIn = (model: Model, id: string): ConsensusRecord => {
  const found = model.records.get(id)
  if (!found) throw new Error(`the model knows no record ${id}`)
  return found
}

/** A record fixes the outcome of the objections to its version, unless it ended before it was in force. */
const fixed = (model: Model, statement: string, version: number) =>
  [...model.records.values()].some(
    one =>
      one.statement === statement && one.version === version && one.state !== "returned" && one.state !== "taken_back",
  )
const isRecorded = (model: Model, objection: string) => {
  const { statement, version } = objectionIn(model, objection)
  return fixed(model, statement, version)
}

/** One side alone cannot undo what both have confirmed. */
const othersThan = (model: Model, { side }: Person) => model.sides.filter(other => other !== side)

/** A record comes into force, and what it supersedes ends in the same moment, if it is still there to end. */
function intoForce(model: Model, record: ConsensusRecord): void {
  record.state = "in_force"
  const old = record.supersedes ? model.records.get(record.supersedes) : undefined
  if (old?.state === "in_force") old.state = "superseded"
}

const fixedOrEnded = ({ state }: ConsensusRecord) =>
  state === "returned" || state === "taken_back" ? "record-ended" : "record-fixed"

const confirming = (model: Model, who: Person, { record: id }: { record: string }) => {
  const record = recordIn(model, id)
  const declared = record.state === "declared"
  const waiting = sidesWaiting(model, record)
  return [
    !declared && fixedOrEnded(record),
    declared && (who.side === null || !waiting.includes(who.side)) && "not-permitted",
  ]
}

const fail = (model: Model, id: string, state: "returned" | "taken_back") => {
  const record = recordIn(model, id)
  record.state = state
  statementIn(model, record.statement).state = "proposed"
}

const withdrawalIn = (model: Model, id: string) => {
  for (const record of model.records.values()) {
    const proposal = record.withdrawals.find(one => one.id === id)
    if (proposal) return { record, proposal }
  }
  throw new Error(`the model knows no proposal ${id}`)
}

const pendingOf = ({ state, withdrawals }: ConsensusRecord) =>
  state === "in_force" ? withdrawals.find(one => one.state === "open") : undefined

/** Once it has ended anybody who may answer proposals at all hears so. */
const mayAnswer = (model: Model, who: Person, { proposal: id }: { proposal: string }) => {
  const { record, proposal } = withdrawalIn(model, id)
  if (proposal !== pendingOf(record)) return true
  return who.role === "moderator" && who.side !== null && proposal.waits.has(who.side)
}

const settled = (model: Model, _: Person, { proposal: id }: { proposal: string }) => {
  const { record, proposal } = withdrawalIn(model, id)
  return [
    proposal.state !== "open" && "already-done",
    proposal.state === "open" && proposal !== pendingOf(record) && "proposal-past",
  ]
}

/** Each elector may add to a record. */
const adding = {
  roles: [],
  ownRoles: ["panelist" as const],
  own: (model: Model, who: Person, { record }: { record: string }) => recordIn(model, record).electorate.has(who.id),
  broken: () => [],
  changes: () => {},
}

export const recordTellings: Tellings = {
  "raise-objection": {
    roles: ["panelist"],
    broken: (model, _, { statement: id, version }) => {
      const { state, versions } = statementIn(model, id)
      return [
        (state === "recorded" || fixed(model, id, version)) && "record-fixed",
        state === "withdrawn" && "statement-ended",
        versions.length !== version && "not-proposed",
      ]
    },
    changes: (model, who, { statement, version }, made) => {
      const id = String(made["objection"])
      model.objections.push({ id, statement, version, by: who.id, answered: false, reply: null })
    },
  },
  "answer-objection": {
    roles: ["moderator"],
    broken: (model, _, { objection }) => [isRecorded(model, objection) && "record-fixed"],
    changes: (model, _, { objection }) => {
      Object.assign(objectionIn(model, objection), { answered: true, reply: null })
    },
  },
  "reply-objection": {
    roles: [],
    ownRoles: ["panelist"],
    own: (model, who, { objection }) => objectionIn(model, objection).by === who.id,
    broken: (model, _, { objection }) => [
      !objectionIn(model, objection).answered && "objection-open",
      isRecorded(model, objection) && "record-fixed",
    ],
    changes: (model, _, { objection, reply }) => {
      objectionIn(model, objection).reply = reply
    },
  },

  "declare-record": {
    roles: ["moderator"],
    broken: (model, who, { statement: id, level, reason, seen }) => {
      const statement = statementIn(model, id)
      const stands = standing(model, statement)
      if (statement.state === "recorded") {
        const first = [...model.records.values()].some(
          one => one.round === stands?.round.id && (one.state === "declared" || one.state === "in_force"),
        )
        return [first ? "already-done" : "record-fixed"]
      }
      if (statement.state === "in_round") return ["round-running"]
      if (statement.state !== "proposed" || !stands) return ["not-revealed"]
      const { round } = stands
      const spoke = round.named ? round.answers.has(who.id) : round.electorate.has(who.id)
      const computed = ladder.indexOf(stands.level)
      const open = model.objections.some(
        one => one.statement === id && one.version === round.version && round.electorate.has(one.by) && !one.answered,
      )
      return [
        spoke && "took-a-position",
        unconfirmed(model, statement).length > 0 && "text-not-confirmed",
        open && "objection-open",
        computed < 0 && "no-level",
        computed >= 0 && ladder.indexOf(level) < computed && "level-too-high",
        computed >= 0 && level !== stands.level && !reason && "reason-required",
        seen !== stands.tally && "tally-changed",
      ]
    },
    changes: (model, who, { statement: id, level }, made) => {
      const statement = statementIn(model, id)
      const round = standing(model, statement)?.round
      const electorate = new Set(round?.electorate.keys())
      const record: ConsensusRecord = {
        id: String(made["record"]),
        statement: id,
        version: statement.versions.length,
        level,
        state: "declared",
        declaredBy: who.id,
        round: round?.id ?? "",
        confirmed: new Set(),
        supersedes: recordOf(model, id, "in_force")?.id ?? null,
        countersigned: new Set(),
        withdrawals: [],
        declaredAt: model.now,
        electorate,
      }
      statement.state = "recorded"
      model.records.set(record.id, record)
      if (sidesWaiting(model, record).length === 0) intoForce(model, record)
    },
  },
  "confirm-record": {
    roles: [],
    ownRoles: ["moderator"],
    own: () => true,
    broken: (model, who, body) => [
      who.side !== null && recordIn(model, body.record).confirmed.has(who.side) && "already-done",
      ...confirming(model, who, body),
    ],
    changes: (model, who, { record: id }) => {
      const record = recordIn(model, id)
      if (who.side) record.confirmed.add(who.side)
      if (sidesWaiting(model, record).length === 0) intoForce(model, record)
    },
  },
  "return-record": {
    roles: [],
    ownRoles: ["moderator"],
    own: () => true,
    broken: (model, who, body) => [
      recordIn(model, body.record).state === "returned" && "already-done",
      ...confirming(model, who, body),
    ],
    changes: (model, _, { record }) => fail(model, record, "returned"),
  },
  "take-back-record": {
    roles: ["moderator"],
    broken: (model, who, { record: id }) => {
      const record = recordIn(model, id)
      const { state, declaredBy } = record
      if (state === "taken_back") return ["already-done"]
      return [
        state !== "declared" && fixedOrEnded(record),
        state === "declared" && declaredBy !== who.id && "not-permitted",
      ]
    },
    changes: (model, _, { record }) => fail(model, record, "taken_back"),
  },
  "withdraw-record": {
    roles: ["moderator"],
    broken: (model, _, { record: id }) => {
      const record = recordIn(model, id)
      const { state } = record
      return [
        (state === "withdrawn" || pendingOf(record) !== undefined) && "already-done",
        state !== "withdrawn" && state !== "in_force" && "record-fixed",
        state === "in_force" && fewAreHere(model, electorateOf(model)) && "no-quorum",
      ]
    },
    changes: (model, who, { record: id }, made) => {
      const record = recordIn(model, id)
      const waits = othersThan(model, who)
      const state = waits.length === 0 ? "carried" : "open"
      record.withdrawals.push({ id: String(made["proposal"]), by: who.id, waits: new Set(waits), state })
      if (state === "carried") record.state = "withdrawn"
    },
  },
  "confirm-proposal": {
    roles: [],
    ownRoles: ["moderator", "secretary", "panelist"],
    own: mayAnswer,
    broken: settled,
    changes: (model, who, { proposal: id }) => {
      const { record, proposal } = withdrawalIn(model, id)
      if (who.side) proposal.waits.delete(who.side)
      if (proposal.waits.size > 0) return
      proposal.state = "carried"
      record.state = "withdrawn"
    },
  },
  "refuse-proposal": {
    roles: [],
    ownRoles: ["moderator", "secretary", "panelist"],
    own: mayAnswer,
    broken: settled,
    changes: (model, _, { proposal }) => {
      withdrawalIn(model, proposal).proposal.state = "refused"
    },
  },
  "take-back-proposal": {
    roles: [],
    ownRoles: ["moderator", "secretary", "panelist"],
    own: (model, who, { proposal }) => withdrawalIn(model, proposal).proposal.by === who.id,
    broken: settled,
    changes: (model, _, { proposal }) => {
      withdrawalIn(model, proposal).proposal.state = "taken_back"
    },
  },
  "add-dissent": adding,
  "add-reservation": adding,
  "state-change": adding,
  "countersign-record": {
    roles: ["moderator", "panelist"],
    broken: (model, who, { record: id }) => {
      const { state, countersigned, declaredAt } = recordIn(model, id)
      return [
        state !== "in_force" && "not-in-force",
        countersigned.has(who.id) && "already-countersigned",
        (who.seatedAt === null || who.seatedAt > declaredAt) && "not-at-the-table",
      ]
    },
    changes: (model, who, { record }) => {
      recordIn(model, record).countersigned.add(who.id)
    },
  },
}

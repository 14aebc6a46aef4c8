import type { Objection, Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { namesAwaited, oneIsEnough, recordAwaits } from "../../../shared/rules/people/consent/awaited.ts"
import { objectionsTo, recordsOf } from "../../../shared/rules/readings/statements.ts"
import { standsAsGiven } from "../../../shared/rules/round/objections.ts"
import { declarable } from "../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import type { Act } from "../../acts/act.ts"
import { toDeclare, toTakeBackRecord } from "../../acts/record/record.ts"
import { openingStopped } from "../../acts/round/openingStopped.ts"
import { toCall } from "../../acts/round/round.ts"
import { toOpenSilence } from "../../acts/round/silence.ts"
import { toCarryOver, toReword } from "../../acts/statement/statement.ts"
import { callToSettle } from "../../scene/scene.ts"
import type { NextActionRule } from "../bar.ts"
import { askedToConfirm, declared } from "../offers/record/confirming.ts"

/** Whether the objector can still reply. A member who has left or is suspended cannot reply. */
const mayReply = (state: State, objection: Objection): boolean =>
  !standsAsGiven(state, objection) && state.members[objection.by]?.suspended === undefined

const nameOf = (state: State, objection: Objection) => state.members[objection.by]?.name ?? ""

/** The other ways to settle an objection: write a new wording, or carry the statement over to a later session. */
const otherWays = (statement: Statement): Act[] => [toReword(statement), toCarryOver(statement)]

/** Row 9 of the next actions applies when positions are shown and an objection has no answer. */
const answerObjection: NextActionRule = scene => {
  const settling = callToSettle(scene)
  const objection =
    settling &&
    objectionsTo(scene.state, settling.statement).find(one => one.answer === null && !standsAsGiven(scene.state, one))
  if (!objection) return null
  return {
    act: { kind: "answer-objection", objection, name: nameOf(scene.state, objection) },
    filled: true,
    second: otherWays(settling.statement),
  }
}

/**
 * Row 10 of the next actions applies when an objection is answered and the objector has not replied. The moderator asks
 * the objector aloud, or declares without a reply.
 */
const askObjector: NextActionRule = scene => {
  const settling = callToSettle(scene)
  const objection =
    settling &&
    objectionsTo(scene.state, settling.statement).find(
      one => one.answer && !one.reply && !scene.said.has(one.id) && mayReply(scene.state, one),
    )
  if (!objection) return null
  const level = computed(scene.state, settling.statement)[0]
  const declare: Act[] = level ? [toDeclare({ ...settling, level })] : []
  return {
    act: { kind: "ask-objector", objection, name: nameOf(scene.state, objection) },
    filled: true,
    second: [...declare, ...otherWays(settling.statement)],
  }
}

/**
 * Row 11 of the next actions, after a return, applies when the other side has returned the declaration. The chair
 * rewords the statement or calls again.
 */
const returned: NextActionRule = scene => {
  const settling = callToSettle(scene)
  const last = settling && recordsOf(scene.state, settling.statement).at(-1)
  if (last?.state !== "returned" || last.body.round !== settling?.round.id) return null
  const { statement } = settling
  const level = computed(scene.state, statement)[0]
  return {
    act: toReword(statement, last),
    filled: true,
    second: [toCall(statement, true), ...(level ? [toDeclare({ ...settling, level })] : []), toCarryOver(statement)],
  }
}

/** Row 11 of the next actions applies when the rule gives unanimity, consensus or rough consensus. */
const declare: NextActionRule = scene => {
  const settling = callToSettle(scene)
  const [level, lower] = settling ? computed(scene.state, settling.statement) : []
  if (!settling || !level) return null
  return {
    act: toDeclare({ ...settling, level }),
    filled: true,
    second: [
      ...(lower ? [{ kind: "declare-lower" as const, ...settling, level: lower }] : []),
      toReword(settling.statement),
    ],
  }
}

/**
 * Row 12 of the next actions applies when the rule gives no consensus or there was no quorum. Without a quorum, the
 * chair calls again once enough members are present.
 */
const carryOver: NextActionRule = scene => {
  const settling = callToSettle(scene)
  if (!settling) return null
  const { statement } = settling
  const carry: Act = toCarryOver(statement)
  const second: Act[] = [toReword(statement), toOpenSilence(statement)]
  const again = standing(scene.state, statement.id)?.computed === "no_quorum"
  const call: Act = toCall(statement, true)
  return again && openingStopped(scene, statement, "call") === null
    ? { act: call, filled: true, second: [carry, ...second] }
    : { act: carry, filled: true, second }
}

/**
 * Row 13 of the next actions applies when this chair has declared a record and neither a co-moderator nor a deputy has
 * confirmed the record.
 */
const waitForConfirmation: NextActionRule = scene => {
  const record = declared(scene.state).find(card => card.declaredBy === scene.me.member)
  if (!record) return null
  const waiting = recordAwaits(scene.state, record, scene.present)
  const asked = askedToConfirm(scene, record).map(member => member.name)
  const { topic, statement } = record.body
  const remind: Act = { kind: "remind", topic, statement, label: `CR-${record.number}`, names: asked }
  const back: Act = toTakeBackRecord(record)
  return {
    act: { kind: "wait-for-confirmation", record, names: namesAwaited(waiting), either: oneIsEnough(waiting) },
    filled: false,
    stop: { kind: "waiting", for: waiting.vacant, since: record.declaredAt, awaited: waiting.awaited },
    // If no member of a side may confirm, the side's confirmation is awaited but there is nobody to remind.
    second: asked.length > 0 ? [remind, back] : [back],
  }
}

export const callRows: readonly NextActionRule[] = [
  answerObjection,
  askObjector,
  returned,
  declare,
  carryOver,
  waitForConfirmation,
]

const computed = (state: State, statement: Statement) => {
  const stands = standing(state, statement.id)
  return stands ? declarable(stands.computed) : []
}

import type { Addition, EditorialMark, Erratum, RecordRow } from "../../../../shared/fold/recordState.ts"
import { actsAlone, askedToConsent } from "../../../../shared/rules/people/consent/consent.ts"
import { isOwn } from "../../../../shared/rules/people/seats/holder.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { type AdditionKind, stands } from "../../../../shared/rules/record/afterwards/additions.ts"
import { cannotCountersign } from "../../../../shared/rules/record/afterwards/countersigning.ts"
import { pendingWithdrawal } from "../../../../shared/rules/record/afterwards/withdrawing.ts"
import { adoptedAt } from "../../../../shared/rules/record/minutesOf.ts"
import { proposalsOn } from "../../../../shared/rules/record/proposed.ts"
import { electorateOf } from "../../../../shared/rules/round/electorate/electorate.ts"
import { quorumGate } from "../../../../shared/rules/round/opening.ts"
import { isWatched } from "../../../../shared/rules/text/drift.ts"
import type { Act, DeskAct } from "../../../acts/act.ts"
import { toConfirm, toRefuse } from "../../../acts/proposal/proposal.ts"
import { toTakeBackRecord } from "../../../acts/record/record.ts"
import { toAmend } from "../../../acts/record/standing.ts"
import type { View, ViewWith } from "../../../scene/scene.ts"
import { mayNow } from "../mayNow.ts"
import { mayAdd, mayReserve } from "./adding.ts"
import { livingActs } from "./livingActs.ts"

type RecordAct = Act | DeskAct

/**
 * The acts that a record's card offers this reader. An elector adds to the record in their own name; a chair acts for
 * the panel.
 */
export const recordActs = (scene: ViewWith<"present">, record: RecordRow): RecordAct[] => [
  ...agreeing(scene, record),
  ...own(scene, record),
  ...countersigning(scene, record),
  ...amending(scene, record),
  ...chair(scene, record),
  ...livingActs(scene, record),
]

/**
 * The reader's acts on proposals about a record: confirm or refuse a pending proposal, or take back the reader's own
 * proposal.
 */
function agreeing(scene: View, record: RecordRow): RecordAct[] {
  const { me, state } = scene
  const name = `CR-${record.number}`
  return proposalsOn(state, record).flatMap((proposal): RecordAct[] => {
    if (askedToConsent(state, proposal).some(member => member === me.member))
      return [toConfirm(proposal, name), toRefuse(proposal, name)]
    const own = isOwn(state, { by: proposal.asker, at: proposal.at }, me.member)
    return mayNow(scene, "take back a proposal", own) && own ? [{ kind: "take-back-proposal", proposal, name }] : []
  })
}

/**
 * The acts of an elector on a record. Reservations and dissents may be added until the minutes that print the record
 * are adopted. A change of position may be stated at any time.
 */
function own(scene: View, record: RecordRow): RecordAct[] {
  if (!mayAdd(scene, record)) return []
  const printed: RecordAct[] = mayReserve(scene, record)
    ? [
        { kind: "add-reservation", record },
        { kind: "add-dissent", record },
      ]
    : []
  return [...printed, { kind: "state-change", record }]
}

/**
 * The act that withdraws an addition. Members may withdraw their own additions until the minutes that print the record
 * are adopted.
 */
export const additionActs = (
  { state, me }: View,
  record: RecordRow,
  addition: Addition,
  of: AdditionKind,
): RecordAct[] =>
  stands(addition) &&
  isOwn(state, addition, me.member) &&
  mayNow({ state, me }, "add to a record", true) &&
  adoptedAt(state, record) === null
    ? [{ kind: "withdraw-addition", record, addition, of }]
    : []

const countersigning = (scene: View, record: RecordRow): RecordAct[] => {
  const { me, state } = scene
  return mayNow(scene, "countersign a record") && me.member && !cannotCountersign(state, record, me.member)
    ? [{ kind: "countersign-record", record }]
    : []
}

/** The act that amends a record. The amended text is the next version and needs a call of its own. */
const amending = (scene: View, record: RecordRow): RecordAct[] =>
  record.state === "in_force" && mayNow(scene, "edit a text") ? [toAmend(record)] : []

function chair(scene: ViewWith<"present">, record: RecordRow): RecordAct[] {
  const { me } = scene
  if (!mayNow(scene, "declare")) return []
  switch (record.state) {
    case "declared":
      return record.declaredBy === me.member ? [toTakeBackRecord(record)] : []
    case "in_force":
      return [{ kind: "propose-erratum", record }, ...withdrawing(scene, record)]
    default:
      return []
  }
}

/**
 * The act that proposes a record's withdrawal. It is not offered while a withdrawal is pending, or while too few
 * members are present.
 */
function withdrawing(
  { state, me, present, connected }: ViewWith<"present" | "connected">,
  record: RecordRow,
): RecordAct[] {
  if (pendingWithdrawal(state, record)) return []
  if (
    quorumGate(
      { state, present: new Set(present), connected: connected && new Set(connected) },
      record.body.rule,
      electorateOf(state),
    )
  )
    return []
  const alone = actsAlone(state, { act: "withdraw", record: record.id }, me.member)
  return [{ kind: "withdraw-record", record, alone }]
}

/** The act that removes an editorial mark. Any chair may remove it, because the difference is then only shown again. */
export const markActs = ({ me }: View, record: RecordRow, mark: EditorialMark): RecordAct[] =>
  right(me.role, "declare") === "yes" && isWatched(record) ? [{ kind: "unmark-editorial", record, mark }] : []

/**
 * The act that objects to an erratum. Any member of the panel may object until the erratum's period ends. After an
 * objection, the correction needs an amendment.
 */
export const erratumActs = (scene: ViewWith<"now">, record: RecordRow, erratum: Erratum): RecordAct[] =>
  mayNow(scene, "object to an erratum") &&
  record.state === "in_force" &&
  erratum.state === "proposed" &&
  erratum.endsAt > scene.now
    ? [{ kind: "object-erratum", record, erratum }]
    : []

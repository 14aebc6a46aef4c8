import type { EditorialMark, Erratum, RecordCard } from "../../../../shared/fold/consensusState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Act, DeskAct } from "../../../../shared/rules/nextAction/act.ts"
import type { Scene } from "../../../../shared/rules/nextAction/scene.ts"
import { actsAlone, askedToConsent } from "../../../../shared/rules/people/consent.ts"
import { right } from "../../../../shared/rules/policy.ts"
import { cannotCountersign } from "../../../../shared/rules/record/countersigning.ts"
import { adoptedAt } from "../../../../shared/rules/record/minutesOf.ts"
import { proposalsOn } from "../../../../shared/rules/record/proposed.ts"
import { pendingWithdrawal } from "../../../../shared/rules/record/withdrawing.ts"
import { isWatched } from "../../../../shared/rules/text/drift.ts"

type RecordAct = Act | DeskAct

/** What this reader may enter beside a record: those who were asked speak for themselves, a moderator for the panel. */
export const recordActs = (scene: Scene, record: RecordCard): RecordAct[] => [
  ...agreeing(scene, record),
  ...own(scene, record),
  ...countersigning(scene, record),
  ...amending(scene, record),
  ...chair(scene, record),
]

/** Lists proposals that wait for this reader first; an asker may take their own back. */
function agreeing({ me, state }: Scene, record: RecordCard): RecordAct[] {
  const name = `CR-${record.number}`
  return proposalsOn(state, record).flatMap((proposal): RecordAct[] => {
    if (askedToConsent(state, proposal).some(member => member === me.member))
      return [
        { do: "confirm-proposal", proposal, name },
        { do: "refuse-proposal", proposal, name },
      ]
    return proposal.asker !== null && proposal.asker === me.member ? [{ do: "take-back-proposal", proposal, name }] : []
  })
}

/** What is printed with a record is entered until the minutes that print it are adopted; a change of mind, for ever. */
function own({ me, state }: Scene, record: RecordCard): RecordAct[] {
  const elector = record.body.electorate.some(({ member }) => member === me.member)
  // whoever answered as a panelist and chairs or watches since speaks for nobody here
  if (!elector || right(me.role, "add to a record") === "no") return []
  if (record.state !== "declared" && record.state !== "in_force") return []
  const open = adoptedAt(state, record) === null
  const printed: RecordAct[] = open
    ? [
        { do: "add-reservation", record },
        { do: "add-dissent", record },
      ]
    : []
  return [...printed, { do: "state-change", record }]
}

const countersigning = ({ me, state }: Scene, record: RecordCard): RecordAct[] =>
  right(me.role, "countersign a record") === "yes" && me.member && !cannotCountersign(state, record, me.member)
    ? [{ do: "countersign-record", record }]
    : []

/** A record is superseded by the next version of its text, which takes its own call. */
const amending = ({ me }: Scene, record: RecordCard): RecordAct[] =>
  record.state === "in_force" && right(me.role, "edit a text") === "yes" ? [{ do: "amend", record }] : []

function chair({ me, state }: Scene, record: RecordCard): RecordAct[] {
  if (right(me.role, "declare") !== "yes") return []
  switch (record.state) {
    case "declared":
      return record.declaredBy === me.member ? [{ do: "take-back-record", record }] : []
    case "in_force":
      return [{ do: "propose-erratum", record }, ...withdrawing(state, record, me.member)]
    default:
      return []
  }
}

/** One that is proposed waits for the others; it is not proposed twice. */
function withdrawing(state: State, record: RecordCard, me: string | null): RecordAct[] {
  if (pendingWithdrawal(state, record)) return []
  return [{ do: "withdraw-record", record, alone: actsAlone(state, { act: "withdraw", record: record.id }, me) }]
}

/** A mark is taken back by any chair, as it only hides what everybody could see before. */
export const markActs = ({ me }: Scene, record: RecordCard, mark: EditorialMark): RecordAct[] =>
  right(me.role, "declare") === "yes" && isWatched(record) ? [{ do: "unmark-editorial", record, mark }] : []

/** Within its window any member of the panel may object to an erratum; it is then an amendment. */
export const erratumActs = ({ me, now }: Scene, record: RecordCard, erratum: Erratum): RecordAct[] =>
  (right(me.role, "object") === "yes" || right(me.role, "declare") === "yes") &&
  record.state === "in_force" &&
  erratum.state === "proposed" &&
  erratum.endsAt > now
    ? [{ do: "object-erratum", record, erratum }]
    : []

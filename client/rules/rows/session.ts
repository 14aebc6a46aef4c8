import { hasVoice } from "../../../shared/rules/people/consent/deputy.ts"
import type { Act } from "../../acts/act.ts"
import { toConfirmRecord, toReturn } from "../../acts/record/record.ts"
import { toClose } from "../../acts/session/session.ts"
import type { ViewWith } from "../../scene/scene.ts"
import type { NextActionRule } from "../bar.ts"
import { declared, isAskedToConfirm } from "../offers/record/confirming.ts"
import { hearPoint } from "./floor.ts"
import { answerProposal } from "./proposal.ts"

/**
 * Row 1 of the next actions applies when another moderator has declared a record and this reader has not confirmed it.
 */
const confirmRecord: NextActionRule = scene => {
  const record = declared(scene.state).find(card => isAskedToConfirm(scene, card))
  if (!record) return null
  return { act: toConfirmRecord(record), filled: true, second: [toReturn(record)] }
}

/**
 * Milliseconds. A start counts as early if the planned time is further in the future than this. The meeting is then
 * probably on another day.
 */
const earlyMs = 3 * 3_600_000

/**
 * Makes the act that starts the session. An early start asks for a confirmation first, because the meeting may be on
 * another day.
 */
const starting = ({ session, now }: ViewWith<"now">): Act => ({
  kind: "start-session",
  ...(session.startsAt - now > earlyMs && { early: true as const }),
})

/**
 * Row 3 of the next actions, before the session, applies when the agenda is missing or no member of a side can confirm
 * the side's records.
 */
const prepare: NextActionRule = scene => {
  const { session, state } = scene
  if (session.state !== "scheduled") return null
  const bare = session.items.length === 0 && Object.keys(state.topics).length === 0
  const side = bare ? null : (state.sides.find(({ id }) => !hasVoice(state, id)) ?? null)
  return bare || side ? { act: { kind: "prepare", side }, filled: false, second: [starting(scene)] } : null
}

/** Row 4 of the next actions, before the session, applies when everything is ready. */
const start: NextActionRule = scene =>
  scene.session.state === "scheduled" ? { act: starting(scene), filled: true, second: [{ kind: "practise" }] } : null

/** Row 5 of the next actions applies when the session is paused. */
const resume: NextActionRule = ({ session }) =>
  session.state === "paused" ? { act: { kind: "resume-session" }, filled: true, second: [toClose()] } : null

export const sessionRows: readonly NextActionRule[] = [confirmRecord, answerProposal, hearPoint, prepare, start, resume]

import { hasVoice } from "../../../shared/rules/people/consent/deputy.ts"
import type { Act } from "../../acts/act.ts"
import { toReturn } from "../../acts/record/record.ts"
import type { ViewWith } from "../../acts/scene.ts"
import { toClose } from "../../acts/session/session.ts"
import type { NextActionRule } from "../bar.ts"
import { declared, isAskedToConfirm } from "../offers/confirming.ts"
import { hearPoint } from "./floor.ts"
import { answerProposal } from "./proposal.ts"

/** 1: your co-moderator has declared, you have not confirmed */
const confirmRecord: NextActionRule = scene => {
  const record = declared(scene.state).find(card => isAskedToConfirm(scene, card))
  if (!record) return null
  return { act: { kind: "confirm-record", record }, filled: true, second: [toReturn(record)] }
}

/** Milliseconds before the planned hour: an earlier start probably belongs to a meeting on another day. */
const isEarly = 3 * 3_600_000

/** One press does not start a meeting that is planned for another day. */
const starting = ({ session, now }: ViewWith<"now">): Act => ({
  kind: "start-session",
  ...(session.startsAt - now > isEarly && { early: true as const }),
})

/** 3: before the session, something is missing: an agenda, or somebody who confirms a side's records */
const prepare: NextActionRule = scene => {
  const { session, state } = scene
  if (session.state !== "scheduled") return null
  const bare = session.items.length === 0 && Object.keys(state.topics).length === 0
  const side = bare ? null : (state.sides.find(({ id }) => !hasVoice(state, id)) ?? null)
  return bare || side ? { act: { kind: "prepare", side }, filled: false, second: [starting(scene)] } : null
}

/** 4: before the session, everything is ready */
const start: NextActionRule = scene =>
  scene.session.state === "scheduled" ? { act: starting(scene), filled: true, second: [{ kind: "practise" }] } : null

/** 5: paused */
const resume: NextActionRule = ({ session }) =>
  session.state === "paused" ? { act: { kind: "resume-session" }, filled: true, second: [toClose()] } : null

export const sessionRows: readonly NextActionRule[] = [confirmRecord, answerProposal, hearPoint, prepare, start, resume]

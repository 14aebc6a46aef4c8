import { chairOf } from "../../shared/rules/floor/chair.ts"
import { nameInProposal } from "../../shared/rules/readings/proposals.ts"
import type { Act } from "../acts/act.ts"
import { secretaryOf } from "../acts/acts.ts"
import { toConfirm } from "../acts/proposal/proposal.ts"
import { isExtension } from "../acts/session/session.ts"
import { isOutside, type Scene } from "../scene/scene.ts"
import type { NextAction, NextActionRule } from "./bar.ts"
import { proposalsFor } from "./offers/record/confirming.ts"
import { callRows } from "./rows/call.ts"
import { decideDrift } from "./rows/drift.ts"
import { extensions, isOver } from "./rows/floor.ts"
import { itemRows, takeBreak } from "./rows/item.ts"
import { minutesRows, planNext } from "./rows/minutes.ts"
import { reviewWaits } from "./rows/review.ts"
import { deadlineRuns, roundRows, silenceRuns, silenceWasVoid } from "./rows/round.ts"
import { sessionRows } from "./rows/session.ts"
import { textRows } from "./rows/text.ts"
import { stopped } from "./stopped.ts"

/** The rules for the next action in a session, each called a row. The first row that applies decides. */
const inSession: readonly NextActionRule[] = [
  ...sessionRows, // rows 1 to 5 of the next actions: confirm a record, hear a point of order, prepare, start, resume
  ...roundRows, // rows 6 to 8: a rating is open, a call is open, a round is closed and its result not shown
  ...callRows, // rows 9 to 13: answer an objection, ask the objector, declare, carry over, wait for confirmation
  takeBreak,
  ...textRows, // rows 14 to 22: extend an item, settle a bracket, confirm a text, rate, hear reasons, call, propose, give the floor, draft
  ...itemRows, // rows 23 to 25: begin the next item, read out the outcomes, close the session
]

const confirmFirst = sessionRows.slice(0, 3)

/**
 * The rules for the next action after the session. A record may be confirmed until the minutes are adopted. Rows 26 to
 * 31 follow: send the minutes, decide corrections, adopt, publish, settle a difference, plan the next session.
 */
const afterwards: readonly NextActionRule[] = [
  ...confirmFirst,
  ...minutesRows,
  decideDrift,
  reviewWaits,
  silenceRuns,
  deadlineRuns,
  silenceWasVoid,
  planNext,
]

/**
 * The rules for the next action between sessions. A topic continues as in a session: members give positions, settle
 * objections and prepare texts.
 */
const outside: readonly NextActionRule[] = [
  ...confirmFirst,
  ...roundRows,
  ...callRows,
  ...textRows,
  decideDrift,
  reviewWaits,
  silenceRuns,
  deadlineRuns,
  silenceWasVoid,
]

/**
 * Returns the moderator's next action, or the next action that the secretary may do for the chair. Null for everyone
 * else.
 */
export function nextAction(scene: Scene): NextAction | null {
  if (scene.me.role === "secretary") return forTheChair(scene)
  if (scene.me.role !== "moderator") return null
  const rows = rowsOf(scene)
  const action = pressable(lent(first(rows, scene), scene), scene)
  if (action?.stop?.kind !== "waiting") return action && besideChair(action, scene)
  const meanwhile = first(rows.slice(rows.findIndex(row => row(scene) !== null) + 1), scene)
  return pressable({ ...action, second: meanwhile ? [meanwhile.act, ...action.second] : action.second }, scene)
}

/** The acts that are a moderator's own, whoever is in the chair. */
const ownActs = new Set<Act["kind"]>(["confirm-record", "confirm-proposal", "wait-for-confirmation"])

/**
 * Adds who is in the chair of a live session, and what they do next, for another moderator. Two moderators with one main
 * button would both press it.
 */
function besideChair(action: NextAction, scene: Scene): NextAction {
  const { state, session, present, me } = scene
  const chair = session.state === "live" && !isOutside(scene) ? chairOf(session, state, present) : null
  if (!chair?.name || chair.id === me.member || ownActs.has(action.act.kind)) return action
  const theirs = { ...scene, me: { member: chair.id, role: chair.role, side: chair.side } }
  const act = first(rowsOf(theirs), theirs)?.act ?? action.act
  return { ...action, chair: { name: chair.name, act } }
}

/**
 * Removes the second choices that the server would refuse. If the server would refuse the main act, the act's button is
 * disabled with the reason.
 */
function pressable(action: NextAction | null, scene: Scene): NextAction | null {
  if (!action) return null
  const second = action.second.filter(act => stopped(scene, act) === null)
  const refusal = action.stop ? null : stopped(scene, action.act)
  return { ...action, second, ...(refusal && { stop: { kind: "refused" as const, refusal } }) }
}

/**
 * Returns the secretary's next action: the chair's next action if the secretary may do it, otherwise the first act that
 * the secretary may do at any time. In the second case the button is outlined.
 */
function forTheChair(scene: Scene): NextAction | null {
  const found = rowsOf(scene).flatMap(row => row(scene) ?? [])
  const [next] = found
  const theirs = next && secretaryOf(next.act) !== null
  const action = theirs ? next : found.find(({ act }) => secretaryOf(act) === "beside")
  if (!action) return null
  const second = action.second.filter(act => secretaryOf(act) !== null)
  return pressable(lent({ ...action, second, filled: action.filled && action === next }, scene), scene)
}

/**
 * Adds the choice to extend an agenda item that is over its time, with time from a later item (row 14). The action of
 * every row gets this choice.
 */
function lent(action: NextAction | null, scene: Scene): NextAction | null {
  const consent = consentLater(action, scene)
  if (consent) return lent(consent, scene)
  if (!action || scene.session.state !== "live" || !isOver(scene)) return action
  if ([action.act, ...action.second].some(isExtension)) return action
  return { ...action, second: [...action.second, ...extensions(scene)] }
}

/**
 * Adds the proposal that waits for this chair to the second choices, because the next action is another act, such as
 * closing a round.
 */
function consentLater(action: NextAction | null, scene: Scene): NextAction | null {
  const [proposal] = proposalsFor(scene)
  if (!action || !proposal || [action.act, ...action.second].some(one => one.kind === "confirm-proposal")) return null
  const act = toConfirm(proposal, nameInProposal(scene.state, proposal))
  return { ...action, second: [...action.second, act] }
}

function rowsOf(scene: Scene): readonly NextActionRule[] {
  if (isOutside(scene)) return outside
  return scene.session.state === "closed" || scene.session.state === "cancelled" ? afterwards : inSession
}

function first(rows: readonly NextActionRule[], scene: Scene): NextAction | null {
  for (const row of rows) {
    const action = row(scene)
    if (action) return action
  }
  return null
}

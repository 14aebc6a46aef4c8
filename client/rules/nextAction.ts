import { nameInProposal } from "../../shared/rules/readings/proposals.ts"
import { secretaryOf } from "../acts/acts.ts"
import { toConfirm } from "../acts/proposal/proposal.ts"
import { isOutside, type Scene } from "../acts/scene.ts"
import { isExtension } from "../acts/session/session.ts"
import type { NextAction, NextActionRule } from "./bar.ts"
import { proposalsFor } from "./offers/confirming.ts"
import { callRows, waitForConfirmation } from "./rows/call.ts"
import { decideDrift } from "./rows/drift.ts"
import { extensions, isOver } from "./rows/floor.ts"
import { itemRows, takeBreak } from "./rows/item.ts"
import { minutesRows, planNext } from "./rows/minutes.ts"
import { roundRows, silenceRuns, silenceWasVoid } from "./rows/round.ts"
import { sessionRows } from "./rows/session.ts"
import { textRows } from "./rows/text.ts"
import { stopped } from "./stopped.ts"

/** From top to bottom: the first rule that applies wins. */
const inSession: readonly NextActionRule[] = [
  ...sessionRows, //  1 confirm · 2 point of order · 3 prepare · 4 start · 5 resume
  ...roundRows, //    6 rating open · 7 call open · 8 closed, not shown
  ...callRows, //     9 answer · 10 maintain or withdraw · 11 declare · 12 carry over · 13 wait
  takeBreak,
  ...textRows, //    14 extend · 15 bracket · 16 confirm a text · 17 rate · 18 hear · 19 call · 16 bring up to date · 20 propose · 21 floor · 22 draft
  ...itemRows, //    23 next item · 24 read out · 25 close
]

const confirmFirst = sessionRows.slice(0, 3)

/**
 * A record may be confirmed after the session, until the minutes are adopted; then 26 send · 27 decide · 28 adopt · 29
 * publish · 30 a note differs · 31 plan the next.
 */
const afterwards: readonly NextActionRule[] = [
  ...confirmFirst,
  ...minutesRows,
  decideDrift,
  silenceRuns,
  silenceWasVoid,
  planNext,
]

/** Between sessions a topic continues as in a session: positions are taken and settled, texts are prepared. */
const outside: readonly NextActionRule[] = [
  ...confirmFirst,
  ...roundRows,
  ...callRows,
  ...textRows,
  decideDrift,
  silenceRuns,
  silenceWasVoid,
]

/** The moderator's next action, and the secretary's part of it for the chair; null for everyone else. */
export function nextAction(scene: Scene): NextAction | null {
  if (scene.me.role === "secretary") return forTheChair(scene)
  if (scene.me.role !== "moderator") return null
  const rows = rowsOf(scene)
  const action = pressable(lent(first(rows, scene), scene), scene)
  if (action?.stop?.kind !== "waiting") return action
  const meanwhile = first(rows.slice(rows.indexOf(waitForConfirmation) + 1), scene)
  return pressable({ ...action, second: meanwhile ? [meanwhile.act, ...action.second] : action.second }, scene)
}

/** Removes choices that the server would refuse, and marks the main act as disabled with the reason. */
function pressable(action: NextAction | null, scene: Scene): NextAction | null {
  if (!action) return null
  const second = action.second.filter(act => stopped(scene, act) === null)
  const refusal = action.stop ? null : stopped(scene, action.act)
  return { ...action, second, ...(refusal && { stop: { kind: "refused" as const, refusal } }) }
}

/** The same action if the secretary may do it; otherwise the secretary's own acts, outlined, while the chair acts. */
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
 * Time is managed whatever the panel is doing: an item over its time may get minutes from a later one (14's second
 * choice).
 */
function lent(action: NextAction | null, scene: Scene): NextAction | null {
  const consent = consentLater(action, scene)
  if (consent) return lent(consent, scene)
  if (!action || scene.session.state !== "live" || !isOver(scene)) return action
  if ([action.act, ...action.second].some(isExtension)) return action
  return { ...action, second: [...action.second, ...extensions(scene)] }
}

/** A proposal that waits for this chair is among the other choices while a round comes first. */
function consentLater(action: NextAction | null, scene: Scene): NextAction | null {
  const [proposal] = proposalsFor(scene)
  if (!action || !proposal || [action.act, ...action.second].some(one => "proposal" in one)) return null
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

import type { NextAction, Row } from "./nextAction/act.ts"
import { callRows, waitForConfirmation } from "./nextAction/call.ts"
import { decideDrift } from "./nextAction/drift.ts"
import { itemRows } from "./nextAction/item.ts"
import { minutesRows } from "./nextAction/minutes.ts"
import { roundRows } from "./nextAction/round.ts"
import { isOutside, type Scene } from "./nextAction/scene.ts"
import { sessionRows } from "./nextAction/session.ts"
import { textRows } from "./nextAction/text.ts"

/** words.md §3, top to bottom: the first row that fits wins. */
const inSession: readonly Row[] = [
  ...sessionRows, //  1 confirm · 2 point of order · 3 prepare · 4 start · 5 resume
  ...roundRows, //    6 rating open · 7 call open · 8 closed, not shown
  ...callRows, //     9 answer · 10 maintain or withdraw · 11 declare · 12 carry over · 13 wait
  ...textRows, //    14 extend · 15 bracket · 16 confirm a text · 17 rate · 18 hear · 19 call · 20 propose · 21 floor · 22 draft
  ...itemRows, //    23 next item · 24 read out · 25 close
]

const confirmFirst = sessionRows.slice(0, 1)

/** A record may be confirmed after the session, until the minutes are adopted; then 26 send · 27 decide · 28 adopt · 29 publish · 30 a note differs. */
const afterwards: readonly Row[] = [...confirmFirst, ...minutesRows, decideDrift]

/** Between sessions a topic goes on as in one: positions are taken and settled, texts made ready. */
const outside: readonly Row[] = [...confirmFirst, ...roundRows, ...callRows, ...textRows, decideDrift]

/** The moderator's one next action; null for everyone else. */
export function nextAction(scene: Scene): NextAction | null {
  if (scene.me.role !== "moderator") return null
  const rows = rowsOf(scene)
  const action = first(rows, scene)
  if (action?.stop?.why !== "waiting") return action
  const meanwhile = first(rows.slice(rows.indexOf(waitForConfirmation) + 1), scene)
  return { ...action, second: meanwhile ? [meanwhile.act, ...action.second] : action.second }
}

function rowsOf(scene: Scene): readonly Row[] {
  if (isOutside(scene)) return outside
  return scene.session.state === "closed" || scene.session.state === "cancelled" ? afterwards : inSession
}

function first(rows: readonly Row[], scene: Scene): NextAction | null {
  for (const row of rows) {
    const action = row(scene)
    if (action) return action
  }
  return null
}

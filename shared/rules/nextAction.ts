import type { NextAction, Row } from "./nextAction/act.ts"
import { callRows, waitForConfirmation } from "./nextAction/call.ts"
import { decideDrift } from "./nextAction/drift.ts"
import { itemRows } from "./nextAction/item.ts"
import { minutesRows } from "./nextAction/minutes.ts"
import { roundRows } from "./nextAction/round.ts"
import type { Scene } from "./nextAction/scene.ts"
import { sessionRows } from "./nextAction/session.ts"
import { textRows } from "./nextAction/text.ts"

/** words.md §3, top to bottom: the first row that fits wins. */
const rows: readonly Row[] = [
  ...sessionRows, //  1 confirm · 2 point of order · 3 prepare · 4 start · 5 resume
  ...roundRows, //    6 rating open · 7 call open · 8 closed, not shown
  ...callRows, //     9 answer · 10 maintain or withdraw · 11 declare · 12 carry over · 13 wait
  ...textRows, //    14 extend · 15 bracket · 16 confirm a text · 17 rate · 18 hear · 19 call · 20 propose · 21 floor · 22 draft
  ...itemRows, //    23 next item · 24 read out · 25 close
]

/** The moderator's one next action; null for everyone else. */
export function nextAction(scene: Scene): NextAction | null {
  if (scene.me.role !== "moderator") return null
  if (scene.session.state === "closed" || scene.session.state === "cancelled") return afterwards(scene)
  const action = firstFrom(0, scene)
  if (action?.stop?.why !== "waiting") return action
  const meanwhile = firstFrom(rows.findIndex(row => row === waitForConfirmation) + 1, scene)
  return { ...action, second: meanwhile ? [meanwhile.act, ...action.second] : action.second }
}

function firstFrom(start: number, scene: Scene): NextAction | null {
  for (const row of rows.slice(start)) {
    const action = row(scene)
    if (action) return action
  }
  return null
}

/** A record may be confirmed after the session, until the minutes are adopted; then 26 send · 27 decide · 28 adopt · 29 publish · 30 a note differs. */
const afterwards: Row = scene => {
  for (const row of [...sessionRows.slice(0, 1), ...minutesRows, decideDrift]) {
    const action = row(scene)
    if (action) return action
  }
  return null
}

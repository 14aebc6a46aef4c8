import { groupReasons, openBatch, writeSummary } from "../acts/between.ts"
import { showRound } from "../acts/rounds.ts"
import { translate } from "../acts/translate.ts"
import { type Authors, draft, proposeInDemo } from "../acts/wording.ts"
import type { DemoPanel } from "../room.ts"
import {
  fewCases,
  g1,
  g1Reasons,
  g1Summary,
  g2,
  g2Reasons,
  g3,
  g3Reasons,
  g3Summary,
  timing,
} from "../texts/between/g.ts"

/** The ratings of a statement end after three rounds, or once they are stable and three quarters have answered. */
const stopping = { rounds: 3, answered: 75 }

/**
 * Plays topic G, on which the panel never meets. The first batch was shown before the session, with reasons and a
 * summary. The second one is open, and six of the eight panelists have begun.
 */
export async function topicG(room: DemoPanel): Promise<void> {
  room.time.daysBefore(20)
  const authors: Authors = { zh: "zhou", ja: "hayase" }
  const incident = await draft(room, "G", { label: "G-1", texts: g1, authors, first: "zh" })
  await proposeInDemo(room, incident, "zhou")
  const nearMiss = await draft(room, "G", {
    label: "G-2",
    texts: g2,
    authors: { zh: "su", ja: "morishita" },
    first: "ja",
  })
  await proposeInDemo(room, nearMiss, "morishita")
  const yearly = await draft(room, "G", { label: "G-3", texts: g3, authors: { zh: "su", ja: "fujiwara" }, first: "ja" })
  await proposeInDemo(room, yearly, "fujiwara")

  room.time.daysBefore(19)
  const asked = [
    { statement: incident, scores: [8, 6, 3, 6, 8, 7, 2, 5], reasons: g1Reasons },
    { statement: nearMiss, scores: [7, 8, 7, 8, 6, 8, 7, 7], reasons: g2Reasons },
    { statement: yearly, scores: [3, 2, 4, 5, 2, 3, 3, 6], reasons: g3Reasons },
  ]
  const [first, second, third] = await openBatch(room, asked, { days: 10, stopping })
  if (!first || !second || !third) throw new Error("the batch has no rounds")
  room.time.daysBefore(11)
  await showRound(room, first.id, "chen")
  await translate(
    room,
    [g1Reasons, g2Reasons, g3Reasons].flatMap(reasons => Object.values(reasons)),
  )
  await groupReasons(room, third, [
    { title: fewCases, of: [g3Reasons.zhou, g3Reasons.hayase] },
    { title: timing, of: [g3Reasons.lin, g3Reasons.morishita] },
  ])
  await writeSummary(room, first, g1Summary)
  await writeSummary(room, third, g3Summary)

  room.time.daysBefore(3)
  const again = [
    { statement: incident, scores: [7, 7, 5, 7, 8, 7, null, null] },
    { statement: nearMiss, scores: [7, 8, 7, 8, 7, null, null, null] },
    { statement: yearly, scores: [5, 4, 4, 5, 4, null, null, null] },
  ]
  await openBatch(room, again, { days: 14 })
}

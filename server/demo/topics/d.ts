import { discuss } from "../acts/discuss.ts"
import { observersQuestion } from "../acts/floor.ts"
import { openRating } from "../acts/rounds.ts"
import { type Authors, draft, proposeInDemo, rewordInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import { d1, d2, failures, japaneseText } from "../texts/d.ts"

const authors: Authors = { zh: "su", ja: "fujiwara" }

/**
 * Plays topic D. The rating of D-1 stays open. The Japanese text of D-2 is out of date and says the opposite of the
 * Chinese text.
 */
export async function topicD(room: DemoRoom): Promise<void> {
  const tested = await draft(room, "D", { label: "D-1", texts: d1, authors, first: "zh" })
  await proposeInDemo(room, tested, "su")
  await discuss(room, tested, { on: { within: d1.zh, quote: "未通过之处" }, said: failures })
  await observersQuestion(room, "D")

  const report = await draft(room, "D", { label: "D-2", texts: d2.v1, authors, first: "zh" })
  await proposeInDemo(room, report, "su")

  await openRating(room, tested, "chen", [7, 8, null, 6, 8, null, null, 5])
  await room.do("host", "change-member", { member: room.cast.ribeiro, role: "panelist", side: null })
  await room.do("xu", "tick-attendance", { session: room.session, member: room.cast.ribeiro, here: true })

  await rewordInDemo(room, report, { from: d2.v1, to: d2.v2, authors })
  await proposeInDemo(room, report, "su", ["zh", "en"])
  const opposite = { within: d2.v1.ja, quote: "他方においても承認とみなす" }
  await discuss(room, report, { on: opposite, said: japaneseText })
}

import type { StatementId } from "../../../shared/model/ids.ts"
import { discuss, spokenBy } from "../acts/discuss.ts"
import { observersQuestion } from "../acts/floor.ts"
import { openRating } from "../acts/rounds.ts"
import { translate } from "../acts/translate.ts"
import { type Authors, draft, proposeInDemo, rewordInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import { d1, d2, failures, failuresCorrected, japaneseText, smallApps } from "../texts/d.ts"
import { secondedIn } from "../texts/wording.ts"

const authors: Authors = { zh: "su", ja: "fujiwara" }

/**
 * Plays topic D. The rating of D-1 stays open. The Japanese text of D-2 is out of date and says the opposite of the
 * Chinese text.
 */
export async function topicD(room: DemoRoom): Promise<void> {
  const tested = await draft(room, "D", { label: "D-1", texts: d1, authors, first: "zh" })
  await proposeInDemo(room, tested, "su")
  await discuss(room, tested, { on: { within: d1.zh, quote: "未通过之处" }, said: failures })
  await corrected(room, tested)
  await observersQuestion(room, "D")
  await translate(room, Object.values(smallApps))

  const report = await draft(room, "D", { label: "D-2", texts: d2.v1, authors, first: "zh" })
  await proposeInDemo(room, report, "su")

  await openRating(room, tested, "chen", [7, 8, null, 6, 8, null, null, 5])
  await room.do("host", "change-member", { member: room.cast.ribeiro, role: "panelist", side: null })
  await room.do("xu", "tick-attendance", { session: room.session, member: room.cast.ribeiro, here: true })

  await rewordInDemo(room, report, { from: d2.v1, to: d2.v2, authors })
  await proposeInDemo(room, report, "su", ["zh", "en"])
  const opposite = { within: d2.v1.ja, quote: "他方においても承認とみなす" }
  await discuss(room, report, { on: opposite, said: japaneseText })
  await translate(room, secondedIn(japaneseText), "xu")
}

/** Fujiwara corrects her comment after it was translated, so the translation is behind. */
async function corrected(room: DemoRoom, statement: StatementId): Promise<void> {
  await translate(room, secondedIn(failures))
  const { threads } = await room.stage.state()
  const thread = Object.values(threads).find(one => one.statement === statement)
  const comment = thread?.entries.at(-1)
  if (!thread || !comment) throw new Error("nothing to correct")
  room.time.pass(10)
  const text = spokenBy("fujiwara", failuresCorrected)
  await room.do("fujiwara", "correct-comment", { thread: thread.id, comment: comment.id, text })
}

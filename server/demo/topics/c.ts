import { declare } from "../acts/declare.ts"
import { discuss } from "../acts/discuss.ts"
import { call, rate } from "../acts/rounds.ts"
import { translate } from "../acts/translate.ts"
import { type Authors, draft, proposeInDemo, rewordInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import { bands, c1, c2, carriedOver, withinAnHour } from "../texts/c.ts"
import { secondedIn } from "../texts/wording.ts"

const authors: Authors = { zh: "han", ja: "onodera" }

/**
 * Plays topic C. C-1 is recorded. C-2 divides the professions and is carried over. A second record of C-1 supersedes
 * the first.
 */
export async function topicC(room: DemoRoom): Promise<void> {
  const events = await draft(room, "C", { label: "C-1", texts: c1.v1, authors, first: "zh" })
  await proposeInDemo(room, events, "han")
  await rate(room, events, "chen", [9, 8, 9, 8, 8, 7, 9, 8])
  await call(room, events, "chen")
  await declare(room, events, { level: "unanimity", by: "chen" })

  await disruption(room)

  await rewordInDemo(room, events, { from: c1.v1, to: c1.v2, authors })
  await proposeInDemo(room, events, "han")
  await call(room, events, "miwa")
  await declare(room, events, { level: "unanimity", by: "miwa" })
}

/** C-2 keeps an open bracket, which makes a call for consensus impossible, so it is carried over. */
async function disruption(room: DemoRoom): Promise<void> {
  const statement = await draft(room, "C", { label: "C-2", texts: c2, authors, first: "ja" })
  await proposeInDemo(room, statement, "onodera")
  await rate(room, statement, "miwa", [3, 2, 9, 8, 2, 3, 9, 6], { reasonsFor: "none" })
  await discuss(room, statement, { on: { within: c2.ja, quote: "1時間以内" }, said: withinAnHour })
  await discuss(room, statement, {
    kind: "suggestion",
    on: { within: c2.zh, quote: "拥堵数据" },
    wording: "拥堵等级",
    said: bands,
  })
  room.time.pass(60)
  await rate(room, statement, "miwa", [3, 2, 9, 8, 2, 2, 8, 7], { reasonsFor: "none" })
  room.time.pass(30)
  await room.do("chen", "carry-over", { statement, reason: carriedOver, reasonLang: "zh" })
  await translate(room, secondedIn(withinAnHour))
}

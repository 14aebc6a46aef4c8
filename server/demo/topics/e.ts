import { declare } from "../acts/declare.ts"
import { call, rate } from "../acts/rounds.ts"
import { translate } from "../acts/translate.ts"
import { draft, proposeInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import { e1, e1Drifted, e2, smallCarriers, withdrawn } from "../texts/e.ts"

/** Plays topic E. E-1 reaches consensus with a reservation, and the author of E-2 withdraws it. */
export async function topicE(room: DemoRoom): Promise<void> {
  const figure = await draft(room, "E", {
    label: "E-1",
    texts: e1,
    authors: { zh: "su", ja: "fujiwara" },
    first: "ja",
  })
  await proposeInDemo(room, figure, "fujiwara")
  await rate(room, figure, "chen", [7, 8, 6, 8, 8, 7, 7, 9])
  await call(room, figure, "chen", { han: { position: "reserve", reason: smallCarriers.text } })
  await declare(room, figure, { level: "consensus", by: "chen" })
  await translate(room, [smallCarriers])

  const account = await draft(room, "E", {
    label: "E-2",
    texts: e2,
    authors: { zh: "han", ja: "onodera" },
    first: "ja",
  })
  await proposeInDemo(room, account, "onodera")
  room.time.pass(20)
  await room.do("onodera", "withdraw-statement", { statement: account, reason: withdrawn, reasonLang: "ja" })
}

/** Changes the text of E-1 in the note after it is recorded, so that the note differs from the record. */
export async function drift(room: DemoRoom): Promise<void> {
  await room.notes.reword(room.topics.E, "su", e1.zh, e1Drifted.zh)
  room.time.pass(20)
  await room.notes.reword(room.topics.E, "fujiwara", e1.ja, e1Drifted.ja)
  room.time.pass(20)
  await room.notes.reword(room.topics.E, "xu", e1.en, e1Drifted.en)
  await room.stage.settle()
}

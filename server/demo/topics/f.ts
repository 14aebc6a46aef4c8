import { callBetween, nameForProgress, noteProgress, review } from "../acts/between.ts"
import { declare } from "../acts/declare.ts"
import { acceptTranslation, translate } from "../acts/translate.ts"
import { type Authors, draft, proposeInDemo } from "../acts/wording.ts"
import type { DemoPanel } from "../room.ts"
import { englishColumn, f1, f2, namesMasked, termsProgress } from "../texts/between/f.ts"

const authors: Authors = { zh: "lin", ja: "hayase" }

/**
 * Plays topic F, half a year before the session and without a meeting. Record F-1 stands after a review and its next
 * review is due today. Record F-2 was dropped, and the day of its review has passed.
 */
export async function topicF(room: DemoPanel): Promise<void> {
  room.time.daysBefore(199)
  const terms = await draft(room, "F", { label: "F-1", texts: f1, authors, first: "zh" })
  await proposeInDemo(room, terms, "lin")
  await callBetween(room, terms, "miwa")
  const list = await declare(room, terms, { level: "unanimity", by: "miwa", reviewInDays: -95 })
  await nameForProgress(room, list, "lin", "hayase")

  const service = await draft(room, "F", {
    label: "F-2",
    texts: f2,
    authors: { zh: "su", ja: "fujiwara" },
    first: "ja",
  })
  await proposeInDemo(room, service, "fujiwara")
  await callBetween(room, service, "chen", { fujiwara: { position: "reserve", reason: namesMasked.text } })
  const trial = await declare(room, service, { level: "consensus", by: "chen", reviewInDays: -12 })
  await translate(room, [namesMasked])
  await nameForProgress(room, trial, "su", "fujiwara")

  room.time.daysBefore(150)
  await noteProgress(room, list, "lin", ["under_way", termsProgress.listed])
  await noteProgress(room, trial, "su", ["under_way", termsProgress.trialled])

  room.time.daysBefore(94)
  await review(room, list, { amend: { morishita: englishColumn }, nextInDays: 0 })
  await translate(room, [englishColumn])

  room.time.daysBefore(60)
  await noteProgress(room, trial, "fujiwara", ["dropped", termsProgress.stopped])
  room.time.daysBefore(45)
  await noteProgress(room, list, "hayase", ["done", termsProgress.published])
  await translate(room, Object.values(termsProgress))
  await acceptTranslation(room, termsProgress.published.text, "hayase", "en")
}

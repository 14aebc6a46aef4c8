import { declare } from "../acts/declare.ts"
import { discuss } from "../acts/discuss.ts"
import { hands, lendMinute, speak } from "../acts/floor.ts"
import { call, giveScore, openRating, rate, showRound } from "../acts/rounds.ts"
import { acceptEnglish, acceptTranslation, letStand, translate, translatedParagraph } from "../acts/translate.ts"
import { type Authors, draft, proposeInDemo, rewordInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import {
  a1,
  a1Note,
  a2,
  accessLog,
  accessLogChanged,
  classification,
  logStays,
  noted,
  published,
  smallFirms,
} from "../texts/a.ts"
import { people } from "../texts/roster.ts"
import { secondedIn } from "../texts/wording.ts"

const authors: Authors = { zh: "lin", ja: "hayase" }

/**
 * Plays topic A. A-1 reaches unanimity after it is reworded. A-2 reaches consensus with two reservations, while one
 * chair is disconnected.
 */
export async function topicA(room: DemoRoom): Promise<void> {
  await plainWords(room)
  await accessLogs(room)
}

async function plainWords(room: DemoRoom): Promise<void> {
  const statement = await draft(room, "A", { label: "A-1", texts: a1.v1, authors, first: "zh" })
  await proposeInDemo(room, statement, "lin")
  await rate(room, statement, "chen", [7, 6, 8, 7, 6, 5, 8, 7])
  const publish = { within: a1.v1.ja, quote: "公表" }
  await discuss(room, statement, { kind: "question", on: publish, said: published, resolvedBy: "hayase" })
  await rewordInDemo(room, statement, { from: a1.v1, to: a1.v2, authors })
  await proposeInDemo(room, statement, "lin")
  const classes = { within: a1.v2.ja, quote: "規制区分" }
  await discuss(room, statement, { on: classes, said: classification, resolvedBy: "miwa" })
  await rate(room, statement, "chen", [8, 7, 8, 8, 7, 7, 8, 8])
  await call(room, statement, "chen")
  await declare(room, statement, { level: "unanimity", by: "chen", note: a1Note })
  await translate(room, [...secondedIn(published), ...secondedIn(classification)])
  await acceptEnglish(room, [...published, ...classification])
  await translatedParagraph(room, "A", noted.published)
  await acceptTranslation(room, noted.published.text, "lin", "en")
}

async function accessLogs(room: DemoRoom): Promise<void> {
  const statement = await draft(room, "A", { label: "A-2", texts: a2, authors, first: "ja" })
  await proposeInDemo(room, statement, "hayase")
  await rate(room, statement, "chen", [4, 6, 5, 7, 9, 8, 7, 9])
  await spokenInTurn(room)
  await discuss(room, statement, { on: { within: a2.zh, quote: "访问日志" }, said: accessLog })
  await ratedAgain(room, statement)
  await call(room, statement, "miwa", {
    lin: { position: "reserve", reason: logStays.text },
    han: { position: "reserve", reason: smallFirms.text },
  })
  await declare(room, statement, { level: "consensus", by: "miwa" })
  await translate(room, [logStays, smallFirms])
  await translate(room, secondedIn(accessLog), "xu")
  await acceptEnglish(room, accessLog)
  await acceptTranslation(room, logStays.text, "lin", "en", "ja")
  await letStand(room, smallFirms.text, "han", "ja")
  await translatedParagraph(room, "A", noted.accessLog)
  room.time.pass(20)
  await room.notes.reword(room.topics.A, "hayase", noted.accessLog.text, accessLogChanged)
}

/**
 * Three people ask for the floor. The order "least spoken" puts Zhou first, although she asked last. Miwa lends a minute
 * of her side's time, as the other side has little left.
 */
async function spokenInTurn(room: DemoRoom): Promise<void> {
  await speak(room, "lin", 40)
  await speak(room, "han", 30)
  await hands(room, ["lin", "han", "zhou"])
  await lendMinute(room)
  for (const who of ["zhou", "han", "lin"] as const) await speak(room, who, 25)
}

/**
 * Chen's connection is lost, and Miwa reveals the rating that Chen opened. Han answers late and changes the score
 * twice.
 */
async function ratedAgain(room: DemoRoom, statement: Parameters<typeof rate>[1]): Promise<void> {
  const round = await openRating(room, statement, "chen", [6, 7, null, 7, 8, 8, 7, 9])
  const without = people.filter(who => who !== "chen").map(who => room.cast[who])
  room.stage.present(without)
  await room.do("xu", "tick-attendance", { session: room.session, member: room.cast.chen, here: false })
  room.time.pass(60)
  await giveScore(room, round, "han", 5)
  await giveScore(room, round, "han", 7, { seen: 1 })
  await giveScore(room, round, "han", 6, { seen: 2 })
  await showRound(room, round, "miwa")
  room.stage.present(people.map(who => room.cast[who]))
  await room.do("xu", "tick-attendance", { session: room.session, member: room.cast.chen, here: true })
}

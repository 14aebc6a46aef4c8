import { ObjectionId, type StatementId } from "../../../shared/model/ids.ts"
import { declare } from "../acts/declare.ts"
import { discuss, spokenBy } from "../acts/discuss.ts"
import { call, rate } from "../acts/rounds.ts"
import { acceptEnglish, acceptTranslation, correctTranslation, nameReader, translate } from "../acts/translate.ts"
import { type Authors, draft, proposeInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import {
  b1,
  b2,
  b2Note,
  b2Reasons,
  dissent,
  namedCaregiver,
  objection,
  pointOfOrder,
  remedyCorrected,
  smallGroups,
} from "../texts/b.ts"
import { secondedIn } from "../texts/wording.ts"

const authors: Authors = { zh: "zhou", ja: "morishita" }

/**
 * Plays topic B. B-1 reaches unanimity after one rating. B-2 reaches rough consensus with a maintained objection,
 * although the statistics of its rating show no disagreement.
 */
export async function topicB(room: DemoRoom): Promise<void> {
  await namedDecision(room)
  await recordsStay(room)
}

async function namedDecision(room: DemoRoom): Promise<void> {
  const statement = await draft(room, "B", { label: "B-1", texts: b1, authors, first: "zh" })
  await discuss(room, statement, { kind: "question", on: { within: b1.zh, quote: "具名" }, said: namedCaregiver })
  await proposeInDemo(room, statement, "zhou")
  await rate(room, statement, "miwa", [8, 9, 8, 8, 9, 9, 8, 9])
  await discuss(room, statement, { on: { within: b1.en, quote: "records it" }, said: pointOfOrder })
  await call(room, statement, "miwa")
  await declare(room, statement, { level: "unanimity", by: "miwa", reviewInDays: 180 })
  await translate(room, secondedIn([...namedCaregiver, ...pointOfOrder]))
  await acceptEnglish(room, pointOfOrder)
}

async function recordsStay(room: DemoRoom): Promise<void> {
  const texts = { label: "B-2", texts: b2, authors: { zh: "zhou", ja: "hayase" }, first: "zh" } as const
  const statement = await draft(room, "B", texts)
  await proposeInDemo(room, statement, "zhou")
  const first = await rate(room, statement, "chen", [8, 4, 7, 8, 7, 2, 6, 8], { reasons: b2Reasons.first })
  room.time.pass(60)
  await room.do("xu", "group-reasons", { round: first, groups: [{ title: smallGroups, reasons: [0, 1] }], seen: 0 })
  room.time.pass(60)
  await rate(room, statement, "chen", [8, 7, 7, 8, 7, 2, 7, 8], { reasons: b2Reasons.second })
  await call(room, statement, "chen", {
    morishita: { position: "block", reason: objection.reason.text, remedy: objection.remedy.text },
  })
  await answered(room, statement)
  const record = await declare(room, statement, { level: "rough", by: "chen", note: b2Note })
  room.time.pass(90)
  await room.do("morishita", "add-dissent", { record, text: spokenBy("morishita", dissent.text) })
  await translated(room)
}

async function answered(room: DemoRoom, statement: StatementId): Promise<void> {
  const { objections } = await room.stage.state()
  const raised = Object.values(objections).find(one => one.statement === statement)
  const id = ObjectionId.parse(raised?.id)
  room.time.pass(60)
  const answer = spokenBy("chen", objection.disposition.text)
  await room.do("chen", "answer-objection", { objection: id, disposition: "partly", answer })
  room.time.pass(30)
  const text = spokenBy("morishita", objection.reply.text)
  await room.do("morishita", "reply-objection", { objection: id, reply: "maintained", text })
}

/**
 * The words about B-2 are translated. Morishita, who reads English, corrects one text. She asks Fujiwara to answer for the
 * Chinese text of her dissent. Nobody answers for the reasons of the ratings, because their authors' names are hidden.
 */
async function translated(room: DemoRoom): Promise<void> {
  const { first, second } = b2Reasons
  await translate(room, [...Object.values(objection), dissent])
  await translate(room, [...Object.values(first), ...Object.values(second)], "xu")
  await correctTranslation(room, objection.remedy.text, "morishita", ["en", remedyCorrected])
  await acceptTranslation(room, objection.disposition.text, "chen", "en")
  await acceptTranslation(room, objection.reason.text, "morishita", "en")
  await acceptTranslation(room, dissent.text, "morishita", "en")
  await nameReader(room, dissent.text, "morishita", ["zh", "fujiwara"])
  await acceptTranslation(room, dissent.text, "fujiwara", "zh")
}

import { ObjectionId, type StatementId } from "../../../shared/model/ids.ts"
import { declare } from "../acts/declare.ts"
import { discuss, spokenBy } from "../acts/discuss.ts"
import { call, rate } from "../acts/rounds.ts"
import { type Authors, draft, proposeInDemo } from "../acts/wording.ts"
import type { DemoRoom } from "../room.ts"
import { b1, b2, b2Note, b2Reasons, dissent, namedCaregiver, objection, pointOfOrder, smallGroups } from "../texts/b.ts"

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
    morishita: { position: "block", reason: objection.reason, remedy: objection.remedy },
  })
  await answered(room, statement)
  const record = await declare(room, statement, { level: "rough", by: "chen", note: b2Note })
  room.time.pass(90)
  await room.do("morishita", "add-dissent", { record, text: spokenBy("morishita", dissent) })
}

async function answered(room: DemoRoom, statement: StatementId): Promise<void> {
  const { objections } = await room.stage.state()
  const raised = Object.values(objections).find(one => one.statement === statement)
  const id = ObjectionId.parse(raised?.id)
  room.time.pass(60)
  const answer = spokenBy("chen", objection.disposition)
  await room.do("chen", "answer-objection", { objection: id, disposition: "partly", answer })
  room.time.pass(30)
  const text = spokenBy("morishita", objection.reply)
  await room.do("morishita", "reply-objection", { objection: id, reply: "maintained", text })
}

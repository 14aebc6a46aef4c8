import { beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../server/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { RecordId, StatementId } from "../../../shared/model/ids.ts"
import type { Model } from "./panelModel.ts"
import { peopleOf } from "./steps/leading.ts"
import { openWorld, seatPanel, type World } from "./world.ts"

let world: World
let model: Model
beforeEach(async () => {
  world = await openWorld(true)
  model = await seatPanel(world, true)
})

const chair = (side: string) => peopleOf(model, "moderator", side)[0]?.id ?? ""
const expert = (side: string) => peopleOf(model, "panelist", side)[0]?.id ?? ""
const refused = async (who: string, kind: string, body: unknown) => {
  const answered = await world.send(who, kind, body)
  return answered.ok ? "done" : answered.refusal.code
}

/** Confirms what stands on the card in both languages and proposes it. */
async function propose(statement: string): Promise<void> {
  const texts = (await world.state()).statements[StatementId.parse(statement)]?.texts ?? []
  const written = texts.filter(one => one.state !== "missing")
  for (const [lang, side] of [
    ["zh", "C"],
    ["ja", "J"],
  ] as const) {
    const seen = textHash(written.find(one => one.lang === lang)?.text ?? "", sha256)
    await world.made(expert(side), "confirm-text", { statement, lang, seen })
  }
  await world.made(chair("C"), "propose-statement", { statement, seen: statementHash(written, sha256) })
}

/** All agree, and the Chinese side's chair declares; the Japanese side's has not confirmed. */
async function declare(statement: string, version: number): Promise<string> {
  const { round } = await world.made(chair("C"), "open-round", { statement, version, kind: "call" })
  const panelists = peopleOf(model, "panelist")
  for (const { id } of panelists)
    await world.made(id, "answer-round", { round: String(round), seen: 0, answer: { kind: "call", position: "agree" } })
  await world.made(chair("C"), "close-and-show", { round: String(round) })
  const seen = `${panelists.length}/${panelists.length}/0/0/0/0`
  const made = await world.made(chair("C"), "declare-record", { statement, level: "unanimity", seen })
  return String(made["record"])
}

async function recorded(): Promise<{ statement: string; record: string }> {
  const made = await world.made(expert("C"), "draft-statement", {
    topic: model.topic.id,
    lang: "zh",
    text: "数据默认流动。",
  })
  const statement = String(made["statement"])
  await world.made(expert("J"), "save-text", { statement, lang: "ja", text: "データは流れる。", base: 0 })
  await propose(statement)
  return { statement, record: await declare(statement, 1) }
}
const nextVersion = (statement: string) => ({ statement, lang: "zh", text: "数据流动。", base: 1, newVersion: true })

const stateOf = async (record: string) => (await world.state()).records[RecordId.parse(record)]?.state

test("while a record waits for its confirmation no next version begins, so two never come into force for one text", async () => {
  const { statement, record } = await recorded()
  expect(await refused(expert("C"), "save-text", nextVersion(statement))).toBe("record-fixed")
  await world.made(chair("J"), "confirm-record", { record })
  expect(await refused(expert("C"), "save-text", nextVersion(statement))).toBe("done")
})

test("a record that was withdrawn while its successor waited stays withdrawn when that one comes into force", async () => {
  const { statement, record: first } = await recorded()
  await world.made(chair("J"), "confirm-record", { record: first })
  await world.send(expert("C"), "save-text", nextVersion(statement))
  await propose(statement)
  const second = await declare(statement, 2)
  await world.made(chair("J"), "withdraw-record", { record: first, reason: "Obsolete." })
  await world.made(chair("J"), "confirm-record", { record: second })
  expect([await stateOf(first), await stateOf(second)]).toEqual(["withdrawn", "in_force"])
})

test("filling in one language of a proposed version opens no other to change", async () => {
  const made = await world.made(expert("C"), "draft-statement", {
    topic: model.topic.id,
    lang: "zh",
    text: "数据默认流动。",
  })
  const statement = String(made["statement"])
  await world.made(expert("C"), "confirm-text", { statement, lang: "zh", seen: textHash("数据默认流动。", sha256) })
  const seen = statementHash([{ lang: "zh", text: "数据默认流动。" }], sha256)
  await world.made(chair("C"), "propose-statement", { statement, seen })
  world.pass(1_000)
  for (const base of [0, 1])
    await world.made(expert("J"), "save-text", { statement, lang: "ja", text: `データ${base}。`, base })
  expect(await refused(expert("C"), "save-text", { statement, lang: "zh", text: "别的话。", base: 1 })).toBe(
    "version-frozen",
  )
})

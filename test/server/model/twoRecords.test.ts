import { beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { RecordId } from "../../../shared/model/ids.ts"
import { type SidedPanel, sidedPanel } from "./sidedPanel.ts"
import type { World } from "./world.ts"

let panel: SidedPanel
let world: World
beforeEach(async () => {
  panel = await sidedPanel()
  world = panel.world
})
const chair = (side: string) => panel.chair(side)
const expert = (side: string) => panel.expert(side)
const propose = (statement: string) => panel.propose(statement)
const declare = (statement: string, version: number) => panel.declare(statement, version)
const recorded = () => panel.recorded()
const refused = async (who: string, kind: string, body: unknown) => {
  const answered = await world.send(who, kind, body)
  return answered.ok ? "done" : answered.refusal.code
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
  await world.made(chair("C"), "confirm-proposal", { proposal: await panel.waiting() })
  await world.made(chair("J"), "confirm-record", { record: second })
  expect([await stateOf(first), await stateOf(second)]).toEqual(["withdrawn", "in_force"])
})

test("filling in one language of a proposed version opens no other to change", async () => {
  const made = await world.made(expert("C"), "draft-statement", {
    topic: panel.model.topic.id,
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

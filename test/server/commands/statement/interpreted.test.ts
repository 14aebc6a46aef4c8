import { beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { StatementId } from "../../../../shared/model/ids.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"
import { peopleOf } from "../../model/steps/leading.ts"

let panel: SidedPanel
let interpreter: string
let statement: string
beforeEach(async () => {
  panel = await sidedPanel()
  const { world, model } = panel
  const [secretary] = peopleOf(model, "secretary")
  const admitted = await world.made(secretary!.id, "admit-member", { name: "Voice", role: "interpreter" })
  interpreter = String(admitted["member"])
  const first = { topic: model.topic.id, lang: "zh" as const, text: "数据默认流动。" }
  statement = String((await world.made(panel.expert("C"), "draft-statement", first))["statement"])
})

const save = async (who: string, lang: Lang, text: string, base: number, newVersion = false) => {
  const answered = await panel.world.send(who, "save-text", { statement, lang, text, base, newVersion })
  return answered.ok ? "done" : answered.refusal.code
}
const shown = async (lang: Lang) =>
  (await panel.world.state()).statements[StatementId.parse(statement)]?.texts.find(one => one.lang === lang)
const confirm = (who: string, lang: Lang, text: string) =>
  panel.world.send(who, "confirm-text", { statement, lang, seen: textHash(text, sha256) })

test("an interpreter writes the missing text of a side, which is in force only once the side has confirmed it", async () => {
  expect(await save(interpreter, "ja", "データは流れる。", 0)).toBe("done")
  expect(await save(interpreter, "ja", "データは原則として流れる。", 1)).toBe("done")
  expect(await shown("ja")).toMatchObject({ state: "draft", by: interpreter })
  for (const who of [interpreter, panel.expert("C")])
    expect((await confirm(who, "ja", "データは原則として流れる。")).ok).toBe(false)
  expect((await confirm(panel.expert("J"), "ja", "データは原則として流れる。")).ok).toBe(true)
  expect(await shown("ja")).toMatchObject({ state: "in_sync", confirmedBy: panel.expert("J") })
})

test("an interpreter leaves a wording of the panel alone, but for one that is behind", async () => {
  expect(await save(interpreter, "zh", "数据流动。", 1)).toBe("not-permitted")
  await save(panel.expert("J"), "ja", "データは流れる。", 0)
  expect(await save(interpreter, "ja", "データが流れる。", 1)).toBe("not-permitted")
  await confirm(panel.expert("J"), "ja", "データは流れる。")
  expect(await save(interpreter, "ja", "データが流れる。", 1)).toBe("not-permitted")
  await save(panel.expert("C"), "zh", "数据自由流动。", 1)
  expect(await shown("ja")).toMatchObject({ state: "out_of_date" })
  expect(await save(interpreter, "ja", "データは自由に流れる。", 1)).toBe("done")
  expect(await shown("ja")).toMatchObject({ state: "draft", by: interpreter })
})

test("an interpreter begins no next version", async () => {
  await save(panel.expert("J"), "ja", "データは流れる。", 0)
  await panel.propose(statement)
  for (const lang of ["zh", "ja"] as const) expect(await save(interpreter, lang, "…", 1, true)).toBe("not-permitted")
})

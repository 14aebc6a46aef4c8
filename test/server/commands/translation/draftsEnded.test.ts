import { afterEach, beforeEach, expect, test } from "vitest"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
let workspace: WorkspaceId
beforeEach(async () => {
  panel = await openPanel()
  workspace = WorkspaceId.parse((await panel.stage.state()).workspace?.id)
})
afterEach(() => panel.end())

const types = (who: string, key: string) =>
  panel.instance.directory.saveTranslationDraft(workspace, panel.people[who]!, {
    key,
    lang: "zh",
    drafted: "person",
    text: "数据",
    seen: "hash",
    base: 0,
    savedAt: 5,
  })
const typed = async (who: string) =>
  (await panel.instance.directory.translationDrafts(workspace, panel.people[who]!)).map(({ key }) => key)

test("what a member was typing is forgotten when they are suspended or become an observer", async () => {
  for (const who of ["panelist1", "panelist2", "secretary"]) await types(who, "thread:T:E")
  await panel.do("host", "suspend-member", { member: panel.people["panelist1"]!, reason: "The account is lost." })
  await panel.do("host", "change-member", { member: panel.people["secretary"]!, role: "observer", side: null })
  expect(await typed("panelist1")).toEqual([])
  expect(await typed("secretary")).toEqual([])
  expect(await typed("panelist2")).toEqual(["thread:T:E"])
})

test("what anybody was typing of a comment or a reading is forgotten when it is withdrawn", async () => {
  const made = await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: "Data." } })
  const { reading } = await panel.do("moderator", "add-reading", {
    title: { en: "A paper" },
    link: "https://example.org/p",
    topic: panel.topic,
  })
  const key = `thread:${made["thread"]}:${made["entry"]}`
  for (const one of [key, `reading:${reading}:text`, "thread:T:E"]) await types("secretary", one)
  await panel.do("panelist1", "withdraw-comment", { thread: String(made["thread"]), comment: String(made["entry"]) })
  await panel.do("moderator", "remove-reading", { reading: String(reading) })
  expect(await typed("secretary")).toEqual(["thread:T:E"])
})

import Database from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { openStage } from "../../../../server/start/stage.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { ThreadId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { commentKey } from "../../../../shared/rules/said/inThreads.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const words = "The Tanaka dossier names nobody."
const text = "田中档案未点名任何人。"
let panel: Panel
let key: string
beforeEach(async () => {
  panel = await openPanel()
  const made = await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: words } })
  key = commentKey(ThreadId.parse(made["thread"]), String(made["entry"]))
  const given = { key, lang: "zh" as const, text, seen: textHash(words, sha256), base: 0 }
  await panel.do("secretary", "give-translation", given)
})
afterEach(() => panel.end())

const workspaceId = async () => WorkspaceId.parse((await panel.stage.state()).workspace?.id)

/** The state of a server that starts after the words were erased. */
async function erased(saying: string) {
  const workspace = await workspaceId()
  const database = new Database(panel.file)
  const erase = database.prepare("UPDATE content SET text = NULL, salt = '' WHERE text LIKE ?")
  expect(erase.run(`%${saying}%`).changes).toBe(1)
  database.close()
  const { stage, instance, close } = await openStage(panel.file, workspace)
  const state = await stage.state()
  const checked = await instance.folds.entries(workspace, 0, "room")
  await close()
  return { state, entries: JSON.stringify(checked.list) }
}

test("the words of a translation are a personal part of their own: erasing them leaves the original", async () => {
  const { state, entries } = await erased(text)
  expect(entries).toContain(words)
  expect(entries).not.toContain(text)
  expect(state.translations[translationId(key, "zh")]).toMatchObject({ text: "", revision: 1 })
})

test("once the original's words are erased, no translation of them is in the state", async () => {
  const { state } = await erased(words)
  expect(JSON.stringify(state)).not.toContain(words)
  expect(JSON.stringify(state)).not.toContain(text)
})

test("no body outside the personal part holds a word of the original, of the translation, or a hash of either", async () => {
  const database = new Database(panel.file)
  const bodies = database.prepare("SELECT json FROM event").pluck().all().join("\n")
  database.close()
  for (const guess of [words, text, textHash(words, sha256), textHash(text, sha256)])
    expect(bodies).not.toContain(guess)
})

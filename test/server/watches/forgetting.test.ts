import Sqlite from "better-sqlite3"
import { afterEach, expect, test } from "vitest"
import * as Y from "yjs"
import type { Documents } from "../../../server/ports/documents/documents.ts"
import { createForgetting } from "../../../server/watches/forgetting.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import { until } from "../../kit/clocks/until.ts"
import { paragraph } from "../../kit/people/rawClient.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"
import { typed } from "../commands/statement/typing.ts"

const start = 1_790_000_000_000
const undo = 120_000
let panel: Panel
/** how often the authors of a note were erased, and its writers disconnected */
let erased = 0
afterEach(() => panel.end())

/** Two panelists have written in a session's note, which is closed now. */
async function written(attribution: Attribution): Promise<void> {
  panel = await openPanel({ attribution })
  panel.stage.at(start)
  for (const who of ["panelist1", "panelist2"]) await types(who, `by ${who}`)
  await panel.do("moderator", "close-session", { session: panel.session })
}

async function types(who: string, text: string): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await panel.stage.note(panel.topic))
  await typed(panel, who, doc, () => doc.getXmlFragment(noteRoot).push([paragraph(text)]))
}

/** The members whom the database names as authors of a note's words, by their name in the panel. */
function authors(): string[] {
  const database = new Sqlite(panel.file, { readonly: true })
  const rows = database
    .prepare(
      `SELECT DISTINCT w.member FROM writer w WHERE EXISTS (SELECT 1 FROM doc_update u WHERE u.actor = w.id)
       OR EXISTS (SELECT 1 FROM client_owner o WHERE o.member = w.id)`,
    )
    .pluck()
    .all()
  database.close()
  return Object.keys(panel.people).filter(who => rows.includes(panel.people[who]))
}

/** The server's own watch in a process that has just started, when all that was due then is over. */
async function watching() {
  const failed: unknown[] = []
  const forgetAuthors: Documents["forgetAuthors"] = topic => {
    erased += 1
    return panel.instance.sync.documents.forgetAuthors(topic)
  }
  const documents = { forgetAuthors }
  const forgetting = await watched(
    createForgetting({ ...panel.instance, documents, failed: error => failed.push(error) }),
  )
  return {
    async stop() {
      await forgetting.stop()
      expect(failed).toEqual([])
    },
  }
}
const restarted = async () => (await watching()).stop()
const both = ["panelist1", "panelist2"]

test("under the Chatham House Rule the database no longer says who wrote what, once a close cannot be undone", async () => {
  await written("chatham")
  panel.stage.at(start + undo)
  await restarted()
  expect(authors()).toEqual(both)
  panel.stage.at(start + undo + 1)
  await restarted()
  expect(authors()).toEqual([])
  const text = await panel.instance.sync.documents.text(panel.topic)
  for (const who of both) expect(text).toContain(`by ${who}`)
  await types("panelist1", "afterwards")
  expect(await panel.instance.sync.documents.text(panel.topic)).toContain("afterwards")
})

test("a restart and another server erase and disconnect nobody again, until the next session has closed", async () => {
  await written("chatham")
  panel.stage.at(start + undo + 1)
  await restarted()
  const once = erased
  await types("panelist1", "afterwards")
  await restarted()
  const watch = await watching()
  await panel.do("secretary", "open-topic", { title: { en: "Next" }, letter: "B" })
  await watch.stop()
  expect(erased).toBe(once)
  expect(authors()).toEqual(["panelist1"])
  const next = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 2 * undo })
  await panel.do("moderator", "start-session", { session: String(next["session"]) })
  await panel.do("moderator", "close-session", { session: String(next["session"]) })
  panel.stage.at(start + 4 * undo)
  await restarted()
  expect(erased).toBeGreaterThan(once)
  expect(authors()).toEqual([])
})

test("long exports from before a close that cannot be undone go with the authors, and later ones stand", async () => {
  await written("chatham")
  const { jobs } = panel.instance.board
  const workspace = (await panel.stage.state()).workspace!.id
  const asked = async (id: string, madeAt: number) => {
    const times = { due: madeAt, madeAt, keepUntil: madeAt + 86_400_000 }
    await jobs.add({ id, kind: "exports", workspace, owner: "", subject: "", body: "{}", ...times })
    await jobs.addPart({ id, server: "" }, 0, Buffer.from("words"))
  }
  await asked("before", start + undo)
  panel.stage.at(start + undo + 1)
  await restarted()
  await asked("after", start + undo + 1)
  await restarted()
  expect(await jobs.job("before")).toMatchObject({ state: "failed", error: "erased" })
  expect(await jobs.part("before", 0)).toBeNull()
  expect((await jobs.job("after"))?.state).toBe("open")
})

test("while a session is held those who write in it stay known: so it is when a close was undone, and with the next one", async () => {
  await written("chatham")
  await panel.do("moderator", "reopen-session", { session: panel.session })
  panel.stage.at(start + 2 * undo)
  await restarted()
  expect(authors()).toEqual(both)
  await panel.do("moderator", "close-session", { session: panel.session })
  panel.stage.at(start + 4 * undo)
  const next = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 4 * undo })
  await panel.do("moderator", "start-session", { session: String(next["session"]) })
  await restarted()
  expect(authors()).toEqual(both)
})

test("a server that was there all along does it with the close of the last session that is held", async () => {
  await written("chatham")
  panel.stage.at(start + undo + 1)
  const watch = await watching()
  expect(authors()).toEqual([])
  const next = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: start + 2 * undo })
  await panel.do("moderator", "start-session", { session: String(next["session"]) })
  await types("panelist3", "in the second session")
  await panel.do("moderator", "close-session", { session: String(next["session"]) })
  expect(authors()).toEqual(["panelist3"])
  panel.stage.at(start + 4 * undo)
  await panel.do("secretary", "open-topic", { title: { en: "Next" }, letter: "B" })
  await until(() => authors().length === 0, "the second session's authors are forgotten")
  await watch.stop()
})

test.each(["named", "unattributed"] as const)("where the attribution is %s nothing is forgotten", async attribution => {
  await written(attribution)
  panel.stage.at(start + 4 * undo)
  await restarted()
  expect(authors()).toEqual(both)
})

test("where no session was closed yet nothing is forgotten", async () => {
  panel = await openPanel({ attribution: "chatham", live: false })
  panel.stage.at(start)
  for (const who of both) await types(who, `by ${who}`)
  panel.stage.at(start + 4 * undo)
  await restarted()
  expect(authors()).toEqual(both)
})

import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const topic = async () => Object.values((await panel.stage.state()).topics).find(({ id }) => id === panel.topic)

/** Writes a paragraph into the note. */
async function written() {
  const doc = new Y.Doc()
  const paragraph = new Y.XmlElement("paragraph")
  paragraph.setAttribute("lang", "en")
  paragraph.insert(0, [new Y.XmlText("Data moves.")])
  doc.getXmlFragment(noteRoot).push([paragraph])
  const author = panel.people["panelist1"]
  if (author) await panel.stage.write(author, panel.topic, Y.encodeStateAsUpdate(doc))
}

test("a moderator or the secretary names a version, gives it another name, and takes the name away", async () => {
  const version = { topic: panel.topic, at: 1_000 }
  await panel.do("secretary", "name-version", { ...version, title: { en: "Before the break" } })
  await panel.do("moderator", "name-version", { topic: panel.topic, at: 500, title: { en: "As circulated" } })
  await panel.do("moderator", "name-version", { ...version, title: { en: "As put to the vote" } })
  expect((await topic())?.versions).toMatchObject([
    { of: 500, title: { en: "As circulated" }, by: panel.people["moderator"] },
    { of: 1_000, title: { en: "As put to the vote" }, by: panel.people["moderator"] },
  ])
  await panel.do("secretary", "unname-version", version)
  await panel.do("moderator", "unname-version", version)
  expect((await topic())?.versions).toMatchObject([{ of: 500 }])
})

test("a version of the future has no name and is not restored", async () => {
  const at = Date.now() * 2
  const title = { en: "Later" }
  expect(await panel.refused("moderator", "name-version", { topic: panel.topic, at, title })).toBe("bad-input")
  expect(await panel.refused("moderator", "restore-note", { topic: panel.topic, at })).toBe("bad-input")
})

test("a restoration that never was is not in the log", async () => {
  const [first, second] = [Date.UTC(2020, 1), Date.UTC(2020, 2)]
  const version = { topic: panel.topic, at: first }
  panel.stage.at(first)
  expect(await panel.refused("panelist1", "restore-note", version)).toBe("not-found")
  await written()
  expect(await panel.refused("panelist1", "restore-note", version)).toBe("not-found")
  panel.stage.at(second)
  await written()
  expect(await panel.refused("panelist1", "restore-note", { ...version, at: 1_000 })).toBe("not-found")
  expect(await panel.refused("panelist1", "restore-note", { ...version, since: 5 })).toBe("bad-input")
  await panel.do("panelist1", "restore-note", { ...version, since: second })
  expect((await topic())?.restored).toMatchObject([{ of: first, since: second }])
})

test("the log says who restored which version, and refuses it where the member may not write", async () => {
  const version = { topic: panel.topic, at: Date.UTC(2020, 1) }
  for (const at of [version.at, Date.UTC(2020, 2)]) {
    panel.stage.at(at)
    await written()
  }
  await panel.do("panelist1", "restore-note", version)
  expect((await topic())?.restored).toMatchObject([{ of: version.at, by: panel.people["panelist1"] }])
  expect(await panel.refused("observer", "restore-note", version)).toBe("not-permitted")
  await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "suggest" })
  expect(await panel.refused("panelist1", "restore-note", version)).toBe("note-locked")
  await panel.do("secretary", "restore-note", version)
  await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "locked" })
  expect(await panel.refused("moderator", "restore-note", version)).toBe("note-locked")
  await panel.do("moderator", "close-topic", { topic: panel.topic })
  expect(await panel.refused("moderator", "restore-note", version)).toBe("topic-closed")
  expect((await topic())?.restored).toHaveLength(2)
})

import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { TopicId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const topic = async () => Object.values((await panel.stage.state()).topics).find(({ id }) => id === panel.topic)

/** Holds the note of each person's page. `deliver` brings the words of one page to another. */
const docs = new Map<string, Y.Doc>()
beforeEach(() => docs.clear())
const docOf = (who: string): Y.Doc => {
  const known = docs.get(who)
  if (known) return known
  const doc = new Y.Doc()
  docs.set(who, doc)
  return doc
}
function deliver(from: string, to: string) {
  Y.applyUpdate(docOf(to), Y.encodeStateAsUpdate(docOf(from)))
}

function paragraphOf(text: string): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph")
  paragraph.setAttribute("lang", "en")
  paragraph.insert(0, [new Y.XmlText(text)])
  return paragraph
}

/** Changes the note on a person's page, and sends the change to the server. */
async function edited(who: string, change: (note: Y.XmlFragment) => void) {
  const doc = docOf(who)
  const before = Y.encodeStateVector(doc)
  doc.transact(() => change(doc.getXmlFragment(noteRoot)))
  const author = panel.people[who]
  if (author) await panel.stage.write(author, panel.topic, Y.encodeStateAsUpdate(doc, before))
}

/** Writes a paragraph into the note. */
const written = (who = "panelist1", text = "Data moves.") => edited(who, note => note.push([paragraphOf(text)]))

/** Gives the note on a person's page its first paragraphs only, as restoring an earlier version does. */
const restored = (who: string, paragraphs: number) =>
  edited(who, note => note.length > paragraphs && note.delete(paragraphs, note.length - paragraphs))

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
  expect(await panel.refused("panelist1", "restore-note", { ...version, since: second })).toBe("text-changed")
  await restored("panelist1", 1)
  await panel.do("panelist1", "restore-note", { ...version, since: second })
  expect((await topic())?.restored).toMatchObject([{ of: first, since: second }])
})

test("a restoration into which somebody else wrote is no entry until the note says what it said then", async () => {
  const [first, second] = [Date.UTC(2020, 1), Date.UTC(2020, 2)]
  const version = { topic: panel.topic, at: first }
  panel.stage.at(first)
  await written()
  panel.stage.at(second)
  await written("panelist1", "Added later.")
  deliver("panelist1", "moderator")
  // the panelist types before the restoration of the moderator, whose page has not received it
  await written("panelist1", "At the same moment.")
  await restored("moderator", 1)
  expect(await panel.refused("moderator", "restore-note", { ...version, since: second })).toBe("text-changed")
  deliver("panelist1", "moderator")
  await restored("moderator", 1)
  // text that is typed after the restoration makes it no less true
  deliver("moderator", "panelist1")
  await written("panelist1", "Afterwards.")
  await panel.do("moderator", "restore-note", { ...version, since: second })
  // a member cannot claim the restoration of another
  expect(await panel.refused("panelist1", "restore-note", { ...version, since: second })).toBe("text-changed")
  expect((await topic())?.restored).toMatchObject([{ of: first, by: panel.people["moderator"] }])
})

test("each entry of a restoration is true, in whatever order people write, restore and hear of each other", async () => {
  let seed = 11
  const below = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n
  const start = Date.UTC(2020, 1)
  panel.stage.at(start)
  await written("panelist1", "Data moves.")
  const version = await panel.instance.versions.at(TopicId.parse(panel.topic), start)
  const textOf = (blocks: readonly { text: string }[]) => blocks.map(({ text }) => text)
  const wanted = version && version !== "busy" ? textOf(version.blocks) : []
  const people = ["panelist1", "panelist2", "moderator"]
  for (const who of people) deliver("panelist1", who)
  let entries = 0
  let refused = 0
  for (let n = 0; n < 40; n++) {
    const now = start + (n + 1) * 10_000
    panel.stage.at(now)
    const [who, other] = [people[below(3)]!, people[below(3)]!]
    const act = below(4)
    if (act === 0) await written(who, `Line ${n}.`)
    else if (act === 1) deliver(other, who)
    else {
      if (act === 2) deliver(other, who)
      await restored(who, 1)
      const since = now - 1_000
      const code = await panel.refused(who, "restore-note", { topic: panel.topic, at: start, since })
      expect(["done", "text-changed"]).toContain(code)
      if (code !== "done") refused++
      else {
        entries++
        const place = await panel.instance.history.placeAt(TopicId.parse(panel.topic), now)
        const note = await panel.instance.versions.in(TopicId.parse(panel.topic), place!)
        expect(note !== "busy" && textOf(note.blocks), `entry ${n}`).toEqual(wanted)
      }
    }
  }
  expect(Math.min(entries, refused)).toBeGreaterThan(2)
})

test("the log says who restored which version, and refuses it where the member may not write", async () => {
  const version = { topic: panel.topic, at: Date.UTC(2020, 1) }
  for (const at of [version.at, Date.UTC(2020, 2)]) {
    panel.stage.at(at)
    await written()
  }
  await restored("panelist1", 1)
  await panel.do("panelist1", "restore-note", version)
  expect((await topic())?.restored).toMatchObject([{ of: version.at, by: panel.people["panelist1"] }])
  expect(await panel.refused("observer", "restore-note", version)).toBe("not-permitted")
  await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "suggest" })
  expect(await panel.refused("panelist1", "restore-note", version)).toBe("note-locked")
  deliver("panelist1", "secretary")
  await written("secretary", "Added by the secretary.")
  await restored("secretary", 1)
  await panel.do("secretary", "restore-note", version)
  await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "locked" })
  expect(await panel.refused("moderator", "restore-note", version)).toBe("note-locked")
  await panel.do("moderator", "close-topic", { topic: panel.topic })
  expect(await panel.refused("moderator", "restore-note", version)).toBe("topic-closed")
  expect((await topic())?.restored).toHaveLength(2)
})

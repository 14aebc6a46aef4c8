import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import type { VersionList, VersionRead } from "../../../shared/contract/queries/versions.ts"
import { readNote } from "../../../shared/document/readers.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { TopicId } from "../../../shared/model/ids.ts"
import type { Attribution } from "../../../shared/model/terms.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { element, textAt } from "../../shared/document/notes.ts"

interface House {
  panel: ServedPanel
  moderator: Person
  panelist: Person
  observer: Person
  /** when the first and the second panelist wrote */
  times: [number, number]
}

async function house(attribution: Attribution): Promise<House> {
  const panel = await servePanel({ panelists: 2, attribution })
  // the panel is opened to everybody before anybody writes
  const chair = await panel.join("moderator1")
  await chair.do("set-access", { public: true, replay: "readers" })
  const docs = [new Y.Doc(), new Y.Doc()] as const
  const write = async (n: 0 | 1, edit: (doc: Y.Doc) => void) => {
    const doc = docs[n]
    const before = Y.encodeStateVector(doc)
    doc.transact(() => edit(doc))
    const update = Y.encodeStateAsUpdate(doc, before)
    for (const one of docs) Y.applyUpdate(one, update)
    const writer = panel.people[`panelist${n + 1}`]
    await panel.instance.sync.documents.write(TopicId.parse(panel.topic), writer!, update)
    const at = Date.now()
    await new Promise(resolve => setTimeout(resolve, 20))
    return at
  }
  const paragraph = () => element("paragraph", { lang: "en" }, new Y.XmlText("Data moves."))
  const first = await write(0, doc => doc.getXmlFragment(noteRoot).push([paragraph()]))
  const second = await write(1, doc => textAt(doc, 0).insert(4, " often"))
  const [panelist, observer] = await Promise.all(["panelist1", "observer1"].map(name => panel.join(name)))
  return { panel, moderator: chair, panelist: panelist!, observer: observer!, times: [first, second] }
}

let named: House, chatham: House
beforeAll(async () => {
  named = await house("named")
  chatham = await house("chatham")
})
afterAll(async () => {
  for (const { panel } of [named, chatham]) await panel.end()
})

const ask = ({ panel }: House, rest: string, who?: Person) =>
  fetch(`${panel.url}/api/topics/${panel.topic}/versions${rest}`, {
    headers: { ...(who && { cookie: who.cookie }) },
  })
const read = async <T>(of: House, rest: string, who?: Person) => (await (await ask(of, rest, who)).json()) as T

test("the room of a named panel reads the versions with who wrote which words", async () => {
  const { panel, panelist, times } = named
  const { topic, versions, moments } = await read<VersionList>(named, "", panelist)
  const [one, two] = [panel.people["panelist1"], panel.people["panelist2"]]
  expect([topic, versions.length, moments]).toEqual([panel.topic, 1, []])
  expect(versions[0]).toMatchObject({ epoch: 1, seq: 2, changes: 2, writers: [one, two] })
  const then = await read<VersionRead>(named, `/${times[0]}`, panelist)
  expect(then).toMatchObject({ seq: 1, blocks: [{ text: "Data moves.", lang: "en", by: [[11, 0]] }] })
  const now = await read<VersionRead>(named, `/${times[1]}`, panelist)
  expect(now.blocks[0]).toMatchObject({
    text: "Data often moves.",
    by: [
      [4, 0],
      [6, 1],
      [7, 0],
    ],
  })
  expect(now.writers?.map(({ member }) => member)).toEqual([one, two])
})

test("the gallery reads the versions where it may see a session again, and no writer", async () => {
  const list = await read<VersionList>(named, "", named.observer)
  expect(list.versions[0]).toMatchObject({ changes: 2 })
  const then = await read<VersionRead>(named, `/${named.times[1]}`, named.observer)
  expect(then.blocks).toEqual([{ kind: "paragraph", lang: "en", text: "Data often moves." }])
  for (const answer of [list, then]) expect(JSON.stringify(answer)).not.toContain(named.panel.people["panelist1"])
})

test("under the Chatham House Rule the room reads the versions without writers, and the gallery reads none", async () => {
  const list = await read<VersionList>(chatham, "", chatham.panelist)
  const then = await read<VersionRead>(chatham, `/${chatham.times[1]}`, chatham.moderator)
  expect(then.blocks).toEqual([{ kind: "paragraph", lang: "en", text: "Data often moves." }])
  for (const answer of [list, then]) expect(JSON.stringify(answer)).not.toMatch(/writers|"by"/)
  for (const rest of ["", `/${chatham.times[1]}`, `/${chatham.times[1]}/state`])
    expect((await ask(chatham, rest, chatham.observer)).status).toBe(404)
})

test("where only the chairs see a session again, the gallery is refused and the panel reads on", async () => {
  await named.moderator.do("set-access", { public: true, replay: "chairs" })
  expect((await ask(named, "", named.panelist)).status).toBe(200)
  for (const rest of ["", `/${named.times[0]}`, `/${named.times[0]}/state`]) {
    expect((await ask(named, rest, named.observer)).status).toBe(403)
    expect((await ask(named, rest)).status).toBe(403)
  }
})

test("a version is sent whole for whoever restores it", async () => {
  const sent = await ask(named, `/${named.times[0]}/state`, named.panelist)
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, new Uint8Array(await sent.arrayBuffer()))
  expect(readNote(doc).text).toBe("Data moves.")
})

test("what the panel did about the note is a moment, and so is a name", async () => {
  const { panel, moderator, times } = named
  await moderator.do("name-version", { topic: panel.topic, at: times[0], title: { en: "As circulated" } })
  const sent = await ask(named, `/${times[1]}/state`, moderator)
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, new Uint8Array(await sent.arrayBuffer()))
  const before = Y.encodeStateVector(doc)
  textAt(doc, 0).delete(4, 6)
  const update = Y.encodeStateAsUpdate(doc, before)
  await panel.instance.sync.documents.write(TopicId.parse(panel.topic), panel.people["moderator1"]!, update)
  await moderator.do("restore-note", { topic: panel.topic, at: times[0], since: times[1] })
  const { moments } = await read<VersionList>(named, "", named.panelist)
  expect(moments).toMatchObject([
    { kind: "named", at: times[0], title: { en: "As circulated" } },
    { kind: "replaced", at: times[1], of: times[0] },
    { kind: "restored", of: times[0], by: panel.people["moderator1"] },
  ])
})

test("a time that is none, or of before the first word, has no text", async () => {
  for (const at of ["0", "-1", "x", "1e9", "99999999999999999999"])
    expect((await ask(named, `/${at}`, named.panelist)).status).toBe(404)
  expect(await read<VersionRead>(named, "/1000", named.panelist)).toMatchObject({ epoch: 0, seq: 0, blocks: [] })
  expect((await ask(named, "/1000/state", named.panelist)).status).toBe(404)
})

import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { panelDispatch } from "../../../../server/commands/panelDispatch.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { CommandId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const [first, second] = [Date.UTC(2020, 1), Date.UTC(2020, 2)]

/** A panelist writes, adds a paragraph a month later, and takes it away again. */
async function restoredByHand() {
  const note = new Y.Doc()
  const edited = async (change: (blocks: Y.XmlFragment) => void) => {
    const before = Y.encodeStateVector(note)
    note.transact(() => change(note.getXmlFragment(noteRoot)))
    await panel.stage.write(panel.people["panelist1"]!, panel.topic, Y.encodeStateAsUpdate(note, before))
  }
  for (const at of [first, second]) {
    panel.stage.at(at)
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText("Data moves.")])
    await edited(blocks => blocks.push([paragraph]))
  }
  await edited(blocks => blocks.delete(1, 1))
}

/** A dispatcher whose versions are built only once `release` is called, with what was asked of it. */
function slowVersions() {
  const { instance, people } = panel
  const held = Promise.withResolvers<void>()
  const asked: number[] = []
  const dispatch = panelDispatch({
    ...instance,
    documents: instance.sync.documents,
    versions: {
      async in(topic, place) {
        asked.push(place.seq)
        await held.promise
        return instance.versions.in(topic, place)
      },
    },
    alias: () => "",
    present: () => new Set(),
  })
  let sent = 0
  const send = async (who: string, kind: string, body: object, named?: string) => {
    const { workspace, members } = await panel.stage.state()
    const { id: member, name, role, side } = members[people[who]!]!
    const id = CommandId.parse(named ?? `slow-${sent++}`)
    return dispatch.command(workspace!.id, { member, name, role, side, host: false }, { id, kind, body })
  }
  return { send, asked, release: held.resolve }
}

test("a panel goes on while versions of a note are built for a restoration, and the restoration is entered after it", async () => {
  await restoredByHand()
  const { send, asked, release } = slowVersions()
  const version = { topic: panel.topic, at: first, since: second }
  const restoring = send("panelist1", "restore-note", version, "restoring")
  await expect.poll(() => asked.length).toBe(1)
  const answered = await send("moderator", "open-topic", { title: { en: "Another" }, letter: "Z" })
  expect(answered.ok).toBe(true)
  release()
  expect(await restoring).toMatchObject({ ok: true })
  const restored = Object.values((await panel.stage.state()).topics).find(({ id }) => id === panel.topic)?.restored
  expect(restored).toMatchObject([{ of: first, by: panel.people["panelist1"] }])
  // the same command once more gets its receipt, and nothing is built
  const built = asked.length
  expect(await send("panelist1", "restore-note", version, "restoring")).toEqual(await restoring)
  expect(asked).toHaveLength(built)
})

test("one restoration of a member is compared at a time, and others' do not wait for it", async () => {
  await restoredByHand()
  const { send, asked, release } = slowVersions()
  const version = { topic: panel.topic, at: first, since: second }
  const all = [1, 2, 3].map(() => send("panelist1", "restore-note", version))
  await expect.poll(() => asked.length).toBe(1)
  const others = send("panelist2", "restore-note", version)
  await expect.poll(() => asked.length).toBe(2)
  release()
  for (const one of await Promise.all(all)) expect(one).toMatchObject({ ok: true })
  expect(await others).toMatchObject({ ok: false, refusal: { code: "text-changed" } })
})

import { afterAll, beforeAll, expect, test } from "vitest"
import type * as Y from "yjs"
import { sha256 } from "../../server/start/instance/instance.ts"
import { makeAnchor, resolveAnchor } from "../../shared/document/anchors.ts"
import { readNote } from "../../shared/document/readers.ts"
import { ThreadId } from "../../shared/model/ids.ts"
import { Ground } from "../abuse/document/ground.ts"
import { hangMs, until } from "../kit/clocks/until.ts"
import { RawClient } from "../kit/people/rawClient.ts"
import { plenary } from "../kit/servers/program.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

const compact = (topic: string) => plenary(ground.running.folder, "compact", topic)

test("plenary compact goes through the running server: not while somebody is connected, then to a new epoch", async () => {
  const text = ground.bob.absorb()
  const words = readNote(ground.bob.doc).text
  const from = words.indexOf("key 10")
  const anchor = makeAnchor(ground.bob.doc, { from, to: from + 6 }, sha256)
  if (!anchor) throw new Error("no anchor")
  const opened = await ground.moderator.do("open-thread", {
    topic: ground.topic,
    entry: { lang: "en", text: "Why ten?" },
    anchor,
  })
  expect(await compact(ground.topic)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("Somebody has the note open"),
  })
  expect(await compact("no-such-topic")).toMatchObject({ status: 1, stderr: expect.stringContaining("no such topic") })
  ground.ann.close()
  ground.bob.close()
  await until(
    async () => (await compact(ground.topic)).stdout.includes("The note begins epoch 2: one writer id"),
    "the new epoch",
    hangMs,
  )
  const cookie = await ground.cookie("panelist", "Late")
  const late = await new RawClient(ground.address, { cookie }).enter()
  expect([late.text, late.hello?.["epoch"]]).toEqual([text, 2])

  // The thread's passage is in its place, and tracked again: with its quote alone it would be lost at the first edit.
  const thread = ThreadId.parse(opened.made["thread"])
  await until(() => ground.moderator.state.threads[thread]?.anchor?.start !== anchor.start, "the anchor is set anew")
  const set = ground.moderator.state.threads[thread]?.anchor ?? anchor
  expect(resolveAnchor(late.doc, set)).toMatchObject({ state: "exact", text: "key 10" })
  const passage = late.doc
    .getXmlFragment("note")
    .toArray()
    .find(block => JSON.stringify(block.toJSON()).includes("key 10"))
  ;((passage as Y.XmlElement).get(0) as Y.XmlText).insert(4, "number ")
  expect(resolveAnchor(late.doc, set)).toMatchObject({ state: "changed", text: "key number 10" })
  expect(resolveAnchor(late.doc, anchor)).toMatchObject({ state: "orphaned" })

  const stale = new RawClient(`${ground.address}?epoch=1`, { cookie })
  await stale.until(() => stale.closed === 4409, "4409")
})

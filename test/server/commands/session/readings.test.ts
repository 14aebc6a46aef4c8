import { afterEach, beforeEach, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { inSlice, sliceOf } from "../../../../shared/rules/slice.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const title = { en: "The rules" }
const readings = async () => Object.values((await panel.stage.state()).readings)

test("the secretary attaches an address to a session and a text to a topic, and takes them away again", async () => {
  const link = "https://example.org/rules?v=2"
  const made = await panel.do("secretary", "add-reading", { session: panel.session, title, link })
  const text = { lang: "ja", text: "短い文" } as const
  await panel.do("moderator", "add-reading", { topic: panel.topic, title, text })
  expect(await readings()).toMatchObject([
    { session: panel.session, title, link, text: null, by: panel.people["secretary"] },
    { topic: panel.topic, title, link: null, text },
  ])
  await panel.do("moderator", "remove-reading", { reading: String(made["reading"]) })
  expect(await readings()).toHaveLength(1)
  expect(await panel.refused("panelist1", "add-reading", { topic: panel.topic, title, text })).toBe("not-permitted")
  expect(await panel.refused("secretary", "add-reading", { topic: "elsewhere", title, text })).toBe("not-found")
})

test.each(["http://example.org", "javascript:alert(1)", "data:text/html,x", "https:", "//example.org", "mailto:a@b.c"])(
  "an address like %s sends nobody anywhere",
  async link => {
    expect(await panel.refused("secretary", "add-reading", { topic: panel.topic, title, link })).toBe("bad-input")
  },
)

test("a page of one session or topic holds what is to be read there, whether fetched or followed", async () => {
  const text = { lang: "en", text: "…" } as const
  for (const place of [{ session: panel.session }, { topic: panel.topic }, {}])
    await panel.do("secretary", "add-reading", { ...place, title, text })
  const { workspace } = await panel.stage.state()
  const { list } = await panel.instance.folds.entries(workspace!.id, 0, "room")
  const whole = fold(emptyState, list)
  for (const slice of [
    { kind: "session", session: panel.session },
    { kind: "session", session: "other" },
    { kind: "topic", topic: panel.topic },
    { kind: "topic", topic: "other" },
  ] as const) {
    const followed = fold(
      emptyState,
      list.filter(entry => inSlice(slice, entry)),
      whole.seq,
    )
    expect(followed.readings).toEqual(sliceOf(slice, whole).readings)
  }
  expect(Object.keys(sliceOf({ kind: "topic", topic: "other" }, whole).readings)).toHaveLength(2)
})

test("a session that goes on with another takes along what was to be read before that one", async () => {
  const text = { lang: "en", text: "Three pages." } as const
  await panel.do("secretary", "add-reading", { session: panel.session, title, text, link: "https://example.org/rules" })
  await panel.do("secretary", "add-reading", { topic: panel.topic, title, text })
  await panel.do("moderator", "close-session", { session: panel.session })
  const made = await panel.do("moderator", "continue-session", { session: panel.session, startsAt: 1_900_000_000_000 })
  const taken = (await readings()).filter(one => one.session === made["session"])
  expect(taken).toMatchObject([{ title, text, link: "https://example.org/rules" }])
  expect(await readings()).toHaveLength(3)
})

const hash = "ab".repeat(32)
const file = { sha256: hash, type: "application/pdf", size: 3 } as const

async function upload(): Promise<void> {
  const { files } = panel.instance
  const { workspace } = await panel.stage.state()
  if (workspace === null) throw new Error("no workspace")
  await files.begin(workspace.id, file, 1_000, 0)
  await files.addPart(workspace.id, hash, 0, new Uint8Array([1, 2, 3]))
  await files.finish(workspace.id, hash, { picture: false })
}
const stored = async () => {
  const { workspace } = await panel.stage.state()
  return workspace && (await panel.instance.files.find(workspace.id, hash))
}

test("a file is listed by its hash, once its bytes are there, and its bytes go with the last reading (AF2)", async () => {
  expect(await panel.refused("secretary", "add-reading", { topic: panel.topic, title, file: hash })).toBe("file-gone")
  await upload()
  await panel.do("secretary", "add-reading", { session: panel.session, title, file: hash })
  const made = await panel.do("secretary", "add-reading", { topic: panel.topic, title, file: hash })
  expect(await readings()).toMatchObject([
    { session: panel.session, link: null, text: null, file },
    { topic: panel.topic, file },
  ])
  expect(await stored()).toMatchObject({ listed: true })
  await panel.do("moderator", "remove-reading", { reading: String(made["reading"]) })
  expect(await stored()).toMatchObject({ listed: true })
  const [last] = await readings()
  await panel.do("moderator", "remove-reading", { reading: String(last?.id) })
  expect(await stored()).toBeNull()
})

test("a session that goes on with another takes along its files", async () => {
  await upload()
  await panel.do("secretary", "add-reading", { session: panel.session, title, file: hash })
  await panel.do("moderator", "close-session", { session: panel.session })
  await panel.do("moderator", "continue-session", { session: panel.session, startsAt: 1_900_000_000_000 })
  expect((await readings()).map(one => one.file)).toEqual([file, file])
})

import { afterEach, beforeEach, expect, test } from "vitest"
import * as Y from "yjs"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { noteText } from "../../../../shared/document/readers.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import type { Thread } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { scribe } from "../../../../shared/minutes/scribe.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { element, textAt } from "../../../shared/document/notes.ts"
import { typed } from "../statement/typing.ts"

const sentence = "The sender publishes what is sent and why."
const entry = { lang: "en", text: "“publishes” to “publishes in plain words”" } as const
let panel: Panel
let doc: Y.Doc

beforeEach(async () => {
  panel = await openPanel()
  doc = new Y.Doc()
  await edit(() => doc.getXmlFragment(noteRoot).push([element("paragraph", {}, new Y.XmlText(sentence))]))
})
afterEach(() => panel.end())

const edit = (change: () => void) => typed(panel, "moderator", doc, change)

const fail = (): never => {
  throw new Error("nobody")
}

const anchorOf = (words: string) => {
  const from = noteText(doc).indexOf(words)
  return makeAnchor(doc, { from, to: from + words.length }, panel.instance.sha256)
}

async function suggest(words: string, wording: string, who = "panelist1"): Promise<string> {
  const anchor = anchorOf(words)
  const body = { topic: panel.topic, kind: "suggestion", anchor, entry, wording } as const
  return String((await panel.do(who, "open-thread", body))["thread"])
}

const row = async (id: string): Promise<Thread> =>
  Object.values((await panel.stage.state()).threads).find(thread => thread.id === id) ?? fail()

test("is accepted only once the note says so: the server reads it and writes nothing itself", async () => {
  const thread = await suggest("publishes", "publishes in plain words")
  expect(await panel.refused("moderator", "accept-suggestion", { thread })).toBe("text-changed")
  expect((await row(thread)).settled).toBeNull()
  await edit(() => textAt(doc, 0).insert("The sender publishes".length, " in plain words"))
  await panel.do("moderator", "accept-suggestion", { thread })
  expect(await row(thread)).toMatchObject({
    wording: "publishes in plain words",
    settled: { how: "accepted" },
    resolved: { by: panel.people["moderator"] },
  })
  expect(await panel.refused("secretary", "accept-suggestion", { thread })).toBe("already-done")
})

test("a suggestion of the words that are there is refused", async () => {
  const same = {
    topic: panel.topic,
    kind: "suggestion",
    anchor: anchorOf("publishes"),
    entry,
    wording: "publishes",
  } as const
  expect(await panel.refused("panelist1", "open-thread", same)).toBe("bad-input")
})

test("a suggestion of entirely other words, of no words, or of a paragraph to be added is accepted", async () => {
  const other = await suggest("publishes", "tells everyone")
  const struck = await suggest(" and why", "")
  const added = String(
    (await panel.do("panelist2", "open-thread", { topic: panel.topic, kind: "suggestion", entry, wording: "More." }))[
      "thread"
    ],
  )
  for (const thread of [other, struck, added])
    expect(await panel.refused("secretary", "accept-suggestion", { thread })).toBe("text-changed")
  await edit(() => {
    const text = textAt(doc, 0)
    text.delete("The sender ".length, "publishes".length)
    text.insert("The sender ".length, "tells everyone")
    text.delete(text.toString().indexOf(" and why"), " and why".length)
    doc.getXmlFragment(noteRoot).push([element("paragraph", {}, new Y.XmlText("More."))])
  })
  expect(noteText(doc)).toBe("The sender tells everyone what is sent.\nMore.")
  for (const thread of [other, struck, added]) await panel.do("secretary", "accept-suggestion", { thread })
})

test("a member who may write in the note now may accept, and nobody accepts into a locked note", async () => {
  const thread = await suggest("publishes", "publishes in plain words")
  await edit(() => textAt(doc, 0).insert("The sender publishes".length, " in plain words"))
  expect(await panel.refused("observer", "accept-suggestion", { thread })).toBe("not-permitted")
  await panel.do("secretary", "set-note-mode", { topic: panel.topic, mode: "suggest" })
  expect(await panel.refused("panelist2", "accept-suggestion", { thread })).toBe("note-locked")
  await panel.do("secretary", "set-note-mode", { topic: panel.topic, mode: "locked" })
  expect(await panel.refused("moderator", "accept-suggestion", { thread })).toBe("note-locked")
  await panel.do("moderator", "set-note-mode", { topic: panel.topic, mode: "open", reason: "One word more." })
  await panel.do("panelist2", "accept-suggestion", { thread })
})

test("is declined with a reason by a moderator or the secretary; reopened, it is open again", async () => {
  const thread = await suggest("publishes", "hides")
  const reason = { lang: "en", text: "It says the opposite." } as const
  expect(await panel.refused("panelist2", "decline-suggestion", { thread, reason })).toBe("not-permitted")
  await panel.do("secretary", "decline-suggestion", { thread, reason })
  expect((await row(thread)).settled).toEqual({ how: "declined", reason })
  expect(await panel.refused("moderator", "decline-suggestion", { thread, reason })).toBe("already-done")
  await panel.do("panelist1", "reopen-thread", { thread })
  expect(await row(thread)).toMatchObject({ settled: null, resolved: null })
})

test("its reason is the first reply; a wording belongs to a suggestion, and striking out to a passage", async () => {
  const why = { lang: "en", text: "So that everybody understands it." } as const
  const body = { topic: panel.topic, kind: "suggestion", anchor: anchorOf("why"), entry, wording: "how", why } as const
  const { thread } = await panel.do("panelist1", "open-thread", body)
  expect((await row(String(thread))).entries.map(({ text }) => text)).toEqual([entry, why])
  expect(await panel.refused("panelist1", "open-thread", { ...body, kind: "comment" })).toBe("bad-input")
  expect(await panel.refused("panelist1", "open-thread", { ...body, anchor: null, wording: "" })).toBe("bad-input")
  const { thread: plain } = await panel.do("panelist1", "open-thread", { ...body, wording: null })
  expect(await panel.refused("moderator", "accept-suggestion", { thread: String(plain) })).toBe("not-found")
})

test("a phrase of the product in somebody's name is kept by its meaning, and the scribe has it in the grammar's language", async () => {
  const body = {
    topic: panel.topic,
    kind: "suggestion",
    entry: { lang: "ja", text: "[港 | デスク] → デスク" },
  } as const
  const phrase = {
    is: "bracket-settled",
    settled: [{ lang: "ja", bracket: "[港 | デスク]", chosen: "デスク" }],
  } as const
  const { thread } = await panel.do("moderator", "open-thread", {
    ...body,
    phrase: { ...phrase, settled: [...phrase.settled] },
  })
  expect((await row(String(thread))).entries).toMatchObject([{ text: body.entry, phrase }])
  const state = await panel.stage.state()
  const { list } = await panel.instance.folds.entries(state.workspace!.id, 0, "room")
  const text = scribe(proceedingsOf(state, state.sessions[panel.session]!, list))
  expect(text).toContain("moderator: Settled: [港 | デスク] now reads “デスク”.")
})

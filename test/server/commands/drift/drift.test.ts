import { afterEach, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { textAt } from "../../../shared/document/notes.ts"
import { openRecordedNote, type RecordedNote, wording } from "./recordedNote.ts"

let note: RecordedNote
beforeEach(async () => {
  note = await openRecordedNote()
})
afterEach(() => note.panel.end())

const edit = (change: () => void) => note.edit(change)
const passage = () => note.passage()
const recorded = (text?: string) => note.recorded(text)
const card = () => note.card()
const says = () => note.says()
/** The chair proposes that what the note says now is editorial, or is refused. */
async function mark(who = "moderator", how: "do" | "refused" = "do") {
  const { id: record, drift } = await card()
  return note.panel[how](who, "mark-editorial", { record, now: drift?.now ?? "", reason: "Emphasis only." })
}

const seq = async () => (await note.panel.stage.state()).seq
const settle = () => note.panel.stage.settle()
const cleared = async () =>
  (await note.entries()).flatMap(entry => (entry.kind === "drift-cleared" ? [entry.body] : []))

describe("a note that differs from a record", () => {
  test("gets a badge by the server, while the record stays as it is", async () => {
    await recorded()
    await settle()
    expect(await says()).toBeNull()
    const { body } = await card()
    await edit(() => passage().insert(wording.indexOf("move"), "may "))
    await settle()
    expect(await says()).toBe(wording.replace("move", "may move"))
    expect((await card()).body).toEqual(body)
    expect((await note.entries()).at(-1)).toMatchObject({ kind: "drift-found", by: null })
  })

  test("loses it when the edit is undone, and each is told once however often the server looks", async () => {
    await recorded()
    const undo = new Y.UndoManager(note.doc.getXmlFragment(noteRoot), { trackedOrigins: new Set(["typed"]) })
    await edit(() => passage().delete(0, wording.length))
    await settle()
    expect(await says()).toBe("")
    const found = await seq()
    await settle()
    expect(await seq()).toBe(found)
    await edit(() => undo.undo())
    await settle()
    expect(await says()).toBeNull()
    const cleared = await seq()
    await settle()
    expect(await seq()).toBe(cleared)
  })

  test("is none after a cut and paste elsewhere, also of a text that was reworded since it was lifted", async () => {
    const reworded = wording.replace("by default", "by default, unless a side objects")
    await edit(() => passage().insert(wording.length - 1, ", unless a side objects"))
    // the statement was lifted before: its anchor quotes the older wording
    await edit(() => passage().delete(wording.length - 1, ", unless a side objects".length))
    await recorded(reworded)
    await edit(() => passage().insert(wording.length - 1, ", unless a side objects"))
    await settle()
    expect(await says()).toBeNull()
    await edit(() => passage().delete(0, reworded.length))
    await settle()
    expect(await says()).toBe("")
    await edit(() => textAt(note.doc, 2).insert("After it.".length, ` ${reworded}`))
    await settle()
    expect(await says()).toBeNull()
  })

  test.each([
    ["before its first character", 0, "Not all ", `Not all ${wording}`],
    ["after its last", wording.length, " Never on Sundays.", `${wording} Never on Sundays.`],
  ])("gets it for words typed at its very edge, %s, and loses it with them", async (_, at, typed, now) => {
    await recorded()
    await edit(() => passage().insert(at, typed))
    await settle()
    expect(await says()).toBe(now)
    await edit(() => passage().delete(at, typed.length))
    await settle()
    expect(await says()).toBeNull()
    expect((await cleared()).map(({ how }) => how)).toEqual(["restored"])
  })

  test("is told how it ended: restored in its place, moved elsewhere, or the words that were editorial before", async () => {
    await recorded()
    await edit(() => passage().insert(5, "only "))
    await settle()
    await edit(() => passage().delete(5, 5))
    await settle()
    await edit(() => passage().insert(5, "alone "))
    await settle()
    await mark()
    await edit(() => passage().insert(5, "and "))
    await settle()
    await edit(() => passage().delete(5, 4))
    await settle()
    await edit(() => passage().delete(0, wording.length + "alone ".length))
    await settle()
    await edit(() => textAt(note.doc, 0).insert("Before it.".length, ` ${wording}`))
    await settle()
    expect((await cleared()).map(({ how }) => how)).toEqual(["restored", "editorial", "moved"])
    expect((await card()).editorial.map(({ text }) => text)).toEqual([wording.replace("Data ", "Data alone ")])
  })

  test("is none where spaces and the composition of characters alone differ", async () => {
    await recorded(wording.replace(" no one", "  no one"))
    await settle()
    expect(await says()).toBeNull()
  })
})

describe("the ways out", () => {
  const differ = async () => {
    await recorded()
    await edit(() => passage().insert(wording.length - 1, ", always"))
    await settle()
    expect(await says()).not.toBeNull()
  }

  test("marked as editorial by a moderator, the same words are not found again, and other words are", async () => {
    await differ()
    const { id: record, drift } = await card()
    const body = { record, now: drift?.now ?? "", reason: "Emphasis only." }
    expect(await note.panel.refused("panelist1", "mark-editorial", body)).toBe("moderator-only")
    await note.panel.do("moderator", "mark-editorial", body)
    await settle()
    expect(await says()).toBeNull()
    await edit(() => passage().insert(5, "now "))
    await settle()
    expect(await says()).toContain("Data now that")
    await edit(() => passage().delete(5, 4))
    await settle()
    expect(await says()).toBeNull()
  })

  test("a changed number, a negation or more than a tenth of the words is never silently editorial", async () => {
    await recorded()
    for (const [typed, code] of [
      ["two ", "amends-number"],
      ["not ", "amends-negation"],
      ["today and here ", "amends-words"],
    ] as const) {
      await edit(() => passage().insert(5, typed))
      await settle()
      expect(await mark("moderator", "refused")).toBe(code)
      expect(await says()).toContain(typed)
      await edit(() => passage().delete(5, typed.length))
      await settle()
    }
    expect((await card()).editorial).toEqual([])
  })

  test("marked as editorial only in the words that were read: the note has said something else since", async () => {
    await differ()
    const { id: record, drift } = await card()
    await edit(() => passage().insert(0, "So "))
    const body = { record, now: drift?.now ?? "", reason: "Emphasis only." }
    expect(await note.panel.refused("moderator", "mark-editorial", body)).toBe("text-changed")
    await settle()
    expect(await says()).toBe(`So ${drift?.now}`)
  })

  test("the mark says who, when and why, and any chair takes it back: the difference is shown again", async () => {
    await differ()
    await mark()
    const [marked] = (await card()).editorial
    expect(marked).toMatchObject({ by: note.panel.people["moderator"], reason: "Emphasis only." })
    const body = { record: (await card()).id, now: marked?.text ?? "", reason: "It does change the sense." }
    expect(await note.panel.refused("panelist1", "unmark-editorial", body)).toBe("moderator-only")
    await note.panel.do("moderator", "unmark-editorial", body)
    expect(await says()).toBe(marked?.text)
    expect((await card()).editorial).toEqual([])
    await settle()
    expect(await says()).toBe(marked?.text)
  })

  test("waits for the secretary where they have taken their seat, and the badge stays until they confirm", async () => {
    await note.panel.take("secretary")
    await differ()
    await mark()
    expect(await says()).not.toBeNull()
    expect((await card()).editorial).toEqual([])
    await note.panel.do("secretary", "confirm-proposal", { proposal: await note.panel.waiting() })
    expect(await says()).toBeNull()
    expect((await card()).editorial).toMatchObject([{ by: note.panel.people["moderator"] }])
    await settle()
    expect(await says()).toBeNull()
  })

  test("restored only where the note says so: the server reads it and refuses else", async () => {
    await differ()
    const { id: record } = await card()
    expect(await note.panel.refused("panelist2", "confirm-restored", { record })).toBe("text-changed")
    expect(await note.panel.refused("observer", "confirm-restored", { record })).toBe("not-permitted")
    await edit(() => passage().delete(wording.length - 1, ", always".length))
    await note.panel.do("panelist2", "confirm-restored", { record })
    expect(await says()).toBeNull()
  })

  test("superseded or withdrawn, a record is differed from no longer", async () => {
    await differ()
    const { id: record } = await card()
    await note.panel.do("moderator", "withdraw-record", { record, reason: "It is void." })
    expect(await says()).toBeNull()
    await settle()
    expect(await says()).toBeNull()
  })
})

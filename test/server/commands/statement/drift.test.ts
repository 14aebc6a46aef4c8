import { afterEach, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { createDriftWatch } from "../../../../server/commands/drift/driftWatch.ts"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { noteText } from "../../../../shared/document/readers.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { statementHash, textHash } from "../../../../shared/document/textHash.ts"
import type { RecordCard } from "../../../../shared/fold/consensusState.ts"
import { RoundId, StatementId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { element, textAt } from "../../../shared/document/notes.ts"
import { typed } from "./typing.ts"

const wording = "Data that identify no one move across borders by default."
let panel: Panel
let doc: Y.Doc

beforeEach(async () => {
  panel = await openPanel()
  doc = new Y.Doc()
  await edit(() =>
    doc
      .getXmlFragment(noteRoot)
      .push([
        element("paragraph", {}, new Y.XmlText("Before it.")),
        element("paragraph", {}, new Y.XmlText(wording)),
        element("paragraph", {}, new Y.XmlText("After it.")),
      ]),
  )
})
afterEach(() => panel.end())

const edit = (change: () => void) => typed(panel, "panelist1", doc, change)

const fail = (): never => {
  throw new Error("nobody")
}

const passage = () => textAt(doc, 1)

/** The chair proposes that what the note says now is editorial, or is refused. */
async function mark(who = "moderator", how: "do" | "refused" = "do") {
  const { id: record, drift } = await card()
  return panel[how](who, "mark-editorial", { record, now: drift?.now ?? "", reason: "Emphasis only." })
}

/** The paragraph becomes a statement, everyone agrees, and it is declared. */
async function recorded(text = wording): Promise<void> {
  const from = noteText(doc).indexOf(wording)
  const anchor = makeAnchor(doc, { from, to: from + wording.length }, panel.instance.sha256)
  const drafted = await panel.do("panelist1", "draft-statement", { topic: panel.topic, anchor, lang: "en", text })
  const statement = StatementId.parse(drafted["statement"])
  await panel.do("panelist1", "confirm-text", { statement, lang: "en", seen: textHash(text, panel.instance.sha256) })
  const seen = statementHash([{ lang: "en", text }], panel.instance.sha256)
  await panel.do("moderator", "propose-statement", { statement, seen })
  const round = RoundId.parse(
    (await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"],
  )
  const agree = { kind: "call", position: "agree" } as const
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"])
    await panel.do(who, "answer-round", { round, answer: agree, seen: 0 })
  await panel.do("moderator", "close-and-show", { round })
  await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
}

async function card(): Promise<RecordCard> {
  const [record] = Object.values((await panel.stage.state()).records)
  return record ?? fail()
}
const says = async () => (await card()).drift?.now ?? null
const seq = async () => (await panel.stage.state()).seq
const settle = () => panel.stage.settle()
async function cleared() {
  const { list } = await panel.instance.folds.entries(body0(await panel.stage.state()), 0, "room")
  return list.flatMap(entry => (entry.kind === "drift-cleared" ? [entry.body] : []))
}

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
    const [last] = (await panel.instance.folds.entries(body0(await panel.stage.state()), (await seq()) - 1, "room"))
      .list
    expect(last).toMatchObject({ kind: "drift-found", by: null })
  })

  test("loses it when the edit is undone, and each is told once however often the server looks", async () => {
    await recorded()
    const undo = new Y.UndoManager(doc.getXmlFragment(noteRoot), { trackedOrigins: new Set(["typed"]) })
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
    await edit(() => textAt(doc, 2).insert("After it.".length, ` ${reworded}`))
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
    await edit(() => textAt(doc, 0).insert("Before it.".length, ` ${wording}`))
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
    expect(await panel.refused("panelist1", "mark-editorial", body)).toBe("moderator-only")
    await panel.do("moderator", "mark-editorial", body)
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
    expect(await panel.refused("moderator", "mark-editorial", body)).toBe("text-changed")
    await settle()
    expect(await says()).toBe(`So ${drift?.now}`)
  })

  test("the mark says who, when and why, and any chair takes it back: the difference is shown again", async () => {
    await differ()
    await mark()
    const [marked] = (await card()).editorial
    expect(marked).toMatchObject({ by: panel.people["moderator"], reason: "Emphasis only." })
    const body = { record: (await card()).id, now: marked?.text ?? "", reason: "It does change the sense." }
    expect(await panel.refused("panelist1", "unmark-editorial", body)).toBe("moderator-only")
    await panel.do("moderator", "unmark-editorial", body)
    expect(await says()).toBe(marked?.text)
    expect((await card()).editorial).toEqual([])
    await settle()
    expect(await says()).toBe(marked?.text)
  })

  test("waits for the secretary where they have taken their seat, and the badge stays until they confirm", async () => {
    await panel.take("secretary")
    await differ()
    await mark()
    expect(await says()).not.toBeNull()
    expect((await card()).editorial).toEqual([])
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
    expect(await says()).toBeNull()
    expect((await card()).editorial).toMatchObject([{ by: panel.people["moderator"] }])
    await settle()
    expect(await says()).toBeNull()
  })

  test("restored only where the note says so: the server reads it and refuses else", async () => {
    await differ()
    const { id: record } = await card()
    expect(await panel.refused("panelist2", "confirm-restored", { record })).toBe("text-changed")
    expect(await panel.refused("observer", "confirm-restored", { record })).toBe("not-permitted")
    await edit(() => passage().delete(wording.length - 1, ", always".length))
    await panel.do("panelist2", "confirm-restored", { record })
    expect(await says()).toBeNull()
  })

  test("superseded or withdrawn, a record is differed from no longer", async () => {
    await differ()
    const { id: record } = await card()
    await panel.do("moderator", "withdraw-record", { record, reason: "It is void." })
    expect(await says()).toBeNull()
    await settle()
    expect(await says()).toBeNull()
  })
})

describe("the watch", () => {
  const watch = async () => {
    const errors: unknown[] = []
    const { instance } = panel
    const ports = { ...instance, documents: instance.sync.documents, failed: (error: unknown) => errors.push(error) }
    const drift = createDriftWatch(ports)
    await drift.start()
    return { stop: () => drift.stop(), errors }
  }

  test("notices by itself what is typed, and its undoing", async () => {
    await recorded()
    const { stop, errors } = await watch()
    await edit(() => passage().insert(5, "some "))
    await until(async () => (await says()) !== null, "the badge is set")
    await edit(() => passage().delete(5, 5))
    await until(async () => (await says()) === null, "the badge is taken away")
    await stop()
    expect(errors).toEqual([])
  })

  test("tells what a passage that differs says by now, once the writing rests, and not at each key", async () => {
    await recorded()
    const { stop, errors } = await watch()
    await edit(() => passage().insert(5, "some "))
    await until(async () => (await says()) !== null, "the badge is set")
    const workspace = body0(await panel.stage.state())
    const found = async () =>
      (await panel.instance.folds.entries(workspace, 0, "room")).list.filter(({ kind }) => kind === "drift-found")
        .length
    for (const letter of "more") await edit(() => passage().insert(5, letter))
    await until(async () => (await says())?.includes("erom") ?? false, "what it says now")
    expect(await found()).toBe(2)
    await stop()
    expect(errors).toEqual([])
  })

  test("has ended what it began when it is stopped, and after a drain nothing is read any more", async () => {
    await recorded()
    const { stop, errors } = await watch()
    await edit(() => passage().insert(5, "some "))
    await new Promise(resolve => setTimeout(resolve, 1_000))
    await stop()
    await panel.instance.sync.documents.drain()
    await expect(panel.instance.sync.documents.text(panel.topic)).rejects.toThrow("the notes are closed")
    expect(errors).toEqual([])
  })

  test("finds after a restart what changed while nobody watched", async () => {
    await recorded()
    await edit(() => passage().insert(5, "some "))
    expect(await says()).toBeNull()
    const first = await watch()
    await until(async () => (await says()) !== null, "the badge is set")
    await first.stop()
    await edit(() => passage().delete(5, 5))
    const second = await watch()
    await until(async () => (await says()) === null, "the badge is taken away")
    await second.stop()
    expect([...first.errors, ...second.errors]).toEqual([])
  })
})

const body0 = ({ workspace }: Awaited<ReturnType<Panel["stage"]["state"]>>) => workspace?.id ?? fail()

test("a look that is to come keeps no process from ending", async () => {
  await recorded()
  await settle()
  let change: (topic: string) => void = () => {}
  const documents = {
    ...panel.instance.sync.documents,
    onChange: (told: (topic: never) => void) => {
      change = told as typeof change
      return () => {}
    },
  }
  const watch = createDriftWatch({ ...panel.instance, documents, failed: fail })
  await watch.start()
  const timers = () => process.getActiveResourcesInfo().filter(kind => kind === "Timeout").length
  const before = timers()
  change("another topic")
  expect(timers()).toBe(before)
  await watch.stop()
})

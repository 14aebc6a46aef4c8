import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import * as Y from "yjs"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import {
  clientsIn,
  type Marked,
  paragraphAt,
  paragraphId,
  paragraphsOf,
  shownOf,
} from "../../../../shared/document/paragraphs/paragraphs.ts"
import { readNote } from "../../../../shared/document/readers.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { element, noteOf, textAt } from "../notes.ts"

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
const first = "The data stay in the hospital that collected them."
const second = "Models are tested at another hospital before release."

function marked(doc: Y.Doc, block: number, key = `note:t:${block}`): Marked {
  const span = readNote(doc).blocks[block]
  const anchor = span && makeAnchor(doc, span, sha256)
  if (!anchor) throw new Error(`no anchor for block ${block}`)
  return { key, paragraph: { anchor } }
}

/** The rows of each paragraph: its key, with a question mark if the paragraph says something else now. */
const placesOf = (doc: Y.Doc, rows: Marked[]) =>
  paragraphsOf(doc, rows).map(({ placed }) => shownOf(placed).map(({ row, isLevel }) => row.key + (isLevel ? "" : "?")))

const both = () => {
  const doc = noteOf(first, second)
  return { doc, rows: [marked(doc, 0), marked(doc, 1)] }
}

test("a translation is at its paragraph, also on another replica and after text before it", () => {
  const { doc, rows } = both()
  doc.getXmlFragment(noteRoot).insert(0, [element("heading", {}, new Y.XmlText("Data"))])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  expect(placesOf(copy, rows)).toEqual([[], ["note:t:0"], ["note:t:1"]])
})

test("an edit leaves the translation at its paragraph, behind it, and an undo makes it level", () => {
  const { doc, rows } = both()
  textAt(doc, 0).insert(3, " raw")
  expect(placesOf(doc, rows)).toEqual([["note:t:0?"], ["note:t:1"]])
  textAt(doc, 0).delete(3, 4)
  expect(placesOf(doc, rows)).toEqual([["note:t:0"], ["note:t:1"]])
})

test("words that are typed at the edges count as an edit", () => {
  const { doc, rows } = both()
  textAt(doc, 0).insert(first.length, " Always.")
  textAt(doc, 1).insert(0, "All ")
  expect(placesOf(doc, rows)).toEqual([["note:t:0?"], ["note:t:1?"]])
})

test("a split leaves the translation at the first part, behind it", () => {
  const { doc, rows } = both()
  textAt(doc, 0).delete(14, first.length - 14)
  doc.getXmlFragment(noteRoot).insert(1, [element("paragraph", {}, new Y.XmlText(first.slice(14)))])
  expect(placesOf(doc, rows)).toEqual([["note:t:0?"], [], ["note:t:1"]])
})

test("a merge keeps both translations in their order, and a new one takes the place of both", () => {
  const { doc, rows } = both()
  textAt(doc, 0).insert(first.length, ` ${second}`)
  doc.getXmlFragment(noteRoot).delete(1, 1)
  expect(placesOf(doc, rows.toReversed())).toEqual([["note:t:0?", "note:t:1?"]])
  expect(placesOf(doc, [...rows, marked(doc, 0, "note:t:new")])).toEqual([["note:t:new"]])
})

test("a deleted paragraph takes its translation away, and pasted elsewhere it has it again", () => {
  const { doc, rows } = both()
  doc.getXmlFragment(noteRoot).delete(0, 1)
  expect(placesOf(doc, rows)).toEqual([["note:t:1"]])
  doc.getXmlFragment(noteRoot).push([element("heading", {}, new Y.XmlText(first.normalize("NFD")))])
  expect(placesOf(doc, rows)).toEqual([["note:t:1"], ["note:t:0"]])
})

test("two paragraphs of the same words have one translation", () => {
  const doc = noteOf("Agreed.", second, "Agreed.")
  expect(placesOf(doc, [marked(doc, 0)])).toEqual([["note:t:0"], [], ["note:t:0"]])
})

test("an empty paragraph is none", () => {
  expect(paragraphsOf(noteOf(first, "", "  "), [])).toHaveLength(1)
})

test("a paragraph is found by the id of a character, after edits before, in and after it", () => {
  const { doc } = both()
  const before = readNote(doc)
  const [, block] = before.blocks
  const id = block && paragraphId(before, block, () => true)
  textAt(doc, 1).insert(0, "All ")
  textAt(doc, 0).delete(0, 4)
  expect(paragraphAt(doc, readNote(doc), String(id))?.text).toBe(`All ${second}`)
  textAt(doc, 1).delete(0, 5)
  expect(paragraphAt(doc, readNote(doc), String(id))?.text).toBe(second.slice(1))
  expect(paragraphAt(doc, readNote(doc), "1-1")).toBeNull()
  expect(paragraphAt(doc, readNote(doc), "nothing")).toBeNull()
})

test("an id that is taken is not given again", () => {
  const { doc } = both()
  const note = readNote(doc)
  const [block] = note.blocks
  const id = block && paragraphId(note, block, () => true)
  const next = block && paragraphId(note, block, one => one !== id)
  expect(next).not.toBe(id)
  expect(paragraphAt(doc, note, String(next))).toBe(block)
})

test("who wrote in a paragraph is told from its words alone", () => {
  const { doc } = both()
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  textAt(other, 1).insert(0, "All ")
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const clients = () => readNote(doc).blocks.map(block => new Set(clientsIn(readNote(doc), block)))
  expect(clients()).toEqual([new Set([doc.clientID]), new Set([doc.clientID, other.clientID])])
  textAt(doc, 1).delete(0, 4)
  expect(clients()[1]).toEqual(new Set([doc.clientID]))
})

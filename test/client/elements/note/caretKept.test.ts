import { signal } from "@preact/signals-core"
import { afterEach, beforeEach, expect, test } from "vitest"
import { cdp, userEvent } from "vitest/browser"
import * as Y from "yjs"
import { PlenaryNote } from "../../../../client/elements/note/plenary-note.ts"
import type { Peer } from "../../../../shared/contract/noteLink.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { noteOf } from "../../editor/pair.ts"

const linkOf = (doc: Y.Doc, mayWrite: boolean) => ({
  doc: signal<Y.Doc | null>(doc),
  mayWrite: signal(mayWrite),
  peers: signal<readonly Peer[]>([]),
  say() {},
})

let note: PlenaryNote
let link: ReturnType<typeof linkOf>
const lines = ["First line.", "Second line.", "Third line."]
const text = (): HTMLElement => note.querySelector<HTMLElement>(".note-text") ?? document.body
const shown = () => [...text().querySelectorAll("p")].map(line => line.textContent)

async function show(mayWrite: boolean) {
  link = linkOf(noteOf(...lines), mayWrite)
  note = new PlenaryNote()
  note.link = link
  document.body.append(note)
  await note.updateComplete
}
afterEach(() => note.remove())
beforeEach(() => window.focus())

async function click() {
  const line = text().querySelectorAll("p")[1]?.firstChild
  if (!line) throw new Error("no second line")
  const range = new Range()
  range.setEnd(line, "Second".length)
  range.setStart(line, "Second".length)
  const { left, top } = range.getBoundingClientRect()
  const box = text().getBoundingClientRect()
  await userEvent.click(text(), { position: { x: left - box.left, y: top - box.top + 5 } })
  await eventually(() => expect(document.activeElement).toBe(text()))
}

const type = (letters: string) =>
  (cdp() as unknown as { send(method: string, params: object): Promise<void> }).send("Input.insertText", {
    text: letters,
  })

test("a click into a note that may not be written yet places the caret there once it may", async () => {
  await show(false)
  await click()
  link.mayWrite.value = true
  await note.updateComplete
  expect(document.activeElement).toBe(text())
  await type("!")
  expect(shown()).toEqual(["First line.", "Second! line.", "Third line."])
})

test("the caret stays at its letter when the note is opened afresh", async () => {
  await show(true)
  await click()
  const again = new Y.Doc()
  if (link.doc.value) Y.applyUpdate(again, Y.encodeStateAsUpdate(link.doc.value))
  link.mayWrite.value = false
  link.doc.value = again
  link.mayWrite.value = true
  expect(document.activeElement).toBe(text())
  await type("!")
  expect(shown()).toEqual(["First line.", "Second! line.", "Third line."])
})

test("selected words stay selected when the right to write ends", async () => {
  await show(true)
  await click()
  await userEvent.dblClick(text().querySelectorAll("p")[2] ?? text(), { position: { x: 5, y: 5 } })
  expect(String(getSelection()).trim()).toBe("Third")
  link.mayWrite.value = false
  await note.updateComplete
  expect(String(getSelection()).trim()).toBe("Third")
})

test("a note without a caret gets none", async () => {
  await show(false)
  const button = document.createElement("button")
  document.body.append(button)
  button.focus()
  link.mayWrite.value = true
  await note.updateComplete
  expect(document.activeElement).toBe(button)
  button.remove()
})

test("another topic's note takes neither caret nor selection", async () => {
  await show(true)
  await click()
  note.link = linkOf(noteOf(...lines), true)
  await note.updateComplete
  expect(document.activeElement).not.toBe(text())
})

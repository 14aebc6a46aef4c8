import { afterEach, expect, test } from "vitest"
import { CaretHeld } from "../../../../client/pages/session/writing/caretHeld.ts"

let held: CaretHeld | undefined
afterEach(() => {
  held?.stop()
  document.body.replaceChildren()
})

/** A pane with a text of twenty lines and the caret at the end of its first word. */
function writing() {
  document.body.innerHTML = `<div class="room-centre" style="height:200px;overflow-y:auto"><div class="topic"><div
    contenteditable="true">${"<p>words of the note</p>".repeat(20)}</div></div></div>`
  const page = document.body
  const pane = page.querySelector<HTMLElement>(".room-centre") as HTMLElement
  const note = page.querySelector<HTMLElement>("[contenteditable]") as HTMLElement
  held = new CaretHeld(page)
  held.drawn()
  pane.scrollTop = 60
  note.focus()
  const words = note.querySelectorAll("p")[6]?.firstChild as Text
  getSelection()?.collapse(words, 5)
  key(note)
  const height = () => Math.round(getSelection()?.getRangeAt(0).getBoundingClientRect().top ?? 0)
  const another = (where: Element) => {
    const box = document.createElement("p")
    box.style.cssText = "height:40px;margin:0"
    where.prepend(box)
  }
  return { pane, note, words, height, another }
}
const key = (note: Element) => {
  for (const type of ["keydown", "keyup"]) note.dispatchEvent(new KeyboardEvent(type, { bubbles: true }))
}
const frames = async () => {
  for (let n = 0; n < 3; n++) await new Promise(done => requestAnimationFrame(done))
}

test("what appears above the line leaves it at its height", async () => {
  const { pane, height, another } = writing()
  await frames()
  const before = height()
  another(pane.querySelector(".topic") as Element)
  await frames()
  expect(height()).toBe(before)
})

test("a key that is pressed just after something appeared above the line is not taken for the cause", async () => {
  const { pane, note, height, another } = writing()
  await frames()
  const before = height()
  another(pane.querySelector(".topic") as Element)
  key(note)
  document.dispatchEvent(new Event("selectionchange"))
  await frames()
  expect(height()).toBe(before)
})

test("the writer's own scroll stays, also beside what appears above", async () => {
  const { pane, note, height, another } = writing()
  await frames()
  const before = height()
  pane.scrollTop += 30
  key(note)
  another(pane.querySelector(".topic") as Element)
  key(note)
  await frames()
  expect(height()).toBe(before - 30)
})

test("neither is a letter that moves the caret", async () => {
  const { pane, note, words, height, another } = writing()
  await frames()
  const before = height()
  another(pane.querySelector(".topic") as Element)
  words.insertData(5, "x")
  getSelection()?.collapse(words, 6)
  note.dispatchEvent(new InputEvent("input", { bubbles: true }))
  await frames()
  expect(height()).toBe(before)
})

test("another person's paragraph above the line is not taken for the writer's own", async () => {
  const { note, height, another } = writing()
  await frames()
  const before = height()
  another(note)
  key(note)
  await frames()
  expect(height()).toBe(before)
})

test("the writer's own move to another line stays, also beside what appears above", async () => {
  const { pane, note, height, another } = writing()
  await frames()
  const before = height()
  getSelection()?.collapse(note.querySelectorAll("p")[12]?.firstChild as Text, 0)
  const below = height()
  another(pane.querySelector(".topic") as Element)
  key(note)
  await frames()
  expect(below).not.toBe(before)
  expect(height()).toBe(below)
})

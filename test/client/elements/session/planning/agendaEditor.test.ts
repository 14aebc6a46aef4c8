import { afterEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { AgendaEditor } from "../../../../../client/elements/session/planning/plenary-agenda-editor.ts"
import { meeting, panel } from "../../../../kit/scenes.ts"
import { press, settled, shown } from "../shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const item = (title: string) => ({ id: title, kind: "topic" as const, title: { en: title }, topic: null, minutes: 20 })
const titles = ({ renderRoot }: AgendaEditor) =>
  [...renderRoot.querySelectorAll<HTMLInputElement>("li > input[type=text]")].map(({ value }) => value)

/** The agenda with these items as Chen opens it, and the commands that it sends. */
async function begun(...items: string[]) {
  const editor = await shown(new AgendaEditor(), {
    session: meeting({ items: items.map(item) }),
    state: panel(),
    by: "Chen",
  })
  const sent: unknown[] = []
  editor.addEventListener("command-wanted", ({ body }: CommandWanted) => sent.push(body))
  editor.begin()
  await settled(editor)
  return { editor, sent }
}

const field = ({ renderRoot }: AgendaEditor, label: string) =>
  renderRoot.querySelector<HTMLInputElement>(`[aria-label="${label}"]`)!

/** Writes into a field of an item and leaves it. */
async function write(editor: AgendaEditor, label: string, value: string): Promise<void> {
  const found = field(editor, label)
  found.value = value
  for (const name of ["input", "change"]) found.dispatchEvent(new Event(name, { bubbles: true }))
  await settled(editor)
}

async function paste(editor: AgendaEditor, text: string): Promise<void> {
  const found = editor.renderRoot.querySelector("textarea")!
  found.value = text
  found.dispatchEvent(new Event("input"))
  await settled(editor)
}

test("a begun agenda is there again, says so, and says what another person changed meanwhile", async () => {
  const { editor: before } = await begun("Scope", "Terms")
  await paste(before, "Remedies;15")
  press(before, "Add an item")
  await settled(before)
  const last = [...before.renderRoot.querySelectorAll<HTMLInputElement>("li > input[type=text]")].at(-1)!
  last.value = "数据出境"
  // The words are still in the field, which has not lost the focus.
  last.dispatchEvent(new Event("input", { bubbles: true }))
  document.body.replaceChildren()
  const { editor: again } = await begun("Scope", "Definitions")
  expect(titles(again)).toEqual(["Scope", "Terms", "数据出境"])
  expect(again.renderRoot.querySelector("textarea")!.value).toBe("Remedies;15")
  expect(again.renderRoot.textContent).toContain("Here is the draft that you had not saved.")
  expect(again.renderRoot.textContent).toContain("The agenda has changed meanwhile.")
  press(again, "Cancel")
  document.body.replaceChildren()
  const { editor: anew } = await begun("Scope", "Terms")
  expect(titles(anew)).toEqual(["Scope", "Terms"])
  expect(anew.renderRoot.textContent).not.toContain("had not saved")
  expect(sessionStorage.length).toBe(0)
})

test("a new item has an empty title field, and says that it lacks a title only when it is saved", async () => {
  const { editor } = await begun("Scope")
  press(editor, "Add an item")
  await settled(editor)
  const title = [...editor.renderRoot.querySelectorAll<HTMLInputElement>("li > input[type=text]")].at(-1)!
  expect(title.value).toBe("")
  expect(editor.shadowRoot?.activeElement).toBe(title)
  expect(editor.renderRoot.textContent).not.toContain("The title is missing.")
  field(editor, "Title of item 1").focus()
  press(editor, "Save the agenda")
  await settled(editor)
  expect(editor.renderRoot.textContent).toContain("The title is missing.")
  expect(editor.shadowRoot?.activeElement).toBe(title)
})

test("Escape closes the agenda and keeps its draft: opened again, it continues with the draft and says so", async () => {
  const { editor } = await begun("Scope")
  await write(editor, "Title of item 1", "Range")
  await userEvent.keyboard("{Escape}")
  await expect.poll(() => editor.renderRoot.querySelector("dialog")).toBeNull()
  press(editor, "Edit the agenda")
  await settled(editor)
  expect(titles(editor)).toEqual(["Range"])
  expect(editor.renderRoot.textContent).toContain("Here is the draft that you had not saved.")
})

test("an invalid field of an item keeps its value and says what is wrong, and saving waits", async () => {
  const { editor, sent } = await begun("Scope")
  const words = () => editor.renderRoot.querySelector("li .trouble")?.textContent
  for (const typed of ["-5", "99999", "2.5", ""]) {
    await write(editor, "Minutes of item 1", typed)
    press(editor, "Save the agenda")
    await settled(editor)
    const minutes = field(editor, "Minutes of item 1")
    expect([minutes.value, words()]).toEqual([typed, "The minutes are a whole number from 0 to 1440."])
    expect(editor.renderRoot.querySelector(":focus")).toBe(minutes)
  }
  await write(editor, "Minutes of item 1", "15")
  await write(editor, "Title of item 1", " ")
  press(editor, "Save the agenda")
  expect(words()).toBe("The title is missing.")
  expect(sent).toEqual([])
  // One language is enough.
  await write(editor, "Title of item 1, Chinese", "范围")
  expect(words()).toBeUndefined()
  press(editor, "Save the agenda")
  expect(sent).toEqual([{ session: "S", items: [{ ...item("Scope"), title: { zh: "范围" }, minutes: 15 }] }])
})

test("an agenda is not saved while pasted lines have not been applied", async () => {
  const { editor, sent } = await begun("Scope")
  await paste(editor, "Scope;30;topic")
  press(editor, "Save the agenda")
  await settled(editor)
  expect(editor.renderRoot.textContent).toContain("The pasted lines have not been taken over")
  expect(sent).toEqual([])
  press(editor, "Take this over into the draft")
  await settled(editor)
  expect(editor.renderRoot.textContent).not.toContain("have not been taken over")
  press(editor, "Save the agenda")
  expect(sent).toEqual([{ session: "S", items: [{ ...item("Scope"), minutes: 30 }] }])
})

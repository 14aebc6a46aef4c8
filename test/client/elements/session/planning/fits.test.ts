import { afterEach, expect, test } from "vitest"
import { page } from "vitest/browser"
import { AgendaEditor } from "../../../../../client/elements/session/planning/plenary-agenda-editor.ts"
import { RosterImport } from "../../../../../client/elements/session/planning/plenary-roster-import.ts"
import "../../../../../client/styles/main.css"
import type { Session } from "../../../../../shared/fold/sessionState.ts"
import type { State } from "../../../../../shared/fold/state.ts"
import { meeting, panel } from "../../../../kit/scenes.ts"
import { settled, shown } from "../shown.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

const long = {
  en: "A much longer title for an agenda item that would never fit in a narrow column of the room 非常长的标题",
}
const state: State = {
  ...panel(),
  topics: { A: { id: "A", letter: "A", title: long, state: "open" } },
} as never
const session = (items: number): Session =>
  meeting({
    items: Array.from({ length: items }, (_, n) => ({
      id: `i${n}`,
      kind: "topic",
      topic: "A",
      title: long,
      minutes: 20,
    })),
  })

async function editing(items: number) {
  const editor = await shown(new AgendaEditor(), { session: session(items), state })
  editor.begin()
  await settled(editor)
  return { root: editor.renderRoot, dialog: editor.renderRoot.querySelector("dialog") as HTMLDialogElement }
}

test.each([1366, 390])(
  "every control of the agenda lies inside its dialog, however long a topic's title is (%i px)",
  async width => {
    await page.viewport(width, 768)
    const { dialog } = await editing(2)
    const { left, right } = dialog.getBoundingClientRect()
    for (const one of dialog.querySelectorAll("li > *, .row > *")) {
      const box = one.getBoundingClientRect()
      expect(box.left, one.outerHTML).toBeGreaterThanOrEqual(left)
      expect(box.right, one.outerHTML).toBeLessThanOrEqual(right)
    }
    expect(dialog.scrollWidth).toBe(dialog.clientWidth)
  },
)

test("the agenda can be saved and left without scrolling, however many items it has", async () => {
  await page.viewport(1366, 768)
  const { dialog } = await editing(20)
  expect(dialog.scrollHeight).toBeGreaterThan(dialog.clientHeight)
  for (const at of [0, dialog.scrollHeight]) {
    dialog.scrollTo({ top: at, behavior: "instant" })
    const { top, bottom } = dialog.getBoundingClientRect()
    for (const one of dialog.querySelectorAll(".end button")) {
      const box = one.getBoundingClientRect()
      expect(box.top).toBeGreaterThan(top)
      expect(box.bottom).toBeLessThan(bottom)
    }
  }
})

test("the focus ring of the paste field does not cover the file button", async () => {
  const roster = await shown(new RosterImport(), { state, by: { role: "moderator", side: null } })
  const agenda = await editing(1)
  for (const root of [roster.renderRoot, agenda.root]) {
    const details = root.querySelector("details:has(textarea)") as HTMLDetailsElement
    details.open = true
    const field = details.querySelector("textarea") as HTMLElement
    field.focus()
    const { outlineWidth, outlineOffset } = getComputedStyle(field)
    const ring = Number.parseFloat(outlineWidth) + Number.parseFloat(outlineOffset)
    const file = details.querySelector(".field:has([type=file])") as HTMLElement
    expect(ring).toBeGreaterThan(0)
    expect(file.getBoundingClientRect().top - field.getBoundingClientRect().bottom).toBeGreaterThan(ring)
  }
})

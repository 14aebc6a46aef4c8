import { afterEach, beforeEach, expect, test, vi } from "vitest"
import type { SuggestionRequested } from "../../../../../client/elements/note/events.ts"
import { PlenaryRefused } from "../../../../../client/elements/note/saving/plenary-refused.ts"
import { useLang } from "../../../../../client/i18n/language.ts"
import type { Saved } from "../../../../../shared/contract/noteLink.ts"
import { eventually } from "../../../../kit/clocks/eventually.ts"

const text = "What I wrote\nin two lines"
const edits = [{ anchor: null, own: text }] as unknown as Extract<Saved, { state: "refused" }>["edits"]
const refused = (kept: string): Saved => ({
  state: "refused",
  reject: { code: "note-renewed", text: "", params: {} },
  text: kept,
  edits,
})

let shown: PlenaryRefused
beforeEach(async () => {
  await useLang("en")
  shown = new PlenaryRefused()
  document.body.append(shown)
})
afterEach(() => {
  shown.remove()
  vi.restoreAllMocks()
})

async function show(saved: Saved, maySuggest = true): Promise<void> {
  shown.saved = saved
  shown.maySuggest = maySuggest
  await shown.updateComplete
}
const said = (): string => shown.shadowRoot?.textContent?.replace(/\s+/g, " ") ?? ""
const field = () => shown.shadowRoot?.querySelector("textarea")
const press = (name: string) => {
  const found = [...(shown.shadowRoot?.querySelectorAll("button") ?? [])].find(one => one.textContent?.includes(name))
  if (!found) throw new Error(`no button ${name}`)
  found.click()
}

test("text that was not accepted is shown with the reason and can be copied", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue()
  await show(refused(text))
  await eventually(() =>
    expect(said()).toContain("Not accepted: This note began anew while you were writing. Your text is kept here."),
  )
  expect(field()?.value).toBe(text)
  press("Copy text")
  await eventually(() => expect(said()).toContain("Copied"))
  expect(write).toHaveBeenCalledWith(text)
})

test("without a clipboard the text is selected, so that the usual keys copy it", async () => {
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"))
  await show(refused(text))
  press("Copy text")
  await eventually(() => expect([field()?.selectionStart, field()?.selectionEnd]).toEqual([0, text.length]))
  expect(said()).not.toContain("Copied")
})

test("only a reader who may suggest can send it as suggestions", async () => {
  const asked: SuggestionRequested[] = []
  shown.addEventListener("suggestion-requested", event => asked.push(event))
  await show(refused(text))
  press("Send as suggestions")
  expect(asked.map(event => event.edits)).toEqual([edits])
  await show(refused(text), false)
  expect(() => press("Send as suggestions")).toThrow("no button")
})

test("a refusal without text has nothing to copy, and nothing is shown if all was accepted", async () => {
  await show(refused(""))
  expect(said()).toContain("Not accepted")
  expect(() => press("Copy text")).toThrow("no button")
  await show({ state: "saved", at: 0 })
  expect(said().trim()).toBe("")
})

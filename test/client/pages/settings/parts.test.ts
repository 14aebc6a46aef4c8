import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { sayAmiss } from "../../../../client/elements/forms/amiss.ts"
import { refusalSentences } from "../../../../client/i18n/language.ts"
import { languagesPart, sidesPart, titlePart } from "../../../../client/pages/settings/namingParts.ts"
import type { Part } from "../../../../client/pages/settings/part.ts"
import { accessPart, rulePart, translationsPart } from "../../../../client/pages/settings/policyParts.ts"
import "../../../../client/styles/main.css"
import type { Workspace } from "../../../../shared/fold/state.ts"
import { panel } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const state = panel()
const workspace: Workspace = { ...state.workspace!, title: { en: "Seabed data", zh: "海底数据" } }

/** A part's form, with these words written into its fields. */
function filled({ fields, amiss, read }: Part, words: Record<string, string> = {}) {
  const place = document.body.appendChild(document.createElement("div"))
  render(html`<form>${fields}</form>`, place)
  const form = place.querySelector("form")!
  for (const [name, value] of Object.entries(words))
    (form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement).value = value
  return { form, amiss: amiss?.(new FormData(form)) ?? null, body: read(new FormData(form)).body }
}

test("a panel has a title in at least one language", () => {
  const part = titlePart(workspace)
  expect(filled(part, { "title-en": "" })).toMatchObject({ amiss: null, body: { title: { zh: "海底数据" } } })
  expect(filled(part, { "title-en": "", "title-zh": " " }).amiss).toEqual({
    field: "title-en",
    words: "This is needed in at least one language.",
  })
})

test("the field of a rule that nobody can meet says so", () => {
  const part = rulePart(state, workspace)
  expect(filled(part, { "quorum-share": "3", "quorum-of": "3" }).amiss).toBeNull()
  const { form, amiss } = filled(part, { "quorum-share": "5", "quorum-of": "3" })
  expect(amiss?.field).toBe("quorum-share")
  sayAmiss(form, amiss!)
  const field = form.elements.namedItem("quorum-share") as HTMLInputElement
  expect(field.validationMessage).toBe("A share cannot be more than the whole: the first number is at most the second.")
  // Any further input may correct it.
  form.dispatchEvent(new Event("input"))
  expect(form.checkValidity()).toBe(true)
})

test("the field of a share that has no meaning says why", async () => {
  await refusalSentences()
  const part = rulePart(state, workspace)
  const wrong = (share: string, over: string, under: string) =>
    filled(part, { [`${share}-share`]: over, [`${share}-of`]: under }).amiss
  expect(wrong("support", "1", "3")).toEqual({
    field: "support-share",
    words: "The support must be at least 1/2: with less, a text that most reject could be declared.",
  })
  expect(wrong("quorum", "0", "3")?.field).toBe("quorum-share")
  expect(wrong("sideQuorum", "0", "3")?.field).toBe("sideQuorum-share")
  expect(wrong("sideFloor", "3", "3")?.field).toBe("sideFloor-share")
})

test("each side has a name, and a distinct mark of one or two letters", () => {
  const part = sidesPart(state, workspace)
  const wrong = (words: Record<string, string>) => filled(part, words).amiss
  const long = { field: "mark-1", words: "A mark has one or two letters." }
  const taken = "Another side has this mark. Each side needs one of its own."
  expect(wrong({})).toBeNull()
  expect(wrong({ "mark-1": "JPNX" })).toEqual(long)
  expect(wrong({ "mark-1": "CN" })).toEqual({ field: "mark-1", words: taken })
  // A new side without a mark takes the first letter of its name.
  expect(wrong({ "mark-1": "N", "side-2-en": "North" })).toEqual({ field: "mark-2", words: taken })
  expect(wrong({ "mark-2": "N" })).toEqual({ field: "side-2-en", words: "This is needed in at least one language." })
  // A side whose names are emptied is removed with its mark.
  expect(filled(part, { "side-1-en": "" })).toMatchObject({ amiss: null, body: { sides: [{ mark: "CN" }] } })
})

test("at least one language has authentic texts", () => {
  const part = languagesPart(state, workspace)
  expect(filled(part, { "use-ja": "translation" }).amiss).toBeNull()
  expect(filled(part, { "use-ja": "translation", "use-zh": "unused" }).amiss?.words).toBe(
    "At least one language needs an authentic text.",
  )
})

test("under the Chatham House Rule no replay is offered, and an earlier choice stays", () => {
  const settled: Workspace = { ...workspace, replay: "panel", attribution: "chatham" }
  const { form, body } = filled(accessPart(settled))
  expect(form.querySelector("select")).toBeNull()
  expect(form.textContent).toContain("no session can be seen again")
  expect(body).toMatchObject({ replay: "panel" })
  expect(filled(accessPart({ ...settled, attribution: "named" })).form.querySelector("select")).not.toBeNull()
})

test("the names of sides cannot change while a round is open, and the part says why", () => {
  expect(sidesPart(state, workspace).held).toBeNull()
  const open = { ...state, rounds: { R: { state: "open" } } } as unknown as typeof state
  expect(sidesPart(open, workspace).held).toContain("A round is open")
})

test("a panel without sides is not asked for a side's share, and keeps the rule's", () => {
  const part = rulePart({ ...state, sides: [] }, workspace)
  const { form, body } = filled(part, { "quorum-share": "1", "quorum-of": "2" })
  expect(form.textContent).not.toContain("side")
  expect(body).toMatchObject({ rule: { ...workspace.rule, quorum: [1, 2] } })
})

test("a setting that can no longer change looks neither editable nor unsaved", () => {
  const place = document.body.appendChild(document.createElement("div"))
  render(html`<fieldset disabled><input class="input" /></fieldset><input class="input" />`, place)
  const [shut, open] = [...place.querySelectorAll("input")].map(one => getComputedStyle(one))
  expect(shut?.backgroundColor).not.toBe(open?.backgroundColor)
  expect(rulePart(state, workspace).whole).toBe(true)
})

test("the days for an answer to a translation begin with the panel's own, and seven where it has set none", () => {
  const days = new FormData()
  const read = (of: typeof state) => translationsPart(of).read(days)
  expect(read(state)).toEqual({ kind: "set-translation-days", body: { days: 7 } })
  const own = state.workspace && { ...state, workspace: { ...state.workspace, translationDays: 3 } }
  expect(own && read(own)).toEqual({ kind: "set-translation-days", body: { days: 3 } })
  days.set("days", "14")
  expect(read(state)).toEqual({ kind: "set-translation-days", body: { days: 14 } })
})

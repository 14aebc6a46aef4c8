import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { describingPart } from "../../../../client/pages/settings/describingPart.ts"
import { ownSeat, panelDescribed } from "../../../../client/pages/workspace/panelDescribed.ts"
import { limits } from "../../../../shared/contract/limits.ts"
import "../../../../client/styles/main.css"
import "../../../../client/pages/workspace/workspace.css"
import { panel } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const workspace = { ...panel().workspace!, languages: ["en" as const, "ja" as const] }

function shown(words: object, mayWrite = false): HTMLElement {
  const place = document.body.appendChild(document.createElement("div"))
  place.className = "workspace"
  render(panelDescribed({ ...workspace, ...words }, mayWrite), place)
  return place
}

test("a panel's page shows what the panel is and what it is for, each in the reader's language", () => {
  const place = shown({ description: { ja: "専門家の会議。" }, mandate: { en: "To advise.\n\nBy June." } })
  expect([...place.querySelectorAll(".described")].map(one => [one.getAttribute("lang"), one.textContent])).toEqual([
    ["ja", "専門家の会議。"],
    ["en", "To advise.\n\nBy June."],
  ])
  expect(place.querySelector("details")?.open).toBe(true)
  expect(shown({ mandate: { en: "a".repeat(401) } }).querySelector("details")?.open).toBe(false)
})

test("without a description only readers who may write one are told so", () => {
  expect(shown({}).textContent?.trim()).toBe("")
  expect(shown({}, true).textContent).toBe("No description yet. You write it in the settings.")
})

test("both are written in each of the panel's languages, up to the length that the server accepts", () => {
  const part = describingPart({
    ...workspace,
    description: { en: "Experts.", zh: "专家组。" },
    mandate: { en: "Advise." },
  })
  const place = document.body.appendChild(document.createElement("div"))
  render(html`<form>${part.fields}</form>`, place)
  const form = place.querySelector("form")!
  const field = (name: string) => form.elements.namedItem(name) as HTMLTextAreaElement
  expect(field("description-en").value).toBe("Experts.")
  expect(field("description-en").maxLength).toBe(limits.description)
  expect(field("mandate-ja").maxLength).toBe(limits.mandate)
  field("mandate-en").value = " "
  field("mandate-ja").value = "提言する。\n\n6月まで。"
  // The text in a language that the panel no longer has is kept.
  expect(part.read(new FormData(form)).body).toEqual({
    description: { en: "Experts.", zh: "专家组。" },
    mandate: { ja: "提言する。\n\n6月まで。" },
  })
})

test("one's own seat is told with its side, and a deputy reads what a deputy may do", () => {
  const state = panel()
  const me = { member: "Lin", name: "Lin", role: "panelist", side: "CN", lang: "en" } as const
  const seat = (deputies: object, who: object = me) => {
    const place = document.body.appendChild(document.createElement("dl"))
    render(ownSeat({ ...state, deputies }, who as never), place)
    return place.textContent?.replaceAll(/\s+/g, " ").trim()
  }
  expect(seat({})).toMatch(/Lin · Panelist · CN$/)
  expect(seat({ CN: "Lin" })).toContain("You are the deputy of CN: what waits for the confirmation of this side")
  expect(seat({ CN: "Lin" }, { ...me, member: "Gao", name: "Gao" })).not.toContain("deputy")
  expect(seat({}, { ...me, member: null })).toBe("")
})

import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { namesThen } from "../../../../client/i18n/names.ts"
import { actionList, actionsPart } from "../../../../client/pages/proceedings/outcomes/actionList.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

afterEach(() => {
  document.body.replaceChildren()
  sessionStorage.clear()
})

test("an action without an owner is not sent, the form asks for an owner, and no past day can be chosen", async () => {
  const held = meeting({ startedAt: Date.UTC(2026, 10, 25), cities: [{ name: { en: "UTC" }, zone: "UTC" }] })
  const state = { ...panel(), sessions: { S: held } } as unknown as State
  const sent: unknown[] = []
  const me = { member: "Chen", name: "Chen", role: "moderator", side: "CN", lang: "en" } as const
  const send = async (kind: string, body: unknown) => {
    sent.push([kind, body])
    return true
  }
  render(html`${actionList(state, [], me, send, namesThen(state))}`, document.body)
  const form = document.querySelector("form")!
  expect(form.querySelector<HTMLInputElement>('[name="due"]')!.min).toBe("2026-11-25")
  const [first] = form.querySelectorAll<HTMLInputElement>('[name="owner"]')
  document.querySelector("details")!.open = true
  form.querySelector<HTMLInputElement>('[name="text"]')!.value = "Event list"
  form.requestSubmit()
  expect([sent.length, first!.validationMessage]).toEqual([0, "Choose who does it."])
  first!.click()
  expect(first!.validationMessage).toBe("")
  form.requestSubmit()
  await expect.poll(() => sent.length).toBe(1)
})

test("a paper without actions has no section for them", () => {
  const state = panel()
  const me = { member: "Lin", name: "Lin", role: "panelist", side: "CN", lang: "en" } as const
  const action = { id: "a", owners: ["Lin"], text: { en: "Event list" }, due: null, done: null, at: 0 } as never
  const printed = (actions: never[]) => {
    const place = document.createElement("div")
    render(
      actionsPart(state, actions, me, async () => true, namesThen(state)),
      place,
    )
    return !place.querySelector("section")?.matches(".no-print")
  }
  expect(printed([])).toBe(false)
  expect(printed([action])).toBe(true)
})

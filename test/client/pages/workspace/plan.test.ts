import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { page } from "vitest/browser"
import "../../../../client/styles/main.css"
import { factsIn, SessionFields } from "../../../../client/pages/workspace/plenary-session-fields.ts"
import { WorkspacePlan } from "../../../../client/pages/workspace/plenary-workspace-plan.ts"
import "../../../../client/pages/workspace/workspace.css"
import { liveContext } from "../../../../client/state/live.ts"
import { panel } from "../../../kit/scenes.ts"
import { settled } from "../../elements/session/shown.ts"

afterEach(() => document.body.replaceChildren())

const title = {
  en: "A much longer title for an agenda item that would never fit in a narrow column of the room 非常长的标题",
}

test("a topic is opened with a title in any of the panel's languages; without a title its field says so", async () => {
  const place = document.createElement("div")
  const sent: unknown[] = []
  const send = async (kind: string, body: object) => {
    sent.push({ kind, ...body })
    return { ok: true, seq: 1, made: {} }
  }
  const live = { state: signal(panel()), me: signal(null), send }
  new ContextProvider(place, { context: liveContext, initialValue: live as never })
  const plan = new WorkspacePlan()
  place.append(plan)
  document.body.append(place)
  await settled(plan)
  const field = (lang: string) => plan.querySelector<HTMLInputElement>(`[name="topic-${lang}"]`)!
  const open = () => plan.querySelector<HTMLButtonElement>("form button")?.click()
  open()
  expect(field("en").validationMessage).toBe("This is needed in at least one language.")
  expect(sent).toEqual([])
  field("zh").value = "海缆"
  field("zh").dispatchEvent(new Event("input", { bubbles: true }))
  open()
  expect(sent).toEqual([{ kind: "open-topic", title: { zh: "海缆" }, letter: "B" }])
})

test("a city named in one language, or only by its zone, is shown in each reader's own", () => {
  const form = new FormData()
  const said = { starts: "2027-03-01T09:00", "zone-0": "Asia/Shanghai", "city-0-en": "Beijing", "zone-1": "Asia/Tokyo" }
  for (const [name, value] of Object.entries(said)) form.set(name, value)
  expect(factsIn(form, null, ["en", "zh"]).cities).toEqual([
    { zone: "Asia/Shanghai", name: { en: "Beijing", zh: "北京", ja: "北京" } },
    { zone: "Asia/Tokyo", name: { en: "Tokyo", zh: "东京", ja: "東京" } },
  ])
})

test("a city's name is not kept for another zone", async () => {
  const form = document.createElement("form")
  const fields = new SessionFields()
  fields.facts = {
    title: {},
    startsAt: 0,
    cities: [{ zone: "Asia/Tokyo", name: { en: "Tokyo", zh: "东京", ja: "東京" } }],
  }
  fields.spoken = ["en", "ja"]
  form.append(fields)
  document.body.append(form)
  await settled(fields)
  const zone = fields.querySelector<HTMLSelectElement>('[name="zone-0"]')!
  const moveTo = (to: string) => {
    zone.value = to
    zone.dispatchEvent(new Event("input", { bubbles: true }))
    return factsIn(new FormData(form), fields.facts, fields.spoken).cities
  }
  expect(moveTo("Europe/Paris")).toEqual([{ zone: "Europe/Paris", name: { en: "Paris", zh: "巴黎", ja: "パリ" } }])
  const name = fields.querySelector<HTMLInputElement>('[name="city-0-en"]')!
  name.value = "Maizuru"
  expect(moveTo("Asia/Tokyo")).toEqual([{ zone: "Asia/Tokyo", name: { en: "Maizuru" } }])
})

test("a topic's long title makes the page no wider than a phone, and both columns stay equal", async () => {
  const place = document.createElement("div")
  place.className = "workspace"
  const topics = { A: { id: "A", letter: "A", title, state: "open" } }
  new ContextProvider(place, {
    context: liveContext,
    initialValue: { state: signal({ ...panel(), topics }), me: signal(null) } as never,
  })
  const plan = new WorkspacePlan()
  place.append(plan)
  document.body.append(place)
  await page.viewport(390, 800)
  await settled(plan)
  expect(plan.textContent).toContain(title.en)
  expect(document.documentElement.scrollWidth).toBe(390)
  await page.viewport(1366, 800)
  const [left, right] = [...plan.querySelectorAll("form")].map(form => form.getBoundingClientRect().width)
  expect(left).toBeCloseTo(right ?? 0)
})

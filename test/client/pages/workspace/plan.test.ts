import { ContextProvider } from "@lit/context"
import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { page } from "vitest/browser"
import "../../../../client/styles/main.css"
import { WorkspacePlan } from "../../../../client/pages/workspace/workspace-plan.ts"
import "../../../../client/pages/workspace/workspace.css"
import { liveContext } from "../../../../client/state/live.ts"
import { panel } from "../../../shared/rules/nextAction/scenes.ts"
import { settled } from "../../session/shown.ts"

afterEach(() => document.body.replaceChildren())

const title = {
  en: "A much longer title for an agenda item that would never fit in a narrow column of the room 非常长的标题",
}

test("a topic's long title makes the page no wider than a phone, and no column narrower than the other", async () => {
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

import { signal } from "@preact/signals-core"
import { LitElement } from "lit"
import { expect, test } from "vitest"
import { stageOf } from "../../../../client/pages/session/seated/stageOf.ts"
import type { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { as, scene, statement, texts } from "../../../kit/scenes.ts"

class Page extends LitElement {
  protected override createRenderRoot() {
    return this
  }
}
customElements.define("test-page", Page)

test("a press before the code of a first statement's card is loaded takes effect once it is", async () => {
  const page = new Page()
  document.body.append(page)
  const given = statement("draft", texts({ zh: "draft" }))
  const early = document.createElement("plenary-statement-card")
  Object.assign(early, { id: given.id, scene: scene({}, as("Lin", "panelist", "CN")), statement: given })
  page.append(early)
  const live = { shown: { arrived: async () => true } }
  const room = { live, topic: signal("A"), tab: signal("note"), show() {} } as unknown as SessionStore

  stageOf(page, "practice", room).edit(given, "ja")
  await page.updateComplete
  const { StatementCard } = await import("../../../../client/elements/session/statement/plenary-statement-card.ts")
  expect(early).toBeInstanceOf(StatementCard)
  const written = () =>
    [...(early.shadowRoot?.querySelectorAll("plenary-language-text") ?? [])].find(one => one.text?.lang === "ja")
  await eventually(() => expect(written()?.shadowRoot?.querySelector("textarea")).toBeTruthy())
})

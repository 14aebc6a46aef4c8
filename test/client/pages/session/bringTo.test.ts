import { html, LitElement } from "lit"
import { afterEach, expect, test } from "vitest"
import "../../../../client/elements/session/bar/plenary-foot-bar.ts"
import type { FootBar } from "../../../../client/elements/session/bar/plenary-foot-bar.ts"
import "../../../../client/elements/session/round/plenary-round-card.ts"
import "../../../../client/elements/session/statement/plenary-objection.ts"
import "../../../../client/elements/session/statement/plenary-statement-card.ts"
import { focused } from "../../../../client/pages/frame/focus/focus.ts"
import { bringTo } from "../../../../client/pages/session/presses/bringTo.ts"
import { asked } from "../../../../client/rules/asked.ts"
import { cockpit } from "../../../../client/rules/cockpit.ts"
import type { Scene } from "../../../../client/scene/scene.ts"
import type { Objection } from "../../../../shared/fold/consensusState.ts"
import { as, positions, round, scene, statement, table } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

class Page extends LitElement {
  scene: Scene | null = null
  protected override createRenderRoot() {
    return this
  }
  override render() {
    const { scene: given } = this
    if (!given) return html``
    return html`<div style="block-size: 300px; overflow: auto">
      ${Object.values(given.state.rounds).map(one => html`<plenary-round-card .scene=${given} .round=${one} .statement=${Object.values(given.state.statements)[0]}></plenary-round-card>`)}
      <div style="block-size: 2000px"></div>
      ${Object.values(given.state.statements).map(one => html`<plenary-statement-card id=${one.id} .scene=${given} .statement=${one}></plenary-statement-card>`)}
    </div>`
  }
}
customElements.define("asking-page", Page)

async function brought(given: Scene) {
  const page = new Page()
  page.scene = given
  document.body.append(page)
  const bar: FootBar = document.body.appendChild(document.createElement("plenary-foot-bar"))
  bar.scene = given
  bar.cockpit = cockpit
  await bar.updateComplete
  const button = bar.renderRoot.querySelector("button.filled")?.textContent
  await bringTo(page, asked(given))
  const at = focused()
  const box = at?.getBoundingClientRect()
  const pane = page.querySelector("div")?.getBoundingClientRect()
  const inSight = box && pane && box.top >= pane.top && box.bottom <= pane.bottom
  return { button, at, inSight }
}

test("a round that asks leads to its scale", async () => {
  const given = { statements: table(statement("in_round")), rounds: table(round("rating", "open")) }
  const { button, at, inSight } = await brought(scene(given, as("Lin", "panelist", "CN")))
  expect(button).toBe("Go to the rating")
  expect(at).toMatchObject({ type: "radio", value: "1" })
  expect(inSight).toBe(true)
})

test("an answered objection leads to the two buttons that settle it", async () => {
  const call = round("call", "revealed", positions("block", "agree", "agree", "agree"))
  const objection = {
    id: "O",
    statement: "A-1",
    topic: "A",
    version: 1,
    by: "Lin",
    at: 1,
    reason: { lang: "en", text: "It is too wide." },
    remedy: null,
    answer: { by: "Chen", at: 2, disposition: "accommodated", text: { lang: "en", text: "Narrowed." } },
    reply: null,
    earlier: [],
  } as unknown as Objection
  const given = { statements: table(statement("proposed")), rounds: table(call), objections: table(objection) }
  const { button, at, inSight } = await brought(scene(given, as("Lin", "panelist", "CN")))
  expect(button).toBe("Go to your objection")
  expect(at?.textContent?.trim()).toBe("Maintain my objection")
  expect(inSight).toBe(true)
})

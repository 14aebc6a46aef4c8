import { signal } from "@preact/signals-core"
import { html, LitElement, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { apart } from "../../../client/signals/apart.ts"
import { Watching } from "../../../client/signals/watching.ts"

afterEach(() => document.body.replaceChildren())

const letters = signal(0)
const title = signal("one")
let drawn = 0

class SomePage extends Watching(LitElement) {
  protected override render() {
    drawn += 1
    return html`<h1>${title.value}</h1>${apart(() => html`<p>${letters.value}</p>`)}`
  }
}
customElements.define("some-page", SomePage)

test("a part that changes at each letter renders on its own, and the page does not", async () => {
  const page = new SomePage()
  document.body.append(page)
  await page.updateComplete
  const words = () => page.renderRoot.textContent?.replaceAll(/\s/g, "")
  drawn = 0
  letters.value = 1
  letters.value = 2
  await page.updateComplete
  expect([words(), drawn]).toEqual(["one2", 0])
  title.value = "two"
  await page.updateComplete
  letters.value = 3
  await page.updateComplete
  expect([words(), drawn]).toEqual(["two3", 1])
})

test("off the page it subscribes to nothing, and is up to date when it comes back", async () => {
  let reads = 0
  const place = document.body.appendChild(document.createElement("div"))
  const part = render(html`${apart(() => ((reads += 1), letters.value))}`, place)
  part.setConnected(false)
  reads = 0
  letters.value = 7
  expect(reads).toBe(0)
  part.setConnected(true)
  expect(place.textContent).toBe("7")
})

import { expect, onTestFinished, test, vi } from "vitest"
import { eventually } from "../../../kit/clocks/eventually.ts"
import "../../../../client/elements/charts/plenary-bars.ts"
import { pixels, standalone } from "../../../../client/elements/charts/standalone.ts"

async function bars() {
  const element = document.createElement("plenary-bars")
  element.heading = "Speaking time of each side"
  element.columns = ["Side", "Time"]
  element.bars = [
    { label: "North", value: 30, text: "00:30", planned: 20 },
    { label: "北方".repeat(40), value: 15, text: "00:15" },
  ]
  document.body.append(element)
  onTestFinished(() => element.remove())
  await element.updateComplete
  const picture = element.renderRoot.querySelector("svg")
  if (!picture) throw new Error("no picture")
  return { element, picture }
}

test("lengths are in proportion, and equal the table and the sentence", async () => {
  const { element, picture } = await bars()
  const widths = [...picture.querySelectorAll("rect")].map(rect => Number(rect.getAttribute("width")))
  expect(widths[0]).toBe((widths[1] ?? 0) * 2)
  expect(picture.getAttribute("aria-label")).toMatch(/^Speaking time of each side: North 00:30 and 北方/)
  expect([...element.renderRoot.querySelectorAll("td")].map(cell => cell.textContent)).toContain("00:30")
  // The value ends where the picture does, by its anchor; the name above the bar ends before it.
  const texts = [...picture.querySelectorAll("text")]
  const [names, values] = [0, 1].map(of => texts.filter((_, n) => n % 2 === of).map(text => text.getBBox()))
  expect(values?.length).toBe(2)
  for (const [n, name] of (names ?? []).entries()) expect(name.x + name.width).toBeLessThan(values?.[n]?.x ?? 0)
  for (const text of texts.filter((_, n) => n % 2 === 1)) {
    expect(text.getAttribute("x")).toBe("480")
    expect(getComputedStyle(text).textAnchor).toBe("end")
  }
})

test("a copied picture keeps the colours shown, its size and its title", async () => {
  const { picture } = await bars()
  document.documentElement.style.setProperty("--accent", "rgb(1, 2, 3)")
  onTestFinished(() => void document.documentElement.style.removeProperty("--accent"))
  const { text, width, height } = standalone(picture)
  const copy = new DOMParser().parseFromString(text, "image/svg+xml")
  expect(copy.querySelector("parsererror")).toBeNull()
  expect([width, height]).toEqual([504, 104])
  expect(copy.querySelector("title")?.textContent).toMatch(/^Speaking time/)
  expect([...copy.querySelectorAll("rect")].map(rect => rect.getAttribute("fill"))).toContain("rgb(1, 2, 3)")
  expect(text).not.toMatch(/class=|var\(/)
})

test("the picture in pixels is a PNG of twice the size", async () => {
  const { picture } = await bars()
  const bitmap = await createImageBitmap(await pixels(picture))
  expect([bitmap.width, bitmap.height]).toEqual([1008, 208])
})

test("a button that Tab reaches puts the SVG on the clipboard", async () => {
  const { element } = await bars()
  const written = vi.fn(async () => {})
  vi.spyOn(navigator, "clipboard", "get").mockReturnValue({ writeText: written } as never)
  onTestFinished(() => void vi.restoreAllMocks())
  const tools = element.renderRoot.querySelector("plenary-chart-tools")
  tools?.renderRoot.querySelector("summary")?.click()
  tools?.renderRoot.querySelector("button")?.click()
  await eventually(() => expect(tools?.renderRoot.querySelector("[role=status]")?.textContent).toBe("Copied"))
  expect(written).toHaveBeenCalledWith(expect.stringMatching(/^<svg /))
})

test("a narrow chart is drawn narrow, so that its letters keep their height", async () => {
  const place = document.createElement("div")
  place.style.inlineSize = "320px"
  const element = document.createElement("plenary-bars")
  element.bars = [{ label: "Under way", value: 3, text: "3" }]
  place.append(element)
  document.body.append(place)
  await expect.poll(() => element.renderRoot.querySelector("svg")?.viewBox.baseVal.width).toBe(320)
  const letters = element.renderRoot.querySelector("text")
  expect(letters && getComputedStyle(letters).fontSize).toBe("13px")
  expect(element.renderRoot.querySelector("svg")?.getBoundingClientRect().width).toBe(320)
  place.remove()
})

test("a wall leaves out what is pressed", async () => {
  const { element } = await bars()
  element.style.setProperty("--controls", "none")
  const shown = ["details", "plenary-chart-tools"].map(name => element.renderRoot.querySelector(name))
  expect(shown.map(one => one && getComputedStyle(one).display)).toEqual(["none", "none"])
  element.remove()
})

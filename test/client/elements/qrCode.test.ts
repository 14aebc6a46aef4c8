import { encode } from "uqr"
import { afterEach, expect, test } from "vitest"
import { QrCode } from "../../../client/elements/plenary-qr-code.ts"
import { eventually } from "../../kit/clocks/eventually.ts"

afterEach(() => document.body.replaceChildren())

async function shown(text: string, label = "") {
  const element = new QrCode()
  Object.assign(element, { text, label })
  document.body.append(element)
  await eventually(() => expect(element.renderRoot.querySelector("path")).not.toBeNull())
  return element
}

test("every dark module of the text's code is drawn, with four white ones around, and the label says the text", async () => {
  const text = "https://panel.example.org/return#abc"
  const element = await shown(text, "QR code of your return link")
  const { data, size } = encode(text, { ecc: "M", border: 4 })
  const drawn = element.renderRoot.querySelector("path")?.getAttribute("d")?.match(/M/g)?.length
  expect(drawn).toBe(data.flat().filter(Boolean).length)
  const image = element.renderRoot.querySelector("svg")
  expect(image?.getAttribute("viewBox")).toBe(`0 0 ${size} ${size}`)
  expect([image?.getAttribute("role"), image?.getAttribute("aria-label")]).toEqual([
    "img",
    "QR code of your return link",
  ])
  expect(data.slice(0, 4).flat().some(Boolean)).toBe(false)
})

test("a code is black on white in a dark theme too", async () => {
  document.documentElement.dataset["theme"] = "dark"
  const element = await shown("https://panel.example.org/")
  expect(getComputedStyle(element).backgroundColor).toBe("rgb(255, 255, 255)")
  delete document.documentElement.dataset["theme"]
})

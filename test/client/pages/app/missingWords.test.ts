import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { levelTone } from "../../../../client/i18n/terms/outcomeTerms.ts"
import { sayMissing } from "../../../../client/pages/app/missingWords.ts"

afterEach(() => document.body.replaceChildren())

test("the page names a missing field in its own language, not the browser's, until it is filled", () => {
  const place = document.body.appendChild(document.createElement("div"))
  place.addEventListener("invalid", sayMissing, { capture: true })
  render(html`<form><input name="title" required /><input name="agreed" type="checkbox" required /></form>`, place)
  const form = place.querySelector("form")!
  const [title, agreed] = [...form.querySelectorAll("input")]
  expect(form.checkValidity()).toBe(false)
  expect(title?.validationMessage).toBe("Please fill this in.")
  expect(agreed?.validationMessage).toBe("Please tick this box.")
  title!.value = "First"
  title!.dispatchEvent(new Event("input"))
  agreed!.click()
  expect(form.checkValidity()).toBe(true)
})

test("a rough consensus has one colour in every list", () => {
  expect((["unanimity", "consensus", "rough"] as const).map(levelTone)).toEqual(["good", "good", "warn"])
})

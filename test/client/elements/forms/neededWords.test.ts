import { afterEach, expect, test } from "vitest"
import { neededWords } from "../../../../client/elements/forms/written.ts"

afterEach(() => document.body.replaceChildren())

test("a field with nothing but spaces says that it lacks words, until somebody writes", () => {
  const form = document.createElement("form")
  form.innerHTML = '<textarea name="reason" required></textarea>'
  document.body.append(form)
  const field = form.querySelector("textarea")!
  field.value = "  \n"
  expect([neededWords(form, "reason"), field.validationMessage]).toEqual(["", "Please fill this in."])
  field.value = " Twice. "
  field.dispatchEvent(new Event("input"))
  expect([neededWords(form, "reason"), field.validity.valid]).toEqual(["Twice.", true])
})

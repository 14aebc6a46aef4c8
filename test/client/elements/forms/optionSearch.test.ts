import { html, render } from "lit"
import { expect, onTestFinished, test, vi } from "vitest"
import { OptionSearch, optionSearch } from "../../../../client/elements/forms/plenary-option-search.ts"

function list(names: readonly string[]) {
  const place = document.body.appendChild(document.createElement("div"))
  onTestFinished(() => place.remove())
  const chosen = vi.fn()
  render(
    html`${optionSearch(names.length)}<select @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
      <option value="">Choose…</option>${names.map(name => html`<option value=${name}>${name}</option>`)}
    </select>`,
    place,
  )
  return { place, chosen, search: place.querySelector("plenary-option-search"), select: place.querySelector("select")! }
}
const many = ["Zoë Müller", "林澈 Lin Che", ...Array.from({ length: 14 }, (_, n) => `Panelist ${n}`)]

test("a list that is visible as a whole has no search, a longer one has", () => {
  expect(list(many.slice(0, 15)).search).toBeNull()
  expect(list(many).search).toBeInstanceOf(OptionSearch)
})

test.each([
  ["zoe mu", "Zoë Müller"],
  ["林", "林澈 Lin Che"],
])("typed text (%s) leaves the matching options, and Enter chooses the first", async (typed, found) => {
  const { search, select, chosen } = list(many)
  await search?.updateComplete
  const input = search?.renderRoot.querySelector("input")
  if (!input) throw new Error("no field")
  input.value = typed
  input.dispatchEvent(new Event("input"))
  const left = [...select.options].filter(({ hidden, disabled }) => !hidden && !disabled).map(({ value }) => value)
  expect(left).toEqual(["", found])
  input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }))
  expect(chosen).toHaveBeenCalledWith(found)
  expect(document.activeElement).toBe(select)
})

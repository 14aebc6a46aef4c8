import { afterEach, expect, test, vi } from "vitest"
import { PlenaryCalendarAddress } from "../../../../client/pages/calendar/plenary-calendar-address.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"

afterEach(() => {
  document.body.replaceChildren()
  vi.restoreAllMocks()
})

async function shown(answers: Record<string, () => Response>): Promise<PlenaryCalendarAddress> {
  vi.spyOn(window, "fetch").mockImplementation(async (_, init) => {
    const answer = answers[init?.method ?? "GET"]
    if (!answer) throw new Error("not asked for here")
    return answer()
  })
  const element = new PlenaryCalendarAddress()
  element.slug = "panel"
  document.body.append(element)
  await eventually(() => expect(element.querySelector("button")).not.toBeNull())
  return element
}
const press = (element: Element, words: RegExp) =>
  [...element.querySelectorAll("button")].find(one => words.test(one.textContent))?.click()

test("an address is made, shown once with a link that subscribes, and focused", async () => {
  const element = await shown({
    GET: () => Response.json({ own: null, workspace: null }),
    POST: () => Response.json({ path: "/calendar/secret.ics", madeAt: 1 }),
  })
  expect(element.textContent).toContain("There is no address yet.")
  press(element, /Make an address/)
  await eventually(() => expect(element.querySelector("a")?.href).toBe(`webcal://${location.host}/calendar/secret.ics`))
  expect(element.querySelector("plenary-copy-text")?.text).toBe(`${location.origin}/calendar/secret.ics`)
  await eventually(() => expect(document.activeElement).toBe(element.querySelector("a")))
})

test("an address that is there is renewed or ended", async () => {
  const element = await shown({
    GET: () => Response.json({ own: Date.UTC(2026, 10, 25), workspace: null }),
    DELETE: () => Response.json({ ok: true }),
  })
  expect(element.textContent).toContain("There has been an address since")
  press(element, /End the address/)
  await eventually(() => expect(element.textContent).toContain("The address has ended."))
  await eventually(() => expect(document.activeElement).toBe(element.querySelector("button")))
})

test("without a connection it says so and asks again when pressed", async () => {
  let away = true
  const element = await shown({
    GET: () => {
      if (away) throw new TypeError("Failed to fetch")
      return Response.json({ own: null, workspace: null })
    },
  })
  expect(element.querySelector("[role=alert]")).not.toBeNull()
  away = false
  element.querySelector("button")?.click()
  await eventually(() => expect(element.textContent).toContain("There is no address yet."))
})

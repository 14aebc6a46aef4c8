import { expect, test } from "vitest"
import "../../../client/elements/session/agenda/plenary-city-clocks.ts"
import { moment } from "../../../client/i18n/formats.ts"
import { offsetAt } from "../../../shared/model/wallTime.ts"

const at = Date.UTC(2026, 10, 26, 4, 36)

test("a date with its hour carries the offset of the clock that it is read from", () => {
  expect(offsetAt(at, "Asia/Tokyo")).toBe("GMT+9")
  expect(offsetAt(at, "Europe/London")).toBe("UTC")
  expect(moment(at)).toMatch(new RegExp(` ${offsetAt(at).replace("+", "\\+")}$`))
  expect(moment(at, "Asia/Tokyo")).toBe("26 Nov 2026, 13:36")
})

test.each([
  ["the reader's own clock beside those of two cities", ["Pacific/Niue", "Pacific/Kiritimati"], 3],
  ["none where one of them shows the same", ["Pacific/Niue", Intl.DateTimeFormat().resolvedOptions().timeZone], 2],
])("%s", async (_, zones, clocks) => {
  const element = document.createElement("plenary-city-clocks")
  element.cities = zones.map(zone => ({ name: { en: zone }, zone }))
  element.now = at
  document.body.append(element)
  await element.updateComplete
  expect(element.shadowRoot?.querySelectorAll("time")).toHaveLength(clocks)
  element.remove()
})

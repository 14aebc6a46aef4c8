import { expect, test } from "vitest"
import { cityInAll, cityOfZone } from "../../../../shared/rules/planning/cityNames.ts"

test("a zone's city is named in the three languages where it is a known one, else as the zone is written", () => {
  expect(cityOfZone("Asia/Shanghai")).toEqual({ en: "Shanghai", zh: "上海", ja: "上海" })
  expect(cityOfZone("America/New_York")).toEqual({ en: "New York", zh: "纽约", ja: "ニューヨーク" })
  expect(cityOfZone("America/Port_of_Spain")).toEqual({ en: "Port of Spain" })
})

test("a known city that was named in one language is named in all; any other name stays as it was given", () => {
  const beijing = { en: "Beijing", zh: "北京", ja: "北京" }
  expect(cityInAll({ en: "Beijing" })).toEqual(beijing)
  expect(cityInAll({ zh: "北京" })).toEqual(beijing)
  expect(cityInAll({ en: "Beijing", zh: "首都" })).toEqual({ en: "Beijing", zh: "首都" })
  expect(cityInAll({ ja: "舞鶴" })).toEqual({ ja: "舞鶴" })
  expect(cityInAll({})).toEqual({})
})

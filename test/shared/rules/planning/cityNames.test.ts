import { expect, test } from "vitest"
import type { Title } from "../../../../shared/model/texts.ts"
import { cityNamed, cityOfZone, isElsewhere } from "../../../../shared/rules/planning/cityNames.ts"

test("a zone's city is named in the three languages where it is a known one, else as the zone is written", () => {
  expect(cityOfZone("Asia/Shanghai")).toEqual({ en: "Shanghai", zh: "上海", ja: "上海" })
  expect(cityOfZone("America/New_York")).toEqual({ en: "New York", zh: "纽约", ja: "ニューヨーク" })
  expect(cityOfZone("America/Port_of_Spain")).toEqual({ en: "Port of Spain" })
})

test("a known city is elsewhere where its clocks are another zone's; of any other name nobody knows", () => {
  expect([isElsewhere("北京", "Asia/Tokyo"), isElsewhere("北京", "Asia/Shanghai")]).toEqual([true, false])
  expect(isElsewhere("舞鶴", "Europe/Paris")).toBe(false)
})

const tokyo = { en: "Tokyo", zh: "东京", ja: "東京" }
const shown = ["en", "ja"] as const
const named = (said: Title, before: Title = {}) => cityNamed({ zone: "Asia/Tokyo", said, before, shown })

test("a known city that was named in one language is named in all; any other name stays as it was given", () => {
  const osaka = { en: "Osaka", zh: "大阪", ja: "大阪" }
  expect(named({ en: "Osaka" })).toEqual(osaka)
  expect(named({ ja: "大阪" })).toEqual(osaka)
  expect(named({ en: "Osaka", ja: "難波" })).toEqual({ en: "Osaka", ja: "難波" })
  expect(named({ ja: "舞鶴" })).toEqual({ ja: "舞鶴" })
  expect(named({})).toEqual(tokyo)
})

test("a city that is renamed in one language keeps no name of the one before in another, shown or not", () => {
  expect(named({ en: "Osaka", ja: "東京" }, tokyo)).toEqual({ en: "Osaka", zh: "大阪", ja: "大阪" })
  expect(named({ en: "Maizuru", ja: "東京" }, tokyo)).toEqual({ en: "Maizuru" })
  expect(named({ ja: "東京" }, tokyo)).toEqual(tokyo)
  // names of one's own are corrected one at a time
  expect(named({ en: "Maizuru", ja: "舞鶴" }, { en: "Maisuru", zh: "舞鹤", ja: "舞鶴" })).toEqual({
    en: "Maizuru",
    zh: "舞鹤",
    ja: "舞鶴",
  })
  // a city named before the built-in names existed gets them
  expect(named({ en: "Tokyo" }, { en: "Tokyo" })).toEqual(tokyo)
})

import { expect, test } from "vitest"
import { nextTitle } from "../../../../shared/rules/planning/nextTitle.ts"

test("a linked session counts its forerunner's title on, in every language as that counts", () => {
  const first = { en: "Session 1", zh: "第一次会议", ja: "第1回会議" }
  const second = { en: "Session 2", zh: "第二次会议", ja: "第2回会議" }
  expect(nextTitle(first, [first])).toEqual(second)
  expect(nextTitle(first, [first, second])).toEqual({ en: "Session 3", zh: "第三次会议", ja: "第3回会議" })
})

test.each([
  ["第九次会议", "第十次会议"],
  ["第十次会议", "第十一次会议"],
  ["第十九回会議", "第二十回会議"],
  ["第九十九次会议", "第100次会议"],
  ["2026 panel, meeting 9", "2026 panel, meeting 10"],
])("%s goes on as %s", (zh, next) => expect(nextTitle({ zh }, [])).toEqual({ zh: next }))

test.each(["Kyoto 2026", "Part of 3", "Opening session", "一号议题"])("%s counts nothing and stays", en =>
  expect(nextTitle({ en }, [{ en }])).toEqual({ en }),
)

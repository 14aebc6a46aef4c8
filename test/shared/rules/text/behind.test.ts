import { expect, test } from "vitest"
import { behindOn } from "../../../../shared/rules/text/behind.ts"
import { panel, statement, texts } from "../../../kit/scenes.ts"

const worded = (zh: string, ja: string, jaState: "in_sync" | "out_of_date") =>
  texts({ zh: "in_sync", ja: jaState }).map(text => ({ ...text, text: { zh, ja, en: "" }[text.lang] }))

test("a text that is out of date is shown what its authentic sibling said when they were level", () => {
  const first = worded("视为批准", "承認とみなす", "in_sync")
  const second = worded("作为证据", "承認とみなす", "out_of_date")
  const third = worded("作为证据采信", "承認とみなす", "out_of_date")
  const versions = [first, second, third].map((one, i) => ({ n: i + 1, at: i, texts: one }))
  const given = { ...statement("proposed", third), versions } as never
  const ja = third.find(({ lang }) => lang === "ja")
  expect(behindOn(panel(), given, ja as never)).toEqual([{ lang: "zh", before: "视为批准", now: "作为证据采信" }])
  const zh = third.find(({ lang }) => lang === "zh")
  expect(behindOn(panel(), given, zh as never)).toEqual([])
})

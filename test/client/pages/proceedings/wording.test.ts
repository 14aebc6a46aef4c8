import { nothing, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { namesThen } from "../../../../client/i18n/names.ts"
import { recordTexts } from "../../../../client/pages/proceedings/outcomes/outcomeTexts.ts"
import { summary } from "../../../../client/pages/proceedings/outcomes/summary.ts"
import type { Me } from "../../../../shared/contract/queries.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import { meeting, panel } from "../../../kit/scenes.ts"
import { recordShown } from "../../elements/session/record-card/recordShown.ts"

afterEach(() => void render(nothing, document.body))

const observer: Me = { member: null, name: "", role: "observer", side: null, lang: "en" }
const cells = () =>
  [...document.querySelectorAll(".columns > div")].map(one => one.textContent?.trim().replace(/\s+/g, " "))

/** CR-1 with these texts, as the outcome paper of a reader of `shown` prints it. */
function printed(texts: Partial<Record<Lang, string>>, ...shown: Lang[]) {
  const record = recordShown()
  const card = {
    ...record,
    body: { ...record.body, texts: Object.entries(texts).map(([lang, text]) => ({ lang, text })) },
  }
  render(recordTexts(card as never, { state: panel(), me: null }, namesThen(panel()), shown, "demo", 0), document.body)
  return cells()
}

test("a record without a text in the reader's language shows an authentic one, with its language", () => {
  expect(printed({ ja: "原則として移転する。" }, "en")).toEqual(["日本語 原則として移転する。"])
  expect(document.querySelector(".columns p")?.getAttribute("lang")).toBe("ja")
})

test("languages side by side have headings, and a language without a text says so", () =>
  expect(printed({ zh: "默认流动。", ja: "原則として移転する。" }, "en", "zh", "ja")).toEqual([
    "English [Missing]",
    "中文 默认流动。",
    "日本語 原則として移転する。",
  ]))

test("a text only in the reader's language has no heading", () =>
  expect(printed({ zh: "默认流动。" }, "zh")).toEqual(["默认流动。"]))

test("a moderator's summary in one language is shown to all readers", () => {
  const session = meeting({ summary: { ja: "見解が分かれた。" } })
  render(
    summary(panel(), session, observer, ["zh"], async () => true),
    document.body,
  )
  expect(cells()).toEqual(["日本語 見解が分かれた。"])
})

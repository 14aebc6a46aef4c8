import { render } from "lit"
import { expect, test } from "vitest"
import { laterVoices } from "../../../../client/pages/proceedings/outcomes/voicesShown.ts"
import type { Translation } from "../../../../shared/fold/translationState.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { translationsAsOf } from "../../../../shared/rules/said/standing.ts"
import { scene } from "../../../kit/scenes.ts"

const key = "record:r:3"
const adopted = Date.UTC(2026, 0, 1, 23)
const given: Translation = {
  key,
  lang: "zh",
  text: "仅限两年。",
  revision: 1,
  drafted: "person",
  by: null,
  at: adopted - 1,
  answer: null,
}
const answered = (how: "accepted" | "declined"): Translation => ({
  ...given,
  answer: { how, by: null, at: adopted + 1 },
  ...(how === "declined" && { text: "", former: [given] }),
})
const appendix = (row: Translation) => {
  const { state } = scene({ workspace: { attribution: "named" } })
  const translations = { [translationId(key, "zh")]: row }
  const now = { ...state, translations }
  const before = { ...state, translations: translationsAsOf(translations, adopted) }
  const said = { key, by: null, lang: "en" as const, text: "Only for two years.", at: 0 }
  const voices = [{ title: "Reservation by Mori", said }]
  const shown = document.createElement("div")
  render(laterVoices({ now, adopted: before, zone: "Asia/Tokyo" }, voices, ["en", "zh"]), shown)
  return shown.textContent.replaceAll(/\s+/g, " ")
}

test("the appendix of the outcome page has a translation that was accepted since, on the day in the session's city", () => {
  expect(appendix(given)).not.toContain("Translations since")
  const text = appendix(answered("accepted"))
  for (const part of ["2 January 2026", "Translation by a person, accepted by the author", given.text])
    expect(text).toContain(part)
})

test("the appendix of the outcome page says that a translation was declined since", () => {
  const text = appendix(answered("declined"))
  expect(text).toContain("The translation printed above is shown no more")
  expect(text).not.toContain(given.text)
})

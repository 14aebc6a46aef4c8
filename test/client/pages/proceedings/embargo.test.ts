import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { embargoField, embargoLine } from "../../../../client/pages/proceedings/outcomes/embargo.ts"
import { meeting } from "../../../kit/scenes.ts"

afterEach(async () => useLang("en"))

const words = (of: unknown): string => {
  const place = document.createElement("div")
  render(html`${of}`, place)
  return place.textContent?.replace(/\s+/g, " ") ?? ""
}

test.each([
  ["en", "nobody without a seat reads anything of this panel", "please do not publish this before then"],
  ["zh", "无席位的人读不到本专家组的任何内容", "请勿在此之前公开"],
  ["ja", "席のない方はこのパネルの内容を一切読めません", "それまでは公表しないでください"],
] as const)(
  "an embargo asks its reader and says that it closes the panel until then (%s)",
  async (lang, field, line) => {
    await useLang(lang)
    expect(words(embargoField(meeting(), async () => true))).toContain(field)
    const printed = words(embargoLine(meeting({ embargo: Date.UTC(2026, 11, 1) })))
    expect(printed).toContain(line)
    expect(printed).toContain("2026")
  },
)

test("without one nothing is printed", () => expect(words(embargoLine(meeting()))).toBe(""))

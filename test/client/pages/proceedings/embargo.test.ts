import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { embargoWords } from "../../../../client/i18n/sentences/embargoWords.ts"
import { embargoField } from "../../../../client/pages/proceedings/outcomes/embargo.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

afterEach(async () => useLang("en"))

const words = (of: unknown): string => {
  const place = document.createElement("div")
  render(html`${of}`, place)
  return place.textContent?.replace(/\s+/g, " ") ?? ""
}

const now = 1_790_000_000_000
const shown = (over: object, embargo: number | null) => {
  const session = meeting({ embargo })
  const scene = panel()
  const state = { ...scene, workspace: { ...scene.workspace, ...over }, sessions: { [session.id]: session } } as State
  return embargoField(state, session, now, async () => true)
}
const field = (over: object, embargo: number | null) => words(shown(over, embargo))

test.each([
  ["en", "nobody without a seat reads anything of this panel", "please do not publish this before then"],
  ["zh", "无席位的人读不到本专家组的任何内容", "请勿在此之前公开"],
  ["ja", "席のない方はこのパネルの内容を一切読めません", "それまでは公表しないでください"],
] as const)(
  "an embargo asks its reader and says that it closes the panel until then (%s)",
  async (lang, closed, line) => {
    await useLang(lang)
    expect(field({}, null)).toContain(closed)
    const printed = embargoWords(meeting(), Date.UTC(2026, 11, 1))
    expect(printed).toContain(line)
    expect(printed).toContain("2026")
  },
)

test("the field says what happens at the time, and why a public panel has no embargo", () => {
  expect(field({ public: true }, now + 1)).toContain("It then opens to everybody by itself.")
  expect(field({ public: false }, now + 1)).toContain("Nothing opens then")
  expect(field({ public: true }, null)).toContain("so it can have no embargo")
  expect(field({ public: false }, now - 1)).not.toContain("opens")
})

test("the field is empty once the embargo is over", () => {
  const value = (embargo: number) => {
    const place = document.createElement("div")
    render(shown({ public: false }, embargo), place)
    return place.querySelector("input")?.value
  }
  expect(value(now + 60_000)).not.toBe("")
  expect(value(now)).toBe("")
})

import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { noteOf } from "../../../../client/pages/session/parts/roomNote.ts"
import { restored } from "../../../../client/state/session/versions/restoring.ts"
import { as, panel, scene } from "../../../kit/scenes.ts"

afterEach(() => document.body.replaceChildren())

const value = <T>(of: T) => ({ value: of })

test("an unlocked note shows who opened it, when and why", async () => {
  await useLang("en")
  const note = {
    mode: "open",
    reason: "One figure is wrong.",
    by: "Chen",
    since: new Date(2026, 10, 25, 10, 4).getTime(),
  }
  const room = { note: value(null), topic: value("A"), brackets: value(0), typing: value([]), thread: value(null) }
  const at = { ...room, following: value(false), live: { hints: { looks: value(null) } }, scene: value(null) } as never
  for (const reader of [as("Lin", "panelist"), as("He", "observer")]) {
    const place = document.createElement("div")
    render(html`${noteOf(at, scene({}, reader), { ...Object.values(panel().topics)[0], note } as never)}`, place)
    expect(place.textContent).toContain("Open (Chen, 10:04): One figure is wrong.")
  }
})

test("the note of a topic that ended with its session says so, and a moderator has a button to reopen it", async () => {
  await useLang("en")
  const room = { note: value(null), topic: value("A"), brackets: value(0), typing: value([]), thread: value(null) }
  const at = { ...room, following: value(false), live: { hints: { looks: value(null) } }, scene: value(null) } as never
  const shownTo = (who: object) => {
    const place = document.createElement("div")
    const topic = { ...Object.values(panel().topics)[0], ended: { with: "S", at: 1 } }
    render(html`${noteOf(at, scene({}, who), topic as never)}`, place)
    return place
  }
  const panelist = shownTo(as("Lin", "panelist"))
  expect(panelist.textContent).toContain("The session is closed: panelists read this note")
  expect(panelist.textContent).toContain("Suggestions only")
  expect(panelist.querySelector("button")).toBeNull()
  const buttons = [...shownTo(as("Chen", "moderator")).querySelectorAll("button")].map(one => one.textContent?.trim())
  expect(buttons).toContain("Reopen the topic")
})

test("a restored note says what was done: words are back, it is empty like the version, or it read like this already", async () => {
  const room = { note: value(null), topic: value("A"), brackets: value(0), typing: value([]), thread: value(null) }
  const at = { ...room, following: value(false), live: { hints: { looks: value(null) } }, scene: value(null) } as never
  const said = {
    en: [
      "The earlier version is restored.",
      "The note is empty now, like this version.",
      "Nothing changed: the note already reads like this version.",
    ],
    zh: ["已恢复早前的版本", "讨论稿现在与此版一样，为空白", "没有改动：讨论稿已与此版相同"],
    ja: ["以前の版に戻しました", "討議ノートは、この版と同じく空になりました", "変更はありません"],
  } as const
  for (const lang of ["en", "zh", "ja"] as const) {
    await useLang(lang)
    for (const [n, outcome] of (["done", "empty", "same"] as const).entries()) {
      restored.value = outcome
      const place = document.createElement("div")
      render(html`${noteOf(at, scene({}, as("Chen", "moderator")), Object.values(panel().topics)[0] as never)}`, place)
      expect(place.querySelector(".notice")?.textContent).toContain(said[lang][n])
      place.querySelector<HTMLButtonElement>(".notice button")?.click()
      expect(restored.value).toBeNull()
    }
  }
  await useLang("en")
})

import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { useLang } from "../../../../client/i18n/language.ts"
import { noteOf } from "../../../../client/pages/session/parts/roomNote.ts"
import { as, panel, scene } from "../../../shared/rules/nextAction/scenes.ts"

afterEach(() => document.body.replaceChildren())

const value = <T>(of: T) => ({ value: of })

test("whoever reads an unlocked note reads at it who opened it, when and why", async () => {
  await useLang("en")
  const note = {
    mode: "open",
    reason: "One figure is wrong.",
    by: "Chen",
    since: new Date(2026, 10, 25, 10, 4).getTime(),
  }
  const room = { note: value(null), topic: value("A"), brackets: value(0), typing: value([]), thread: value(null) }
  const at = { ...room, following: value(false), live: { hints: value({ looks: null }) }, scene: value(null) } as never
  for (const reader of [as("Lin", "panelist"), as("He", "observer")]) {
    const place = document.createElement("div")
    render(html`${noteOf(at, scene({}, reader), { ...Object.values(panel().topics)[0], note } as never)}`, place)
    expect(place.textContent).toContain("Open (Chen, 10:04): One figure is wrong.")
  }
})

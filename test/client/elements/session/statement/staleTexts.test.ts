import { afterEach, beforeEach, expect, test } from "vitest"
import { openingForm } from "../../../../../client/acts/round/openingForm.ts"
import { silenceForm } from "../../../../../client/acts/round/silenceForm.ts"
import { RoundCard } from "../../../../../client/elements/session/round/plenary-round-card.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import { StatementTexts } from "../../../../../client/elements/session/statement/plenary-statement-texts.ts"
import { useLang } from "../../../../../client/i18n/language.ts"
import type { Statement } from "../../../../../shared/fold/consensusState.ts"
import { as, round, scene, statement, table, texts } from "../../../../kit/scenes.ts"
import { allWords, shown } from "../shown.ts"

const moderator = as("Chen", "moderator", "CN")

/** The reader's language is English, a translation that is behind the Chinese. */
const stale = (state: "proposed" | "in_round" = "proposed"): Statement => {
  const now = texts({ zh: "in_sync", ja: "in_sync" }).map(text =>
    text.lang === "en" ? { ...text, text: "Twelve months.", state: "out_of_date" as const, behind: 1 } : text,
  )
  return { ...statement(state, now), versions: [{ n: 1, by: null, at: 1, hash: "", texts: now }] } as never
}

beforeEach(() => useLang("en"))
afterEach(() => document.body.replaceChildren())

const hero = (element: Element) => element.shadowRoot?.querySelector(".hero")?.textContent

test("a text that is behind never comes first: the authentic one does, and the other is marked", async () => {
  const given = stale()
  const element = await shown(new StatementTexts(), { texts: given.texts, authentic: ["zh", "ja"] } as never)
  const zh = given.texts.find(({ lang }) => lang === "zh")
  expect(hero(element)).toBe(zh?.text)
  expect(allWords(element)).toContain("English · Translation Out of date")
})

test("the card marks a translation that is a draft or behind, and puts the authentic text first", async () => {
  const given = stale()
  const card = await shown(new StatementCard(), {
    scene: scene({ statements: table(given) }, moderator),
    statement: given,
  })
  const first = card.renderRoot.querySelector("plenary-language-text")
  expect(first?.text?.lang).toBe("zh")
  expect(allWords(card)).toContain("Out of date")
})

test("a call and a silence procedure do not open until a text that is behind is updated or left out", () => {
  const given = stale()
  const at = scene({ statements: table(given) }, moderator)
  for (const form of [
    openingForm({ kind: "call", statement: given }, at)!,
    silenceForm({ kind: "open-silence", statement: given }, at),
  ]) {
    const field = form.fields({}).find(({ name }) => name === "behind-en")
    expect(field?.label).toBe("The English text is behind")
    expect(form.lacks?.({})).toContain("Bring it up to date on the card, or leave it out of this call.")
    expect(form.lacks?.({ "behind-en": "leave" })).toBeNull()
    expect(form.command({ "behind-en": "leave" }).body).toMatchObject({ leaveOut: ["en"] })
  }
  const rating = openingForm({ kind: "start-rating", statement: given }, at)!
  expect(rating.lacks?.({})).toBeNull()
})

test("the round hides the text that it left out, and says which one", async () => {
  const given = stale("in_round")
  const open = { ...round("call", "open"), leftOut: ["en"] } as never
  const element = await shown(new RoundCard(), {
    scene: scene({ statements: table(given), rounds: table(open) }, moderator),
    round: open,
    statement: given,
  })
  expect(allWords(element)).not.toContain("Twelve months.")
  expect(allWords(element)).toContain("Left out, as it is behind the authentic text: English.")
})

import { afterEach, beforeEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import {
  BracketChooser,
  type BracketSettled,
} from "../../../../../client/elements/session/statement/plenary-bracket-chooser.ts"
import { StatementCard } from "../../../../../client/elements/session/statement/plenary-statement-card.ts"
import { useLang } from "../../../../../client/i18n/language.ts"
import type { Statement } from "../../../../../shared/fold/consensusState.ts"
import { as, confirmed, scene, statement, texts } from "../../../../kit/scenes.ts"
import { buttons, settled, shown, words } from "../shown.ts"

beforeEach(() => useLang("en"))
afterEach(() => document.body.replaceChildren())

const moderator = as("Chen", "moderator", "CN")
const textIn = (card: StatementCard, lang: string) =>
  [...card.renderRoot.querySelectorAll("plenary-language-text")].find(one => one.text?.lang === lang)

test("an edit stays in its language when the reader's preferred text arrives meanwhile", async () => {
  const card = await shown(new StatementCard(), {
    scene: scene({}, as("Lin", "panelist", "CN")),
    statement: statement("draft", texts({ zh: "draft" })),
  })
  textIn(card, "ja")?.edit()
  await settled(card)
  const field = textIn(card, "ja")?.renderRoot.querySelector("textarea")
  if (!field) throw new Error("no field")
  field.value = "データを移す。"
  field.dispatchEvent(new InputEvent("input"))
  card.statement = statement("draft", texts({ en: "draft", zh: "draft" }))
  await settled(card)
  expect(card.renderRoot.querySelector("plenary-language-text[hero]")).toBe(textIn(card, "en"))
  expect(textIn(card, "ja")?.renderRoot.querySelector("textarea")?.value).toBe("データを移す。")
  for (const lang of ["en", "zh"]) expect(textIn(card, lang)?.renderRoot.querySelector("textarea")).toBeNull()
})

const bracketed = (): Statement => {
  const wording = { en: "", zh: "由[相关港口 | 联合值班台]宣布。", ja: "宣言は［当該港｜共同当直デスク］が行う。" }
  const all = texts({ zh: "in_sync", ja: "in_sync" }).map(text => ({ ...text, text: wording[text.lang], revision: 1 }))
  return statement("proposed", all)
}

test("a bracket is settled in every language at once, and the choice is recorded in the discussion", async () => {
  const chooser = new BracketChooser()
  const sent: CommandWanted[] = []
  chooser.addEventListener("command-wanted", event => {
    sent.push(event)
    event.answer = Promise.resolve({ ok: true, seq: 1, made: { thread: "T" } })
  })
  const settled: BracketSettled[] = []
  chooser.addEventListener("bracket-settled", event => settled.push(event))
  const closed = new Promise(resolve => chooser.addEventListener("chooser-closed", resolve))
  await shown(chooser, { scene: scene({}, moderator), statement: bracketed() })
  chooser.renderRoot.querySelectorAll("input")[1]?.click()
  await chooser.updateComplete
  chooser.renderRoot.querySelector<HTMLButtonElement>("button.filled")?.click()
  await closed
  expect(sent.map(({ kind }) => kind)).toEqual(["save-text", "save-text", "open-thread", "resolve-thread"])
  expect(sent[0]?.body).toMatchObject({ lang: "zh", text: "由联合值班台宣布。", base: 1, newVersion: true })
  expect(sent[1]?.body).toMatchObject({ lang: "ja", text: "宣言は共同当直デスクが行う。" })
  expect(JSON.stringify(sent[2]?.body)).toContain("[相关港口 | 联合值班台] → 联合值班台")
  expect(settled[0]?.settled).toEqual([
    { lang: "zh", bracket: "[相关港口 | 联合值班台]", chosen: "联合值班台" },
    { lang: "ja", bracket: "［当該港｜共同当直デスク］", chosen: "共同当直デスク" },
  ])
})

test("the card names recused members, and a text that is out of date shows what it lacks", async () => {
  const first = texts({ zh: "in_sync", ja: "in_sync" })
  const second = texts({ zh: "in_sync", ja: "out_of_date" }).map(text =>
    text.lang === "zh" ? { ...text, text: "Data stay." } : { ...text, behind: 1 },
  )
  const versions = [first, second].map((all, i) => ({ n: i + 1, at: i, texts: all }))
  const given = { ...statement("proposed", second), versions, recused: ["Han"], reviewers: { ja: "Hayase" } }
  const card = await shown(new StatementCard(), { scene: scene({}, moderator), statement: given as never })
  expect(words(card)).toContain("Recused: Han")
  const text = [...card.renderRoot.querySelectorAll("plenary-language-text")].find(one => one.text?.lang === "ja")
  await text?.updateComplete
  const changes = text?.renderRoot
  expect(changes?.querySelector("del")?.textContent).toBe("move")
  expect(changes?.querySelector("ins")?.textContent).toBe("stay")
  expect(changes?.textContent).toContain("Hayase checks this text")
  expect(buttons(card)).toContain("Let the call open on one confirmed text")
  const confirmedCard = await shown(new StatementCard(), {
    scene: scene({}, moderator),
    statement: statement("proposed", confirmed),
  })
  expect(buttons(confirmedCard)).not.toContain("Let the call open on one confirmed text")
})

test("if the reader's language has no text yet, the authentic one comes first, and not the empty place", async () => {
  const given = {
    scene: scene({}, as("Hayase", "panelist", "JP")),
    statement: statement("draft", texts({ zh: "draft" })),
  }
  const card = await shown(new StatementCard(), given)
  expect(card.renderRoot.querySelector("plenary-language-text[hero]")).toBe(textIn(card, "zh"))
  const both = { ...given, statement: statement("draft", texts({ en: "draft", ja: "draft" })) }
  await useLang("zh")
  const other = await shown(new StatementCard(), both)
  expect(other.renderRoot.querySelector("plenary-language-text[hero]")).toBe(textIn(other, "ja"))
})

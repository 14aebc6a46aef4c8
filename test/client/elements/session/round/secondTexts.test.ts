import { afterEach, expect, test } from "vitest"
import { PositionForm } from "../../../../../client/elements/session/round/answer/plenary-position-form.ts"
import { RatingForm } from "../../../../../client/elements/session/round/answer/plenary-rating-form.ts"
import { ScoreButtons } from "../../../../../client/elements/session/round/batch/plenary-score-buttons.ts"
import { SaidElement } from "../../../../../client/elements/translating/plenary-said.ts"
import { useLang } from "../../../../../client/i18n/language.ts"
import { tabWords } from "../../../../../client/state/kept/keptWords.ts"
import { emptyState, type State } from "../../../../../shared/fold/state.ts"
import type { GivenAnswer } from "../../../../../shared/model/consensus/answer.ts"
import { originTold } from "../../../../../shared/model/said.ts"
import { sealedOrigin } from "../../../../../shared/rules/said/standing.ts"
import { shown } from "../shown.ts"

afterEach(async () => {
  document.body.replaceChildren()
  await useLang("en")
})

const offer = { languages: ["en", "zh", "ja"], rare: ["ja"] } as const
const reason = "It costs too much."
const rating = { kind: "rating", score: 2, reason, lang: "en" } as const
const call = { kind: "call", position: "disagree", reason, remedy: "", lang: "en", confirmBy: null } as const

type Form = RatingForm | PositionForm | ScoreButtons
const forms: [string, (facts?: object) => Promise<Form>, GivenAnswer][] = [
  ["a rating", facts => shown(new RatingForm(), { needs: () => true, answer: rating, offer, ...facts }), rating],
  ["a position", facts => shown(new PositionForm(), { answer: call, named: false, offer, ...facts }), call],
  [
    "a score in a batch",
    facts => shown(new ScoreButtons(), { needs: () => true, answer: rating, offer, ...facts }),
    rating,
  ],
]

/** The acts of a person in a form. */
function using(form: Form) {
  const all = <E extends HTMLElement>(what: string) => [...form.renderRoot.querySelectorAll<E>(what)]
  const given: GivenAnswer[] = []
  form.addEventListener("answer-given", ({ answer }) => given.push(answer))
  const press = async (words: string) => {
    all("button")
      .find(({ textContent }) => textContent?.trim() === words)
      ?.click()
    await form.updateComplete
  }
  const choose = async (at: number, lang: string) => {
    const select = all<HTMLSelectElement>("select")[at]
    if (!select) throw new Error("no such choice")
    select.value = lang
    select.dispatchEvent(new Event("change", { bubbles: true }))
    await form.updateComplete
  }
  const write = async (text: string) => {
    const area = all<HTMLTextAreaElement>("textarea").at(-1)
    if (!area) throw new Error("no field")
    area.value = text
    area.dispatchEvent(new Event("input", { bubbles: true }))
    await form.updateComplete
  }
  const send = async () => {
    all("button.filled").at(-1)?.click()
    await form.updateComplete
  }
  return { given, press, choose, write, send, said: () => form.renderRoot.textContent ?? "", all }
}

const add = "Add this in another language"

test.each(["en", "zh", "ja"] as const)(
  "what the form says of the text is what the result says of it, word by word (%s)",
  async lang => {
    await useLang(lang)
    const key = "round:R:words"
    const made = { topic: "A", hidden: true, revision: 1, drafted: "author", of: "", by: null, at: 1 }
    const row = { ...made, key, lang, text: "费用太高。", answer: { how: "accepted", by: null, at: 1 } }
    const state = { ...emptyState, translations: { [`${key}/${lang}`]: row as never } } as State
    const said = { key, lang: lang === "en" ? "zh" : "en", text: reason, authors: [], at: 1, hidden: true } as const
    const me = { member: "m", role: "panelist" as const }
    const result = await shown(new SaidElement(), { said, state, me })
    const mark = result.renderRoot.querySelector(".mark")?.textContent ?? ""
    for (const [, open] of forms) {
      const form = await open()
      form.renderRoot.querySelector<HTMLButtonElement>(".row > button.outlined.small")?.click()
      await form.updateComplete
      expect(form.renderRoot.textContent).toContain(originTold(lang, sealedOrigin))
      expect(mark).toContain(originTold(lang, sealedOrigin))
    }
  },
)

test.each(forms)("the form of %s hands in a second text inside the answer", async (_, open, answer) => {
  const { given, press, choose, write, send, said, all } = using(await open())
  await press(add)
  expect(said()).toContain("With the result everybody reads this text")
  await choose(1, "zh")
  await write("费用太高。")
  expect(all<HTMLElement>("textarea").at(-1)?.lang).toBe("zh-CN")
  await send()
  expect(given).toEqual([{ ...answer, texts: [{ lang: "zh", text: "费用太高。" }] }])
})

test.each(forms)("the form of %s warns of a rare language, and offers the panel's others", async (_, open, answer) => {
  const { given, choose, send, said, press } = using(await open())
  expect(said()).not.toContain("Fewer than four")
  await choose(0, "ja")
  expect(said()).toContain("Fewer than four of those asked chose Japanese")
  expect(said()).toContain("You may write in English or Chinese instead.")
  await press("Save reason")
  await send()
  expect(given.at(-1)).toMatchObject({ kind: answer.kind, lang: "ja" })
})

test("a rare language is not offered in the place of another one", async () => {
  const rare = { languages: ["en", "zh", "ja"], rare: ["en", "zh", "ja"] } as const
  const { said } = using(await shown(new RatingForm(), { needs: () => true, answer: rating, offer: rare }))
  expect(said()).toContain("Fewer than four of those asked chose English")
  expect(said()).not.toContain("You may write in")
})

test.each(forms)("the form of %s takes a text away again, and sends no empty one", async (_, open, answer) => {
  const { given, press, write, send, all } = using(
    await open({ answer: { ...answerOf(_), texts: [{ lang: "ja", text: "高い。" }] } }),
  )
  expect(all<HTMLTextAreaElement>("textarea").at(-1)?.value).toBe("高い。")
  await press(add)
  await write("  ")
  await press("Remove this text")
  await send()
  expect(given.at(-1)).toEqual(answer)
})
const answerOf = (which: string) => (which === "a position" ? call : rating)

test.each(forms)("the form of %s keeps a text that is too long, and says so", async (_, open) => {
  const { given, press, write, send, said, all } = using(await open())
  await press(add)
  await write("贵".repeat(4_001))
  await send()
  expect(given).toEqual([])
  expect(said()).toContain("has 4001 characters")
  expect(all<HTMLTextAreaElement>("textarea").at(-1)?.value).toHaveLength(4_001)
})

test.each(forms)("the form of %s offers no second text where names are shown", async (_, open) => {
  const { said, all } = using(await open({ offer: null, named: true }))
  expect(said()).not.toContain(add)
  expect(all("select")).toEqual([])
})

test("an answer stays in the language of its first word, also over a reload, whatever the page changes to", async () => {
  const place = "member round in two languages"
  document.body.addEventListener("words-wanted", event => (event.store = tabWords))
  const facts = { needs: () => true, offer, place }
  const form = await shown(new RatingForm(), facts)
  const { press, choose, write, all } = using(form)
  all<HTMLInputElement>("input[type=radio]")[1]?.click()
  await form.updateComplete
  await write(reason)
  await press(add)
  await choose(1, "zh")
  await write("费用太高。")
  await useLang("zh")
  await form.updateComplete
  expect(all("select").map(one => (one as HTMLSelectElement).value)).toEqual(["en", "zh"])
  document.body.replaceChildren()
  const again = using(await shown(new RatingForm(), facts))
  await again.send()
  expect(again.given).toEqual([
    { kind: "rating", score: 2, reason, lang: "en", texts: [{ lang: "zh", text: "费用太高。" }] },
  ])
})

test("an answer without words is in the language of the page", async () => {
  const form = await shown(new RatingForm(), { needs: () => true, offer })
  const { write, all } = using(form)
  all<HTMLInputElement>("input[type=radio]")[1]?.click()
  await form.updateComplete
  await write("x")
  await write("")
  await useLang("ja")
  await form.updateComplete
  expect(all<HTMLSelectElement>("select")[0]?.value).toBe("ja")
})

test("a reason in a language that the round does not take leaves the second texts theirs", async () => {
  const two = { languages: ["zh", "ja"], rare: [] } as const
  const answer = { ...rating, texts: [{ lang: "zh" as const, text: "费用太高。" }] }
  const { all } = using(await shown(new RatingForm(), { needs: () => true, answer, offer: two }))
  const offered = [...all<HTMLSelectElement>("select")[0]!.options].map(({ value }) => value)
  expect(offered.toSorted()).toEqual(["en", "ja"])
})

test("an unsent second text survives a reload", async () => {
  const place = "member round"
  const store = tabWords
  document.body.addEventListener("words-wanted", event => (event.store = store))
  const first = using(await shown(new RatingForm(), { needs: () => true, answer: rating, offer, place }))
  await first.press(add)
  await first.write("费用太高。")
  expect(store.read(place)["texts"]).toContain("费用太高。")
  document.body.replaceChildren()
  const again = using(await shown(new RatingForm(), { needs: () => true, answer: rating, offer, place }))
  expect(again.all<HTMLTextAreaElement>("textarea").at(-1)?.value).toBe("费用太高。")
})

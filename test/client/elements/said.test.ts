import { html, render } from "lit"
import { afterEach, beforeEach, expect, test } from "vitest"
import { saidInSentence, saidShown } from "../../../client/elements/translating/saidShown.ts"
import { useLang } from "../../../client/i18n/language.ts"
import type { State } from "../../../shared/fold/state.ts"
import { translationId } from "../../../shared/model/said.ts"
import type { Attribution, Lang } from "../../../shared/model/terms.ts"
import { panel } from "../../kit/scenes.ts"

const key = "thread:T:E"
const said = { key, lang: "zh" as const, text: "日志不得离开。", by: "Lin", at: 1 }
const translation = {
  key,
  text: "The log stays.",
  revision: 1,
  drafted: "person",
  by: "Xu",
  at: Date.now(),
  answer: null,
}

function state(over: object = {}, attribution: Attribution = "named"): State {
  const { workspace, ...rest } = panel()
  const row = (lang: Lang) => ({ ...translation, lang, ...over })
  return {
    ...rest,
    workspace: { ...workspace, attribution },
    members: { ...rest.members, Xu: { id: "Xu", name: "Xu", role: "interpreter" } },
    translations: { [translationId(key, "en")]: row("en"), [translationId(key, "ja")]: row("ja") },
  } as unknown as State
}
const reader = (role = "panelist", member: string | null = "Hayase") => ({ role, member }) as never

let place: HTMLElement
beforeEach(() => {
  place = document.createElement("div")
  document.body.append(place)
})
afterEach(async () => {
  place.remove()
  await useLang("en")
})

async function shown(of: State, me = reader()) {
  render(saidShown({ state: of, me }, said, html`<p>plain ${said.text}</p>`), place)
  const element = place.querySelector("plenary-said")
  await element?.updateComplete
  return element
}
const words = (of: Awaited<ReturnType<typeof shown>>) => of?.renderRoot.querySelector(".words")
const mark = (of: Awaited<ReturnType<typeof shown>>) =>
  of?.renderRoot.querySelector(".mark")?.textContent?.replace(/\s+/g, " ").trim()

test("a text without a translation is shown as it always was", async () => {
  expect(await shown({ ...state(), translations: {} })).toBeNull()
  expect(place.textContent).toContain("plain 日志不得离开。")
})

test("a reader has their own language, marked, and the original is one press away", async () => {
  const element = await shown(state())
  expect(words(element)?.textContent).toBe("The log stays.")
  expect(words(element)?.getAttribute("lang")).toBe("en")
  expect(mark(element)).toBe("Translation by the interpreter, not confirmed by anyone Show the original (Chinese)")
  element?.renderRoot.querySelector("button")?.click()
  await element?.updateComplete
  expect(words(element)?.textContent).toBe(said.text)
  expect(words(element)?.getAttribute("lang")).toBe("zh-CN")
  expect(mark(element)).toContain("Show the translation")
})

test.each([
  [{ answer: { how: "accepted", by: "Lin", at: 2 } }, "Translation by the interpreter, accepted by the author"],
  [{ answer: { how: "corrected", by: "Lin", at: 2 } }, "Translation by the interpreter, corrected by the author"],
  [{ answer: { how: "let_stand", by: "Lin", at: 2 } }, "Translation by the interpreter, not confirmed by anyone"],
  [{ by: "Lin" }, "Translation by a person, not confirmed by anyone"],
  [{ behind: true }, "Translation by the interpreter, not confirmed by anyone; of an earlier wording"],
  [{ drafted: "engine" }, "Machine translation, not confirmed by anyone"],
  [{ drafted: "engine", answer: { how: "accepted", by: "Lin", at: 2 } }, "Machine translation, accepted by the author"],
])("its mark says who made it and who stands for it: %j", async (over, expected) => {
  expect(mark(await shown(state(over)))).toContain(expected)
})

test("where names stay in the room, the public is not told which text is the original", async () => {
  const element = await shown(state({}, "chatham"), reader("observer", null))
  expect(mark(element)).toBe("In Chinese")
})

test("the author is asked about each translation, calmly, and others are not", async () => {
  const asked = async (me: ReturnType<typeof reader>, over = {}) =>
    (await shown(state(over), me))?.renderRoot.querySelectorAll("plenary-translation-answer").length ?? 0
  expect(await asked(reader("panelist", "Lin"))).toBe(2)
  expect(await asked(reader("panelist", "Hayase"))).toBe(0)
  expect(await asked(reader("panelist", "Hayase"), { reader: { member: "Hayase", at: 6 } })).toBe(2)
  expect(await asked(reader("panelist", "Lin"), { answer: { how: "accepted" } })).toBe(0)
})

test("a sentence holds the words in the reader's language, and the original is one press away", async () => {
  const reason = (of: State) => {
    const sentence = saidInSentence({ state: of, me: reader() }, said, words => `Withdrawn: ${words} (1 May)`)
    render(html`<p>${sentence}</p>`, place)
    return place.querySelector("plenary-said")
  }
  expect(reason({ ...state(), translations: {} })).toBeNull()
  expect(place.textContent).toContain("Withdrawn: 日志不得离开。 (1 May)")
  expect(place.querySelector("span span")?.getAttribute("lang")).toBe("zh-CN")
  const element = reason(state())
  await element?.updateComplete
  expect(words(element)?.textContent).toBe("The log stays.")
  expect(getComputedStyle(element as Element).display).toBe("inline")
  expect(place.textContent).toContain("Withdrawn:")
  expect(place.textContent).toContain("(1 May)")
})

test("paper has both texts, and says of a text without a translation that there is none", async () => {
  const element = await shown(state())
  expect(element?.renderRoot.querySelector(".paper")?.textContent).toContain(said.text)
  expect(element?.renderRoot.querySelector(".paper")?.textContent).toContain("中文")
  const others = Object.fromEntries(Object.entries(state().translations).map(([id, row]) => [`${id}2`, row]))
  expect(await shown({ ...state(), translations: others })).toBeNull()
  const none = place.querySelector("plenary-not-translated")
  await none?.updateComplete
  expect(none?.shadowRoot?.textContent).toBe("[Not yet translated]")
})

test("a sentence that goes on after the words has no second full stop", async () => {
  const sentence = (of: State) =>
    render(
      saidInSentence({ state: of, me: reader() }, said, words => `Locked: ${words}. You can read.`),
      place,
    )
  sentence({ ...state(), translations: {} })
  expect(place.textContent).toContain("日志不得离开。 You can read.")
  sentence(state())
  expect(place.textContent).not.toContain(". You")
})

import { afterEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../client/elements/session/kit/commandWanted.ts"
import { TranslationDeskElement } from "../../../../client/elements/translating/plenary-translation-desk.ts"
import type { EngineAnswer, EngineDraftWanted } from "../../../../client/elements/translating/translationEvents.ts"
import type { TranslationWanted } from "../../../../shared/contract/queries/translating.ts"
import { press, settled, shown } from "../session/shown.ts"

afterEach(() => document.body.replaceChildren())

const said: TranslationWanted = {
  key: "thread:t:e",
  into: "ja",
  lang: "en",
  text: "Data move by default.",
  at: 0,
  authors: [],
  urgency: "later",
  place: {},
  translation: null,
  draft: null,
  leaves: true,
}
const host = "mt.example.org"

/** The desk with this text, an answer of the service, and the commands that it sends. */
async function desk(answer: EngineAnswer, text: Partial<TranslationWanted> = {}, engine = host) {
  const element = await shown(new TranslationDeskElement(), { text: { ...said, ...text }, into: "ja" as const, engine })
  const sent: unknown[] = []
  element.addEventListener("engine-draft-wanted", (event: EngineDraftWanted) => {
    event.answer = Promise.resolve(answer)
  })
  element.addEventListener("command-wanted", ({ body }: CommandWanted) => sent.push(body))
  const field = () => element.renderRoot.querySelector("textarea")!
  const write = async (words: string) => {
    field().value = words
    field().dispatchEvent(new Event("input"))
    await settled(element)
  }
  return { element, sent, field, write, words: () => element.renderRoot.textContent ?? "" }
}
const draft = async (element: TranslationDeskElement) => {
  press(element, `Draft by ${host}`)
  await new Promise(done => setTimeout(done))
  await settled(element)
}

test("a draft fills the empty field, is marked as made by a machine, and is handed over as such", async () => {
  const { element, sent, field, write, words } = await desk({ text: "データは原則として移動する。" })
  await draft(element)
  expect(field().value).toBe("データは原則として移動する。")
  expect(words()).toContain("Machine draft")
  await write("データは原則として自由に移動する。")
  expect(words()).toContain("Machine draft")
  press(element, "Hand over")
  expect(sent).toMatchObject([{ drafted: "engine", text: "データは原則として自由に移動する。" }])
})

test("what is typed into the emptied field is a person's", async () => {
  const { element, sent, write, words } = await desk({ text: "データは原則として移動する。" })
  await draft(element)
  await write("")
  await write("データの移動は原則自由とする。")
  expect(words()).not.toContain("Machine draft")
  press(element, "Hand over")
  expect(sent).toMatchObject([{ drafted: "person" }])
})

test("words that were typed meanwhile stay, and a sentence says why there is no draft", async () => {
  const typing = await desk({ text: "下書き" })
  press(typing.element, `Draft by ${host}`)
  await typing.write("自分の訳")
  await new Promise(done => setTimeout(done))
  expect(typing.field().value).toBe("自分の訳")
  const without = await desk({ trouble: "The translation service gave no usable draft." })
  await draft(without.element)
  expect(without.words()).toContain("The translation service gave no usable draft.")
})

test("it is offered only for texts that may leave, and only where the panel uses a service", async () => {
  expect((await desk({ text: "" }, { leaves: false })).words()).not.toContain(host)
  expect((await desk({ text: "" }, {}, "")).words()).not.toContain("Draft by")
})

import { afterEach, expect, test } from "vitest"
import type { CommandWanted } from "../../../../../client/elements/session/kit/commandWanted.ts"
import { ThreadCard } from "../../../../../client/elements/session/rail/plenary-thread-card.ts"
import { BracketChooser } from "../../../../../client/elements/session/statement/plenary-bracket-chooser.ts"
import { useLang } from "../../../../../client/i18n/language.ts"
import { ownBracket } from "../../../../../client/pages/session/seated/mending.ts"
import type { CommandInput } from "../../../../../shared/contract/commands.ts"
import { scene, statement, texts } from "../../../../kit/scenes.ts"
import { allWords, press, settled, shown } from "../shown.ts"

afterEach(async () => {
  document.body.replaceChildren()
  await useLang("en")
})

type Opened = Pick<CommandInput<"open-thread">, "kind" | "entry" | "phrase">

/** The entry as a reader of this language sees it in the discussion. */
async function readIn(lang: "zh" | "ja" | "en", { kind, entry: text, phrase }: Opened): Promise<string> {
  await useLang(lang)
  const entries = [{ id: "e", by: "Lin", at: 0, text, ...(phrase && { phrase }) }]
  const thread = { id: "t", topic: "A", kind, anchor: null, statement: null, entries, resolved: null, wording: null }
  const card = await shown(new ThreadCard(), { scene: scene(), thread: { ...thread, settled: null } as never })
  const read = allWords(card)
  card.remove()
  return read
}

test("every reader reads in their own language that words were put in brackets", async () => {
  await useLang("ja")
  const sent: [string, Opened][] = []
  const live = { send: async (kind: string, body: Opened) => void sent.push([kind, body]) }
  const room = { topic: { peek: () => "A" }, live }
  ownBracket({ anchor: null, text: "the port", lang: "en" } as never, room as never)
  const [kind, body] = sent[0]!
  expect(kind).toBe("open-thread")
  expect(await readIn("zh", body)).toContain("加方括号：“the port”")
  expect(await readIn("en", body)).toContain("Put in brackets: “the port”")
})

test("if one language is refused, the others are recorded, and only the rest of that bracket is asked again", async () => {
  await useLang("en")
  const two = {
    en: "[the port | a desk] by [May | June]",
    zh: "[港口 | 值班台]，[5月 | 6月]",
    ja: "[港 | デスク]、[5月 | 6月]",
  }
  const each = (wording: Record<string, string>) =>
    statement(
      "proposed",
      texts({ en: "draft", zh: "in_sync", ja: "in_sync" }).map(one => ({ ...one, text: wording[one.lang] })) as never,
    )
  const chooser = await shown(new BracketChooser(), { scene: scene(), statement: each(two) })
  const sent: [string, { lang?: string; text?: string; phrase?: { settled: { lang: string }[] } }][] = []
  let refuses = "zh"
  chooser.addEventListener("command-wanted", (event: CommandWanted) => {
    const body = event.body as (typeof sent)[number][1]
    sent.push([event.kind, body])
    const refusal = { ok: false, refusal: { code: "version-frozen", params: {} } }
    const answer =
      event.kind === "save-text" && body.lang === refuses ? refusal : { ok: true, seq: 1, made: { thread: "t" } }
    event.answer = Promise.resolve(answer as never)
  })
  const saved = () => sent.flatMap(([kind, body]) => (kind === "save-text" ? [`${body.lang} ${body.text}`] : []))
  const traced = () =>
    sent.flatMap(([kind, { phrase }]) => (kind === "open-thread" ? [phrase?.settled.map(({ lang }) => lang)] : []))
  press(chooser, "Settle the bracket")
  await settled(chooser)
  expect(chooser.renderRoot.querySelector("[role=alert]")?.textContent).toBe("Please choose an answer first.")
  expect(sent).toEqual([])
  chooser.renderRoot.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]!.click()
  await settled(chooser)
  press(chooser, "Settle the bracket")
  await expect.poll(traced).toEqual([["en"]])
  await settled(chooser)
  expect(chooser.renderRoot.querySelector('[role="alert"]')).not.toBeNull()

  // The log has the English text; its next bracket is another one, and not the one that the Chinese is asked about.
  refuses = ""
  chooser.statement = each({ ...two, en: "a desk by [May | June]" })
  await settled(chooser)
  expect(allWords(chooser)).not.toContain("June")
  press(chooser, "Settle the bracket")
  await expect.poll(traced).toEqual([["en"], ["zh", "ja"]])
  expect(saved().slice(-2)).toEqual(["zh 值班台，[5月 | 6月]", "ja デスク、[5月 | 6月]"])
})

test("every reader reads in their own language how a bracket was settled, in that language's text", async () => {
  await useLang("en")
  const wording = { en: "[the port | a desk]", zh: "[港口 | 值班台]", ja: "[港 | デスク]" }
  const each = texts({ en: "draft", zh: "in_sync", ja: "in_sync" }).map(one => ({ ...one, text: wording[one.lang] }))
  const chooser = await shown(new BracketChooser(), { scene: scene(), statement: statement("proposed", each as never) })
  const sent: [string, unknown][] = []
  chooser.addEventListener("command-wanted", (event: CommandWanted) => {
    sent.push([event.kind, event.body])
    event.answer = Promise.resolve({ ok: true, seq: 1, made: { thread: "t" } } as never)
  })
  chooser.renderRoot.querySelectorAll<HTMLInputElement>('input[type="radio"]')[1]!.click()
  await settled(chooser)
  press(chooser, "Settle the bracket")
  await expect.poll(() => sent.at(-1)?.[0]).toBe("resolve-thread")
  const body = sent.find(([kind]) => kind === "open-thread")?.[1] as Opened
  expect(await readIn("zh", body)).toContain("[港口 | 值班台]")
  expect(await readIn("zh", body)).toContain("“值班台”")
  expect(await readIn("ja", body)).toContain("「デスク」")
  expect(await readIn("en", body)).toContain("Settled: [the port | a desk] now reads “a desk”.")
})

test("words that were erased since then are reported as erased, in the reader's language", async () => {
  const erased = { kind: "comment", entry: { lang: "en", text: "" } } as const
  expect(await readIn("en", erased)).toContain("These words were erased.")
  expect(await readIn("zh", erased)).toContain("这些话已被删除。")
  expect(await readIn("ja", erased)).toContain("この発言は削除されました。")
})

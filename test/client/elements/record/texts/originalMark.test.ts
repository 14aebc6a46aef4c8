import { html, render } from "lit"
import { afterEach, expect, test } from "vitest"
import { quotedSpoken } from "../../../../../client/elements/record/voices/quotedSpoken.ts"
import { ObjectionItem } from "../../../../../client/elements/session/statement/plenary-objection.ts"
import { sideBySide } from "../../../../../client/pages/proceedings/minutes/sideBySide.ts"
import type { Objection } from "../../../../../shared/fold/consensusState.ts"
import type { Prose } from "../../../../../shared/minutes/prose/prose.ts"
import type { Lang } from "../../../../../shared/model/terms.ts"
import { as, scene } from "../../../../kit/scenes.ts"
import { allWords, shown } from "../../session/shown.ts"

afterEach(() => document.body.replaceChildren())

const shownIn = (what: unknown) => {
  const place = document.body.appendChild(document.createElement("div"))
  render(html`${what}`, place)
  return place.textContent?.replace(/\s+/g, " ").trim()
}

test("words on a record in another language than the page's name their language", () => {
  expect(shownIn(quotedSpoken({ lang: "ja", text: "集計値が個人を表します。" }))).toBe(
    "Original: 日本語集計値が個人を表します。",
  )
  expect(shownIn(quotedSpoken({ lang: "en", text: "Totals can name a person." }))).toBe("Totals can name a person.")
})

test("an objection on a card names its language", async () => {
  const said = { lang: "zh", text: "总数可能指向个人。" }
  const objection = { id: "O", by: "Lin", at: 0, reason: said, remedy: null, answer: null, reply: null, earlier: [] }
  const given = { scene: scene({}, as("He", "observer")), objection: objection as unknown as Objection }
  expect(allWords(await shown(new ObjectionItem(), given))).toContain("Original: 中文总数可能指向个人。")
})

test("a quotation in minutes names its language in each column but that language's own", () => {
  const column = (lang: Lang): Prose => ({
    lang,
    title: lang,
    sections: [{ heading: lang, paragraphs: [{ lang: "ja", text: "留保します。", quoted: true }] }],
  })
  const words = shownIn(sideBySide([column("en"), column("ja")]))
  expect(words?.match(/Original: 日本語/g)).toHaveLength(1)
})

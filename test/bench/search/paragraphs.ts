import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../../../server/adapters/system/root.ts"
import type { Findable } from "../../../server/ports/database/searchIndex.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { chance } from "../../kit/chance.ts"

/**
 * Sentences that people wrote: the catalogues and the demo, by language. Paragraphs are made of them, so that words are
 * as frequent as in real texts.
 */
function sentences(): Record<Lang, string[]> {
  const found = Object.fromEntries(
    languages.map(lang => {
      const file = readFileSync(join(root, `shared/words/${lang}.json`), "utf8")
      return [lang, [...file.matchAll(/": "([^"{}]{30,})"/g)].map(([, text = ""]) => text)]
    }),
  )
  for (const name of readdirSync(join(root, "server/demo/texts"), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue
    const texts = [...readFileSync(join(root, "server/demo/texts", name), "utf8").matchAll(/"([^"{}$]{30,})"/g)]
    for (const [, text = ""] of texts) found[langOf(text)]?.push(text)
  }
  return { en: [], zh: [], ja: [], ...found }
}

const langOf = (text: string): Lang =>
  /[\u3040-\u30ff]/.test(text) ? "ja" : /[\u4e00-\u9fff]/.test(text) ? "zh" : "en"

/** Makes paragraphs of one to four sentences, in the three languages by turns. `mark` is a word that each of them has. */
export function paragraphs(count: number, seed: number, mark = ""): Findable[] {
  const from = sentences()
  const random = chance(seed)
  return Array.from({ length: count }, (_, n): Findable => {
    const lang = languages[n % languages.length] ?? "en"
    const text = Array.from(
      { length: 1 + random.below(4) },
      () => from[lang][random.below(from[lang].length)] ?? "",
    ).join(lang === "en" ? " " : "")
    const topic = `0190b5c2-7d3e-7000-8000-${String(n % 200).padStart(12, "0")}`
    const id = `0190b5c2-7d3e-7000-9000-${String(n).padStart(12, "0")}`
    return {
      key: `thread:${id}`,
      kind: n % 50 === 0 ? "record" : "discussion",
      id,
      lang,
      topic,
      session: "",
      person: `0190b5c2-7d3e-7000-a000-${String(n % 40).padStart(12, "0")}`,
      at: 1_700_000_000_000 + n * 60_000,
      path: `/t/${topic}#${id}`,
      order: n % 50 === 0 ? 0 : 2,
      text: `${text} ${mark}`.trim(),
    }
  })
}

export const bytesOf = (passages: readonly Findable[]): number =>
  passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

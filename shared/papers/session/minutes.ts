import type { Session } from "../../fold/sessionState.ts"
import type { State } from "../../fold/state.ts"
import { textIn } from "../../minutes/proceedings/lookup.ts"
import type { Paragraph } from "../../minutes/prose/paragraph.ts"
import type { Prose } from "../../minutes/prose/prose.ts"
import { utcDay } from "../../rules/record/living/reviews.ts"
import type { Paper, PaperBlock, PaperMeta, PaperRun } from "../paper.ts"
import { cell, heading, muted, paragraph, quotation, run, translation } from "../writing/blocks.ts"

/** Returns the facts that the foot of a session's paper prints. */
export function sessionMeta(
  state: State,
  { startedAt, startsAt }: Session,
  { lang, address, fingerprint }: { lang: Paper["lang"]; address: string; fingerprint: string | null },
): PaperMeta {
  return {
    workspace: textIn(state.workspace?.title ?? {}, lang).text,
    number: null,
    date: utcDay(startedAt ?? startsAt),
    hash: fingerprint,
    address,
  }
}

/** Writes the minutes of a session in one language, with the words that their page shows. */
export const minutesPaper = ({ lang, title, sections, later }: Prose, meta: PaperMeta): Paper => ({
  kind: "minutes",
  lang,
  title,
  meta,
  blocks: [...sections, ...(later ? [later] : [])].flatMap(({ heading: title, paragraphs }) => [
    heading(2, title),
    ...sectionBlocks(paragraphs, lang),
  ]),
})

/** Writes the sentences of a section; those that are rows of one table become a table. */
function sectionBlocks(paragraphs: readonly Paragraph[], lang: Paper["lang"]): PaperBlock[] {
  const blocks: PaperBlock[] = []
  for (const one of paragraphs) {
    const last = blocks.at(-1)
    if (!one.row) blocks.push(...sentence(one, lang))
    else {
      const [first = "", ...rest] = one.row.cells
      const row = [cell(first, "row"), ...rest.map(text => cell(text))]
      if (last?.kind === "table" && last.caption === one.row.caption) last.rows.push(row)
      else
        blocks.push({
          kind: "table",
          caption: one.row.caption,
          head: one.row.head.map(text => cell(text, "col")),
          rows: [row],
        })
    }
  }
  return blocks
}

const sentence = ({ lang, text, quoted, was, origin, inside }: Paragraph, own: Paper["lang"]): PaperBlock[] => [
  quoted
    ? origin
      ? translation(text, lang, origin)
      : quotation(text, lang)
    : inside?.lang
      ? { kind: "paragraph", runs: runsAround(text, inside.from, inside.text, inside.lang) }
      : paragraph(text, lang === own ? undefined : lang),
  ...(was ? [muted(`${was.why} ${was.text}`)] : []),
]

/** A sentence that holds words in another language, with the language of these words. */
const runsAround = (text: string, from: number, words: string, lang: Paper["lang"]): PaperRun[] =>
  [run(text.slice(0, from)), { ...run(words), lang }, run(text.slice(from + words.length))].filter(
    one => one.text !== "",
  )

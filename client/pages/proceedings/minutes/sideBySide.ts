import { html, nothing } from "lit"
import type { Paragraph } from "../../../../shared/minutes/prose/paragraph.ts"
import type { Prose, Section } from "../../../../shared/minutes/prose/prose.ts"
import { originalMark } from "../../../elements/record/texts/originalMark.ts"
import { wordChanges } from "../../../elements/session/kit/wordChanges.ts"
import { domLang } from "../../../i18n/language.ts"
import { inTables, table } from "./rowsShown.ts"

/**
 * Shows the minutes with the languages of each section in one row, so that a reader can compare them. `before` is the
 * proposed minutes; if it is given, each changed word is marked. `below` returns the content below a sentence of the
 * first column.
 */
export function sideBySide(
  texts: readonly Prose[],
  before: readonly Prose[] | null = null,
  below: (paragraph: Paragraph) => unknown = () => nothing,
) {
  const [first] = texts
  if (!first) return html``
  const pairs = texts.map(now => paired(now, before?.find(({ lang }) => lang === now.lang) ?? null))
  const changed = pairs.map(rows => rows.findIndex(({ now, was }) => was !== null && textOf(now) !== textOf(was)))
  const from = Math.min(...changed.filter(n => n >= 0))
  const column = (prose: Prose, { now, was }: Pair, n: number) =>
    html`<section lang=${domLang(prose.lang)} id=${prose === first && n === from ? "changed-words" : nothing}>
      <h2>${(now ?? was)?.heading}</h2>
      ${was === null || textOf(now) === textOf(was) ? inTables(now?.paragraphs ?? []).map(shown => ("rows" in shown ? table(shown.rows) : html`${paragraph(shown.one, prose.lang)}${prose === first ? below(shown.one) : nothing}`)) : wordChanges(textOf(was), textOf(now), prose.lang)}
    </section>`
  return html`<div class="columns" style=${`--columns: ${texts.length}`}>
    ${texts.map(({ lang, title }) => html`<p class="column-title" lang=${domLang(lang)}>${title}</p>`)}
    ${pairs[0]?.map((_, n) =>
      texts.flatMap((prose, at) => {
        const pair = pairs[at]?.[n]
        return pair ? column(prose, pair, n) : []
      }),
    )}
  </div>`
}

/** Shows the translations since the adoption as an appendix, in a column for each language that has some. */
export function appendixOf(texts: readonly Prose[]) {
  const parts = texts.flatMap(({ lang, later }) => (later ? [{ lang, ...later }] : []))
  if (parts.length === 0) return nothing
  return html`<div class="columns appendix" style=${`--columns: ${parts.length}`}>
    ${parts.map(({ lang, heading, paragraphs }) => html`<section lang=${domLang(lang)}><h2>${heading}</h2>${paragraphs.map(one => paragraph(one, lang))}</section>`)}
  </div>`
}

/**
 * A section in the current and in the earlier minutes. `now` is null if the section was deleted. `was` is null if the
 * page compares nothing.
 */
interface Pair {
  now: Section | null
  was: Section | null
}

/** Pairs the sections of two versions by their headings. Deleted sections are at the end. */
function paired({ sections }: Prose, before: Prose | null): Pair[] {
  if (!before) return sections.map(now => ({ now, was: null }))
  const empty = (heading: string): Section => ({ heading, paragraphs: [] })
  const kept = sections.map(now => ({
    now,
    was: before.sections.find(({ heading }) => heading === now.heading) ?? empty(now.heading),
  }))
  const gone = before.sections.filter(was => !sections.some(({ heading }) => heading === was.heading))
  return [...kept, ...gone.map(was => ({ now: null, was }))]
}

const textOf = (section: Section | null): string => (section?.paragraphs ?? []).map(({ text }) => text).join("\n")

/** A quotation is shown in the language in which it was written. */
const paragraph = ({ lang, text, quoted, was, origin, inside }: Paragraph, page: Prose["lang"]) =>
  quoted
    ? html`${originalMark(lang, page)}<blockquote lang=${domLang(lang)} data-made=${origin?.made ?? nothing} data-stands=${origin?.stands ?? nothing}>${text}</blockquote>`
    : html`<p>${inside?.lang ? html`${text.slice(0, inside.from)}<span lang=${domLang(inside.lang)}>${inside.text}</span>${text.slice(inside.from + inside.text.length)}` : text}</p>${was ? html`<p class="small muted">${was.why} ${was.text}</p>` : nothing}`

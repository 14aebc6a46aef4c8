import { html, nothing } from "lit"
import { type SearchKind, type SearchResult, searchKinds } from "../../../shared/contract/queries/searching.ts"
import { originTold } from "../../../shared/model/said.ts"
import { recordStates } from "../../../shared/model/terms.ts"
import { day } from "../../i18n/formats.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { recordStateName } from "../../i18n/terms/outcomeTerms.ts"
import { reading } from "../../i18n/texts.ts"

export const kindName = (kind: SearchKind): string => msg(`search.kind.${kind}`)

/** The results by kind, records first. */
export const resultsShown = (results: readonly SearchResult[]) =>
  searchKinds.map(kind => {
    const list = results.filter(one => one.kind === kind)
    if (list.length === 0) return nothing
    return html`<section class="stack tight" aria-label=${kindName(kind)}>
      <h2 class="overline">${kindName(kind)}</h2>
      <ul class="list" role="list">${list.map(line)}</ul>
    </section>`
  })

const line = (result: SearchResult) => html`<li><a class="list-row" href=${result.url}>
  <span class="stack tight">
    <span class="wording" lang=${result.lang === "" ? nothing : domLang(result.lang)}>${marked(result)}</span>
    <span class="row small muted">${recordChip(result)} ${result.by ? html`<span>${result.by.name}</span>` : nothing}
      ${title(result.topicTitle)} ${result.session ? title(result.session.title) : nothing} ${title(result.workspaceTitle)}
      ${result.at > 0 ? html`<span>${day(result.at)}</span>` : nothing} ${translationWords(result)}</span>
  </span>
</a></li>`

function recordChip({ record }: SearchResult) {
  if (!record) return nothing
  const { number } = record
  const state = recordStates.find(one => one === record.state)
  const tone = state === "in_force" ? "good" : "warn"
  const chip = state ? html`<span class="chip ${tone}">${recordStateName(state)}</span>` : nothing
  return html`<span class="number">CR-${number}</span> ${chip}`
}

const translationWords = ({ translation }: SearchResult) =>
  translation ? html`<span>${originTold(currentLang(), translation)}</span>` : nothing

function title(texts: SearchResult["topicTitle"]) {
  const { text, lang } = reading(texts)
  return text ? html`<span lang=${domLang(lang)}>${text}</span>` : nothing
}

/** The text with the words of the query as elements, so that no text of a person is read as markup. */
export function marked({ text, marks }: Pick<SearchResult, "text" | "marks">) {
  const parts: unknown[] = []
  let at = 0
  for (const [from, to] of marks) {
    parts.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`)
    at = to
  }
  return [...parts, text.slice(at)]
}

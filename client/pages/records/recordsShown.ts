import { html, nothing } from "lit"
import type { AgreedTopic, FoundPassage, ListedRecord } from "../../../shared/contract/queries/agreed.ts"
import { type Level, levels } from "../../../shared/model/terms.ts"
import type { LevelBar } from "../../elements/charts/plenary-level-bars.ts"
import "../../elements/charts/plenary-level-bars.ts"
import { day } from "../../i18n/formats.ts"
import { currentLang, domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { levelTone, outcomeName, recordStateName } from "../../i18n/terms/outcomeTerms.ts"
import { plain, reading } from "../../i18n/texts.ts"
import { marked } from "../search/resultsShown.ts"

/** The records in two lists: those in force, and those that are not. */
export function recordsShown(records: readonly ListedRecord[]) {
  const { inForce = [], others = [] } = Object.groupBy(records, ({ state }) =>
    state === "in_force" ? "inForce" : "others",
  )
  return html`${part(msg("records.inForce"), inForce)} ${part(msg("records.others"), others)}`
}

function part(heading: string, records: readonly ListedRecord[]) {
  if (records.length === 0) return nothing
  return html`<section class="stack tight" aria-label=${heading}>
    <h2 class="overline">${heading}</h2>
    <ul class="list" role="list">${records.map(line)}</ul>
  </section>`
}

function line(record: ListedRecord) {
  const { number, level, state, supersededBy } = record
  const { text, lang } = reading(record.texts)
  const passage = passageIn(record.found, lang)
  return html`<li class=${state === "in_force" ? "" : "ended"}><a class="list-row record-row" href=${record.url}>
    <span class="number">CR-${number}</span>
    <span class="stack tight">
      <span class="wording" lang=${domLang(lang)}>${passage?.isWording ? marked(passage) : text}</span>
      ${passage && !passage.isWording ? beside(passage) : nothing}
      <span class="row small">
        ${level ? html`<span class="chip ${levelTone(level)}">${outcomeName(level)}</span>` : nothing}
        ${state === "in_force" ? nothing : html`<span class="chip warn">${recordStateName(state)}</span>`}
        ${supersededBy ? html`<span>${msg("records.replaced", { n: supersededBy })}</span>` : nothing}
        ${record.reviewDue ? html`<span class="chip warn">${msg("progress.due")}</span>` : nothing}
        ${record.differs ? html`<span class="chip warn">${msg("drift.short")}</span>` : nothing}
        ${record.dissents > 0 ? html`<span>${msg("records.dissents", { n: record.dissents })}</span>` : nothing}
        ${record.reservations > 0 ? html`<span>${msg("records.reservations", { n: record.reservations })}</span>` : nothing}
      </span>
      <span class="row small muted">${title(record.workspaceTitle)} ${title(record.topicTitle)}
        <span>${record.label}</span> <span>${day(record.declaredAt)}</span></span>
    </span>
  </a></li>`
}

/** The passage to show: of the wording in the language that is read, else one in the reader's language, else any. */
const passageIn = (found: readonly FoundPassage[], read: string): FoundPassage | undefined =>
  found.find(({ isWording, lang }) => isWording && lang === read) ??
  [...found.filter(({ lang }) => lang === currentLang()), ...found].map(one => ({ ...one, isWording: false }))[0]

const beside = (passage: FoundPassage) =>
  html`<span class="beside small" lang=${passage.lang === "" ? nothing : domLang(passage.lang)}>${marked(passage)}</span>`

function title(texts: ListedRecord["topicTitle"]) {
  const { text, lang } = reading(texts)
  return text ? html`<span lang=${domLang(lang)}>${text}</span>` : nothing
}

/**
 * The bars of what was agreed where: one for each panel, or for each topic where only one panel has agreements. The
 * longest bar comes first.
 */
export function agreedBars(agreed: readonly AgreedTopic[], hrefOf: (filter: Record<string, string>) => string) {
  const some = agreed.filter(one => levels.some(level => one.levels[level] > 0))
  const panels = Map.groupBy(some, ({ workspace }) => workspace)
  const byTopic = panels.size <= 1
  const bars = byTopic
    ? some.map(one => barOf([one], plain(one.topicTitle), hrefOf({ workspace: one.workspace, topic: one.topic })))
    : [...panels].map(([workspace, all]) => barOf(all, plain(all[0]?.workspaceTitle ?? {}), hrefOf({ workspace })))
  return { byTopic, bars: bars.toSorted((a, b) => sumOf(b.levels) - sumOf(a.levels)) }
}

const sumOf = (counts: Readonly<Record<Level, number>>): number => levels.reduce((sum, level) => sum + counts[level], 0)

function barOf(topics: readonly AgreedTopic[], label: string, href: string): LevelBar {
  const sum = (level: Level) => topics.reduce((n, one) => n + one.levels[level], 0)
  return {
    label,
    href,
    levels: { unanimity: sum("unanimity"), consensus: sum("consensus"), rough: sum("rough") },
  }
}

/** The chart of what was agreed where, with its table; nothing where nothing in force is left. */
export function agreedShown(agreed: readonly AgreedTopic[], hrefOf: (filter: Record<string, string>) => string) {
  const { bars, byTopic } = agreedBars(agreed, hrefOf)
  if (bars.length === 0) return nothing
  const heading = byTopic ? msg("records.byTopic") : msg("records.byPanel")
  const column = byTopic ? msg("search.topic") : msg("search.workspace")
  return html`<plenary-level-bars heading=${heading} column=${column} .bars=${bars}></plenary-level-bars>`
}

import { html, nothing, type TemplateResult } from "lit"
import type { ProgressNote, RecordRow, ReviewConclusion } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { ProgressState } from "../../../shared/model/terms.ts"
import type { NameThen } from "../../../shared/rules/people/namesOfTheDay.ts"
import { progressMembers, progressState } from "../../../shared/rules/record/living/progress.ts"
import { isReviewDue, reviewOn, reviewToConclude, runningReview } from "../../../shared/rules/record/living/reviews.ts"
import { progressKey, reviewKey } from "../../../shared/rules/said/inRecords.ts"
import { day, list, moment } from "../../i18n/formats.ts"
import { domLang } from "../../i18n/language.ts"
import { msg } from "../../i18n/msg.ts"
import { judgementName, progressName } from "../../i18n/terms/recordTerms.ts"
import { nameShown } from "../shell/nameShown.ts"
import { type SaidReader, saidShown } from "../translating/saidShown.ts"
import { reviewAnswers, reviewCounts, reviewVoices } from "./answers/reviewAnswers.ts"
import { originalMark } from "./texts/originalMark.ts"

/** Shows a date without a time, which has no time zone. */
export const dateShown = (date: string): string => day(Date.parse(`${date}T12:00:00Z`), "UTC")

const tone: Record<ProgressState, string> = { not_begun: "", under_way: "accent", done: "good", dropped: "warn" }

/** The marks of a record in lists: that its review is due or runs, and how far the work under it has come. */
export function livingChips(record: RecordRow, state: State, now: number) {
  const progress = record.state === "in_force" || record.progress ? progressState(state, record) : null
  return html`${reviewChip(record, state, now)}
    ${progress ? html`<span class="chip ${tone[progress]}">${progressName(progress)}</span>` : nothing}`
}

function reviewChip(record: RecordRow, state: State, now: number) {
  if (record.state !== "in_force") return nothing
  if (runningReview(state, record)) return html`<span class="chip accent">${msg("review.runs")}</span>`
  if (reviewToConclude(state, record)) return html`<span class="chip warn">${msg("review.toConclude")}</span>`
  const on = reviewOn(record)
  if (on === null) return nothing
  return isReviewDue(record, now)
    ? html`<span class="chip warn">${msg("review.dueSince", { date: dateShown(on) })}</span>`
    : html`<span class="muted">${msg("review.on", { date: dateShown(on) })}</span>`
}

/** Says that the record's review is due. */
export function reviewBanner(record: RecordRow, now: number) {
  const on = reviewOn(record)
  return on !== null && isReviewDue(record, now)
    ? html`<p class="notice warn">${msg("review.banner", { n: record.number, date: dateShown(on) })}</p>`
    : nothing
}

/** The entries beside a record since its declaration: reviews, and the progress under it. */
export function livingShown(record: RecordRow, reader: SaidReader, name: NameThen): TemplateResult | typeof nothing {
  const { state } = reader
  const on = reviewOn(record)
  const { reviews = [], progress = [] } = record
  const running = runningReview(state, record)
  const shown = reviewToConclude(state, record)
  const now = progressState(state, record)
  if (on === null && reviews.length === 0 && !running && !shown && now === null) return nothing
  const members = progressMembers(state, record)
  return html`${on === null ? nothing : html`<p>${msg("review.on", { date: dateShown(on) })}</p>`}
    ${running ? html`<p><span class="chip accent">${msg("review.runs")}</span></p>` : nothing}
    ${shown ? html`<p><span class="chip warn">${msg("review.toConclude")}</span></p>${reviewAnswers(reader, shown, shown.answers ?? [], member => name(member, shown.revealedAt ?? Infinity))}` : nothing}
    ${reviews.length > 0 ? html`<ul role="list" class="stack entries">${reviews.toReversed().map(one => concluded(reader, record, one, name))}</ul>` : nothing}
    ${now === null ? nothing : html`<p class="row"><span>${msg("progress.title")}</span> <span class="chip ${tone[now]}">${progressName(now)}</span></p>`}
    ${members.length > 0 ? html`<p class="small muted">${msg("progress.by", { names: list(members.map(({ id }) => name(id, record.progressBy?.at ?? Infinity))) })}</p>` : nothing}
    ${progress.length > 0 ? html`<ul role="list" class="stack entries">${progress.toReversed().map(one => noted(reader, record, one, name))}</ul>` : nothing}`
}

function concluded(
  reader: SaidReader,
  { id }: RecordRow,
  { outcome, next, reason, reasonLang, by, at, seq, round }: ReviewConclusion,
  name: NameThen,
) {
  const row = reader.state.rounds[round]
  const said = { key: reviewKey(id, seq), lang: reasonLang ?? null, text: reason, by, at }
  const who = name(by, at)
  return html`<li class="voice">
    <p><strong>${judgementName(outcome)}</strong> <time class="muted small">${moment(at)}</time> <span class="small muted">${nameShown(who)}</span></p>
    ${reason ? saidShown(reader, said, html`<p class="text" lang=${reasonLang ? domLang(reasonLang) : nothing}>${reason}</p>`) : nothing}
    ${next ? html`<p class="small">${msg("review.nextOn", { date: dateShown(next) })}</p>` : nothing}
    ${
      row?.answers
        ? html`${reviewCounts(row.answers)}
            ${row.answers.length > 0 ? html`<details><summary>${msg("review.answers")}</summary>${reviewVoices(reader, row, row.answers, member => name(member, row.revealedAt ?? at))}</details>` : nothing}`
        : nothing
    }
  </li>`
}

function noted(reader: SaidReader, record: RecordRow, { id, by, at, state, text }: ProgressNote, name: NameThen) {
  return html`<li class="voice">
    <p><span class="chip ${tone[state]}">${progressName(state)}</span> <time class="muted small">${moment(at)}</time> <span class="small muted">${nameShown(name(by, at))}</span></p>
    ${text.text ? saidShown(reader, { key: progressKey(record.id, id), ...text, by, at }, html`<p class="text" lang=${domLang(text.lang)}>${text.text} ${originalMark(text.lang)}</p>`) : html`<p class="muted">${msg("progress.erased")}</p>`}
  </li>`
}

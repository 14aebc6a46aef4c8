import type { RecordRow } from "../../fold/recordState.ts"
import { dayIn } from "../../minutes/time/clocks.ts"
import { judgements } from "../../model/terms.ts"
import { actionsOfRecord, progressMembers, progressState } from "../../rules/record/living/progress.ts"
import { countJudgements, reviewOn, reviewToConclude, runningReview } from "../../rules/record/living/reviews.ts"
import { progressKey, reviewKey } from "../../rules/said/inRecords.ts"
import { reasonKey } from "../../rules/said/inRounds.ts"
import type { PaperBlock } from "../paper.ts"
import { muted, paragraph, quotation, under } from "../writing/blocks.ts"
import { type PaperWriter, said } from "../writing/writer.ts"
import { actionsListed } from "./actions.ts"

/** Writes the marks of a record in lists: its review, and how far the work under it has come. */
export function livingMarks({ say, state, lang, terms }: PaperWriter, record: RecordRow): PaperBlock[] {
  const isInForce = record.state === "in_force"
  const on = reviewOn(record)
  const progress = isInForce || record.progress ? progressState(state, record) : null
  const review = runningReview(state, record)
    ? say("review.runs")
    : reviewToConclude(state, record)
      ? say("review.toConclude")
      : on && say("review.on", { date: dayIn(lang, on) })
  const marks = [
    ...(isInForce && review ? [review] : []),
    ...(progress ? [`${say("progress.title")}: ${terms.progress(progress)}`] : []),
  ]
  return marks.length === 0 ? [] : [muted(marks.join(" · "))]
}

/** Writes what was entered beside a record since its declaration: reviews, progress, and its actions. */
export function recordLiving(writer: PaperWriter, record: RecordRow): PaperBlock[] {
  const { say, state, lang, terms, list, name } = writer
  const on = reviewOn(record)
  const progress = progressState(state, record)
  const members = progressMembers(state, record)
  return under(2, say("living.title"), [
    ...(on === null ? [] : [paragraph(say("review.on", { date: dayIn(lang, on) }))]),
    ...(runningReview(state, record) ? [paragraph(say("review.runs"))] : []),
    ...(record.reviews ?? []).toReversed().flatMap(one => review(writer, record, one)),
    ...(progress === null ? [] : [paragraph(`${say("progress.title")}: ${terms.progress(progress)}`)]),
    ...(members.length === 0
      ? []
      : [
          muted(
            say("progress.by", { names: list(members.map(({ id }) => name(id, record.progressBy?.at ?? Infinity))) }),
          ),
        ]),
    ...(record.progress ?? []).toReversed().flatMap(({ id, by, at, state: reached, text }) => {
      const who = `${terms.progress(reached)} · ${writer.time(at)} · ${name(by, at)}`
      return text.text === ""
        ? [quotation(say("progress.erased"), lang, who)]
        : writer.quoted(said(progressKey(record.id, id), text), who)
    }),
    ...under(3, say("outcomes.actions"), actionsListed(writer, actionsOfRecord(state, record))),
  ])
}

function review(
  writer: PaperWriter,
  { id }: RecordRow,
  { outcome, next, reason, reasonLang, by, at, seq, round }: NonNullable<RecordRow["reviews"]>[number],
): PaperBlock[] {
  const { say, state, lang, terms, name, time } = writer
  const row = state.rounds[round]
  const answers = row?.answers ?? []
  const counts = countJudgements(answers)
  return [
    paragraph(`${terms.judgement(outcome)} · ${time(at)} · ${name(by, at)}`),
    ...(reason === "" ? [] : writer.quoted({ key: reviewKey(id, seq), lang: reasonLang ?? null, text: reason })),
    ...(next === null ? [] : [muted(say("review.nextOn", { date: dayIn(lang, next) }))]),
    ...judgements.flatMap(one =>
      counts[one] === 0 ? [] : [paragraph(say("review.count", { judgement: terms.judgement(one), n: counts[one] }))],
    ),
    ...answers.flatMap(({ member, answer }) =>
      answer.kind === "review" && answer.reason !== ""
        ? writer.quoted(
            { key: reasonKey(round, member, answer.reason), lang: answer.lang, text: answer.reason },
            [...(member === null ? [] : [name(member, row?.revealedAt ?? at)]), terms.judgement(answer.judgement)].join(
              " · ",
            ),
          )
        : [],
    ),
  ]
}

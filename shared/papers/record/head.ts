import { ownNames } from "../../../generated/words/languages.ts"
import type { RecordRow } from "../../fold/recordState.ts"
import { dayIn } from "../../minutes/time/clocks.ts"
import { findRecord } from "../../rules/readings/rows.ts"
import { utcDay } from "../../rules/record/living/reviews.ts"
import { consentsTo } from "../../rules/record/proposed.ts"
import { neverInForce } from "../../rules/record/returning.ts"
import { editorialKey, recordEndKey } from "../../rules/said/inRecords.ts"
import type { PaperBlock } from "../paper.ts"
import { muted, note, paragraph, run } from "../writing/blocks.ts"
import type { PaperWriter } from "../writing/writer.ts"

/** Names the level, the topic, the statement and its version, then what has become of the record since. */
export function recordHead(writer: PaperWriter, record: RecordRow): PaperBlock[] {
  const { say, terms, text } = writer
  const { body } = record
  const parts = [text(body.topicTitle), body.label, say("statement.version", { version: body.version })]
  const level = neverInForce(record) ? [] : [run(terms.outcome(body.level), "strong"), run(" · ")]
  return [{ kind: "paragraph", runs: [...level, run(parts.join(" · "))] }, ...banners(writer, record)]
}

function banners(writer: PaperWriter, record: RecordRow): PaperBlock[] {
  const { say, state, time, name } = writer
  const { body } = record
  const old = findRecord(state, body.supersedes)
  const supersedes = old && (record.state === "in_force" || record.state === "superseded")
  return [
    ...ended(writer, record),
    ...(supersedes
      ? [
          note(
            say("record.supersedesBanner", { n: old.number, date: dayTold(writer, old.endedAt ?? record.declaredAt) }),
          ),
        ]
      : []),
    ...(record.drift ? [note(say("drift.badge", { n: record.number, time: time(record.drift.since) }))] : []),
    ...record.editorial.flatMap(({ by, at, reason, reasonLang, proposal }) => {
      const consents = consentsTo(state, proposal).map(one => name(one.by, one.at))
      const marked = say("drift.markedBy", { name: name(by, at), time: time(at) })
      return [
        paragraph(
          [
            marked,
            ...(consents.length > 0 ? [say("proposal.confirmedBy", { names: writer.list(consents) })] : []),
          ].join(" · "),
        ),
        ...(reason === ""
          ? []
          : writer.quoted({ key: editorialKey(record.id, at), lang: reasonLang ?? null, text: reason })),
      ]
    }),
  ]
}

function ended(writer: PaperWriter, record: RecordRow): PaperBlock[] {
  const { say, state, terms, quoted } = writer
  const date = dayTold(writer, record.endedAt ?? record.declaredAt)
  const reason =
    record.reason === ""
      ? []
      : quoted({ key: recordEndKey(record.id), lang: record.reasonLang ?? null, text: record.reason })
  switch (record.state) {
    case "in_force":
      return []
    case "declared":
      return [note(terms.state("declared"))]
    case "superseded":
      return [note(say("record.superseded", { n: findRecord(state, record.supersededBy)?.number ?? "?", date }))]
    case "withdrawn":
    case "returned":
    case "taken_back":
    case "lapsed":
      return [note(say("record.endedNoReason", { name: terms.state(record.state), date })), ...reason]
    default:
      return record.state satisfies never
  }
}

export const dayTold = ({ lang }: Pick<PaperWriter, "lang">, at: number): string => dayIn(lang, utcDay(at))

/** Writes the recorded wording in all its languages side by side, the reader's language first. */
export function recordWording(
  { say, lang: mine }: Pick<PaperWriter, "say" | "lang">,
  { body }: RecordRow,
): PaperBlock[] {
  const rank = ({ lang, authentic }: (typeof body.texts)[number]) => (lang === mine ? 0 : authentic ? 1 : 2)
  const columns = body.texts
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ lang, text, authentic }) => ({
      lang,
      title: `${ownNames[lang]} · ${authentic ? say("text.authentic") : say("text.translation")}`,
      blocks: text === "" ? [muted(say("text.missing"))] : [paragraph(text, lang)],
    }))
  return [{ kind: "columns", columns }]
}

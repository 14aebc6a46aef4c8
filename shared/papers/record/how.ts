import type { RecordRow } from "../../fold/recordState.ts"
import type { Fraction, Rule } from "../../model/consensus/rule.ts"
import { languages } from "../../model/terms.ts"
import { findMember, findRecord, findRound, findStatement } from "../../rules/readings/rows.ts"
import { carriedWithdrawal } from "../../rules/record/afterwards/withdrawing.ts"
import { levelKey } from "../../rules/said/inRecords.ts"
import type { PaperBlock } from "../paper.ts"
import { definitions, paragraph, under } from "../writing/blocks.ts"
import type { PaperSay } from "../writing/words.ts"
import type { PaperWriter } from "../writing/writer.ts"

/** The evidence of a record that its paper prints. */
export interface RecordEvidence {
  hash: string
  publicKey: string
  fingerprint: string
}

/** Writes how the record was reached: the note, the rule, the round, the levels, who declared it, and its evidence. */
export function howPart(writer: PaperWriter, record: RecordRow, proof: RecordEvidence): PaperBlock[] {
  const { say, state, terms, name, list, time } = writer
  const { body, declaredAt } = record
  const hash = findStatement(state, body.statement)?.versions.find(({ n }) => n === body.version)?.hash ?? ""
  const supersedes = findRecord(state, body.supersedes)
  const round = findRound(state, body.round)?.n ?? ""
  const lower = body.reason ?? ""
  return [
    ...explanatoryNote(writer, record),
    ...under(
      2,
      say("record.how"),
      definitions([
        [say("record.ruleLabel"), ruleText(say, body.rule, body.sides.length > 0)],
        [
          say("record.round"),
          body.silence
            ? say("record.silence")
            : say("record.roundText", { round, secrecy: terms.anonymity(body.anonymity) }),
        ],
        [say("record.computed"), terms.outcome(body.computed)],
        [say("record.level"), terms.outcome(body.level)],
        [
          say("record.lower"),
          lower === "" ? "" : writer.quoted({ key: levelKey(record.id), lang: body.reasonLang ?? null, text: lower }),
        ],
        [
          say("record.by"),
          say("record.declaredBy", { name: name(record.declaredBy, declaredAt), time: time(declaredAt) }),
        ],
        [say("record.confirmed"), list(record.confirmations.map(one => confirmer(writer, one)))],
        [say("record.withdrawnBy"), list(withdrawers(writer, record))],
        [say("record.recused"), list(body.recused.map(one => name(one, declaredAt)))],
        [say("record.leftOut"), leftOut(writer, record)],
        [say("record.supersedes"), supersedes ? `CR-${supersedes.number}` : ""],
        [say("record.entry"), String(record.seq)],
        [say("record.hash"), hash],
        [say("record.chain", { n: record.seq }), proof.hash],
        [say("record.key"), proof.publicKey],
        [say("fingerprint.title"), proof.fingerprint],
      ]),
    ),
  ]
}

/** Writes the explanatory note of a record, in each language that it has. */
export const explanatoryNote = ({ say }: PaperWriter, { body }: RecordRow, level: 2 | 4 = 2): PaperBlock[] =>
  under(
    level,
    say("record.note"),
    languages.flatMap(lang => {
      const text = body.note[lang]
      return text ? [paragraph(text, lang)] : []
    }),
  )

const written = ([over, under]: Fraction): string => `${over}/${under}`

function ruleText(say: PaperSay, rule: Rule, sided: boolean): string {
  const whole = { q: written(rule.quorum), support: written(rule.support) }
  return sided
    ? say("record.ruleSides", { ...whole, side: written(rule.sideQuorum), floor: written(rule.sideFloor) })
    : say("record.rule", whole)
}

function confirmer({ say, state, name }: PaperWriter, { by, at }: { by: string; at: number }): string {
  const member = findMember(state, by)
  const named = name(by, at)
  return member?.role === "panelist" ? say("deputy.confirmed", { name: named }) : named
}

function withdrawers(writer: PaperWriter, record: RecordRow): string[] {
  if (record.state !== "withdrawn") return []
  const proposal = carriedWithdrawal(writer.state, record)
  const all = proposal
    ? [{ by: proposal.asker, at: proposal.at }, ...proposal.confirmations]
    : [{ by: record.endedBy, at: record.endedAt ?? Infinity }]
  return all.flatMap(({ by, at }) => (by === null ? [] : [confirmer(writer, { by, at })]))
}

function leftOut({ say, state, text, list }: PaperWriter, { body }: RecordRow): string {
  if (body.recusedSides === undefined) return ""
  const titles = state.sides.filter(({ id }) => body.recusedSides?.includes(id)).map(({ title }) => text(title))
  return titles.length === 0 ? say("leftOut.untold") : say("leftOut.sides", { names: list(titles) })
}

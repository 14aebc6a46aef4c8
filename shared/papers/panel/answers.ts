import type { Round } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { RevealedAnswer } from "../../model/consensus/answer.ts"
import type { Lang } from "../../model/terms.ts"
import { findStatement, findTopic } from "../../rules/readings/rows.ts"
import { reasonKey } from "../../rules/said/inRounds.ts"
import type { CsvValue } from "../formats/csv.ts"
import { type PaperWriter, paperWriter } from "../writing/writer.ts"

/**
 * Returns the answers of rounds whose result was shown, a row for each answer under the round's anonymity. An answer
 * that is sealed, and a result too small to be shown, has no row. Reasons that a result publishes apart from its
 * answers have rows of their own, so that no reason is linked to an answer (DOMAIN W4).
 */
export function answerRows(state: State, lang: Lang, of: (round: Round) => boolean = () => true): CsvValue[][] {
  const writer = paperWriter(state, lang)
  const { say } = writer
  const shown = Object.values(state.rounds)
    .filter(one => one.state === "revealed" && one.answers !== null && of(one))
    .toSorted((a, b) => a.openedAt - b.openedAt || a.n - b.n)
  return [
    [
      say("csv.topic"),
      say("csv.statement"),
      say("csv.version"),
      say("csv.round"),
      say("csv.kind"),
      say("csv.anonymity"),
      say("csv.opened"),
      say("csv.shown"),
      say("csv.member"),
      say("csv.alias"),
      say("side"),
      say("csv.score"),
      say("csv.position"),
      say("record.reason"),
      say("csv.language"),
      say("record.remedy"),
      say("csv.confirmBy"),
      say("csv.spoken"),
      say("csv.silent"),
      say("csv.answered"),
      say("csv.asked"),
      say("csv.translated"),
      say("csv.translatedMade"),
      say("csv.translatedStands"),
    ],
    ...shown.flatMap(round => roundRows(writer, round, pseudonymsIn(shown, round))),
  ]
}

/**
 * Numbers the aliases of a statement's rounds. They link one panelist's answers, and a number says no more. Aliases are
 * random, so their order tells nothing.
 */
function pseudonymsIn(shown: readonly Round[], { statement }: Round): ReadonlyMap<string, string> {
  const aliases = shown.flatMap(one =>
    one.statement === statement ? (one.answers ?? []).flatMap(({ alias }) => alias ?? []) : [],
  )
  return new Map([...new Set(aliases)].toSorted().map((alias, n) => [alias, `P${n + 1}`]))
}

function roundRows(writer: PaperWriter, round: Round, pseudonyms: ReadonlyMap<string, string>): CsvValue[][] {
  const { state, name, terms, say } = writer
  const head: CsvValue[] = [
    findTopic(state, round.topic)?.letter ?? "",
    findStatement(state, round.statement)?.label ?? "",
    round.version,
    round.n,
    say(`round.${round.kind}`),
    terms.anonymity(round.anonymity),
    new Date(round.openedAt).toISOString(),
    round.revealedAt === null ? null : new Date(round.revealedAt).toISOString(),
  ]
  const turnout = [round.answered, round.electorate.length]
  const who = (member: RevealedAnswer["member"]) =>
    member === null ? null : name(member, round.revealedAt ?? Infinity)
  const reasonOf = new Map((round.reasons ?? []).map(one => [one.member, one]))
  const answers = (round.answers ?? []).map(one => {
    const apart = one.member === null ? undefined : reasonOf.get(one.member)
    const names = [who(one.member), pseudonyms.get(one.alias ?? "") ?? null] as const
    const said = apart ?? one.answer
    const translated = translationCells(writer, round, one.member, said)
    return [...head, ...answerCells(writer, one, names, apart), ...turnout, ...translated]
  })
  const apart = (round.reasons ?? []).filter(({ member }) => member === null)
  const reasons = apart.map(({ score, reason, lang }): CsvValue[] => [
    ...head,
    null,
    null,
    null,
    score,
    say("csv.reasonApart"),
    reason,
    lang,
    null,
    null,
    null,
    null,
    ...turnout,
    ...translationCells(writer, round, null, { reason, lang }),
  ])
  return [...answers, ...reasons]
}

/** The translation of a reason in the language of the file, who made it, and who stands for it. */
function translationCells(
  writer: PaperWriter,
  { id }: Round,
  member: RevealedAnswer["member"],
  { reason, lang }: { reason?: string | undefined; lang?: Lang | null | undefined },
): CsvValue[] {
  const isForeign = reason !== undefined && reason !== "" && lang !== writer.lang
  const found = isForeign ? writer.translated(reasonKey(id, member, reason)) : null
  return found ? [found.text, found.made, found.stands] : [null, null, null]
}

function answerCells(
  { state, terms, say, text }: PaperWriter,
  { side, answer, spoken, silent }: RevealedAnswer,
  [member, pseudonym]: readonly [string | null, string | null],
  apart: { reason: string; lang: Lang } | undefined,
): CsvValue[] {
  const title = text(state.sides.find(({ id }) => id === side)?.title ?? {})
  const said = answer.kind === "rating" ? (apart ?? { reason: answer.reason ?? "", lang: answer.lang }) : answer
  const position =
    answer.kind === "call"
      ? terms.position(answer.position)
      : answer.kind === "review"
        ? terms.judgement(answer.judgement)
        : answer.score === null
          ? say("csv.outside")
          : null
  return [
    member,
    pseudonym,
    side === null ? null : title,
    answer.kind === "rating" ? answer.score : null,
    position,
    said.reason === "" ? null : said.reason,
    said.reason === "" ? null : (said.lang ?? null),
    answer.kind === "call" && answer.remedy !== "" ? answer.remedy : null,
    answer.kind === "call" ? answer.confirmBy : null,
    spoken ? say("csv.yes") : null,
    silent ? say("csv.yes") : null,
  ]
}

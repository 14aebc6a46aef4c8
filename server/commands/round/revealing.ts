import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import type { Round } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { GivenAnswer, RatedReason, RevealedAnswer } from "../../../shared/model/consensus/answer.ts"
import type { MemberId } from "../../../shared/model/ids.ts"
import { bySaying } from "../../../shared/rules/round/electorate/nameless.ts"
import { electorsReached } from "../../../shared/rules/round/electorate/unheard.ts"
import { reasonsFrom, withoutReason } from "../../../shared/rules/round/reasons.ts"
import type { Accepted, Situation } from "../../core/command.ts"
import type { SealedAnswer } from "../../ports/database/store.ts"
import { textsFrom } from "../translation/publishedTexts.ts"
import type { OfRound } from "./answersRead.ts"
import { objectionFor } from "./objecting.ts"
import { withoutNames } from "./secret/counting.ts"
import { counted, unconfirmedIn } from "./spoken/counted.ts"

/**
 * The event that reveals a round's sealed answers, as far as its anonymity permits, and an objection for each block.
 * `sealed` makes the commit fail if another answer is committed first.
 */
export function revealed(situation: OfRound, round: Round): Accepted {
  const reached = round.reach && electorsReached(situation.state, round, situation.connected ?? situation.present)
  if (round.anonymity === "secret") return revealedBallots(situation, round)
  const answers = counted(round, situation.answers)
  const unconfirmed = unconfirmedIn(round, situation.answers)
  const at = { round: round.id, statement: round.statement, topic: round.topic }
  const shown = {
    kind: "round-revealed" as const,
    body: {
      ...at,
      answered: answers.length,
      ...shownAnswers(situation, round, answers, reached),
      ...said(unconfirmed),
      ...missed(round, answers, reached),
      roll: null,
    },
  }
  // readers who see no names get these entries one by one, so the entries must not be in the order of the electorate
  const objections = answers
    .toSorted(bySaying)
    .flatMap(({ member, answer }) => objectionFor(situation.state, round, member, answer, situation.id))
  return {
    events: [shown, ...objections, ...secondTexts(situation, round, shown.body, answers)],
    sealed: [{ round: round.id, revisions: situation.answers.length }],
  }
}

const said = (unconfirmed: MemberId[]) => (unconfirmed.length > 0 ? { unconfirmed } : {})

/**
 * The members whom a silence procedure did not reach and who did not answer. Procedures of earlier versions reached
 * everybody.
 */
function missed({ electorate }: Round, answers: readonly SealedAnswer[], reached: readonly MemberId[] | undefined) {
  const known = new Set([...(reached ?? []), ...answers.map(({ member }) => member)])
  const notReached = reached ? electorate.map(({ member }) => member).filter(member => !known.has(member)) : []
  return notReached.length > 0 ? { notReached } : {}
}

/**
 * The event that reveals a secret round. The roll is listed in the order of the electorate, because nobody may learn
 * the order in which ballots were collected.
 */
function revealedBallots(situation: OfRound, round: Round): Accepted {
  const { ballots } = situation
  if (!ballots) throw new Error("a secret round is revealed from its ballots")
  const members = round.electorate.map(({ member }) => member)
  const shown = {
    kind: "round-revealed" as const,
    body: {
      round: round.id,
      statement: round.statement,
      topic: round.topic,
      answered: ballots.answers.length,
      ...publishedApart(withoutNames(round, ballots.answers)),
      roll: members.filter(member => ballots.handed.has(member)),
    },
  }
  return {
    events: [shown, ...secondTexts(situation, round, shown.body, ballots.answers)],
    ballots: [{ round: round.id, seen: ballots.seen }],
  }
}

/**
 * The entries with the second texts of answers that are shown without names. They follow the result in its commit, and
 * name no author (DOMAIN V13).
 */
function secondTexts(
  { sha256 }: Situation,
  round: Round,
  { answers }: Pick<Published, "answers">,
  given: readonly { answer: GivenAnswer }[],
): NewEvent[] {
  if (round.anonymity === "named" || answers === null) return []
  const place = { topic: round.topic, hidden: true, revision: 1, drafted: "author", writer: null } as const
  return textsFrom(round, given).map(({ key, lang, reason, text }) => ({
    kind: "translation-given",
    body: { key, lang, ...place, personal: { text, of: textHash(reason, sha256) } },
  }))
}

/** The answers as a named round shows them, each with the side that its panelist had when the round opened. */
export function withNames({ electorate }: Round, answers: readonly SealedAnswer[]): RevealedAnswer[] {
  const sideOf = new Map(electorate.map(elector => [elector.member, elector.side]))
  return answers.map(({ member, answer, spoken, aloud }) => ({
    member,
    alias: null,
    side: sideOf.get(member) ?? null,
    answer,
    spoken,
    ...(aloud && { aloud: { enteredBy: aloud.by, officer: aloud.officer } }),
    silent: false,
  }))
}

/** The part of a reveal that comes from the answers. */
type Published = Pick<EventBody<"round-revealed">, "answers" | "reasons">

function shownAnswers(
  situation: Situation,
  round: Round,
  answers: SealedAnswer[],
  reached: readonly MemberId[] | undefined,
): Published {
  const given = withNames(round, answers)
  if (round.anonymity === "named") {
    const all = round.silence ? [...given, ...silentAnswers(round, answers, reached)] : given
    return { answers: all.map(bare), ...listed(reasonsFrom(all)) }
  }
  const shown = withoutNames(
    round,
    given.map(one => ({ ...one, spoken: false })),
  )
  const { answers: apart, ...reasons } = publishedApart(shown)
  return { answers: apart && unnamed(situation, round, apart, reasons.reasons !== undefined), ...reasons }
}

/**
 * The answers of a round without names, and their reasons in a list of its own. Where there are reasons, no answer
 * states its side, because a rare score would then link a reason to a side (DOMAIN W4).
 */
function publishedApart(shown: readonly RevealedAnswer[] | null): Published {
  if (shown === null) return { answers: null }
  const reasons = reasonsFrom(shown).map(one => ({ ...one, member: null }))
  const answers = shown.map(one => (reasons.length > 0 ? { ...bare(one), side: null } : bare(one))).toSorted(bySaying)
  return { answers, ...listed(reasons) }
}

const bare = (one: RevealedAnswer): RevealedAnswer => ({ ...one, answer: withoutReason(one.answer) })

const listed = (reasons: RatedReason[]) => (reasons.length > 0 ? { reasons } : {})

/**
 * Replaces names by aliases and sorts the answers again, because equal answers must not keep the order of the
 * electorate. A result with reasons has no aliases, because they would link a reason to the same person's answers in
 * other ratings (DOMAIN W4).
 */
function unnamed(
  { alias, state }: Situation,
  round: Round,
  shown: readonly RevealedAnswer[],
  hasReasons: boolean,
): RevealedAnswer[] {
  const scope = hasReasons ? null : linkScope(state, round, shown)
  const aliasOf = ({ member }: RevealedAnswer) => (scope === null || member === null ? null : alias(scope, member))
  return shown.map(one => ({ ...one, member: null, alias: aliasOf(one) })).toSorted(bySaying)
}

/**
 * The scope within which a member's alias stays the same. Only ratings have aliases, so that nothing links what people
 * write to how they rate. The scope consists of the statement, the people who answered, their sides, and whether sides
 * are shown. Two ratings share aliases only if all four are equal. Otherwise a comparison of the two would find the
 * answer of a person who skipped one of them.
 */
function linkScope(
  { members }: Pick<State, "members">,
  { kind, statement, electorate }: Round,
  shown: readonly RevealedAnswer[],
): string | null {
  if (kind !== "rating") return null
  const answered = new Set(shown.map(({ member }) => member))
  const people = electorate
    .filter(({ member }) => answered.has(member))
    .map(({ member, side }) => [member, side, members[member]?.reissued?.at ?? 0])
  const saysSides = shown.some(({ side }) => side !== null)
  return JSON.stringify([statement, saysSides, ...people.map(pair => JSON.stringify(pair)).sort()])
}

/**
 * The answers of members who did not answer a silence procedure: those whom it reached agree, and each answer is marked
 * as silent (DOMAIN L7).
 */
function silentAnswers(
  round: Round,
  answers: readonly SealedAnswer[],
  reached: readonly MemberId[] | undefined,
): RevealedAnswer[] {
  const spoke = new Set(answers.map(answer => answer.member))
  const agree = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null } as const
  return round.electorate
    .filter(({ member }) => !spoke.has(member) && reached?.includes(member) !== false)
    .map(({ member, side }) => ({ member, alias: null, side, answer: agree, spoken: false, silent: true }))
}

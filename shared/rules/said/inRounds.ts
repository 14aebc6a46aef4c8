import type { Objection, Round, Statement } from "../../fold/consensusState.ts"
import type { State } from "../../fold/state.ts"
import type { MemberId, RoundId, SaidKey } from "../../model/ids.ts"
import type { Lang } from "../../model/terms.ts"
import { findRound } from "../readings/rows.ts"
import { objectionSaid } from "../round/objections.ts"
import { type SaidText, saying } from "./said.ts"

/**
 * A short mark of a wording, as 14 hexadecimal digits. It tells the reasons of one round apart, which have no id of
 * their own. It is no commitment: whoever reads the mark also reads the words.
 */
function markOf(words: string): string {
  let [a, b] = [0xde_ad_be_ef, 0x41_c6_ce_57]
  for (let at = 0; at < words.length; at++) {
    const unit = words.charCodeAt(at)
    a = Math.imul(a ^ unit, 2_654_435_761)
    b = Math.imul(b ^ unit, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(16).padStart(14, "0")
}

const wordsKey = (round: RoundId, part: "reason" | "remedy" | "change", by: MemberId | null, words: string): SaidKey =>
  `round:${round}:${part}:${by === null ? "" : `${by}:`}${markOf(words)}`

/**
 * The keys of the reason and the remedy of an answer, and of the reason for a change of position. The key holds the
 * member whose name is readable, so that the same words of two people are two texts. Where no name is readable, the
 * same words in one round are one text (DOMAIN V5).
 */
export const reasonKey = (round: RoundId, by: MemberId | null, words: string): SaidKey =>
  wordsKey(round, "reason", by, words)
export const remedyKey = (round: RoundId, by: MemberId | null, words: string): SaidKey =>
  wordsKey(round, "remedy", by, words)
export const changeKey = (round: RoundId, by: MemberId | null, words: string): SaidKey =>
  wordsKey(round, "change", by, words)

export const otherwiseKey = (round: RoundId): SaidKey => `round:${round}:otherwise`

export const voidKey = (round: RoundId): SaidKey => `round:${round}:void`

/** When the members were asked for the positions of a record; 0 if the reader does not hold the round. */
export const askedAt = ({ rounds }: Pick<State, "rounds">, { round }: { round: RoundId }): number =>
  findRound({ rounds }, round)?.openedAt ?? 0

/** Returns the key without its member, as readers who may not read names get it; of other keys the key itself. */
export const keyWithoutMember = (key: SaidKey): SaidKey =>
  key.replace(/^(round:[^:]+:(?:reason|remedy|change)):[^:]+:([^:]+)$/, "$1:$2")

/** The texts of a round: the reasons of shown answers and of changes, and why it was opened all the same or is void. */
export function saidInRound(round: Round): SaidText[] {
  const { id, topic, statement } = round
  const at = { topic, statement }
  const turned = { ...at, at: round.turned.at }
  const why = { lang: round.reasonLang ?? null, text: round.voidReason }
  const opened = { ...at, at: round.openedAt, key: otherwiseKey(id), lang: round.otherwiseLang ?? null }
  return [
    ...saying(round.openedBy, { ...opened, text: round.otherwise ?? "" }),
    ...reasonsIn(round),
    ...round.changes.flatMap(({ member, why: text, reasonLang, at: when }) =>
      saying(member, { ...at, key: changeKey(id, member, text), lang: reasonLang ?? null, text, at: when }),
    ),
    ...saying(round.turned.by, { ...turned, key: voidKey(id), ...why }),
  ]
}

/**
 * The reasons and remedies of all positions, also of those that were changed later. An answer was given by who held the
 * seat when the round opened, because the round is closed to later holders (DOMAIN S5).
 */
function reasonsIn(round: Round): SaidText[] {
  const when = round.openedAt
  // The answers hold changed positions too, so the changes come first: they state who held the seat then.
  const positions = [
    ...round.changes.flatMap(({ member, from, to, at }) => [
      ...(from ? [{ member, answer: from, at: when }] : []),
      { member, answer: to, at },
    ]),
    ...(round.answers ?? []).map(({ member, answer }) => ({ member, answer, at: when })),
    ...(round.reasons ?? []).map(({ member, reason, lang }) => ({ member, answer: { reason, lang }, at: when })),
  ]
  const byKey = new Map<SaidKey, SaidText>()
  for (const { member, answer, at } of positions)
    for (const one of positionSaid(round, answer, member, at)) {
      const before = byKey.get(one.key)
      const authors = new Set([...(before?.authors ?? []), ...one.authors])
      byKey.set(one.key, { ...one, ...before, authors: [...authors] })
    }
  return [...byKey.values()]
}

/** The words of an answer. A position has a reason and a remedy, a score has a reason. */
interface AnswerWords {
  reason?: string | undefined
  remedy?: string | undefined
  lang?: Lang | undefined
}

function positionSaid(
  { id, topic, statement, anonymity }: Round,
  { reason = "", remedy = "", lang }: AnswerWords,
  member: MemberId | null,
  at: number,
): SaidText[] {
  const hidden = anonymity !== "named"
  const by = hidden ? null : member
  const facts = { lang: lang ?? null, at, topic, statement, hidden }
  return [
    ...saying(by, { ...facts, key: reasonKey(id, by, reason), text: reason }),
    ...saying(by, { ...facts, key: remedyKey(id, by, remedy), text: remedy }),
  ]
}

export const objectionKey = (
  objection: Objection["id"],
  part: "reason" | "remedy" | `answer:${number}` | `reply:${number}`,
): SaidKey => `objection:${objection}:${part}`

/** The texts of an objection. Answers and replies are numbered from the first. */
export function saidInObjection(objection: Objection): SaidText[] {
  const { id, topic, statement, reason, remedy, ...row } = objection
  const { by, at } = objectionSaid(objection)
  const place = { topic, statement }
  const answers = [...row.earlier, ...(row.answer ? [{ answer: row.answer, reply: row.reply }] : [])]
  return [
    ...saying(by, { ...place, key: objectionKey(id, "reason"), ...reason, at }),
    ...(remedy ? saying(by, { ...place, key: objectionKey(id, "remedy"), ...remedy, at }) : []),
    ...answers.flatMap(({ answer, reply }, n) => [
      ...saying(answer.by, { ...place, key: objectionKey(id, `answer:${n}`), ...answer.text, at: answer.at }),
      ...(reply?.text
        ? saying(by, { ...place, key: objectionKey(id, `reply:${n}`), ...reply.text, at: reply.at })
        : []),
    ]),
  ]
}

/** The reasons for ending a statement without a record, and for opening a call on one of its texts. */
export function saidOfStatement({ id, topic, reason, reasonLang, ended, oneText }: Statement): SaidText[] {
  const place = { topic, statement: id }
  const why = { lang: reasonLang ?? null, text: reason }
  return [
    ...(ended ? saying(ended.by, { ...place, key: endKey(id, ended.at), ...why, at: ended.at }) : []),
    ...oneText.flatMap(one => {
      const consent = { key: oneTextKey(id, one.at), lang: one.reasonLang ?? null, text: one.reason }
      return saying(one.by, { ...place, ...consent, at: one.at })
    }),
  ]
}

export const endKey = (statement: Statement["id"], at: number): SaidKey => `statement:${statement}:ended:${at}`

export const oneTextKey = (statement: Statement["id"], at: number): SaidKey => `statement:${statement}:one:${at}`

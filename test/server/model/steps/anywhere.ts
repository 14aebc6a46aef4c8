import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { ladder, standing } from "../level.ts"
import type { Model } from "../panelModel.ts"
import { textSeen, wordingHash } from "../tellings/statementTellings.ts"
import { answerBy, answerFor, peopleOf, pick, type Raw, type Step, textFor } from "./leading.ts"

const spoken = (text: string) => ({ lang: "en" as const, text })

/** The target of a step: anything that exists, whether it fits or not. */
function about(model: Model, { target, spice }: Raw) {
  const newestFirst = <T>(list: Iterable<T>) => [...list].reverse()
  const statement = pick(newestFirst(model.statements.values()), target)
  const lang = pick(model.languages, spice >> 1) ?? "en"
  const stale = spice % 6 === 0
  return {
    session: { session: model.session.id },
    topic: { topic: model.topic.id },
    statement: statement && { statement: statement.id },
    version: (statement?.versions.length ?? 0) + (stale ? 1 : 0) || 1,
    lang,
    base: (statement?.texts.get(lang)?.revision ?? 0) + (stale ? 1 : 0),
    textSeen: statement && !stale ? textSeen(statement, lang) : "",
    wordingSeen: statement && !stale ? wordingHash(statement) : "",
    stands: statement ? standing(model, statement) : null,
    stale,
    round: pick(newestFirst(model.rounds.values()), target),
    objection: pick(newestFirst(model.objections), target),
    record: pick(newestFirst(model.records.values()), target),
    proposal: pick(newestFirst([...model.records.values()].flatMap(one => one.withdrawals)), target),
  }
}
type About = ReturnType<typeof about>
type Bodies = { [K in CommandKind]?: (at: About, spice: number, model: Model) => CommandInput<K> | null | undefined }

const reason = (spice: number) => (spice % 5 === 0 ? "" : "Because.")

const bodies: Bodies = {
  "start-session": at => at.session,
  "pause-session": at => at.session,
  "resume-session": at => at.session,
  "close-session": at => at.session,
  "reopen-session": at => at.session,
  "close-topic": at => at.topic,
  "reopen-topic": at => ({ ...at.topic, reason: "Again." }),
  "set-note-mode": (at, spice) => ({
    ...at.topic,
    mode: pick(["open", "suggest", "locked"] as const, spice >> 3) ?? "open",
    reason: reason(spice),
  }),
  "draft-statement": (at, spice) => ({ ...at.topic, lang: at.lang, text: textFor(spice) }),
  "save-text": (at, spice) =>
    at.statement && {
      ...at.statement,
      lang: at.lang,
      text: textFor(spice),
      base: at.base,
      newVersion: spice % 3 === 0,
    },
  "confirm-text": at => at.statement && { ...at.statement, lang: at.lang, seen: at.textSeen },
  "propose-statement": at => at.statement && { ...at.statement, seen: at.wordingSeen },
  "consent-one-text": at => at.statement && { ...at.statement, version: at.version, reason: "One will do." },
  "withdraw-statement": (at, spice) => (spice % 4 === 0 && at.statement ? { ...at.statement, reason: "Mine." } : null),
  "carry-over": at => at.statement,
  "record-no-consensus": at => at.statement && { ...at.statement, reason: "It cannot be bridged." },
  "open-round": (at, spice) =>
    at.statement && { ...at.statement, version: at.version, kind: spice % 3 === 0 ? "rating" : "call" },
  "enter-spoken": (at, spice, model) =>
    at.round && {
      round: at.round.id,
      member: pick([...model.people.keys()], spice) ?? "",
      answer: answerFor(spice % 9 === 0 ? "rating" : "call", at.round.named, spice),
    },
  "close-round": at => at.round && { round: at.round.id },
  "close-and-show": at => at.round && { round: at.round.id },
  "reopen-round": at => at.round && { round: at.round.id },
  "reveal-round": at => at.round && { round: at.round.id },
  "void-round": at => at.round && { round: at.round.id, reason: "Again." },
  "change-position": (at, spice) => {
    const position = answerFor("call", true, spice * 6)
    return at.round && position.kind === "call" ? { round: at.round.id, position, why: "I thought again." } : null
  },
  recuse: (at, spice) => (spice % 3 === 0 ? at.statement : null),
  "raise-objection": at =>
    at.statement && { ...at.statement, version: at.version, reason: spoken("No."), remedy: null },
  "answer-objection": at =>
    at.objection?.id ? { objection: at.objection.id, disposition: "answered", answer: spoken("So.") } : null,
  "reply-objection": (at, spice) =>
    at.objection?.id ? { objection: at.objection.id, reply: spice % 2 === 0 ? "withdrawn" : "maintained" } : null,
  "declare-record": (at, spice) =>
    at.statement && {
      ...at.statement,
      level: (pick(ladder, spice >> 2) ?? "rough") as "rough",
      reason: reason(spice),
      seen: at.stale ? "0/0/0/0/0/0" : (at.stands?.tally ?? ""),
    },
  "confirm-record": at => at.record && { record: at.record.id },
  "return-record": at => at.record && { record: at.record.id, reason: "No." },
  "take-back-record": at => at.record && { record: at.record.id, reason: "No." },
  "withdraw-record": (at, spice) => (spice % 3 === 0 && at.record ? { record: at.record.id, reason: "Old." } : null),
  "confirm-proposal": at => at.proposal && { proposal: at.proposal.id },
  "refuse-proposal": at => at.proposal && { proposal: at.proposal.id, reason: "No." },
  "take-back-proposal": at => at.proposal && { proposal: at.proposal.id },
  "add-dissent": at => at.record && { record: at.record.id, text: spoken("I dissent.") },
  "add-reservation": at => at.record && { record: at.record.id, text: spoken("For two years.") },
  "countersign-record": at => at.record && { record: at.record.id },
  "state-change": at => at.record && { record: at.record.id, text: spoken("No longer.") },
}
const kinds = [...Object.keys(bodies), "answer-round"] as CommandKind[]

/** Any command by anyone about anything; whoever has the right comes up more often than chance would bring them. */
export function anywhere(model: Model, raw: Raw): Step | null {
  const kind = pick(kinds, raw.kind) ?? "recuse"
  const at = about(model, raw)
  const seat = raw.spice % 3 === 0 ? "panelist" : "moderator"
  const people = raw.spice % 4 === 0 ? [...model.people.values()] : peopleOf(model, seat)
  const who = pick(people, raw.who)?.id ?? ""
  if (kind === "answer-round") {
    const made = at.round && answerBy(model, at.round, who, raw.spice)
    if (made?.kind === "answer-round" && at.stale) made.body.seen += 1
    return made ?? null
  }
  const body = (bodies[kind] as Bodies["recuse"])?.(at, raw.spice, model)
  return body ? ({ kind, who, body } as Step) : null
}
export const everyKind: readonly CommandKind[] = kinds

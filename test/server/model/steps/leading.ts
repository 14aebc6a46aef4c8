import fc from "fast-check"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { ladder, recordOf, sidesWaiting, standing } from "../level.ts"
import type { Lang, Model, Person, Position, Role, Round, Statement } from "../panelModel.ts"
import { type Given, revisionsOf } from "../tellings/roundTellings.ts"
import { textSeen, wordingHash } from "../tellings/statementTellings.ts"

export type Step = { [K in CommandKind]: { kind: K; who: string; body: CommandInput<K> } }[CommandKind]

/** Numbers that a model turns into a step: so that a shorter sequence still means something. */
export interface Raw {
  /** 0 goes anywhere, the rest leads towards a record */
  lead: number
  kind: number
  who: number
  target: number
  spice: number
}
export const raws = fc.array(
  fc.record<Raw>({
    lead: fc.nat(3),
    kind: fc.nat(999),
    who: fc.nat(99),
    target: fc.nat(99),
    spice: fc.nat(9_999),
  }),
  { minLength: 15, maxLength: 70, size: "max" },
)

export const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
const spoken = (text: string) => ({ lang: "en" as const, text })

export const peopleOf = (model: Model, role: Role, side?: string | null): Person[] =>
  [...model.people.values()].filter(one => one.role === role && (side == null || one.side === side))

const texts = ["Data move by default.", "Data [may | shall] move.", "Logs are kept.", "数据默认流动。", "記録を残す。"]
export const textFor = (spice: number): string => pick(spice % 4 === 0 ? texts : texts.slice(2), spice >> 2) ?? "…"

/** Mostly agreement, or no record would ever come about. */
export function answerFor(kind: "rating" | "call", named: boolean, spice: number): Given {
  if (kind === "rating") return { kind, score: spice % 11 === 0 ? null : (spice % 6) + 4 }
  const others: Position[] = named ? ["reserve", "disagree", "block", "abstain"] : ["reserve", "disagree", "abstain"]
  const position = spice % 6 === 0 ? (pick(others, spice >> 3) ?? "agree") : "agree"
  const worded = spice % 30 !== 0
  return { kind, position, reason: worded ? "So." : "", remedy: worded ? "Thus." : "" }
}

/** The step that a panel would take next, as its seats would take it. Null where nothing leads on. */
export function leading(model: Model, { target, who, spice }: Raw): Step | null {
  if (model.session.state === "scheduled" && spice % 3 === 0)
    return step("start-session", pick(peopleOf(model, "moderator"), who), { session: model.session.id })
  if (model.session.state === "paused" && spice % 2 === 0)
    return step("resume-session", pick(peopleOf(model, "moderator"), who), { session: model.session.id })
  const reply = spice % 2 === 0 ? leadReply(model, spice) : null
  if (reply) return reply
  const open = [...model.statements.values()].filter(one => one.state !== "withdrawn")
  const unfinished = open.filter(one => one.state !== "recorded")
  const statement = unfinished.at(-1) ?? (spice % 5 === 0 ? null : pick(open, target))
  if (!statement) return leadDraft(model, who, spice)
  switch (statement.state) {
    case "draft":
      // a draft of a later version is left lying now and then
      if (statement.versions.length > 0 && spice % 9 === 0) return carryOver(model, statement, who)
      return leadWording(model, statement, who)
    case "proposed":
      return leadProposed(model, statement, who, spice)
    case "in_round":
      return leadRound(model, statement, who, spice)
    case "recorded":
      return leadRecorded(model, statement, who, spice)
    default:
      return leadAgain(model, statement, who, spice)
  }
}

const carryOver = (model: Model, { id }: Statement, who: number) =>
  step("carry-over", pick(peopleOf(model, "moderator"), who), { statement: id })

/** A carried-over statement is taken up again: unchanged, or with other words. */
function leadAgain(model: Model, statement: Statement, who: number, spice: number): Step | null {
  const [authentic] = model.authentic
  if (spice % 3 === 0 || !authentic) return leadVersion(model, statement, who, spice)
  if (spice % 3 === 1)
    return confirmation(statement, authentic.lang, pick(peopleOf(model, "panelist", authentic.side), who))
  const body = { statement: statement.id, version: statement.versions.length || 1, kind: "call" as const }
  return step("open-round", pick(peopleOf(model, "moderator"), who), body)
}

function step<K extends CommandKind>(kind: K, who: Person | undefined, body: CommandInput<K>): Step | null {
  return who ? ({ kind, who: who.id, body } as Step) : null
}

/** A member who objected answers the chair, while there is something to decide. */
function leadReply(model: Model, spice: number): Step | null {
  const waits = model.objections.find(one => one.answered && one.reply === null)
  if (!waits?.id || model.statements.get(waits.statement)?.state === "recorded") return null
  const reply = spice % 4 === 0 ? "withdrawn" : "maintained"
  return step("reply-objection", model.people.get(waits.by), { objection: waits.id, reply })
}

function leadDraft(model: Model, who: number, spice: number): Step | null {
  const lang = model.authentic[0]?.lang ?? "en"
  const body = { topic: model.topic.id, lang, text: textFor(spice) }
  return step("draft-statement", pick(peopleOf(model, "panelist"), who), body)
}

function leadWording(model: Model, statement: Statement, who: number): Step | null {
  for (const { lang, side } of model.authentic) {
    const text = statement.texts.get(lang)
    const by = pick(peopleOf(model, "panelist", side), who)
    const base = text?.revision ?? 0
    if (text?.state === "missing" && who % 12 !== 0)
      return step("save-text", by, { statement: statement.id, lang, text: textFor(who), base })
    if (text?.state !== "in_sync" && who % 12 !== 0) return confirmation(statement, lang, by)
  }
  const body = { statement: statement.id, seen: wordingHash(statement) }
  return step("propose-statement", pick(peopleOf(model, who % 2 === 0 ? "moderator" : "panelist"), who), body)
}

const confirmation = (statement: Statement, lang: Lang, by: Person | undefined) =>
  step("confirm-text", by, { statement: statement.id, lang, seen: textSeen(statement, lang) })

function leadProposed(model: Model, statement: Statement, who: number, spice: number): Step | null {
  const moderator = pick(peopleOf(model, "moderator"), who)
  const version = statement.versions.length
  const id = statement.id
  const stands = standing(model, statement)
  if (spice % 13 === 0) {
    const body = { statement: id, version, reason: spoken("No."), remedy: null }
    return step("raise-objection", pick(peopleOf(model, "panelist"), who), body)
  }
  const open = model.objections.find(one => one.statement === id && one.version === version && !one.answered)
  const asked = !stands || stands.round.electorate.has(open?.by ?? "")
  if (open?.id && (asked || spice % 4 === 0))
    return step("answer-objection", moderator, { objection: open.id, disposition: "partly", answer: spoken("Noted.") })
  if (spice % 61 === 0) return step("withdraw-statement", moderator, { statement: id, reason: "Moot." })
  if (stands?.round.named && spice % 17 === 0) {
    const asked = pick([...stands.round.electorate.keys()], who) ?? ""
    const position = { kind: "call", position: "abstain" } as const
    return step("change-position", model.people.get(asked), { round: stands.round.id, position, why: "I doubt." })
  }
  if (stands && ladder.includes(stands.level)) {
    const level = (spice % 9 === 0 ? "rough" : stands.level) as "rough"
    return step("declare-record", moderator, { statement: id, level, reason: "As said.", seen: stands.tally })
  }
  if (stands && spice % 3 !== 0) return leadVersion(model, statement, who, spice)
  for (const { lang, side } of model.authentic) {
    const text = statement.texts.get(lang)
    const by = pick(peopleOf(model, "panelist", side), who)
    if (text?.state === "missing")
      return step("save-text", by, { statement: id, lang, text: textFor(who), base: text.revision })
    if (text?.state !== "in_sync" && spice % 8 !== 0) return confirmation(statement, lang, by)
  }
  const bracketed = [...(statement.versions.at(-1)?.values() ?? [])].some(text => text.includes("["))
  if (bracketed && spice % 4 !== 0) return leadVersion(model, statement, who, spice)
  const kind = spice % 7 === 0 ? "rating" : "call"
  const hidden = kind === "call" && model.sides.length === 0 && spice % 5 === 0
  return step("open-round", moderator, {
    statement: id,
    version,
    kind,
    // one in nine forgets what is behind
    ...(spice % 9 !== 0 && { leaveOut: [...statement.texts.keys()] }),
    ...(hidden && { anonymity: "pseudonymous" as const }),
  })
}

function leadVersion(model: Model, statement: Statement, who: number, spice: number): Step | null {
  const lang = pick(model.languages, spice) ?? "en"
  const base = statement.texts.get(lang)?.revision ?? 0
  const body = { statement: statement.id, lang, text: textFor(spice), base, newVersion: true }
  return step("save-text", pick(peopleOf(model, "panelist"), who), body)
}

function leadRound(model: Model, statement: Statement, who: number, spice: number): Step | null {
  const moderator = pick(peopleOf(model, "moderator"), who)
  const round = [...model.rounds.values()].findLast(one => one.statement === statement.id)
  if (!round) return null
  if (round.state === "closed")
    return step(round.again && spice % 5 === 0 ? "reopen-round" : "reveal-round", moderator, { round: round.id })
  const silent = [...round.electorate.keys()].filter(id => !round.answers.has(id) && model.people.has(id))
  if (silent.length === 0 || (silent.length < 3 && spice % 4 === 0))
    return step(spice % 3 === 0 ? "close-round" : "close-and-show", moderator, {
      round: round.id,
      // one in five forgets that a quorum may be missing
      ...(spice % 5 !== 0 && { evenBelowQuorum: true }),
    })
  const member = pick(silent, spice)
  if (!member || spice % 14 !== 1 || round.kind === "rating")
    return member ? answerBy(model, round, member, spice) : null
  const answer = answerFor(round.kind, round.named, spice)
  return step("enter-spoken", peopleOf(model, "secretary")[0], { round: round.id, member, answer })
}

export function answerBy(model: Model, round: Round, member: string, spice: number): Step | null {
  const answer = answerFor(round.kind, round.named, spice)
  const seen = revisionsOf(round, member)
  if (round.entered.has(member) && !round.byOwnHand.has(member))
    return step("say-so", model.people.get(member), { round: round.id, seen })
  return step("answer-round", model.people.get(member), { round: round.id, answer, seen })
}

function leadRecorded(model: Model, statement: Statement, who: number, spice: number): Step | null {
  const record = [...model.records.values()].findLast(one => one.statement === statement.id)
  if (!record) return null
  if (record.state === "declared") {
    const old = spice % 5 === 0 ? recordOf(model, statement.id, "in_force") : undefined
    if (old)
      return step("withdraw-record", pick(peopleOf(model, "moderator"), who), { record: old.id, reason: "Obsolete." })
    const by = pick(peopleOf(model, "moderator", sidesWaiting(model, record)[0]), who)
    const declarer = model.people.get(record.declaredBy)
    if (spice % 9 === 0) return step("return-record", by, { record: record.id, reason: "Not so." })
    if (spice % 11 === 0) return step("take-back-record", declarer, { record: record.id, reason: "Too soon." })
    return step("confirm-record", by, { record: record.id })
  }
  const pending = record.withdrawals.find(one => one.state === "open")
  if (record.state === "in_force" && pending && spice % 2 === 0) {
    const about = { proposal: pending.id }
    if (spice % 6 === 0) return step("take-back-proposal", model.people.get(pending.by), about)
    const by = pick(peopleOf(model, "moderator", [...pending.waits][0]), who)
    if (spice % 10 === 4) return step("refuse-proposal", by, { ...about, reason: "It stands." })
    return step("confirm-proposal", by, about)
  }
  if (record.state === "in_force" && spice % 7 === 0)
    return step("withdraw-record", pick(peopleOf(model, "moderator"), who), { record: record.id, reason: "Obsolete." })
  if (record.state === "in_force" && spice % 4 === 0)
    return step("countersign-record", pick([...model.people.values()], who), { record: record.id })
  return leadVersion(model, statement, who, spice)
}

import { statementCommands as schemas } from "../../../shared/contract/commands/statement.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { anchorNamesItems } from "../../../shared/document/anchors.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import type { Statement } from "../../../shared/fold/consensusState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { StatementId } from "../../../shared/model/ids.ts"
import type { Lang, Level, StatementState } from "../../../shared/model/terms.ts"
import { isRecusedSeat } from "../../../shared/rules/people/isRecused.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { isActive } from "../../../shared/rules/readings/members.ts"
import { awaitsConfirmation } from "../../../shared/rules/record/awaiting.ts"
import { declarable } from "../../../shared/rules/round/outcome/outcome.ts"
import { standing } from "../../../shared/rules/round/outcome/standing.ts"
import { fillsIn, isForInterpreter, sideThatConfirms } from "../../../shared/rules/text/languageText.ts"
import { endedFor } from "../../../shared/rules/text/noteMode.ts"
import { mayReview } from "../../../shared/rules/text/reviewer.ts"
import { defineCommand, type Situation } from "../../core/command.ts"
import { alreadyDone } from "../refusing.ts"

const drafted = ({ state, actor }: Situation, { statement: id }: { statement: StatementId }) => {
  const statement = state.statements[id]
  return statement !== undefined && isOwn(state, statement, actor.member)
}

/**
 * Whether a statement can no longer change. A statement that was carried over or reached no consensus may be taken up
 * again.
 */
const ended = (statement: Statement) => statement.state === "withdrawn"

/** Resolves the threads that asked for the confirmation of this text. */
const askedFor = (state: State, id: StatementId, lang: Lang): NewEvent[] =>
  Object.values(state.threads).flatMap(({ id: thread, topic, statement, entries: [first], resolved }) => {
    const asks = first?.phrase?.is === "check-text" && first.phrase.lang === lang && statement === id && !resolved
    return asks ? [{ kind: "thread-resolved" as const, body: { thread, topic } }] : []
  })

export const statementDefinitions = {
  "draft-statement": defineCommand(schemas["draft-statement"], {
    action: "draft a statement",
    decide: ({ state, actor, id }, { topic, anchor, lang, text }) => {
      const home = state.topics[topic]
      if (!home) return refuse("not-found")
      if (home.state === "closed") return refuse("topic-closed")
      const over = endedFor(actor.role, home)
      if (over) return { refuse: over }
      if (anchor && !anchorNamesItems(anchor)) return refuse("bad-input", { detail: "anchor" })
      const count = Object.values(state.statements).filter(other => other.topic === topic).length
      const label = `${home.letter}-${count + 1}`
      const statement = StatementId.parse(id())
      const body = { statement, topic, label, anchor, lang, text }
      return { events: [{ kind: "statement-drafted", body }], made: { statement, label } }
    },
  }),

  "save-text": defineCommand(schemas["save-text"], {
    action: "edit a text",
    own: ({ state, actor }, { statement, lang, newVersion }) => {
      const text = state.statements[statement]?.texts.find(one => one.lang === lang)
      return !newVersion && text !== undefined && isForInterpreter(state, actor.member, text)
    },
    decide: ({ state, actor }, { statement: id, lang, text, base, newVersion }) => {
      const statement = state.statements[id]
      const before = statement?.texts.find(one => one.lang === lang)
      if (!statement || !before) return refuse("not-found")
      const over = endedFor(actor.role, state.topics[statement.topic])
      if (over) return { refuse: over }
      if (ended(statement)) return refuse("statement-ended")
      const frozen = refuse("version-frozen", { n: statement.versions.at(-1)?.n ?? 0 })
      if (statement.state === "in_round") return frozen
      if (before.revision !== base) return refuse("text-changed")
      const newDraft = statement.state !== "draft" && newVersion
      if (newDraft && awaitsConfirmation(state, id)) return refuse("record-fixed")
      if (statement.state !== "draft" && !newDraft && !fillsIn(statement, before)) return frozen
      const body = { statement: id, topic: statement.topic, lang, text, revision: base + 1, newDraft }
      return { events: [{ kind: "text-saved", body }], made: { revision: base + 1 } }
    },
  }),

  "confirm-text": defineCommand(schemas["confirm-text"], {
    action: "confirm a text",
    own: () => true,
    decide: (situation, { statement: id, lang, seen }) => {
      const side = sideThatConfirms(situation.state, situation.actor, lang)
      if (side !== null) return refuse("wrong-side", { side, language: lang })
      const statement = situation.state.statements[id]
      const text = statement?.texts.find(one => one.lang === lang)
      if (!statement || !text) return refuse("not-found")
      if (ended(statement)) return refuse("statement-ended")
      if (isRecusedSeat(situation.state, statement, situation.actor.member)) return refuse("text-recused")
      if (text.state === "missing") return refuse("text-missing", { language: lang })
      if (seen !== textHash(text.text, situation.sha256)) return refuse("text-changed")
      if (text.state === "in_sync") return { events: [] }
      // `spoken` is true only in entries of earlier versions: nobody confirms for another
      const body = { statement: id, topic: statement.topic, lang, spoken: false }
      return { events: [{ kind: "text-confirmed", body }, ...askedFor(situation.state, id, lang)] }
    },
  }),

  "propose-statement": defineCommand(schemas["propose-statement"], {
    action: "propose a statement",
    decide: ({ state, actor, sha256 }, { statement: id, seen }) => {
      const statement = state.statements[id]
      if (!statement) return refuse("not-found")
      const over = endedFor(actor.role, state.topics[statement.topic])
      if (over) return { refuse: over }
      if (ended(statement)) return refuse("statement-ended")
      const version = statement.versions.length + 1
      if (statement.state !== "draft") return refuse("version-frozen", { n: version - 1 })
      const written = statement.texts.filter(text => text.state !== "missing")
      const authentic = state.workspace?.authentic ?? []
      const first = authentic[0]?.lang
      if (first && !written.some(text => authentic.some(one => one.lang === text.lang)))
        return refuse("text-missing", { language: first })
      const hash = statementHash(written, sha256)
      if (seen !== hash) return refuse("text-changed")
      const texts = statement.texts.map(text => ({ lang: text.lang, text: text.text, state: text.state }))
      const body = { statement: id, topic: statement.topic, version, texts, hash }
      return { events: [{ kind: "version-proposed", body }], made: { version } }
    },
  }),

  "name-reviewer": defineCommand(schemas["name-reviewer"], {
    action: "schedule",
    decide: ({ state }, { statement: id, lang, member }) => {
      const statement = state.statements[id]
      const reviewer = state.members[member]
      if (!statement || !reviewer || !isActive(reviewer)) return refuse("not-found")
      const side = sideThatConfirms(state, reviewer, lang)
      if (side !== null) return refuse("wrong-side", { side, language: lang })
      if (reviewer.role !== "panelist") return refuse("not-permitted", { role: "panelist" })
      if (!mayReview(state, statement, lang, reviewer)) return refuse("not-found")
      return { events: [{ kind: "reviewer-named", body: { statement: id, topic: statement.topic, lang, member } }] }
    },
  }),

  /** a moderator allows a call although one authentic text is not confirmed; moderators of all sides must allow it */
  "consent-one-text": defineCommand(schemas["consent-one-text"], {
    action: "run a round",
    decide: ({ state, actor }, { statement: id, version, reason }) => {
      const statement = state.statements[id]
      if (!statement) return refuse("not-found")
      if (statement.state !== "proposed" || statement.versions.at(-1)?.n !== version) return refuse("not-proposed")
      if (statement.oneText.some(one => one.version === version && isOwn(state, one, actor.member)))
        return { events: [] }
      const body = { statement: id, topic: statement.topic, version, reason }
      return { events: [{ kind: "one-text-consented", body }] }
    },
  }),

  "withdraw-statement": defineCommand(schemas["withdraw-statement"], {
    action: "withdraw a statement",
    own: drafted,
    decide: ({ state, actor }, { statement, reason }) => {
      const topic = state.statements[statement]?.topic
      const over = endedFor(actor.role, topic && state.topics[topic])
      return over ? { refuse: over } : conclude(state, statement, "statement-withdrawn", reason)
    },
  }),

  "carry-over": defineCommand(schemas["carry-over"], {
    action: "declare",
    decide: ({ state }, { statement, reason }) => conclude(state, statement, "statement-carried-over", reason),
  }),

  "record-no-consensus": defineCommand(schemas["record-no-consensus"], {
    action: "declare",
    decide: ({ state }, { statement, reason }) => {
      const computed = standing(state, statement)?.computed
      const [against] = computed ? declarable(computed) : []
      // the chair goes against the rule alone, so the minutes print why
      if (against && reason === "") return refuse("reason-required")
      return conclude(state, statement, "no-consensus-recorded", reason, against ? { against } : {})
    },
  }),
}

type End = "statement-withdrawn" | "statement-carried-over" | "no-consensus-recorded"

const endings = {
  "statement-withdrawn": "withdrawn",
  "statement-carried-over": "carried_over",
  "no-consensus-recorded": "no_consensus",
} as const satisfies Record<End, StatementState>

/**
 * Ends a statement without a record. Refused if a round on the statement is open, or if the statement is recorded or
 * withdrawn.
 */
function conclude(state: State, id: StatementId, kind: End, reason: string, more: { against?: Level } = {}) {
  const statement = state.statements[id]
  if (!statement) return refuse("not-found")
  if (statement.state === "in_round") return refuse("round-running")
  if (statement.state === "recorded") return refuse("record-fixed")
  if (ended(statement)) return refuse("statement-ended")
  if (statement.state === endings[kind] && statement.ended) return alreadyDone(state, statement.ended)
  return { events: [{ kind, body: { statement: statement.id, topic: statement.topic, reason, ...more } }] }
}

import { translationCommands as schemas } from "../../../shared/contract/commands/said/translation.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { Translation } from "../../../shared/fold/translationState.ts"
import { isOfNote, translationId } from "../../../shared/model/said.ts"
import { isOwn } from "../../../shared/rules/people/seats/holder.ts"
import { findTopic } from "../../../shared/rules/readings/rows.ts"
import { answersFor, isAuthor, mayRead } from "../../../shared/rules/said/answering.ts"
import { noteTopic } from "../../../shared/rules/said/notes/inNotes.ts"
import type { SaidText } from "../../../shared/rules/said/said.ts"
import { findSaid } from "../../../shared/rules/said/saidIn.ts"
import { translationDays } from "../../../shared/rules/said/standing.ts"
import { type Decision, defineCommand, defineLooking, type Situation } from "../../core/command.ts"
import { alreadyDone, nameOrDash } from "../refusing.ts"
import { type ParagraphRead, paragraphOf } from "./saidParagraph.ts"

type Of = Pick<Translation, "key" | "lang">
type OfParagraph = Situation & ParagraphRead

const rowOf = ({ translations }: State, { key, lang }: Of): Translation | undefined =>
  translations[translationId(key, lang)]

/** The facts that an entry states about a translation besides its words: its place, and its readers. */
const facts = ({ key, topic, session, room, hidden }: SaidText) => ({
  key,
  ...(topic && { topic }),
  ...(session && { session }),
  ...(room && { room: true as const }),
  ...(hidden && { hidden: true as const }),
})

const newer = (state: State, { by, at }: Pick<Translation, "by" | "at">) =>
  refuse("translation-newer", { name: nameOrDash(state, by), time: at })

/** The text as it is now: a paragraph as its note says it, any other as the log says it. */
const saidNow = ({ state, paragraph }: OfParagraph, { key }: Pick<Of, "key">): SaidText | null =>
  isOfNote(key) ? (paragraph?.said ?? null) : findSaid(state, key)

const saysNow = (situation: OfParagraph, of: Of): boolean => {
  const { state, actor } = situation
  const text = saidNow(situation, of)
  return text !== null && isAuthor(state, text, actor.member)
}

const said = ({ state, actor }: Situation, { key }: Of): boolean => {
  const text = findSaid(state, key)
  return text !== null && isAuthor(state, text, actor.member)
}

/** Whether the text may be the actor's: of a paragraph only its note says who wrote it. */
const mayBeSaid = (known: Situation, of: Of): boolean => {
  const topic = noteTopic(of.key)
  if (topic === undefined) return said(known, of)
  return known.actor.member !== null && findTopic(known.state, topic) !== undefined
}

const answerable = ({ state, actor }: Situation, of: Of): boolean => {
  const text = findSaid(state, of.key)
  return text !== null && answersFor(state, text, rowOf(state, of), actor.member)
}

/** Calls `then` with a translation that still has the revision on the sender's screen. */
function ofCurrent(
  { state }: Situation,
  of: Of & { revision: number },
  then: (row: Translation, text: SaidText) => Decision,
): Decision {
  const row = rowOf(state, of)
  const text = findSaid(state, of.key)
  if (!row || !text) return refuse("not-found")
  if (row.revision !== of.revision) return newer(state, row)
  if (row.text === "") return row.answer ? alreadyDone(state, row.answer) : refuse("not-found")
  return then(row, text)
}

/** The fields by which an entry quotes a paragraph of a note; empty for any other text. */
function quotation({ state, paragraph }: OfParagraph, { key, lang, authors }: SaidText) {
  if (!paragraph || !isOfNote(key)) return {}
  const { start, end, exact, before, after } = paragraph.anchor
  const named = state.workspace?.attribution === "named"
  return {
    paragraph: { start, end, lang },
    personal: { quote: { exact, before, after }, ...(named && { authors: [...authors] }) },
  }
}

/** Commands about translations of what people said (DOMAIN V). */
export const translationDefinitions = {
  "give-translation": defineLooking(schemas["give-translation"], {
    action: "translate what is said",
    own: mayBeSaid,
    looksUp: ({ key }) => paragraphOf(key),
    ownAsFound: saysNow,
    decide: (situation, { key, lang, text, seen, base, drafted }) => {
      const { state, actor, sha256 } = situation
      const original = saidNow(situation, { key })
      if (!original || actor.member === null) return refuse("not-found")
      if (original.lang === lang || !state.workspace?.languages.includes(lang))
        return refuse("bad-input", { detail: "lang" })
      const before = rowOf(state, { key, lang })
      if (before && before.revision !== base) return newer(state, before)
      // the words of an author whom nobody knows are replaced by nobody
      if (before?.drafted === "author") return alreadyDone(state, before)
      const of = textHash(original.text, sha256)
      if (of !== seen) return refuse("text-changed")
      const revision = (before?.revision ?? 0) + 1
      const place = { ...facts(original), lang, revision }
      const { personal, ...quoted } = quotation(situation, original)
      const words = { text, of, ...personal }
      const given: NewEvent = { kind: "translation-given", body: { ...place, drafted, ...quoted, personal: words } }
      // the author's own translation needs nobody else's answer
      const accepted: NewEvent = { kind: "translation-accepted", body: place }
      return {
        events: isAuthor(state, original, actor.member) ? [given, accepted] : [given],
        made: { revision },
        // the writer's draft is in the log now
        directory: [
          { kind: "translation-draft-ended", workspace: state.workspace.id, member: actor.member, key, lang },
        ],
      }
    },
  }),

  "accept-translation": defineCommand(schemas["accept-translation"], {
    action: "answer for a translation",
    own: answerable,
    decide: (situation, { lang, ...of }) =>
      ofCurrent(situation, { lang, ...of }, ({ revision, behind, answer }, text) => {
        if (behind) return refuse("text-changed")
        if (answer && answer.how !== "let_stand") return alreadyDone(situation.state, answer)
        return { events: [{ kind: "translation-accepted", body: { ...facts(text), lang, revision } }] }
      }),
  }),

  "correct-translation": defineCommand(schemas["correct-translation"], {
    action: "answer for a translation",
    own: answerable,
    decide: (situation, { lang, text, ...of }) =>
      ofCurrent(situation, { lang, ...of }, ({ revision }, original) => {
        const personal = { text, of: textHash(original.text, situation.sha256) }
        const body = { ...facts(original), lang, revision: revision + 1, personal }
        return { events: [{ kind: "translation-corrected", body }], made: { revision: body.revision } }
      }),
  }),

  "decline-translation": defineCommand(schemas["decline-translation"], {
    action: "answer for a translation",
    own: answerable,
    decide: (situation, { lang, ...of }) =>
      ofCurrent(situation, { lang, ...of }, ({ revision }, text) => ({
        events: [{ kind: "translation-declined", body: { ...facts(text), lang, revision } }],
      })),
  }),

  "name-translation-reader": defineCommand(schemas["name-translation-reader"], {
    action: "answer for a translation",
    own: said,
    decide: ({ state, actor }, { key, lang, member }) => {
      const text = findSaid(state, key)
      const row = rowOf(state, { key, lang })
      if (!row || !text || !mayRead(state.members[member])) return refuse("not-found")
      if (member === actor.member) return refuse("bad-input", { detail: "member" })
      if (row.reader && isOwn(state, { by: row.reader.member, at: row.reader.at }, member)) return { events: [] }
      const { topic, session } = text
      const place = { key, lang, ...(topic && { topic }), ...(session && { session }) }
      return { events: [{ kind: "translation-reader-named", body: { ...place, member } }] }
    },
  }),

  "let-translation-stand": defineCommand(schemas["let-translation-stand"], {
    action: "answer for a translation",
    own: answerable,
    decide: (situation, { lang, ...of }) =>
      ofCurrent(situation, { lang, ...of }, ({ revision, answer }, text) =>
        answer
          ? alreadyDone(situation.state, answer)
          : { events: [{ kind: "translation-let-stand", body: { ...facts(text), lang, revision } }] },
      ),
  }),

  "set-translation-days": defineCommand(schemas["set-translation-days"], {
    action: "prepare the workspace",
    decide: ({ state }, { days }) =>
      days === translationDays(state) ? { events: [] } : { events: [{ kind: "translation-days-set", body: { days } }] },
  }),
}

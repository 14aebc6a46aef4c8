import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { RecordRow } from "../../../shared/fold/consensusState.ts"
import { agrees, isWatched, liftedText, sameText, saysRecord } from "../../../shared/rules/text/drift.ts"
import type { PassageNow } from "../../ports/documents/documents.ts"
import { type Accepted, type Decision, defineCommand, type Situation } from "../command.ts"
import { askerOf } from "../people/changingSeats.ts"
import { propose } from "../proposal/propose.ts"
import { amends } from "../record/erratum.ts"
import { placeOfRecord } from "../record/place.ts"

/** Two ways to settle a difference; the third, an amendment, is a new version of the statement. */
export const driftDefinitions = {
  /** once the other sides have confirmed, these words no longer count as a difference */
  "mark-editorial": defineCommand(schemas["mark-editorial"], {
    action: "declare",
    passage: ({ record }) => ({ record }),
    decide: (situation, { record, now, reason }) =>
      ofDrift(situation, record, (card, passage) => {
        const back = wayBack(card, passage)
        if (back) return cleared(card, passage, back)
        // the others confirm the words that the proposer read, so the note must still say them
        if (card.drift?.now !== now || passage.text !== now) return refuse("text-changed")
        const recorded = liftedText(card)
        const about = { act: "editorial" as const, record, now }
        const asker = askerOf(situation.actor)
        return (recorded && amends(recorded.text, now, recorded.lang)) ?? propose(situation, { about, reason, asker })
      }),
  }),

  /** needs no consent: it shows every reader again what the mark has hidden */
  "unmark-editorial": defineCommand(schemas["unmark-editorial"], {
    action: "declare",
    passage: ({ record }) => ({ record }),
    decide: ({ state, passage }, { record, now, reason }) => {
      const card = state.records[record]
      if (!card || passage === null) return refuse("not-found")
      if (!card.editorial.some(({ text }) => text === now)) return { events: [] }
      const unmarked: NewEvent = { kind: "editorial-unmarked", body: { ...placeOfRecord(card), now, reason } }
      const differs = isWatched(card) && card.drift === null && sameText(passage.text, now)
      return { events: [unmarked, ...(differs ? [differing(card, passage)] : [])] }
    },
  }),

  /** the client has put the recorded wording back as an edit; the server reads the note to verify it */
  "confirm-restored": defineCommand(schemas["confirm-restored"], {
    action: "edit an open note",
    passage: ({ record }) => ({ record }),
    decide: (situation, { record }) =>
      ofDrift(situation, record, (card, passage) => {
        const how = wayBack(card, passage)
        return how ? cleared(card, passage, how) : refuse("text-changed")
      }),
  }),
}

const differing = (card: RecordRow, { text }: PassageNow): NewEvent => ({
  kind: "drift-found",
  body: { ...placeOfRecord(card), now: text },
})

/** If the difference is settled already, by anybody, nothing is left to do. */
function ofDrift(
  { state, passage }: Situation,
  id: RecordRow["id"],
  then: (card: RecordRow, passage: PassageNow) => Decision,
): Decision {
  const card = state.records[id]
  if (!card || passage === null) return refuse("not-found")
  return card.drift ? then(card, passage) : { events: [] }
}

/** The entry that the watch adds for a passage; null if the log says it already. */
export function noticed(card: RecordRow, passage: PassageNow): Accepted | null {
  if (!isWatched(card)) return null
  if (!agrees(card, passage.text))
    return card.drift?.now === passage.text ? null : { events: [differing(card, passage)] }
  // the note has the record's words again, or those that were marked as editorial before
  return card.drift ? cleared(card, passage, wayBack(card, passage) ?? "editorial") : null
}

/** Whether a known difference has another wording now: recorded when the writing rests. */
export const isReworded = (card: RecordRow, passage: PassageNow): boolean =>
  card.drift !== null && !agrees(card, passage.text)

type How = EventBody<"drift-cleared">["how"]

/** How the recorded wording came back: in its old place, or pasted elsewhere; null if it has not. */
const wayBack = (card: RecordRow, { text, moved }: PassageNow): How | null =>
  saysRecord(card, text) ? (moved ? "moved" : "restored") : null

const cleared = (card: RecordRow, { text }: PassageNow, how: How): Accepted => ({
  events: [{ kind: "drift-cleared", body: { ...placeOfRecord(card), how, now: text } }],
})

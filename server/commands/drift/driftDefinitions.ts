import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import type { EventBody, NewEvent } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import { agrees, isWatched, liftedText, sameText, saysRecord } from "../../../shared/rules/text/drift.ts"
import { type Accepted, type Decision, defineLooking, type Situation } from "../../core/command.ts"
import type { PassageNow } from "../../ports/documents/documents.ts"
import { type PassageRead, passageAt } from "../passage.ts"
import { askerOf } from "../people/changingSeats.ts"
import { propose } from "../proposal/propose.ts"
import { amends } from "../record/erratum.ts"
import { placeOfRecord } from "../record/place.ts"

/**
 * Commands that settle a difference between a note and a record, by restoring the wording or by marking it as
 * editorial. An amendment, the third way, is a new version of the statement.
 */
export const driftDefinitions = {
  /** proposes that the note's present wording no longer counts as a difference; the other sides must confirm */
  "mark-editorial": defineLooking(schemas["mark-editorial"], {
    action: "declare",
    looksUp: passageAt,
    decide: (situation, { record, now, reason }) =>
      ofDrift(situation, record, (card, passage) => {
        const back = wayBack(card, passage)
        if (back) return cleared(card, passage, back)
        // the other sides confirm the wording that the proposer read, so the note must still have that wording
        if (card.drift?.now !== now || passage.text !== now) return refuse("text-changed")
        const recorded = liftedText(card)
        const about = { act: "editorial" as const, record, now }
        const asker = askerOf(situation.actor)
        return (recorded && amends(recorded.text, now, recorded.lang)) ?? propose(situation, { about, reason, asker })
      }),
  }),

  /** removes an editorial mark; no consent is needed, because every reader then sees the hidden difference again */
  "unmark-editorial": defineLooking(schemas["unmark-editorial"], {
    action: "declare",
    looksUp: passageAt,
    decide: ({ state, passage }, { record, now, reason }) => {
      const card = state.records[record]
      if (!card || passage === null) return refuse("not-found")
      if (!card.editorial.some(({ text }) => text === now)) return { events: [] }
      const unmarked: NewEvent = { kind: "editorial-unmarked", body: { ...placeOfRecord(card), now, reason } }
      const differs = isWatched(card) && card.drift === null && sameText(passage.text, now)
      return { events: [unmarked, ...(differs ? [differing(card, passage)] : [])] }
    },
  }),

  /**
   * Sent after the client has put the recorded wording back into the note. The server reads the note to check the
   * wording.
   */
  "confirm-restored": defineLooking(schemas["confirm-restored"], {
    action: "edit an open note",
    looksUp: passageAt,
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

/** Calls `then` if the record differs from its note. Does nothing if the difference is already settled. */
function ofDrift(
  { state, passage }: Situation & PassageRead,
  id: RecordRow["id"],
  then: (card: RecordRow, passage: PassageNow) => Decision,
): Decision {
  const card = state.records[id]
  if (!card || passage === null) return refuse("not-found")
  return card.drift ? then(card, passage) : { events: [] }
}

/**
 * The entry that says how a passage now differs from its record, or that it no longer differs. Null if the log says so
 * already.
 */
export function noticed(card: RecordRow, passage: PassageNow): Accepted | null {
  if (!isWatched(card)) return null
  if (!agrees(card, passage.text))
    return card.drift?.now === passage.text ? null : { events: [differing(card, passage)] }
  // the note again has the record's wording, or a wording that was marked as editorial before
  return card.drift ? cleared(card, passage, wayBack(card, passage) ?? "editorial") : null
}

/** Whether the note still differs from a record whose difference is already in the log. */
export const isReworded = (card: RecordRow, passage: PassageNow): boolean =>
  card.drift !== null && !agrees(card, passage.text)

type How = EventBody<"drift-cleared">["how"]

/**
 * The way in which the recorded wording came back into the note: to its old place ("restored") or to another place
 * ("moved"). Null if the note does not have that wording.
 */
const wayBack = (card: RecordRow, { text, moved }: PassageNow): How | null =>
  saysRecord(card, text) ? (moved ? "moved" : "restored") : null

const cleared = (card: RecordRow, { text }: PassageNow, how: How): Accepted => ({
  events: [{ kind: "drift-cleared", body: { ...placeOfRecord(card), how, now: text } }],
})

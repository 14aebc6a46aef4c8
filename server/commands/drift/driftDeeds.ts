import { recordCommands as schemas } from "../../../shared/contract/commands/record.ts"
import type { EventBody } from "../../../shared/contract/events.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { RecordCard } from "../../../shared/fold/consensusState.ts"
import { agrees, isWatched, saysRecord } from "../../../shared/rules/text/drift.ts"
import type { PassageNow } from "../../ports/documents/documents.ts"
import { type Accepted, type Decision, deed, type Situation } from "../deed.ts"
import { placeOf } from "../record/place.ts"

/** Two ways out of a difference; the third, an amendment, is a new version of the statement. */
export const driftDeeds = {
  /** the same words are not found again */
  "mark-editorial": deed(schemas["mark-editorial"], {
    action: "declare",
    passage: ({ record }) => ({ record }),
    decide: (situation, { record }) =>
      ofDrift(situation, record, (card, passage) => cleared(card, passage, wayBack(card, passage) ?? "editorial")),
  }),

  /** the client has put the wording back as an edit of its own; the note is read, and has to say so */
  "confirm-restored": deed(schemas["confirm-restored"], {
    action: "edit an open note",
    passage: ({ record }) => ({ record }),
    decide: (situation, { record }) =>
      ofDrift(situation, record, (card, passage) => {
        const how = wayBack(card, passage)
        return how ? cleared(card, passage, how) : refuse("text-changed")
      }),
  }),
}

/** Once it is cleared, by whomever, there is nothing left to do. */
function ofDrift(
  { state, passage }: Situation,
  id: RecordCard["id"],
  then: (card: RecordCard, passage: PassageNow) => Decision,
): Decision {
  const card = state.records[id]
  if (!card || passage === null) return refuse("not-found")
  return card.drift ? then(card, passage) : { events: [] }
}

/** What the watch makes of a passage; null where the log says so already. */
export function noticed(card: RecordCard, passage: PassageNow): Accepted | null {
  if (!isWatched(card) || agrees(card, passage.text) === (card.drift === null)) return null
  // it says the record's words again, or those that were marked as editorial before
  if (card.drift) return cleared(card, passage, wayBack(card, passage) ?? "editorial")
  return { events: [{ kind: "drift-found", body: { ...placeOf(card), now: passage.text } }] }
}

type How = EventBody<"drift-cleared">["how"]

/** How the recorded wording came back: in its place, or pasted elsewhere; null where it has not. */
const wayBack = (card: RecordCard, { text, moved }: PassageNow): How | null =>
  saysRecord(card, text) ? (moved ? "moved" : "restored") : null

const cleared = (card: RecordCard, { text }: PassageNow, how: How): Accepted => ({
  events: [{ kind: "drift-cleared", body: { ...placeOf(card), how, now: text } }],
})

import type { BracketMade } from "../../../elements/note/events.ts"
import type { PlenaryNote } from "../../../elements/note/plenary-note.ts"
import type { BracketSettled } from "../../../elements/session/statement/plenary-bracket-chooser.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/**
 * Replaces brackets in the note by the alternatives that were chosen on the statement's card, if the note has the same
 * brackets.
 */
export function settleInNote(settled: BracketSettled["settled"], note: PlenaryNote): void {
  for (const { bracket, chosen } of settled) note.settle(bracket, chosen)
}

/**
 * Opens a suggestion on a new bracket, under the name of the member who made the bracket. The author of this suggestion
 * owns the bracket's alternative.
 */
export function ownBracket({ anchor, text, lang }: BracketMade, room: SessionStore): void {
  const topic = room.topic.peek()
  if (topic === null) return
  const phrase = { is: "bracket-put" as const }
  void room.live.send("open-thread", { topic, kind: "suggestion", anchor, entry: { lang, text }, phrase })
}

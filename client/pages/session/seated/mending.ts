import type { BracketMade } from "../../../elements/note/events.ts"
import type { PlenaryNote } from "../../../elements/note/plenary-note.ts"
import type { BracketSettled } from "../../../elements/session/statement/plenary-bracket-chooser.ts"
import type { SessionStore } from "../../../state/session/sessionStore.ts"

/** The note's own brackets say what was settled on the card; where it does not quote them nothing is changed. */
export function settleInNote(settled: BracketSettled["settled"], note: PlenaryNote): void {
  for (const { bracket, chosen } of settled) note.settle(bracket, chosen)
}

/** An alternative has an owner: a suggestion on the bracketed words, under the name of who put the bracket. */
export function ownBracket({ anchor, text, lang }: BracketMade, room: SessionStore): void {
  const topic = room.topic.peek()
  if (topic === null) return
  const phrase = { is: "bracket-put" as const }
  void room.send("open-thread", { topic, kind: "suggestion", anchor, entry: { lang, text }, phrase })
}

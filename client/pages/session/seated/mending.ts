import type { Answered } from "../../../../shared/contract/live.ts"
import type { RecordCard } from "../../../../shared/fold/consensusState.ts"
import type { Thread } from "../../../../shared/fold/state.ts"
import { liftedText } from "../../../../shared/rules/text/drift.ts"
import type { BracketMade } from "../../../elements/note/events.ts"
import type { PlenaryNote } from "../../../elements/note/plenary-note.ts"
import type { BracketSettled } from "../../../elements/session/statement/plenary-bracket-chooser.ts"
import { once } from "../../../state/loading/once.ts"
import type { Room } from "../../../state/session/room.ts"

/** An edit may take this long to be durable before the server is asked to read it: it then says what it reads. */
const patienceMs = 20_000

/**
 * Puts the recorded wording back as an edit of this page, waits until it is saved, and asks the server to read it: the
 * server itself never writes text. Null where this page may not write.
 */
export async function restoreWording(record: RecordCard, room: Room, note: PlenaryNote): Promise<Answered | null> {
  const { anchor } = record
  const wording = liftedText(record)
  if (!anchor || !wording || !note.reword(anchor, wording)) return null
  await saved(room)
  return room.send("confirm-restored", { record: record.id })
}

/** The same of a suggestion. Where its words have changed since, nothing is written and the server says what it reads. */
export async function acceptSuggestion(thread: Thread, room: Room, note: PlenaryNote): Promise<Answered> {
  const text = thread.wording ?? ""
  const lang = thread.entries[0]?.text.lang ?? "en"
  if (note.take(thread.anchor, { lang, text })) await saved(room)
  return room.send("accept-suggestion", { thread: thread.id })
}

/** An edit is counted as it is made, so that none is missed here. */
async function saved(room: Pick<Room, "note">): Promise<void> {
  const waiting = room.note.peek()?.waiting
  await once(() => (waiting?.value ?? 0) === 0 || null, patienceMs)
}

/** The note's own brackets say what was settled on the card; where it does not quote them nothing is changed. */
export function settleInNote(settled: BracketSettled["settled"], note: PlenaryNote): void {
  for (const { bracket, chosen } of settled) note.settle(bracket, chosen)
}

/** An alternative has an owner: a suggestion on the bracketed words, under the name of who put the bracket. */
export function ownBracket({ anchor, text, lang }: BracketMade, room: Room): void {
  const topic = room.topic.peek()
  if (topic === null) return
  const phrase = { is: "bracket-put" as const }
  void room.send("open-thread", { topic, kind: "suggestion", anchor, entry: { lang, text }, phrase })
}

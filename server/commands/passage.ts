import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { State, Thread } from "../../shared/fold/state.ts"
import type { RecordId, ThreadId } from "../../shared/model/ids.ts"
import { liftedText, sameText, saysRecord } from "../../shared/rules/text/drift.ts"
import type { LookUp } from "../core/command.ts"
import type { Documents, PassageNow } from "../ports/documents/documents.ts"

type Read = Pick<Documents, "resolve" | "passage" | "text">

/** The record or the suggestion whose passage is read. */
type PassageOf = { record: RecordId } | { thread: ThreadId }

/** The passage as the note contains it now. Its text is "" if the passage is gone. Null if there is no such object. */
export interface PassageRead {
  passage: PassageNow | null
}

export const passageAt = (of: PassageOf): LookUp<PassageRead> => ({
  find: async ({ documents }, { state }) => ({ passage: await recordedPassage(documents, state, of) }),
})

async function recordedPassage(documents: Read, state: State, of: PassageOf): Promise<PassageNow | null> {
  if ("record" in of) {
    const record = state.records[of.record]
    return record ? recordPassage(documents, record) : null
  }
  const thread = state.threads[of.thread]
  return thread ? { text: await suggestedPassage(documents, thread), moved: false } : null
}

/**
 * The present text of the passage that the record was taken from; empty if the passage is gone. The anchor quotes the
 * passage as it was when the record was taken. If the record was reworded since, the function also searches for the new
 * wording. This search finds the passage after a cut and paste or an undo.
 */
export async function recordPassage({ passage }: Pick<Read, "passage">, record: RecordRow): Promise<PassageNow> {
  const { anchor } = record
  if (!anchor) return { text: "", moved: false }
  const { topic } = record.body
  const wording = liftedText(record)?.text ?? null
  const there = await passage(topic, anchor)
  if (wording === null || saysRecord(record, there.text)) return there
  const moved = await passage(topic, { ...anchor, exact: wording })
  return saysRecord(record, moved.text) ? moved : there
}

/**
 * The current text of the passage that a suggestion is anchored to, or of the paragraph that the suggestion would add.
 */
async function suggestedPassage(documents: Read, { topic, anchor, wording }: Thread): Promise<string> {
  if (wording === null) return ""
  if (anchor === null) return (await documents.text(topic)).split("\n").find(line => sameText(line, wording)) ?? ""
  const there = await documents.resolve(topic, anchor)
  // with an empty wording the suggestion deletes this passage; the same text in another place is another passage
  if (wording === "") return there.state === "exact" || there.state === "changed" ? there.text : ""
  const text = there.state === "orphaned" ? "" : there.text
  if (sameText(text, wording)) return text
  // words that were added at an end of the passage stand outside its anchor
  const grown = await documents.passage(topic, anchor)
  if (sameText(grown.text, wording)) return grown.text
  const moved = await documents.resolve(topic, { ...anchor, exact: wording })
  return moved.state === "exact" || moved.state === "shifted" ? moved.text : text
}

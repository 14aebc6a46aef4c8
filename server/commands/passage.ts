import type { RecordRow } from "../../shared/fold/consensusState.ts"
import type { State, Thread } from "../../shared/fold/state.ts"
import { liftedText, sameText, saysRecord } from "../../shared/rules/text/drift.ts"
import type { Documents, PassageNow } from "../ports/documents/documents.ts"
import type { PassageOf } from "./command.ts"

type Read = Pick<Documents, "resolve" | "passage" | "text">

/** The current text in the place that a command names; null if it names none. */
export async function recordedPassage(documents: Read, state: State, of: PassageOf | null): Promise<PassageNow | null> {
  if (of === null) return null
  if ("record" in of) {
    const record = state.records[of.record]
    return record ? recordPassage(documents, record) : null
  }
  const thread = state.threads[of.thread]
  return thread ? { text: await suggestedPassage(documents, thread), moved: false } : null
}

/**
 * The passage that the record's text was lifted from; empty if it is gone. The anchor quotes the wording at the time of
 * lifting; if the text was reworded since, the passage is also searched by the words that it should say now, to find it
 * after a cut and paste or an undo.
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

/** The text that a suggestion is anchored to, or the paragraph that it would add. */
async function suggestedPassage(documents: Read, { topic, anchor, wording }: Thread): Promise<string> {
  if (wording === null) return ""
  if (anchor === null) return (await documents.text(topic)).split("\n").find(line => sameText(line, wording)) ?? ""
  const there = await documents.resolve(topic, anchor)
  // a deletion: the words may occur elsewhere as well, which is another place
  if (wording === "") return there.state === "exact" || there.state === "changed" ? there.text : ""
  const text = there.state === "orphaned" ? "" : there.text
  if (sameText(text, wording)) return text
  const moved = await documents.resolve(topic, { ...anchor, exact: wording })
  return moved.state === "exact" || moved.state === "shifted" ? moved.text : text
}

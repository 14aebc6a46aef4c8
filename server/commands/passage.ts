import type { RecordCard, State, Thread } from "../../shared/fold/state.ts"
import type { Anchor } from "../../shared/model/anchor.ts"
import type { TopicId } from "../../shared/model/ids.ts"
import { liftedText, sameWords, saysRecord } from "../../shared/rules/text/drift.ts"
import type { Documents } from "../ports/documents.ts"
import type { PassageOf } from "./deed.ts"

type Read = Pick<Documents, "resolve" | "text">

/** What a note says now in the place that a command names; null where it names none. */
export async function passageOf(documents: Read, state: State, of: PassageOf | null): Promise<string | null> {
  if (of === null) return null
  if ("record" in of) {
    const record = state.records[of.record]
    return record ? recordPassage(documents, record) : null
  }
  const thread = state.threads[of.thread]
  return thread ? suggestedPassage(documents, thread) : null
}

/** Where the record's text was lifted from; empty where it is gone. */
export async function recordPassage(documents: Pick<Read, "resolve">, record: RecordCard): Promise<string> {
  const { anchor } = record
  if (!anchor) return ""
  const wording = liftedText(record)?.text ?? null
  return placeNow(documents, { topic: record.body.topic, anchor, wording, says: text => saysRecord(record, text) })
}

/** Where a suggestion stands, or the paragraph that it would add. */
async function suggestedPassage(documents: Read, { topic, anchor, wording }: Thread): Promise<string> {
  if (wording === null) return ""
  if (anchor === null) return (await documents.text(topic)).split("\n").find(line => sameWords(line, wording)) ?? ""
  if (wording !== "") return placeNow(documents, { topic, anchor, wording, says: text => sameWords(text, wording) })
  // struck out: the words may stand elsewhere as well, and that is another place
  const there = await documents.resolve(topic, anchor)
  return there.found === "exact" || there.found === "changed" ? there.text : ""
}

interface Sought {
  topic: TopicId
  anchor: Anchor
  /** what it should say by now */
  wording: string | null
  says: (text: string) => boolean
}

/**
 * An anchor quotes the wording that it was made on: of a text that was reworded since, cut and paste or an undo is
 * found by the words that it should say.
 */
async function placeNow({ resolve }: Pick<Read, "resolve">, { topic, anchor, wording, says }: Sought): Promise<string> {
  const there = await resolve(topic, anchor)
  const text = there.found === "orphaned" ? "" : there.text
  if (wording === null || says(text)) return text
  const moved = await resolve(topic, { ...anchor, exact: wording })
  return moved.found === "exact" || moved.found === "shifted" ? moved.text : text
}

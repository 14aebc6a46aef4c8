import type { RecordCard } from "../../../shared/fold/state.ts"
import { liftedText, saysRecord } from "../../../shared/rules/text/drift.ts"
import type { Documents } from "../../ports/documents.ts"

/**
 * What the note says now where the record's text was lifted from; empty where it is gone. An anchor quotes the wording
 * that it was made on: of a text that was reworded since, cut and paste or an undo is found by the record's own words.
 */
export async function passageOf({ resolve }: Pick<Documents, "resolve">, record: RecordCard): Promise<string> {
  const [anchor] = record.body.passages
  if (!anchor) return ""
  const { topic } = record.body
  const there = await resolve(topic, anchor)
  const text = there.found === "orphaned" ? "" : there.text
  const wording = liftedText(record)
  if (wording === null || saysRecord(record, text)) return text
  const moved = await resolve(topic, { ...anchor, exact: wording.text })
  return moved.found === "exact" || moved.found === "shifted" ? moved.text : text
}

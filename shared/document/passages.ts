import type * as Y from "yjs"
import type { Anchor } from "../model/anchor.ts"
import { resolveAnchor } from "./anchors.ts"
import { agreeLeft, agreeRight } from "./quotes.ts"
import { type NoteReading, readNote, type Span } from "./readers.ts"

/** A recorded passage as it is now, including text that was typed at its edges. "elsewhere": the passage has moved. */
export type Passage = { state: "orphaned" } | { state: "place" | "elsewhere"; text: string; range: Span }

/** Characters of context that are enough to identify a place. */
const contextChars = 8

/**
 * Finds a recorded passage in the note. An anchor's ends are attached to the first and last character of the passage,
 * so text typed at its edges lies outside the anchor. In a recorded passage such text is a change. So the passage
 * reaches up to its recorded context on both sides, within its block (DOMAIN K2). A passage that was pasted elsewhere
 * has a different context, so only its own text counts.
 */
export function passageOf(doc: Y.Doc, anchor: Anchor, note: NoteReading = readNote(doc)): Passage {
  const found = resolveAnchor(doc, anchor, note)
  if (found.state === "orphaned") return { state: "orphaned" }
  if (found.state === "shifted" && !hasSurroundings(note.text, found.range, anchor))
    return { state: "elsewhere", text: found.text, range: found.range }
  const range = writtenOn(note.text, found.range, anchor)
  return { state: "place", text: note.text.slice(range.from, range.to), range }
}

/**
 * Whether the context on at least one side is as recorded. One side is enough, because text may have been added on the
 * other side.
 */
function hasSurroundings(text: string, { from, to }: Span, { before, after }: Anchor): boolean {
  const [left, right] = [Math.min(contextChars, before.length), Math.min(contextChars, after.length)]
  if (left + right === 0) return true
  return (left > 0 && agreeLeft(text, from, before) >= left) || (right > 0 && agreeRight(text, to, after) >= right)
}

/** Matches the end of a line, a block or a cell. */
const ends = /[\n\t]/
const lastEnd = (text: string): number => Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\t"))

function writtenOn(text: string, { from, to }: Span, { before, after }: Anchor): Span {
  const line = text.slice(lastEnd(text.slice(0, from)) + 1, from)
  const [rest = ""] = text.slice(to).split(ends, 1)
  const beside = before.slice(lastEnd(before) + 1).slice(-contextChars)
  const next = (after.split(ends)[0] ?? "").slice(0, contextChars)
  const left = beside === "" ? 0 : line.lastIndexOf(beside)
  const right = next === "" ? rest.length : rest.indexOf(next)
  return {
    // if the context was reworded too, the end of the passage cannot be found, so the anchor's end is used
    from: left < 0 ? from : from - line.length + left + beside.length,
    to: right < 0 ? to : to + right,
  }
}

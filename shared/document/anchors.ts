import type * as Y from "yjs"
import type { Anchor, AnchorEnds } from "../model/anchor.ts"
import { decodePosition, encodePosition, isThere, offsetOf, positionAt } from "./positions.ts"
import { findQuote } from "./quotes.ts"
import { type NoteReading, readNote, type Span } from "./readers.ts"
import type { TextDigest } from "./textHash.ts"

/**
 * Where a passage is now. exact: at its place, unchanged · shifted: the same text at another place · changed: its place
 * holds different text · orphaned: not found in the note as it is now
 */
export type Resolution =
  | { state: "exact" | "shifted" | "changed"; text: string; range: Span }
  | { state: "orphaned"; text: null; range: null }

const contextChars = 32
const maxPassageChars = 20_000

/**
 * Makes the anchor of a passage from two offsets in the note's text. `rangeOf` converts an editor's relative positions
 * to offsets. Line ends, cell ends and half characters at both edges are cut off. Null if nothing is left, or if the
 * passage is longer than an anchor may be.
 */
export function makeAnchor(
  doc: Y.Doc,
  range: Span,
  sha256: TextDigest,
  note: NoteReading = readNote(doc),
): Anchor | null {
  const { from, to } = trim(note.text, range)
  const start = positionAt(note, from, 0)
  const end = positionAt(note, to - 1, -1)
  if (from >= to || to - from > maxPassageChars || !start || !end) return null
  const exact = note.text.slice(from, to)
  return {
    start: encodePosition(start),
    end: encodePosition(end),
    exact,
    before: whole(note.text, Math.max(0, from - contextChars), from),
    after: whole(note.text, to, to + contextChars),
    hash: sha256(exact.normalize("NFC")),
  }
}

/**
 * Converts a selection from Yjs relative positions, as y-prosemirror makes them, to offsets. Null if one of the
 * positions is gone.
 */
export function rangeOf(doc: Y.Doc, start: Y.RelativePosition, end: Y.RelativePosition): Span | null {
  const note = readNote(doc)
  const from = offsetOf(doc, note, start)
  const to = offsetOf(doc, note, end)
  return from === null || to === null ? null : { from: Math.min(from, to), to: Math.max(from, to) }
}

/**
 * Finds the passages of `anchors` in `copy`, a document with the same text as `doc`. Null for a passage that is gone.
 */
export function placesIn(copy: Y.Doc, doc: Y.Doc, anchors: readonly Anchor[]): (AnchorEnds | null)[] {
  const [note, there] = [readNote(doc), readNote(copy)]
  return anchors.map(anchor => {
    const { range } = resolveAnchor(doc, anchor, note)
    const start = range && positionAt(there, range.from, 0)
    const end = range && positionAt(there, range.to - 1, -1)
    return start && end ? { start: encodePosition(start), end: encodePosition(end) } : null
  })
}

/** Whether both ends of an anchor name items of Yjs. The server checks this before it stores a client's anchor. */
export const anchorNamesItems = (anchor: Pick<Anchor, "start" | "end">): boolean =>
  decodePosition(anchor.start) !== null && decodePosition(anchor.end) !== null

/**
 * Finds where a passage is now (DOMAIN K2). The function keeps no state, so it finds an orphaned anchor again by its
 * quote after an undo or a paste. Pass `note` to read the document only once for many anchors.
 */
export function resolveAnchor(doc: Y.Doc, anchor: Anchor, note: NoteReading = readNote(doc)): Resolution {
  const place = byPosition(doc, note, anchor)
  const range = place && place.from < place.to ? { from: place.from, to: place.to } : null
  const text = range === null ? "" : note.text.slice(range.from, range.to)
  if (range && same(text, anchor.exact)) return { state: "exact", text, range }
  const collapsed = text.trim() === ""
  // A passage whose ends are both still there was changed at its place, even if its former words stand elsewhere.
  if (range && !collapsed && place?.stands) return { state: "changed", text, range }
  const quote = findQuote(note.text, anchor, collapsed ? "anywhere" : "same-context", place?.from ?? null)
  if (quote) return { state: "shifted", text: note.text.slice(quote.from, quote.to), range: quote }
  if (range && !collapsed) return { state: "changed", text, range }
  return { state: "orphaned", text: null, range: null }
}

/** The place of an anchor's ends; `stands`: the characters at both ends are still there. Null if an end is gone. */
function byPosition(doc: Y.Doc, note: NoteReading, anchor: Anchor): (Span & { stands: boolean }) | null {
  const start = decodePosition(anchor.start)
  const end = decodePosition(anchor.end)
  const from = start && offsetOf(doc, note, start)
  const to = end && offsetOf(doc, note, end)
  if (!start || !end || typeof from !== "number" || typeof to !== "number") return null
  return { from, to, stands: isThere(doc, start) && isThere(doc, end) }
}

/** Cuts half a surrogate pair off at either edge, because canonical JSON refuses half a character. */
const whole = (text: string, from: number, to: number): string =>
  text.slice(from, to).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, "")

const same = (a: string, b: string): boolean => a === b || a.normalize("NFC") === b.normalize("NFC")

function trim(text: string, { from, to }: Span): Span {
  let start = Math.max(0, from)
  let end = Math.min(text.length, to)
  while (start < end && /[\n\t\uDC00-\uDFFF]/.test(text.charAt(start))) start++
  while (end > start && /[\n\t\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--
  return { from: start, to: end }
}

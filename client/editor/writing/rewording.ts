import type { EditorState, Transaction } from "prosemirror-state"
import type * as Y from "yjs"
import { resolveAnchor } from "../../../shared/document/anchors.ts"
import { noteBrackets } from "../../../shared/document/brackets.ts"
import { passageOf } from "../../../shared/document/passages.ts"
import { readNote, type Span } from "../../../shared/document/readers.ts"
import type { Anchor } from "../../../shared/model/anchor.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { Offsets } from "../offsets.ts"
import { kind } from "./blocks.ts"

export interface WordingIn {
  lang: Lang
  text: string
}

/**
 * Replaces a passage by a wording. Changes only the characters that differ, so that the anchors of the unchanged text
 * stay valid. If the passage is deleted, the wording is added at the end of the note.
 */
export function reword(state: EditorState, note: Y.Doc, anchor: Anchor, { lang, text }: WordingIn): Transaction {
  const passage = passageOf(note, anchor)
  return passage.state === "orphaned" ? append(state, { lang, text }) : replace(state, note, passage.range, text)
}

const append = ({ tr, schema }: EditorState, { lang, text }: WordingIn): Transaction =>
  tr.insert(tr.doc.content.size, kind("paragraph").create({ lang }, text === "" ? null : schema.text(text)))

/**
 * Replaces the passage of a suggestion by the suggested wording. Returns null if the passage has changed since the
 * suggestion, so that no later edit is overwritten. If the suggestion has no passage, adds the wording at the end of
 * the note. Returns null if the note already contains this wording.
 */
export function takeSuggestion(
  state: EditorState,
  note: Y.Doc,
  anchor: Anchor | null,
  wording: WordingIn,
): Transaction | null {
  if (anchor === null) {
    const said = readNote(note).blocks.some(({ text }) => text.trim() === wording.text.trim())
    return said ? null : append(state, wording)
  }
  const { state: found, range } = resolveAnchor(note, anchor)
  return range && found !== "changed" ? replace(state, note, range, wording.text) : null
}

/** Replaces the bracket that has exactly this text by one alternative. Returns null if the note has no such bracket. */
export function settleBracket(state: EditorState, note: Y.Doc, bracket: string, chosen: string): Transaction | null {
  const { text } = readNote(note)
  const found = noteBrackets(note).find(
    ({ from, to }) => text.slice(from, to).normalize("NFC") === bracket.normalize("NFC"),
  )
  return found ? replace(state, note, found, chosen) : null
}

function replace(state: EditorState, note: Y.Doc, range: Span, wording: string): Transaction {
  const before = readNote(note).text.slice(range.from, range.to)
  const start = commonStart(before, wording)
  const end = commonStart(reversed(before.slice(start)), reversed(wording.slice(start)))
  const offsets = new Offsets(state.doc)
  const from = offsets.toPos(range.from + start)
  const to = offsets.toPos(range.to - end)
  if (from === null || to === null) return state.tr
  return state.tr.insertText(wording.slice(start, wording.length - end), from, Math.max(from, to))
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++
  // Moves the difference back by one code unit if it begins in the middle of a surrogate pair.
  return /[\uD800-\uDBFF]/.test(a.charAt(at - 1)) ? at - 1 : at
}

const reversed = (text: string): string => text.split("").reverse().join("")

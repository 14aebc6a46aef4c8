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
 * Writes a wording over a passage. It changes only the characters that differ, so that anchors in the rest keep their
 * place. If the passage is gone, the wording goes to the end of the note.
 */
export function reword(state: EditorState, note: Y.Doc, anchor: Anchor, { lang, text }: WordingIn): Transaction {
  const passage = passageOf(note, anchor)
  return passage.state === "orphaned" ? append(state, { lang, text }) : replace(state, note, passage.range, text)
}

const append = ({ tr, schema }: EditorState, { lang, text }: WordingIn): Transaction =>
  tr.insert(tr.doc.content.size, kind("paragraph").create({ lang }, text === "" ? null : schema.text(text)))

/**
 * Writes a suggestion's wording over its words, or to the end of the note if it has none. Null if the note has this
 * wording already, or if the words have changed since: a later edit is never overwritten.
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

/** Replaces the bracket that has exactly this text by one alternative; null if there is none. */
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
  // Steps back from the middle of a surrogate pair.
  return /[\uD800-\uDBFF]/.test(a.charAt(at - 1)) ? at - 1 : at
}

const reversed = (text: string): string => text.split("").reverse().join("")

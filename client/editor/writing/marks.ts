import { toggleMark } from "prosemirror-commands"
import type { MarkType } from "prosemirror-model"
import type { Command, EditorState } from "prosemirror-state"
import type { markKinds } from "../../../shared/document/schema.ts"
import { noteSchema, safeHref } from "../schema.ts"

type MarkName = (typeof markKinds)[number]

const mark = (name: MarkName): MarkType => noteSchema.marks[name]

export const toggle = (name: Exclude<MarkName, "link">): Command => toggleMark(mark(name))

export function hasMark(state: EditorState, name: MarkName): boolean {
  const { from, to, empty, $from } = state.selection
  return empty
    ? mark(name).isInSet(state.storedMarks ?? $from.marks()) !== undefined
    : state.doc.rangeHasMark(from, to, mark(name))
}

/**
 * Links the selected text. An empty address removes its links. An address whose scheme is not allowed changes nothing.
 */
export const setLink =
  (address: string): Command =>
  (state, dispatch) => {
    const { from, to, empty } = state.selection
    const href = safeHref(completed(address))
    if (empty || (address.trim() !== "" && href === null)) return false
    const tr = state.tr.removeMark(from, to, mark("link"))
    dispatch?.(href === null ? tr : tr.addMark(from, to, mark("link").create({ href })))
    return true
  }

/** Adds https:// to an address without a scheme, because "example.org/a" means a web address. */
function completed(address: string): string {
  const trimmed = address.trim()
  return trimmed === "" || /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
}

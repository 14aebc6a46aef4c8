import type { EditorState, Transaction } from "prosemirror-state"
import { type ProsemirrorBinding, relativePositionToAbsolutePosition, ySyncPluginKey } from "y-prosemirror"
import * as Y from "yjs"
import type { Range } from "../../shared/contract/noteLink.ts"
import { noteRoot } from "../../shared/document/schema.ts"
import { boundPosition } from "./caret/caretBinding.ts"

interface SyncState {
  binding: ProsemirrorBinding
  isChangeOrigin: boolean
}

const syncState = (state: EditorState): SyncState | undefined => ySyncPluginKey.getState(state)

/**
 * True if this state is the result of a change by a peer. y-prosemirror replaces the whole text for such a change, so
 * positions cannot be mapped through the change.
 */
export const cameFromPeers = (state: EditorState): boolean => syncState(state)?.isChangeOrigin === true

/** True if a transaction that is not applied yet carries a change by a peer. */
export function comesFromPeers(tr: Transaction): boolean {
  const change: Partial<SyncState> | undefined = tr.getMeta(ySyncPluginKey)
  return change?.isChangeOrigin === true
}

/** Converts a range of the editor to relative positions, which can be sent to peers. */
export function relativeRange(state: EditorState, anchor: number, head: number): Range | null {
  const binding = syncState(state)?.binding
  if (!binding) return null
  const from = Math.min(anchor, head)
  const at = (pos: number): unknown =>
    Y.relativePositionToJSON(boundPosition(binding, pos, anchor === head || pos > from ? -1 : 0))
  return { anchor: at(anchor), head: at(head) }
}

/**
 * Returns a peer's range as positions in this editor. Returns null if the range is invalid, or if its text is deleted
 * or has not arrived yet.
 */
export function placeInEditor(state: EditorState, range: Range | null): { anchor: number; head: number } | null {
  const binding = syncState(state)?.binding
  if (!range || !binding) return null
  const anchor = absolute(binding, range.anchor)
  const head = absolute(binding, range.head)
  const size = state.doc.content.size
  return anchor === null || head === null || Math.max(anchor, head) > size ? null : { anchor, head }
}

function absolute(binding: ProsemirrorBinding, json: unknown): number | null {
  try {
    const position = Y.createRelativePositionFromJSON(json)
    // Accepts only the note's own root, because Yjs creates a root type for every name that it resolves.
    if (position.tname !== null && position.tname !== noteRoot) return null
    return relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping)
  } catch {
    return null
  }
}

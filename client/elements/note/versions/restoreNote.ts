import { restoreIn } from "../../../editor/writing/restoring.ts"
import type { PlenaryNote } from "../plenary-note.ts"

/**
 * Gives a note the text of an earlier version, a Yjs update (v2). False if nothing differs; null if the person may not
 * write in the note now, or if it has not loaded.
 */
export const restoreNote = (note: PlenaryNote, update: Uint8Array): boolean | null =>
  note.read(view => (view.editable ? restoreIn(view, update) : null)) ?? null

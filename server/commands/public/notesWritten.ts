import type { LookUp } from "../../core/command.ts"

/** Whether anything was ever written into a note of the panel. */
export interface NotesRead {
  notesWritten: boolean
}

export const notesWritten = (): LookUp<NotesRead> => ({
  async find({ documents }, { state }) {
    for (const { id } of Object.values(state.topics)) if (await documents.written(id)) return { notesWritten: true }
    return { notesWritten: false }
  },
})

import { recordCommands as schemas } from "../../../../shared/contract/commands/record.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import { canNoteProgress, notesProgress } from "../../../../shared/rules/record/living/progress.ts"
import { defineCommand } from "../../../core/command.ts"
import { placeOfRecord } from "../place.ts"

/** Commands about the work under a record: who notes its progress, and the notes. */
export const progressDefinitions = {
  "name-progress-members": defineCommand(schemas["name-progress-members"], {
    action: "name who notes progress",
    decide: ({ state }, { record: id, members }) => {
      const record = state.records[id]
      if (!record) return refuse("not-found")
      if (record.state !== "in_force") return refuse("record-fixed")
      const unable = members.some(member => {
        const row = state.members[member]
        return !row || !canNoteProgress(row)
      })
      if (unable) return refuse("not-found")
      const body = { ...placeOfRecord(record), members: [...new Set(members)] }
      return { events: [{ kind: "progress-members-named", body }] }
    },
  }),

  "note-progress": defineCommand(schemas["note-progress"], {
    action: "note progress",
    own: ({ state, actor }, { record: id }) => {
      const record = state.records[id]
      return record !== undefined && notesProgress(state, record, actor.member)
    },
    decide: ({ state, actor, id: newId }, { record: id, state: at, text }) => {
      const record = state.records[id]
      if (!record || actor.member === null) return refuse("not-found")
      if (record.state !== "in_force") return refuse("record-fixed")
      const note = newId()
      const body = { ...placeOfRecord(record), note, member: actor.member, state: at, personal: text }
      return { events: [{ kind: "progress-noted", body }], made: { note } }
    },
  }),
}

import { sessionCommands as schemas } from "../../../shared/contract/commands/session.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import type { Reading } from "../../../shared/fold/sessionState.ts"
import type { State } from "../../../shared/fold/state.ts"
import type { UploadedFile } from "../../../shared/model/files.ts"
import { defineCommand, defineLooking, type LookUp } from "../../core/command.ts"

/** The uploaded file with this hash; null if there is none. */
const fileOf = (hash: string | null): LookUp<{ file: UploadedFile | null }> => ({
  async find({ files }, _, workspace) {
    const found = hash === null ? null : await files.find(workspace, hash)
    return { file: found && { sha256: found.sha256, type: found.type, size: found.size } }
  },
})

/** Whether another reading has the same file, e.g. that of a session which goes on with this one. */
const isListedElsewhere = ({ readings }: State, { id }: Reading, { sha256 }: UploadedFile): boolean =>
  Object.values(readings).some(one => one.id !== id && one.file?.sha256 === sha256)

export const readingDefinitions = {
  "add-reading": defineLooking(schemas["add-reading"], {
    action: "schedule",
    looksUp: ({ file }) => fileOf(file ?? null),
    decide: ({ state, id, file }, { file: hash, ...body }) => {
      const lost =
        (body.session !== undefined && !state.sessions[body.session]) ||
        (body.topic !== undefined && !state.topics[body.topic])
      if (lost) return refuse("not-found")
      const reading = id()
      const added = { kind: "reading-added" as const, body: { reading, ...body, ...(file && { file }) } }
      if (hash === undefined || state.workspace === null) return { events: [added], made: { reading } }
      if (file === null) return refuse("file-gone")
      const listed = { kind: "file-listed" as const, workspace: state.workspace.id, sha256: file.sha256 }
      return { events: [added], made: { reading }, directory: [listed] }
    },
  }),

  "remove-reading": defineCommand(schemas["remove-reading"], {
    action: "schedule",
    decide: ({ state }, { reading }) => {
      const row = state.readings[reading]
      if (!row) return refuse("not-found")
      const { session, topic, file } = row
      const place = { ...(session && { session }), ...(topic && { topic }) }
      const events = [{ kind: "reading-removed" as const, body: { reading, ...place } }]
      if (!file || state.workspace === null || isListedElsewhere(state, row, file)) return { events }
      return { events, directory: [{ kind: "file-unlisted", workspace: state.workspace.id, sha256: file.sha256 }] }
    },
  }),
}

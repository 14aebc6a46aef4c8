import { sessionCommands as schemas } from "../../../shared/contract/commands/session.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { defineCommand } from "../command.ts"

export const readingDefinitions = {
  "add-reading": defineCommand(schemas["add-reading"], {
    action: "schedule",
    decide: ({ state, id }, body) => {
      const lost =
        (body.session !== undefined && !state.sessions[body.session]) ||
        (body.topic !== undefined && !state.topics[body.topic])
      if (lost) return refuse("not-found")
      const reading = id()
      return { events: [{ kind: "reading-added", body: { reading, ...body } }], made: { reading } }
    },
  }),

  "remove-reading": defineCommand(schemas["remove-reading"], {
    action: "schedule",
    decide: ({ state }, { reading }) => {
      const row = state.readings[reading]
      if (!row) return refuse("not-found")
      const { session, topic } = row
      const place = { ...(session && { session }), ...(topic && { topic }) }
      return { events: [{ kind: "reading-removed", body: { reading, ...place } }] }
    },
  }),
}

import { publicCommands as schemas } from "../../../shared/contract/commands/public.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { earliestDue } from "../../../shared/rules/planning/earliestDue.ts"
import { defineCommand } from "../../core/command.ts"

export const publicDefinitions = {
  "add-action": defineCommand(schemas["add-action"], {
    action: "write the minutes",
    decide: ({ state, id }, body) => {
      if (body.owners.some(owner => !state.members[owner])) return refuse("not-found")
      const record = body.record === undefined ? null : state.records[body.record]
      if (record === undefined) return refuse("not-found")
      if (body.topic !== null && !state.topics[body.topic]) return refuse("not-found")
      if (Object.keys(body.text).length === 0) return refuse("bad-input", { detail: "text" })
      const earliest = earliestDue(state)
      if (body.due !== null && earliest !== null && body.due < earliest) return refuse("bad-input", { detail: "due" })
      const action = id()
      return {
        events: [{ kind: "action-added", body: { action, ...body, ...(record && { topic: record.body.topic }) } }],
        made: { action },
      }
    },
  }),

  "finish-action": defineCommand(schemas["finish-action"], {
    action: "write the minutes",
    decide: ({ state }, { action }) => {
      const row = state.actions[action]
      if (!row) return refuse("not-found")
      return row.done === null ? { events: [{ kind: "action-done", body: { action } }] } : { events: [] }
    },
  }),
}

import { retentionCommands as schemas } from "../../../shared/contract/commands/law/retention.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { periodsOffered, retainedKinds } from "../../../shared/model/law/retention.ts"
import { defineCommand } from "../../core/command.ts"

/** The command that sets the periods after which personal data is erased. */
export const retentionDefinitions = {
  "set-retention": defineCommand(schemas["set-retention"], {
    action: "set the retention",
    decide: ({ state }, { periods }) => {
      const now = state.workspace?.retention?.periods ?? {}
      const isOffered = retainedKinds.every(kind => {
        const days = periods[kind]
        return days === undefined || periodsOffered[kind].includes(days)
      })
      if (!isOffered) return refuse("bad-input", { detail: "periods" })
      const isSame = retainedKinds.every(kind => now[kind] === periods[kind])
      return isSame ? { events: [] } : { events: [{ kind: "retention-set", body: { periods } }] }
    },
  }),
}

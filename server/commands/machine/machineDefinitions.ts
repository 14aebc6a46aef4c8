import { machineCommands as schemas } from "../../../shared/contract/commands/programs/machine.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { anybodyContributed } from "../../../shared/rules/gate/opening.ts"
import { defineCommand, defineLooking } from "../../core/command.ts"
import { notesWritten } from "../public/notesWritten.ts"

const dayMs = 86_400_000

/** Commands about the tokens of programs. */
export const machineDefinitions = {
  "make-token": defineLooking(schemas["make-token"], {
    action: "admit programs",
    looksUp: notesWritten,
    decide: ({ state, actor, notesWritten, id, now, sha256 }, { name, scope, days }) => {
      const isRead = scope !== "public" && (notesWritten || anybodyContributed(state))
      if (isRead && actor.role !== "moderator") return refuse("moderator-only")
      const machine = id()
      // the secret has 252 random bits; only its hash is stored
      const secret = id() + id()
      const body = { machine, name, scope, hash: sha256(secret), until: now + days * dayMs }
      return { events: [{ kind: "token-made", body }], made: { machine, token: `${machine}.${secret}` } }
    },
  }),

  "revoke-token": defineCommand(schemas["revoke-token"], {
    action: "admit programs",
    decide: ({ state }, { machine }) => {
      const row = Object.hasOwn(state.machines ?? {}, machine) ? state.machines?.[machine] : undefined
      if (!row) return refuse("not-found")
      return { events: row.ended ? [] : [{ kind: "token-revoked", body: { machine } }] }
    },
  }),
}

import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { expect, test } from "vitest"
import * as z from "zod"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import { CommandMessage, commandBodies } from "../../../shared/contract/commands.ts"
import { messageTypes, syncTypes } from "../../../shared/contract/documentFrames.ts"
import { eventBodies } from "../../../shared/contract/events.ts"
import { statuses } from "../../../shared/contract/refusals/statuses.ts"
import { contractHash, protocolVersion } from "../../../shared/contract/version.ts"
import { canonical } from "../../../shared/record/chain.ts"

const root = resolve(import.meta.dirname, "../../..")

/** `input`: a field with a default may be left out, which is what makes it additive. */
const schemaOf = (schema: z.ZodType): string => sha256(canonical(z.toJSONSchema(schema, { io: "input" })))
const schemasOf = (bodies: Record<string, z.ZodType>): Record<string, string> =>
  Object.fromEntries(Object.entries(bodies).map(([kind, schema]) => [kind, schemaOf(schema)]))

/**
 * The parts of the wire that exist as types only, the state in a snapshot and the shape of a note among them: their
 * text, without comments.
 */
const typed = [
  "contract/live",
  "contract/documentFrames",
  "contract/queries",
  "fold/slices/frame",
  "fold/slices/snapshot",
  "fold/state",
  "fold/consensusState",
  "fold/lawState",
  "fold/peopleState",
  "fold/recordState",
  "fold/sessionState",
  "fold/translationState",
  "document/schema",
]
const textOf = (file: string): string =>
  readFileSync(resolve(root, `shared/${file}.ts`), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\/|^import [\s\S]*? from .*$|\/\/.*$/gm, "")
    .replaceAll(/\s+/g, " ")

const contract = {
  commands: schemasOf(commandBodies),
  events: schemasOf(eventBodies),
  message: schemaOf(CommandMessage),
  frames: { messageTypes, syncTypes },
  closeCodes,
  refusals: statuses,
  typed: Object.fromEntries(typed.map(file => [file, textOf(file)])),
}
const hashOf = (description: typeof contract): string => sha256(canonical(description))

test("the wire is the one whose hash stands beside its version", () => {
  expect(
    hashOf(contract),
    `The wire contract is no longer that of version ${protocolVersion}. Look at shared/contract/version.ts: where a page of
before could not talk to a server of now (something renamed, removed or narrowed, or a new field that must be there),
raise protocolVersion; where it is only additive (a new kind, a field with a default), leave it. Then set contractHash to
"${hashOf(contract)}".`,
  ).toBe(contractHash)
})

test.each(["commands", "events"] as const)(
  "any of the %s that is renamed or gone, and any field of it that is added, gone or another, makes another hash",
  what => {
    const bodies: Record<string, z.ZodType> = what === "commands" ? commandBodies : eventBodies
    const own = contract[what]
    const seen = new Set([hashOf(contract)])
    const differs = (as: string, schemas: typeof own) => {
      const hash = hashOf({ ...contract, [what]: schemas })
      expect(seen, as).not.toContain(hash)
      seen.add(hash)
    }
    for (const [kind, body] of Object.entries(bodies)) {
      const { [kind]: schema = "", ...others } = own
      differs(`${kind} gone`, others)
      differs(`${kind} renamed`, { ...others, [`${kind}-renamed`]: schema })
      if (!(body instanceof z.ZodObject)) continue
      const fields: Record<string, z.ZodType> = { ...body.shape }
      const changed = (changedFields: typeof fields) => ({ ...others, [kind]: schemaOf(z.object(changedFields)) })
      seen.add(hashOf({ ...contract, [what]: changed(fields) }))
      differs(`${kind}: a field more`, changed({ ...fields, more: z.string() }))
      differs(`${kind}: a field more that may be left out`, changed({ ...fields, more: z.string().optional() }))
      for (const [field, schemaOfField] of Object.entries(fields)) {
        const { [field]: _, ...less } = fields
        differs(`${kind}: ${field} gone`, changed(less))
        differs(`${kind}: ${field} renamed`, changed({ ...less, [`${field}-renamed`]: schemaOfField }))
        differs(`${kind}: ${field} another`, changed({ ...less, [field]: z.literal("another") }))
      }
    }
  },
)

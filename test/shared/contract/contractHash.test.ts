import { globSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"
import * as z from "zod"
import { openProgram } from "../../../scripts/answers/program.ts"
import { schemasOf } from "../../../scripts/answers/schemas.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import { CommandMessage, commandBodies } from "../../../shared/contract/commands.ts"
import { messageTypes, syncTypes } from "../../../shared/contract/documentFrames.ts"
import { eventBodies } from "../../../shared/contract/events.ts"
import { statuses } from "../../../shared/contract/refusals/statuses.ts"
import { contractHash, protocolVersion } from "../../../shared/contract/version.ts"
import {
  blockKinds,
  linkSchemes,
  longestLink,
  markAttrs,
  markKinds,
  maxDepth,
  noteRoot,
} from "../../../shared/document/schema.ts"
import { canonical } from "../../../shared/record/chain.ts"

const root = resolve(import.meta.dirname, "../../..")

/** `input`: a field with a default may be left out, which is what makes it additive. */
const schemaOf = (schema: z.ZodType): string => sha256(canonical(z.toJSONSchema(schema, { io: "input" })))
const bodiesOf = (bodies: Record<string, z.ZodType>): Record<string, string> =>
  Object.fromEntries(Object.entries(bodies).map(([kind, schema]) => [kind, schemaOf(schema)]))

const wireFile = resolve(import.meta.dirname, "wire.ts")
/** The parts of the wire that exist as types only, by the names of the types. */
const described = schemasOf(openProgram([wireFile]), wireFile, "Wire")
/** Leaves out sentences, and sorts the lists whose order depends on the files in which types stand. */
const bare = (key: string, value: unknown): unknown => {
  if (key === "description" && typeof value === "string") return undefined
  const isSet = ["anyOf", "required"].includes(key) && Array.isArray(value)
  return isSet ? value.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1)) : value
}
const types: unknown = JSON.parse(JSON.stringify(described), bare)

const contract = {
  commands: bodiesOf(commandBodies),
  events: bodiesOf(eventBodies),
  message: schemaOf(CommandMessage),
  frames: { messageTypes, syncTypes },
  closeCodes,
  refusals: statuses,
  types,
  note: { blockKinds, linkSchemes, longestLink, markAttrs, markKinds, maxDepth, noteRoot },
}
const hashOf = (description: typeof contract): string => sha256(canonical(description))

test("the wire is the one whose hash stands beside its version", () => {
  expect(
    hashOf(contract),
    `The wire contract is no longer that of version ${protocolVersion}. Look at the two rules in
shared/contract/version.ts, and then set contractHash to
"${hashOf(contract)}".`,
  ).toBe(contractHash)
})

test("each interface that the contract exports is a part of the wire that the hash covers", () => {
  const files = globSync("shared/contract/{live,documentFrames,queries,queries/**/*}.ts", { cwd: root })
  const exported = files.flatMap(file =>
    [...readFileSync(join(root, file), "utf8").matchAll(/^export interface (\w+)/gm)].map(([, name = ""]) => name),
  )
  expect(exported.length).toBeGreaterThan(60)
  expect(exported.filter(name => !(name in described))).toEqual(["ClientToServer", "ServerToClient"])
})

test("the version has a line of history for each of its numbers", () => {
  const source = readFileSync(join(root, "shared/contract/version.ts"), "utf8")
  const numbers = [...source.matchAll(/^ \* - (\d+): /gm)].map(([, number]) => Number(number))
  expect(numbers).toEqual(Array.from({ length: protocolVersion }, (_, n) => n + 1))
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

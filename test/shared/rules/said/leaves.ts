import * as z from "zod"
import { eventBodies } from "../../../../shared/contract/events.ts"

interface Schema {
  type?: string | string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema | boolean
  items?: Schema
  enum?: unknown
  const?: unknown
  pattern?: unknown
  format?: unknown
}

/** The places of a schema where free words may stand: no ids, codes, dates or languages. */
function leavesOf(path: string, schema: Schema): string[] {
  const { anyOf = [], oneOf = [], properties = {}, additionalProperties, items, type } = schema
  const isText = [type].flat().includes("string") && !schema.enum && !schema.const && !schema.pattern && !schema.format
  return [
    ...(isText ? [path] : []),
    ...[...anyOf, ...oneOf].flatMap(one => leavesOf(path, one)),
    ...Object.entries(properties).flatMap(([key, one]) => leavesOf(`${path}.${key}`, one)),
    ...(typeof additionalProperties === "object" ? leavesOf(`${path}.*`, additionalProperties) : []),
    ...(items ? leavesOf(`${path}[]`, items) : []),
  ]
}

/** Every place of every event where free words may stand. */
export const eventLeaves: readonly string[] = [
  ...new Set(
    Object.entries(eventBodies).flatMap(([kind, schema]) =>
      leavesOf(kind, z.toJSONSchema(schema as z.ZodType, { io: "output", reused: "inline" }) as Schema),
    ),
  ),
]

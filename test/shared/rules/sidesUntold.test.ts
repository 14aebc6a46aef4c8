import { describe, expect, test } from "vitest"
import type * as z from "zod"
import { type Entry, type EventKind, eventBodies } from "../../../shared/contract/events.ts"
import { gallery } from "../../../shared/rules/audience.ts"

/** A side that no body names of itself. */
const canary = "side-canary"

/** The parts of a schema that the walk reads, whatever the schema's kind. */
interface Shape {
  type: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  options?: z.ZodType[]
  items?: z.ZodType[]
  entries?: Record<string, string>
  values?: unknown[]
  valueType?: z.ZodType
}

const shapeOf = (schema: z.ZodType): Shape => schema.def

/** Values that fill every place of a schema, optional ones too; each option of a choice is in one of them. */
function filled(schema: z.ZodType, key = "", isSide = false): unknown[] {
  const def = shapeOf(schema)
  const isOfSide = isSide || /side/i.test(key)
  switch (def.type) {
    case "object": {
      let all: Record<string, unknown>[] = [{}]
      for (const [name, inner] of Object.entries(def.shape ?? {})) {
        const values = filled(inner, name, isOfSide || key === "authentic")
        // each value once, the others as they are first
        all = values.flatMap((value, n) => (n === 0 ? all : all.slice(0, 1)).map(one => ({ ...one, [name]: value })))
      }
      return all
    }
    case "array":
      return [filled(def.element ?? schema, key, isSide)]
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
    case "catch":
      return filled(def.innerType ?? schema, key, isSide)
    case "pipe":
      return filled(def.in ?? schema, key, isSide)
    case "union":
      return (def.options ?? []).flatMap(option => filled(option, key, isSide))
    case "tuple":
      return [(def.items ?? []).map(item => filled(item, key, isSide)[0])]
    case "record":
      return [{ en: filled(def.valueType ?? schema, "", isSide)[0] }]
    case "enum":
      return [Object.values(def.entries ?? {})[0]]
    case "literal":
      return [def.values?.[0]]
    case "number":
      return [1]
    case "boolean":
      return [true]
    case "null":
      return [null]
    case "string":
      return [isOfSide && (key === "id" || !/lang|title|mark|text/.test(key)) ? canary : "x"]
    default:
      return ["x"]
  }
}

const samples = Object.entries(eventBodies).flatMap(([kind, schema]) =>
  filled(schema).map(body => ({ seq: 1, at: 1, by: "m-1", kind, body }) as Entry),
)
const named = (entry: unknown) => JSON.stringify(entry).includes(canary)

describe("a side", () => {
  test("is in the samples of each kind that can hold one", () => {
    const kinds = new Set(samples.filter(named).map(({ kind }) => kind))
    const known: EventKind[] = ["workspace-opened", "languages-set", "sides-set", "member-admitted", "round-opened"]
    expect(known.filter(kind => !kinds.has(kind))).toEqual([])
    expect(kinds.has("record-declared") && kinds.has("round-revealed") && kinds.has("budgets-set")).toBe(true)
  })

  test.each(["chatham", "unattributed"] as const)("leaves the room in no kind of entry: %s", attribution => {
    const told = samples.filter(entry => named(gallery(entry, attribution)))
    expect(told.map(({ kind }) => kind)).toEqual([])
  })
})

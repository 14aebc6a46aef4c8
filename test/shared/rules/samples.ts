import type * as z from "zod"
import { type Entry, type EventKind, eventBodies } from "../../../shared/contract/events.ts"

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

/** Gives the string of a place where any string may stand, by the names of the fields that lead to it. */
type Word = (path: readonly string[], kind: EventKind) => string

interface Fill {
  word(path: readonly string[]): string
  flag: boolean
}

/** Values that fill every place of a schema, optional ones too; each option of a choice is in one of them. */
function filled(schema: z.ZodType, fill: Fill, path: readonly string[] = []): unknown[] {
  const def = shapeOf(schema)
  const { word } = fill
  switch (def.type) {
    case "object": {
      let all: Record<string, unknown>[] = [{}]
      for (const [name, inner] of Object.entries(def.shape ?? {})) {
        const values = filled(inner, fill, [...path, name])
        // each value once, the others as they are first
        all = values.flatMap((value, n) => (n === 0 ? all : all.slice(0, 1)).map(one => ({ ...one, [name]: value })))
      }
      return all
    }
    case "array":
      return [filled(def.element ?? schema, fill, path)]
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
    case "catch":
      return filled(def.innerType ?? schema, fill, path)
    case "pipe":
      return filled(def.in ?? schema, fill, path)
    case "union":
      return (def.options ?? []).flatMap(option => filled(option, fill, path))
    case "tuple":
      return [(def.items ?? []).map(item => filled(item, fill, path)[0])]
    case "record":
      return [{ en: filled(def.valueType ?? schema, fill, path)[0] }]
    case "enum":
      return [Object.values(def.entries ?? {})[0]]
    case "literal":
      return [def.values?.[0]]
    case "number":
      return [1]
    case "boolean":
      return [fill.flag]
    case "null":
      return [null]
    case "string":
      return [word(path)]
    default:
      return ["x"]
  }
}

/** Entries of every kind, with every field of their bodies, by the member `m-1`; `flag` stands wherever yes or no may. */
export const samplesOf = (word: Word, flag = true): Entry[] =>
  Object.entries(eventBodies).flatMap(([kind, schema]) =>
    filled(schema, { word: path => word(path, kind as EventKind), flag }).map(
      body => ({ seq: 1, at: 1, by: "m-1", kind, body }) as Entry,
    ),
  )

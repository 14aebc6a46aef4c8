import { globSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { root } from "../../../server/adapters/system/root.ts"
import { RowId } from "../../../shared/model/ids.ts"

type Schema = z.core.JSONSchema.BaseSchema

/** The schemas that the sources give a name, which a body names instead of spelling them out. */
const metadata = z.registry<{ id: string }>()
// every id has this schema, under many names
metadata.add(RowId, { id: "RowId" })
const sources = "shared/{model/**/*,contract/{commands,events}/**/*,question/contract}.ts"
for (const file of globSync(sources, { cwd: root }).toSorted())
  for (const [id, schema] of Object.entries<unknown>(await import(join(root, file))))
    if (schema instanceof z.ZodType && /^[A-Z]/.test(id) && !metadata.has(schema)) metadata.add(schema, { id })

/** A schema as it is sent, and those to which it refers by name. */
export function shapeOf(schema: z.ZodType): { shape: string; named: [name: string, shape: string][] } {
  const { $defs = {}, ...whole } = z.toJSONSchema(schema, { io: "input", metadata })
  return { shape: written(whole), named: Object.entries($defs).map(([name, one]) => [name, written(one)]) }
}

function written(schema: Schema | boolean): string {
  if (typeof schema === "boolean") return "any"
  if (schema.$ref !== undefined) return schema.$ref.replace(/^.*\//, "")
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(one => JSON.stringify(one)).join(" | ")
  const any = schema.anyOf ?? schema.oneOf
  if (any) return any.map(written).join(" | ")
  switch (schema.type) {
    case "object":
      return objectOf(schema)
    case "array":
      return arrayOf(schema)
    case "string":
      return schema.pattern === undefined ? `string${range(schema.minLength, schema.maxLength)}` : patternOf(schema)
    case "integer":
    case "number":
      return `${schema.type === "integer" ? "int" : "number"}${range(schema.minimum, schema.maximum)}`
    case "boolean":
    case "null":
      return schema.type
    default:
      throw new Error(`no words for ${JSON.stringify(schema)}`)
  }
}

function objectOf({ properties, required = [], propertyNames, additionalProperties }: Schema): string {
  if (propertyNames !== undefined && additionalProperties !== undefined)
    return `{ [${written(propertyNames)}]?: ${written(additionalProperties)} }`
  const fields = Object.entries(properties ?? {}).map(([name, one]) => {
    const preset = typeof one === "object" && one.default !== undefined ? ` = ${JSON.stringify(one.default)}` : ""
    return `${name}${required.includes(name) ? "" : "?"}: ${written(one)}${preset}`
  })
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`
}

function arrayOf({ items, prefixItems, minItems, maxItems }: Schema): string {
  if (prefixItems) return `[${prefixItems.map(written).join(", ")}]`
  const item = Array.isArray(items) || items === undefined ? "any" : written(items)
  return `${/[ |]/.test(item) && !/^\{[^|]*\}$/.test(item) ? `(${item})` : item}[${limits(minItems, maxItems)}]`
}

const patternOf = ({ format, pattern, maxLength }: Schema): string =>
  format === undefined ? `/${pattern}/${maxLength === undefined ? "" : range(undefined, maxLength)}` : format

/** The least and the greatest value, or length. Whole numbers that a program cannot hold are no limit. */
function limits(least?: number, most?: number): string {
  const from = least === undefined || least <= Number.MIN_SAFE_INTEGER ? "" : `${least}`
  const to = most === undefined || most >= Number.MAX_SAFE_INTEGER ? "" : `${most}`
  return from + to === "" ? "" : `${from}..${to}`
}

const range = (least?: number, most?: number): string => limits(least, most).replace(/.+/, "($&)")

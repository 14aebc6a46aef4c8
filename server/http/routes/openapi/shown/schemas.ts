import { escaped } from "../../../../../shared/papers/formats/html.ts"
import type { PaperSay } from "../../../../../shared/papers/writing/words.ts"
import { withCode } from "./withCode.ts"

/** The parts of a schema that a page shows. */
export interface SchemaShown {
  $ref?: string | undefined
  type?: string | readonly string[] | undefined
  format?: string | undefined
  const?: unknown
  enum?: readonly unknown[] | undefined
  anyOf?: readonly Part[] | undefined
  oneOf?: readonly Part[] | undefined
  items?: Part | undefined
  properties?: Readonly<Record<string, Part>> | undefined
  required?: readonly string[] | undefined
  additionalProperties?: Part | undefined
  description?: string | undefined
}
type Part = SchemaShown | boolean

/** Renders schemas as nested lists of fields, each with its type and meaning. */
export function schemaParts(say: PaperSay, query: string) {
  const link = (name: string): string =>
    `<a href="/api/docs/schemas/${encodeURIComponent(name)}${query}"><code>${escaped(name)}</code></a>`

  /** The type of a value in one line. */
  function typeOf(schema: Part): string {
    if (typeof schema === "boolean") return ""
    if (schema.$ref !== undefined) return link(schema.$ref.replace("#/components/schemas/", ""))
    if (schema.const !== undefined) return code(schema.const)
    if (schema.enum) return schema.enum.map(code).join(" · ")
    const any = schema.anyOf ?? schema.oneOf
    if (any) return any.map(typeOf).join(` ${say("api.or")} `)
    if (schema.items !== undefined) return say("api.listOf", { type: typeOf(schema.items) })
    const types = [schema.type ?? []].flat()
    const format = schema.format === undefined ? "" : ` (${escaped(schema.format)})`
    return types.map(code).join(` ${say("api.or")} `) + format
  }

  /** The fields of a schema, and those of the objects inside it; "" if it has none. */
  function fieldsOf(schema: Part): string {
    if (typeof schema === "boolean" || schema.$ref !== undefined) return ""
    const inner = [schema.anyOf ?? schema.oneOf ?? [], schema.items ?? []].flat()
    const inside = inner.map(fieldsOf).join("")
    const rest = schema.additionalProperties
    const others = typeof rest === "object" ? field("*", rest, false) : ""
    const own = Object.entries(schema.properties ?? {}).map(([name, of]) =>
      field(name, of, schema.required?.includes(name) ?? false),
    )
    const list = own.join("") + others
    return (list === "" ? "" : `<ul class="fields">${list}</ul>`) + inside
  }

  function field(name: string, schema: Part, isRequired: boolean): string {
    const meaning =
      typeof schema === "object" && schema.description
        ? ` — <span lang="en">${withCode(schema.description)}</span>`
        : ""
    const need = isRequired ? ` <b>${say("api.required")}</b>` : ""
    return `<li><code>${escaped(name)}</code> <span class="type">${typeOf(schema)}</span>${need}${meaning}${fieldsOf(schema)}</li>`
  }

  return { link, typeOf, fieldsOf, field }
}

const code = (value: unknown): string =>
  `<code>${escaped(typeof value === "string" ? value : JSON.stringify(value))}</code>`

import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { schemasFile, schemasModule } from "../../../../scripts/answers/written.ts"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"

const document = openapi()

test("the schemas of the answers are those of the types in the sources; npm run answers writes them", () => {
  expect(readFileSync(schemasFile, "utf8")).toBe(schemasModule())
  // the same code writes both sides of that comparison; this one type is written by hand
  const text = { type: "string" }
  expect(document.components?.schemas?.["AccountAtDoor"]).toMatchObject({
    type: "object",
    properties: { id: text, name: text, email: text, proved: { type: "boolean" } },
    required: ["id", "name", "email", "proved"],
  })
})

test("no answer and no part of one is untyped", () => {
  const untyped: string[] = []
  const walk = (schema: unknown, at: string): void => {
    if (typeof schema !== "object" || schema === null) return
    const { type, properties, additionalProperties, items, prefixItems, $ref, anyOf, oneOf, allOf } = schema as Record<
      string,
      unknown
    >
    const isTyped =
      [type, $ref, anyOf, oneOf, allOf].some(one => one !== undefined) || "const" in schema || "enum" in schema
    const isEmpty =
      (type === "object" && properties === undefined && (additionalProperties ?? true) === true) ||
      (type === "array" && items === undefined && prefixItems === undefined)
    if (!isTyped || isEmpty) untyped.push(at)
    for (const [key, one] of Object.entries((properties as object | undefined) ?? {})) walk(one, `${at}/${key}`)
    if (typeof additionalProperties === "object") walk(additionalProperties, `${at}/*`)
    if (items !== undefined) walk(items, `${at}/[]`)
    for (const part of [anyOf, oneOf, allOf, prefixItems].flatMap(list => (list as unknown[] | undefined) ?? []))
      walk(part, `${at}|`)
  }
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(item))
      for (const [status, { content }] of Object.entries(
        (operation as { responses?: Record<string, { content?: Record<string, { schema?: unknown }> }> }).responses ??
          {},
      )) {
        const hasBody = status !== "204" && status !== "304"
        expect([path, method, status, content !== undefined]).toEqual([path, method, status, hasBody])
        for (const [form, { schema }] of Object.entries(content ?? {})) walk(schema ?? {}, `${method} ${path} ${form}`)
      }
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) walk(schema, name)
  expect(untyped).toEqual([])
})

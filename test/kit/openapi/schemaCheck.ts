interface Schema {
  $ref?: string
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  prefixItems?: Schema[]
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  pattern?: string
  minimum?: number
  maximum?: number
}

/**
 * Says where a value differs from its schema, null if nowhere. It is stricter than JSON Schema: a property that the
 * schema does not name is a difference, so that nothing is answered that is not described.
 */
export function schemaCheck(components: Record<string, unknown>) {
  const check = (schema: Schema, value: unknown, at: string): string | null => {
    if (schema.$ref !== undefined) {
      const named = components[schema.$ref.replace("#/components/schemas/", "")]
      return named ? check(named, value, at) : `${at}: no schema ${schema.$ref}`
    }
    const any = schema.anyOf ?? schema.oneOf
    if (any) return someOf(any, value, at)
    for (const part of schema.allOf ?? []) {
      const wrong = check(part, value, at)
      if (wrong) return wrong
    }
    if ("const" in schema && schema.const !== value) return `${at}: not ${JSON.stringify(schema.const)}`
    if (schema.enum && !schema.enum.includes(value)) return `${at}: ${JSON.stringify(value)} is none of the enum`
    if (schema.type !== undefined && ![schema.type].flat().includes(kindOf(value, schema)))
      return `${at}: ${JSON.stringify(value)?.slice(0, 80)} is no ${String(schema.type)}`
    if (typeof value === "string" && schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value))
      return `${at}: ${value} is not of the pattern`
    if (typeof value === "number" && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
      return `${at}: ${value} is out of range`
    if (Array.isArray(value)) return listOf(schema, value, at)
    return typeof value === "object" && value !== null ? objectOf(schema, value, at) : null
  }

  /** The difference from the variant that comes nearest: the one whose difference lies deepest. */
  const someOf = (any: readonly Schema[], value: unknown, at: string): string | null => {
    const wrong = any.map(one => check(one, value, at))
    if (wrong.includes(null)) return null
    return wrong.toSorted((a, b) => depth(b) - depth(a))[0] ?? `${at}: no variant`
  }

  const listOf = ({ items, prefixItems, minItems = 0, maxItems = Infinity }: Schema, list: unknown[], at: string) => {
    if (list.length < minItems || list.length > maxItems) return `${at}: ${list.length} items`
    for (const [n, one] of list.entries()) {
      const schema = prefixItems?.[n] ?? items
      const wrong = schema ? check(schema, one, `${at}/${n}`) : null
      if (wrong) return wrong
    }
    return null
  }

  const objectOf = (schema: Schema, value: object, at: string): string | null => {
    const { properties = {}, required = [], additionalProperties } = schema
    const missing = required.find(key => !Object.hasOwn(value, key))
    if (missing !== undefined) return `${at}: ${missing} is missing`
    for (const [key, one] of Object.entries(value)) {
      const described = Object.hasOwn(properties, key) ? properties[key] : additionalProperties
      if (described === undefined || described === false) return `${at}: ${key} is not described`
      const wrong = described === true ? null : check(described, one, `${at}/${key}`)
      if (wrong) return wrong
    }
    return null
  }

  return (schema: unknown, value: unknown): string | null => check(schema as Schema, value, "")
}

const depth = (wrong: string | null): number => wrong?.split(":")[0]?.split("/").length ?? 0

function kindOf(value: unknown, { type }: Schema): string {
  if (value === null) return "null"
  if (Array.isArray(value)) return "array"
  if (typeof value === "number")
    return [type].flat().includes("integer") && Number.isInteger(value) ? "integer" : "number"
  return typeof value
}

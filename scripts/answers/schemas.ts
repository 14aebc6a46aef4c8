import { ts } from "@ts-morph/common"

/**
 * The properties of one file in the order in which they are declared. TypeScript lists those of an `Omit` or a `Pick` in
 * an order that other files of the program may change.
 */
function asDeclared(properties: readonly ts.Symbol[]): ts.Symbol[] {
  const placed = properties.flatMap(({ declarations }) => declarations?.[0] ?? [])
  const files = new Set(placed.map(one => one.getSourceFile().fileName))
  if (placed.length < properties.length || files.size !== 1) return [...properties]
  return properties.toSorted((a, b) => (a.declarations?.[0]?.pos ?? 0) - (b.declarations?.[0]?.pos ?? 0))
}

/** A JSON schema as the OpenAPI document holds it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  const?: string | number | boolean
  enum?: (string | number | boolean)[]
  anyOf?: Schema[]
  items?: Schema
  prefixItems?: Schema[]
  minItems?: number
  maxItems?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | false
}

/** Makes the JSON schemas of the types that an interface of a file names, and of each type of the sources that these name. */
export function schemasOf(program: ts.Program, file: string, of: string): Record<string, Schema> {
  const checker = program.getTypeChecker()
  const made = new Map<string, Schema>()
  const madeOf = new Map<string, ts.Type>()
  const source = program.getSourceFile(file)
  const named = source?.statements.find(one => ts.isInterfaceDeclaration(one) && one.name.text === of)
  if (!named || !ts.isInterfaceDeclaration(named)) throw new Error(`${file} has no interface ${of}`)

  const documented = (symbol: ts.Symbol): { description?: string } => {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll(/\s*\n\s*/g, " ")
    return text === "" ? {} : { description: text }
  }

  /** The name of a type that the sources declare as an interface, or as a name for an object or a union of objects. */
  const nameOf = (type: ts.Type): string | null => {
    const symbol = type.aliasSymbol ?? (type.isClassOrInterface() ? type.symbol : undefined)
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName
    if (!symbol || !file || /node_modules|^\/lib\//.test(file)) return null
    if (type.aliasTypeArguments?.length) return null
    return isObject(type) || (type.isUnion() && type.types.every(isObject)) ? symbol.name : null
  }

  const schemaOf = (type: ts.Type): Schema => {
    const name = nameOf(type)
    if (name === null) return inline(type)
    if (!made.has(name)) {
      made.set(name, {})
      madeOf.set(name, type)
      const symbol = type.aliasSymbol ?? type.symbol
      const schema = name === "Entry" && type.isUnion() ? entryOf(type) : inline(type)
      made.set(name, { ...documented(symbol), ...schema })
    }
    if (madeOf.get(name) !== type) throw new Error(`two types have the name ${name}`)
    return refTo(name)
  }

  /** The schema of an entry: one with a name for each kind. */
  const entryOf = ({ types }: ts.UnionType): Schema => {
    const names = types.map(type => {
      const kind = type.getProperty("kind")
      const of = kind && checker.getTypeOfSymbol(kind)
      if (!of?.isStringLiteral()) throw new Error(`an entry without a kind: ${checker.typeToString(type)}`)
      const name = `Entry-${of.value}`
      made.set(name, inline(type))
      return name
    })
    return { anyOf: names.toSorted().map(refTo) }
  }

  const inline = (type: ts.Type): Schema => {
    if (type.flags & ts.TypeFlags.Null) return { type: "null" }
    if (type.flags & ts.TypeFlags.Boolean) return { type: "boolean" }
    if (type.isStringLiteral()) return { type: "string", const: type.value }
    if (type.isNumberLiteral()) return { type: "number", const: type.value }
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { type: "boolean", const: checker.typeToString(type) === "true" }
    if (isText(type)) return { type: "string" }
    if (type.flags & ts.TypeFlags.Number) return { type: "number" }
    if (type.isUnion()) return unionOf(type)
    if (checker.isTupleType(type)) return tupleOf(type)
    if (checker.isArrayType(type)) return { type: "array", items: schemaOf(argumentOf(type)) }
    if (isObject(type)) return objectOf(type)
    throw new Error(`no schema for the type ${checker.typeToString(type)}`)
  }

  const argumentOf = (type: ts.Type): ts.Type => {
    const [of] = isReference(type) ? checker.getTypeArguments(type) : []
    if (!of) throw new Error(`an array of nothing: ${checker.typeToString(type)}`)
    return of
  }

  const unionOf = (type: ts.UnionType): Schema => {
    const parts = type.types.filter(one => !(one.flags & ts.TypeFlags.Undefined))
    const [only, ...more] = parts
    if (only && more.length === 0) return schemaOf(only)
    const isNull = (one: ts.Type) => (one.flags & ts.TypeFlags.Null) !== 0
    const texts = parts.flatMap(one => (one.isStringLiteral() ? [one.value] : []))
    const numbers = parts.flatMap(one => (one.isNumberLiteral() ? [one.value] : []))
    const truths = parts.filter(one => one.flags & ts.TypeFlags.BooleanLiteral)
    const others = parts.filter(
      one =>
        !isNull(one) && !one.isStringLiteral() && !one.isNumberLiteral() && !(one.flags & ts.TypeFlags.BooleanLiteral),
    )
    const ofTexts: Schema = { type: "string", enum: texts.toSorted() }
    const ofNumbers: Schema = { type: "number", enum: numbers.toSorted((a, b) => a - b) }
    const any: Schema[] = [
      ...(texts.length > 0 ? [ofTexts] : []),
      ...(numbers.length > 0 ? [ofNumbers] : []),
      ...(truths.length === 2 ? [{ type: "boolean" }] : truths.map(one => inline(one))),
      ...unique(others.map(schemaOf)),
      ...(parts.some(isNull) ? [{ type: "null" }] : []),
    ]
    const [first] = any
    return first && any.length === 1 ? first : { anyOf: any }
  }

  const tupleOf = (type: ts.Type): Schema => {
    const prefixItems = isReference(type) ? checker.getTypeArguments(type).map(schemaOf) : []
    return { type: "array", prefixItems, minItems: prefixItems.length, maxItems: prefixItems.length }
  }

  const objectOf = (type: ts.Type): Schema => {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of asDeclared(type.getProperties())) {
      const of = checker.getTypeOfSymbol(property)
      // a variant that never has the property leaves it out
      if (of.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)) continue
      const schema = schemaOf(of)
      properties[property.name] = schema.$ref === undefined ? { ...documented(property), ...schema } : schema
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const [index] = checker.getIndexInfosOfType(type)
    return {
      type: "object",
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: isNever(index.type) ? false : schemaOf(index.type) }),
    }
  }

  const isText = (type: ts.Type): boolean =>
    (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) !== 0 ||
    (type.isIntersection() && type.types.some(isText))

  for (const property of checker.getTypeAtLocation(named).getProperties()) schemaOf(checker.getTypeOfSymbol(property))
  return Object.fromEntries([...made].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const refTo = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

const isNever = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.Never) !== 0

const isReference = (type: ts.Type): type is ts.TypeReference => "target" in type

const isObject = (type: ts.Type): boolean =>
  (type.flags & ts.TypeFlags.Object) !== 0 ||
  (type.isIntersection() && type.types.every(one => (one.flags & ts.TypeFlags.Object) !== 0))

const unique = (schemas: readonly Schema[]): Schema[] => [
  ...new Map(schemas.map(one => [JSON.stringify(one), one])).values(),
]

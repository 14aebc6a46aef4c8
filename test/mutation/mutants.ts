import { parseSync } from "vite"

/** One small change to one file that some test should notice. */
export interface Mutant {
  file: string
  /** the first line is 1 */
  line: number
  operator: string
  /** the replaced text, and its replacement */
  start: number
  end: number
  by: string
}

export interface Node {
  type: string
  start: number
  end: number
  [field: string]: unknown
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value

/** The replacement of each operator between two values. */
const opposite: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "===": "!==",
  "!==": "===",
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "&&": "||",
  "||": "&&",
}

/** Methods with a counterpart that has another meaning on the same list. */
const otherMethod: Readonly<Record<string, string>> = {
  some: "every",
  every: "some",
  find: "findLast",
  findLast: "find",
  max: "min",
  min: "max",
}

type Change = Pick<Mutant, "operator" | "start" | "end" | "by">

/** Every mutant of a source, in the order of the text. Types are not code: nothing in them changes. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const { program } = parseSync(file, source)
  const changes: Change[] = []
  visit(program as unknown as Node, node => void changes.push(...changesOf(node, source)))
  return changes
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .map(change => ({ file, line: source.slice(0, change.start).split("\n").length, ...change }))
}

export function visit(node: Node, tell: (node: Node) => void): void {
  if (node.type.startsWith("TS") && !/^TS(As|Satisfies|NonNull)Expression$/.test(node.type)) return
  if (node.type === "ImportDeclaration") return
  tell(node)
  for (const [field, value] of Object.entries(node)) {
    if (field === "typeAnnotation" || field === "returnType" || field === "typeArguments") continue
    for (const one of Array.isArray(value) ? value : [value]) if (isNode(one)) visit(one, tell)
  }
}

function changesOf(node: Node, source: string): Change[] {
  const text = (one: Node) => source.slice(one.start, one.end)
  const whole = (operator: string, by: string): Change => ({ operator, start: node.start, end: node.end, by })
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
      return betweenTwo(node, source)
    case "UnaryExpression": {
      const { operator, argument } = node
      return operator === "!" && isNode(argument) ? [whole("! is taken away", `(${text(argument)})`)] : []
    }
    case "IfStatement":
    case "ConditionalExpression": {
      const { test } = node
      if (!isNode(test)) return []
      const { start, end } = test
      return ["true", "false"].map(by => ({ operator: `a condition is ${by}`, start, end, by }))
    }
    case "ExpressionStatement": {
      const { expression } = node
      return isNode(expression) && /^(Call|Await|Assignment)Expression$/.test(expression.type)
        ? [whole("a statement is taken away", ";")]
        : []
    }
    case "MemberExpression": {
      const { property, computed } = node
      const by = isNode(property) && computed === false ? otherMethod[text(property)] : undefined
      return isNode(property) && by
        ? [{ operator: `.${text(property)} is .${by}`, start: property.start, end: property.end, by }]
        : []
    }
    case "Literal":
      return ofLiteral(node, whole)
    default:
      return []
  }
}

function betweenTwo(node: Node, source: string): Change[] {
  const { left, right, operator } = node
  if (!isNode(left) || !isNode(right) || typeof operator !== "string") return []
  if (operator === "??") return [{ operator: "?? is taken away", start: left.end, end: node.end, by: "" }]
  const by = opposite[operator]
  const start = source.indexOf(operator, left.end)
  if (by === undefined || start < 0 || start >= right.start) return []
  return [{ operator: `${operator} is ${by}`, start, end: start + operator.length, by }]
}

function ofLiteral({ value }: Node, whole: (operator: string, by: string) => Change): Change[] {
  if (typeof value === "boolean") return [whole(`${value} is ${!value}`, String(!value))]
  if (typeof value === "number") return [whole("a number is one more", `${value + 1}`)]
  return []
}

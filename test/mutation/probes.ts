import { parseSync } from "vite"
import { isNode, type Mutant, type Node, visit } from "./mutants.ts"

/** Code that runs together: a function, or the initial value of a field. `start` and `end` include its parameters. */
interface Place {
  start: number
  end: number
  body: Node
}

interface Insertion {
  at: number
  text: string
}

/**
 * The source with a call `hit(n)` at the start of the function that contains mutant n, for each n; and the numbers
 * outside any function: those run when the file is imported.
 */
export function addProbes(
  source: string,
  mutants: ReadonlyMap<number, Pick<Mutant, "start" | "end">>,
  file = "a.ts",
): { source: string; outside: number[] } {
  const places: Place[] = []
  visit(parseSync(file, source).program as unknown as Node, node => void places.push(...placesOf(node)))
  const outside: number[] = []
  const insertions: Insertion[] = []
  for (const [number, { start, end }] of mutants) {
    // The innermost one begins last.
    const place = places.filter(one => one.start <= start && end <= one.end).toSorted((a, b) => b.start - a.start)[0]
    if (place) insertions.push(...probeAt(place.body, number))
    else outside.push(number)
  }
  const probed = insertions
    .toSorted((a, b) => b.at - a.at)
    .reduce((text, { at, text: added }) => text.slice(0, at) + added + text.slice(at), source)
  return { source: probed, outside }
}

function placesOf(node: Node): Place[] {
  const { body, value, start, end } = node
  if (/^(ArrowFunctionExpression|FunctionExpression|FunctionDeclaration)$/.test(node.type))
    return isNode(body) ? [{ start, end, body }] : []
  const isField = /^(PropertyDefinition|AccessorProperty)$/.test(node.type) && node["static"] !== true
  return isField && isNode(value) ? [{ start: value.start, end: value.end, body: value }] : []
}

/** A probe call. In processes other than the test's own there is no `hit`. */
function probeAt(body: Node, number: number): Insertion[] {
  const probe = `globalThis.hit?.(${number})`
  return body.type === "BlockStatement"
    ? [{ at: body.start + 1, text: `${probe};` }]
    : [
        { at: body.start, text: `(${probe}, ` },
        { at: body.end, text: ")" },
      ]
}

import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

/** Keys that are stored, hashed or sent, and so keep their names, with the reason. */
const kept: Record<string, string> = {
  "server/demo/acts/rounds.ts: position": "a part of an answer, which events store",
  "shared/contract/events/proposal.ts: act": "events store it",
  "shared/contract/queries.ts: need": "HTTP sends it",
  "shared/fold/state.ts: how": "snapshots send it, and checkpoints store it",
  "shared/model/notice.ts: of": "events store it",
  "shared/model/texts.ts: is": "events store it",
}

const literal = '"[^"]+"(?: \\| "[^"]+")*'
const ways = [
  // a later member of a union
  new RegExp(`\\|\\s*\\{\\s*(\\w+): ${literal}\\s*(?:;|\\}|\\n)`, "g"),
  // the first member of a union
  new RegExp(`[=<(:]\\s*\\{\\s*(\\w+): ${literal}(?:;[^{}]*(?:\\{[^{}]*\\}[^{}]*)*)? \\}\\s*\\|[^|]`, "g"),
  // a union of schemas
  /discriminatedUnion\(\s*"(\w+)"/g,
]

/** The keys that tell the members of a source's unions apart. */
function discriminantsIn(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
  return [...new Set(ways.flatMap(way => [...code.matchAll(way)].map(([, key = ""]) => key)))]
}

test("the members of a union are told apart by `kind`, or by `state` for a life cycle", () => {
  const files = ["client", "server", "shared"].flatMap(part => globSync(`${part}/**/*.ts`, { cwd: root }))
  const found = files.flatMap(file =>
    discriminantsIn(readFileSync(join(root, file), "utf8"))
      .filter(key => key !== "kind" && key !== "state")
      .map(key => `${file}: ${key}`),
  )
  expect(found.toSorted()).toEqual(Object.keys(kept))
})

test("each form of a union is found, and a value is none", () => {
  const source = [
    'type A = { is: "one"; n: number } | { is: "two" }',
    "type B =",
    '  | { found: "exact" | "moved"; at: { from: number } }',
    "  | {",
    '      why: "nothing"',
    "      n: number",
    "    }",
    'const C = z.discriminatedUnion("of", [])',
    'const d = flag ? { how: "mail" } : { how: "hand", by }',
    'const e = { act: "seat" as const, member }',
  ].join("\n")
  expect(discriminantsIn(source)).toEqual(["is", "found", "why", "of"])
})

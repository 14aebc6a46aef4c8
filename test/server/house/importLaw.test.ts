import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")

/** Each room and what it may import besides itself (docs/ARCHITECTURE.md). The longest matching room counts. */
const law: Record<string, string[]> = {
  "shared/model": [],
  "shared/contract": ["shared/model", "shared/fold/state.ts"],
  "shared/fold": ["shared/model", "shared/contract"],
  "shared/rules": ["shared/model", "shared/contract", "shared/fold", "shared/document"],
  "shared/record": ["shared/model"],
  "shared/minutes": ["shared/model", "shared/contract", "shared/fold", "shared/document", "shared/rules"],
  "shared/document": ["shared/model"],
  "server/ports": ["shared"],
  "server/commands": ["server/ports", "shared"],
  "server/sync": ["server/ports", "shared"],
  "server/http": ["server/commands", "server/ports", "server/root.ts", "shared"],
  "server/live": ["server/commands", "server/ports", "shared"],
  "server/adapters": ["server/ports", "server/root.ts", "shared"],
  "server/cli/demo": ["shared"],
  "server/cli": ["server", "shared"],
  server: ["server", "shared"],
  "client/i18n": ["shared"],
  "client/styles": [],
  "client/connections": ["shared"],
  "client/editor": ["shared", "client/connections"],
  "client/state": ["client/connections", "client/i18n", "shared"],
  "client/elements": ["client/i18n", "client/styles", "client/editor", "shared"],
  "client/pages": [
    "client/elements",
    "client/state",
    "client/i18n",
    "client/styles",
    "client/connections/sync",
    "shared",
  ],
  client: ["client", "shared"],
}

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/(?:from|import\()\s*"(\.{1,2}\/[^"]+)"/g)].map(([, path = ""]) =>
    relative(root, resolve(root, dirname(file), path)),
  )

const within = (path: string, room: string) => path === room || path.startsWith(`${room}/`)
const roomOf = (path: string) =>
  Object.keys(law)
    .filter(room => within(path, room))
    .toSorted((a, b) => b.length - a.length)[0] ?? ""

const sources = ["shared", "server", "client"].flatMap(files)

test("imports run downward: no room imports what stands above it", () => {
  const bad = sources.flatMap(file =>
    importsOf(file)
      .filter(path => roomOf(path) !== roomOf(file) && !(law[roomOf(file)] ?? []).some(room => within(path, room)))
      .map(path => `${file} imports ${path}`),
  )
  expect(bad).toEqual([])
})

test("no imports go round in a circle", () => {
  const edges = new Map(sources.map(file => [file, importsOf(file)]))
  const done = new Set<string>()
  const circle = (file: string, path: string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return null
    for (const next of edges.get(file) ?? []) {
      const found = circle(next, [...path, file])
      if (found) return found
    }
    done.add(file)
    return null
  }
  expect(sources.map(file => circle(file, [])).find(found => found !== null) ?? []).toEqual([])
})

test("the shared floor does no I/O, reads no clock and rolls no dice", () => {
  const forbidden = /from "node:|Date\.now\(|new Date\(\)|Math\.random\(|\bdocument\.(create|get|query|body)|\bwindow\./
  const bad = sources.filter(file => within(file, "shared") && forbidden.test(readFileSync(join(root, file), "utf8")))
  expect(bad).toEqual([])
})

test("only the wiring knows the adapters", () => {
  const bad = sources.filter(
    file =>
      !within(file, "server/adapters") &&
      importsOf(file).some(path => within(path, "server/adapters")) &&
      // copies and replaces the database as a file
      !within(file, "server/cli/keeping") &&
      !["server/instance.ts", "server/run.ts", "server/stage.ts", "server/cli/plenary.ts"].includes(file),
  )
  expect(bad).toEqual([])
})

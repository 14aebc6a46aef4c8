import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { parseSync } from "vite"
import { expect, test } from "vitest"
import { importsOf as imports, loadedWith } from "../../../scripts/imports.ts"
import { contracts } from "../../../shared/contract/contracts.ts"

const root = resolve(import.meta.dirname, "../../..")

/**
 * The nouns whose files lie together: what a file of `shared/NOUN` may import follows from its name. A file imports the
 * files of its noun that stand before it. Outcomes, electorates, translations, minutes and the gallery stand above nouns.
 */
const nouns = Object.keys(contracts)
const roles: Record<string, string[]> = {
  contract: ["shared/model", "shared/words", "shared/contract/limits.ts"],
  state: ["shared/model"],
  fold: ["shared/model", "shared/contract", "shared/fold"],
  audience: ["shared/model", "shared/rules/gallery/inGallery.ts"],
  read: ["shared/model", "shared/fold", "shared/rules/readings", "shared/rules/said/said.ts"],
  may: [
    "shared/model",
    "shared/contract",
    "shared/fold",
    "shared/rules/may.ts",
    "shared/rules/people",
    "shared/rules/readings",
  ],
}
const filesOf = (role: string) => nouns.map(noun => `shared/${noun}/${role}.ts`)

/** Each room and what it may import besides itself (docs/ARCHITECTURE.md). The longest matching room counts. */
const law: Record<string, string[]> = {
  "shared/words": [],
  "shared/model": ["shared/words"],
  ...Object.fromEntries(
    nouns.flatMap(noun =>
      Object.entries(roles).map(([role, below], n, all) => [
        `shared/${noun}/${role}.ts`,
        [...below, ...all.slice(0, n).map(([earlier]) => `shared/${noun}/${earlier}.ts`)],
      ]),
    ),
  ),
  "shared/contract": ["shared/model", "shared/words", ...filesOf("contract")],
  "shared/fold": ["shared/model", "shared/contract", ...filesOf("state"), ...filesOf("fold")],
  "shared/rules": [
    "shared/model",
    "shared/words",
    "shared/contract",
    "shared/fold",
    "shared/document",
    ...nouns.map(noun => `shared/${noun}`),
  ],
  "shared/record": ["shared/model", "shared/words"],
  "shared/minutes": [
    "shared/model",
    "shared/words",
    "shared/contract",
    "shared/fold",
    "shared/document",
    "shared/rules",
    ...nouns.map(noun => `shared/${noun}`),
  ],
  "shared/papers": [
    "shared/model",
    "shared/words",
    "shared/contract",
    "shared/fold",
    "shared/document",
    "shared/record",
    "shared/rules",
    "shared/minutes",
  ],
  "shared/document": ["shared/model"],
  "server/ports": ["shared"],
  // the core knows no noun: what panels add to a command it is given (server/commands/panelDispatch.ts)
  "server/core": [
    "server/ports",
    "shared/model",
    "shared/contract",
    "shared/fold/state.ts",
    "shared/rules/may.ts",
    "shared/rules/policy.ts",
    "shared/record/host/hostEvents.ts",
  ],
  "server/backups": ["server/ports", "shared"],
  "server/jobs": ["server/ports", "shared"],
  "server/log": ["server/core", "server/ports", "shared"],
  "server/commands": ["server/core", "server/jobs", "server/log", "server/ports", "shared"],
  "server/evidence": ["server/log", "server/ports", "shared"],
  "server/webhooks": ["server/jobs", "server/log", "server/ports", "shared"],
  "server/letters": ["server/commands", "server/core", "server/jobs", "server/log", "server/ports", "shared"],
  "server/search": ["server/log", "server/ports", "shared"],
  "server/sync": ["server/ports", "shared"],
  "server/adapters": ["server/ports", "shared"],
  "server/papers": ["server/ports", "shared"],
  "server/http": [
    "server/commands",
    "server/core",
    "server/evidence",
    "server/jobs",
    "server/letters",
    "server/log",
    "server/papers",
    "server/ports",
    "server/search",
    "server/webhooks",
    "shared",
  ],
  "server/live": ["server/commands", "server/core", "server/log", "server/ports", "shared"],
  "server/watches": [
    "server/backups",
    "server/commands",
    "server/core",
    "server/jobs",
    "server/letters",
    "server/log",
    "server/ports",
    "server/search",
    "server/webhooks",
    "shared",
  ],
  "server/demo": ["shared"],
  "server/start": ["server", "shared"],
  "server/cli": ["server", "shared"],
  server: ["server", "shared"],
  "client/site": [],
  "client/i18n": ["shared"],
  "client/styles": [],
  "client/signals": ["client/i18n"],
  "client/embed": ["shared"],
  "client/connections": ["client/site", "shared"],
  "client/editor": ["shared", "client/connections"],
  "client/scene": ["shared"],
  "client/acts": ["client/i18n", "client/scene", "shared"],
  "client/rules": ["client/acts", "client/scene", "shared"],
  "client/state": [
    "client/acts",
    "client/connections",
    "client/i18n",
    "client/rules",
    "client/scene",
    "client/site",
    "shared",
  ],
  "client/elements": [
    "client/acts",
    "client/editor",
    "client/i18n",
    "client/rules",
    "client/scene",
    "client/signals",
    "client/site",
    "client/styles",
    "shared",
  ],
  "client/question": [
    "client/elements",
    "client/rules",
    "client/scene",
    "client/signals",
    "client/i18n",
    "client/site",
    "client/styles",
    "shared",
  ],
  "client/pages": [
    "client/acts",
    "client/connections/sync",
    "client/elements",
    "client/i18n",
    "client/question",
    "client/rules",
    "client/scene",
    "client/signals",
    "client/site",
    "client/state",
    "client/styles",
    "shared",
  ],
  client: ["client", "shared"],
}

/** The floors of the server, from the ground up. A room imports what stands on lower floors, and nothing beside it. */
const floors = [
  ["server/ports"],
  ["server/adapters", "server/core", "server/papers", "server/sync"],
  ["server/backups", "server/jobs", "server/log"],
  ["server/commands"],
  ["server/evidence", "server/letters", "server/search", "server/webhooks"],
  ["server/demo", "server/http", "server/live", "server/watches"],
  ["server/start"],
  ["server/cli", "server/main.ts"],
]

/** The rooms of shared/rules from the lowest: each imports only the rooms before it. Files beside the rooms combine them. */
const rules = [
  "gate",
  "readings",
  "law",
  "people",
  "floor",
  "text",
  "round",
  "record",
  "planning",
  "said",
  "gallery",
  "frame",
]

const files = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(".ts"))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))

/** Returns the files that a file imports; a generated one as if it lay in the room from which it is written. */
const importsOf = (file: string): string[] =>
  imports(file)
    .map(({ from }) => from.replace(/^generated\/words\//, "shared/words/"))
    .filter(from => from.includes("/") && from.endsWith(".ts"))

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

test("each room of the server stands on one floor, and no import goes up or across", () => {
  const floorOf = (path: string) => floors.findIndex(rooms => rooms.some(room => within(path, room)))
  const inServer = sources.filter(file => within(file, "server"))
  expect(inServer.filter(file => floorOf(file) === -1)).toEqual([])
  const room = (path: string) => floors.flat().find(one => within(path, one))
  const bad = inServer.flatMap(file =>
    importsOf(file)
      .filter(path => within(path, "server") && room(path) !== room(file) && floorOf(path) >= floorOf(file))
      .map(path => `${file} imports ${path}`),
  )
  expect(bad).toEqual([])
})

test.each([
  [
    "a server on SQLite",
    "PostgreSQL's driver",
    "server/adapters/drizzle/postgres/",
    /^pg$|^drizzle-orm\/(node-postgres|pg-core)/,
  ],
  ["a server without REDIS_URL", "Valkey's driver", "server/adapters/redis/", /^ioredis$/],
])("%s never loads %s: one room imports it, and is itself loaded when it is needed", (_, __, room, driver) => {
  const loaded = loadedWith(sources.filter(file => !file.startsWith(room)))
  expect([...loaded].flatMap(([from, way]) => (from.startsWith(room) || driver.test(from) ? [way] : []))).toEqual([])
})

// The description of the interface is the largest module of the server, and one request in many thousands asks for it.
test("a server starts without the description of its interface", () => {
  const loaded = [...loadedWith(["server/start/run.ts"]).values()]
  expect(loaded.length).toBeGreaterThan(100)
  expect(loaded.filter(way => /\/openapi\/(openapi|answers\/)\S+$/.test(way))).toEqual([])
})

test("the rooms of shared/rules import downward", () => {
  const floorOf = (path: string) => rules.indexOf(path.match(/^shared\/rules\/(\w+)\//)?.[1] ?? "")
  const rooms = files("shared/rules").flatMap(file => file.match(/^shared\/rules\/(\w+)\//)?.[1] ?? [])
  expect([...new Set(rooms)].toSorted()).toEqual(rules.toSorted())
  const bad = files("shared/rules").flatMap(file =>
    importsOf(file)
      .filter(path => floorOf(file) >= 0 && floorOf(file) < floorOf(path))
      .map(path => `${file} imports ${path}`),
  )
  expect(bad).toEqual([])
})

/**
 * Evidence is written and verified by the server and its command line; a page shows what they found. Papers are written
 * by the server, and the command line writes the same ones. Entries for the gallery are filtered before they leave the server.
 */
const ofOneEnd = ["shared/record", "shared/papers", "shared/rules/gallery"]

test("both ends import each room of shared", () => {
  const edges = new Map(sources.map(file => [file, importsOf(file)]))
  const reached = (end: string): Set<string> => {
    const found = new Set<string>()
    const climb = (file: string): void => {
      if (found.has(file)) return
      found.add(file)
      for (const next of edges.get(file) ?? []) climb(next)
    }
    for (const file of files(end)) climb(file)
    return found
  }
  const [client, server] = [reached("client"), reached("server")]
  const ofBoth = (room: string) => [client, server].every(end => files(room).some(file => end.has(file)))
  const rooms = [...new Set(files("shared").map(dirname))]
  expect(rooms.filter(room => !ofOneEnd.some(one => within(room, one)) && !ofBoth(room))).toEqual([])
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

test("only the wiring knows the adapters", () => {
  const bad = sources.filter(
    file =>
      !["server/adapters", "server/start", "server/cli"].some(room => within(file, room)) &&
      importsOf(file).some(path => within(path, "server/adapters")),
  )
  expect(bad).toEqual([])
})

/** The file that a page fetches in advance, as one, for its buttons. */
const bundles = ["client/pages/session/seated/acting.ts"]

test("no file only exports what another file defines", () => {
  const passes = (file: string) => {
    const { body } = parseSync(file, readFileSync(join(root, file), "utf8")).program
    return (
      body.length > 0 &&
      body.every(one => /^Export(?:Named|All)Declaration$/.test(one.type) && "source" in one && one.source)
    )
  }
  expect(sources.filter(passes)).toEqual(bundles)
})

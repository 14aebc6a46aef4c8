import { readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { importsOf } from "./imports.ts"

// `npm run house` prints what grows: files and lines of each part, crowded rooms, long files and those that import many.
// `npm run house -- NOUN` prints every file of a noun, the tests that import one of them, and how many messages are its
// own.

const root = join(import.meta.dirname, "..")
const [noun] = process.argv.slice(2)

const sources = ["shared", "server", "client", "test"].flatMap(part =>
  readdirSync(join(root, part), { recursive: true, encoding: "utf8" })
    .filter(path => /\.(?:ts|css)$/.test(path) && !path.includes("node_modules"))
    .map(path => join(part, path)),
)
const linesOf = (file: string): number => readFileSync(join(root, file), "utf8").trimEnd().split("\n").length

/** Prints a list below its heading, largest first. */
function print(heading: string, counts: Iterable<readonly [string, number]>): void {
  console.log(`\n${heading}`)
  for (const [name, count] of [...counts].toSorted((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(7)} ${name}`)
}

function ofNoun(name: string): void {
  const own = sources.filter(file => new RegExp(`^(?:shared|server/commands|client)/${name}/`).test(file))
  if (own.length === 0) throw new Error(`No folder of shared, server/commands or client is called ${name}.`)
  const parts = new Set(own)
  const isOf = (file: string) => file.includes(`/${name}/`) || importsOf(file).some(({ from }) => parts.has(from))
  const tests = sources.filter(file => file.startsWith("test/") && file.endsWith(".ts") && isOf(file))
  print(
    `files of ${name}, by lines`,
    own.map(file => [file, linesOf(file)] as const),
  )
  print(
    "tests in a folder of that name, or that import one of them",
    tests.map(file => [file, linesOf(file)] as const),
  )
  const words: Record<string, object> = JSON.parse(readFileSync(join(root, "shared/words/en.json"), "utf8"))
  const messagesIn = (messages: object) => Object.keys(messages).filter(id => id.startsWith(`${name}.`)).length
  const counts = Object.entries(words).map(([page, messages]) => [`${page}: ${name}.*`, messagesIn(messages)] as const)
  print(
    "messages",
    counts.filter(([, n]) => n > 0),
  )
}

function whole(): void {
  const parts = Map.groupBy(sources, file => file.split("/").slice(0, 2).join("/"))
  const counted = [...parts].filter(([part]) => !part.endsWith(".ts"))
  print(
    "files",
    counted.map(([part, files]) => [part, files.length] as const),
  )
  print(
    "lines",
    counted.map(([part, files]) => [part, files.reduce((sum, file) => sum + linesOf(file), 0)] as const),
  )
  const rooms = Map.groupBy(
    sources.filter(file => file.endsWith(".ts") && !file.startsWith("test/")),
    dirname,
  )
  print(
    "rooms with more than ten files",
    [...rooms].map(([room, files]) => [room, files.length] as const).filter(([, n]) => n > 10),
  )
  const long = sources.filter(file => !file.endsWith(".test.ts")).map(file => [file, linesOf(file)] as const)
  print(
    "files of more than 300 lines",
    long.filter(([, n]) => n > 300),
  )
  const imports = sources
    .filter(file => /^(?:shared|server|client).*\.ts$/.test(file))
    .map(file => [file, importsOf(file)] as const)
  print(
    "files with more than 40 imports",
    imports.map(([file, list]) => [file, list.length] as const).filter(([, n]) => n > 40),
  )
}

if (noun === undefined) whole()
else ofNoun(noun)

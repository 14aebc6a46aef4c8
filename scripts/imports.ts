import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { parseSync } from "vite"

const project = resolve(import.meta.dirname, "..")

/** One import or re-export of a file, as the syntax tree has it. */
export interface Import {
  /** from the root of the project, or the name of a package */
  from: string
  /** `value`: loaded with the file. `type`: gone when the file is built. `lazy`: loaded when the file asks for it. */
  kind: "value" | "type" | "lazy"
}

/** The files that this process has read, by their paths. */
const known = new Map<string, Import[]>()

/** The imports of a source, whose path is from the root of the tree. A query of the bundler is left out. */
export function importsOf(file: string, root = project): Import[] {
  const path = join(root, file)
  const imports = known.get(path) ?? readImports(file, root)
  known.set(path, imports)
  return imports
}

function readImports(file: string, root: string): Import[] {
  const text = readFileSync(join(root, file), "utf8")
  const { module } = parseSync(file, text)
  const places: [string, Import["kind"]][] = [
    ...module.staticImports.map(({ moduleRequest, entries }): [string, Import["kind"]] => [
      moduleRequest.value,
      entries.length > 0 && entries.every(({ isType }) => isType) ? "type" : "value",
    ]),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }): [string, Import["kind"]][] =>
        moduleRequest ? [[moduleRequest.value, isType ? "type" : "value"]] : [],
      ),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }): [string, Import["kind"]][] => {
      const written = /^"(.+)"$/.exec(text.slice(start, end))?.[1]
      return written === undefined ? [] : [[written, "lazy"]]
    }),
  ]
  const placeOf = (path: string) => (path.startsWith(".") ? relative(root, resolve(root, dirname(file), path)) : path)
  return places.map(([path, kind]) => ({ from: placeOf(path.replace(/\?.*$/, "")), kind }))
}

/** The files and packages that these files load with themselves, each with the way to it from one of them. */
export function loadedWith(starts: readonly string[], root = project): Map<string, string> {
  const ways = new Map(starts.map(start => [start, start]))
  // Iterating a map includes entries that are added meanwhile.
  for (const [file, way] of ways)
    for (const { from, kind } of file.endsWith(".ts") ? importsOf(file, root) : [])
      if (kind === "value" && !ways.has(from)) ways.set(from, `${way} > ${from}`)
  return ways
}

/**
 * The files of `shared/` that decide what a log folds into, for the room and for the gallery: those that the folding of
 * logs loads.
 */
export function foldingFiles(): string[] {
  const log = readdirSync(join(project, "server/log"), { recursive: true, encoding: "utf8" })
  const loaded = loadedWith(log.filter(file => file.endsWith(".ts")).map(file => join("server/log", file)))
  return [...loaded.keys()].filter(file => file.startsWith("shared/")).map(file => join(project, file))
}

import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")
const sources = readdirSync(join(root, "client"), { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile() && /\.(ts|css)$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))
  .map(file => ({ file: relative(root, file), text: readFileSync(file, "utf8") }))
const textOf = new Map(sources.map(({ file, text }) => [file, text]))
const ofType = (end: string) => sources.filter(({ file }) => file.endsWith(end))

test("styles stand in .css files, where the formatter and the minifier read them", () => {
  const bad = ofType(".ts")
    .filter(({ text }) => /\bcss`/.test(text))
    .map(({ file }) => file)
  expect(bad).toEqual([])
})

interface Rule {
  selectors: string[]
  declarations: string
}

/** The rules of a sheet that hold everywhere: not those of a medium or a container. */
function rulesOf(css: string): Rule[] {
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, "")
  const rules: Rule[] = []
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf("{", at)
    if (open < 0) break
    let end = open + 1
    for (let depth = 1; depth > 0; end++) depth += text[end] === "{" ? 1 : text[end] === "}" ? -1 : 0
    const head = text.slice(at, open).split(";").at(-1)?.trim() ?? ""
    if (!head.startsWith("@"))
      rules.push({
        selectors: head.split(/,(?![^(]*\))/).map(one => one.trim()),
        declarations: text.slice(open + 1, end - 1),
      })
    at = end
  }
  return rules
}

/** The classes that a sheet defines: a selector that is the class alone, with or without an element's name. */
const definedIn = (file: string): Set<string> =>
  new Set(
    rulesOf(textOf.get(file) ?? "").flatMap(({ selectors }) =>
      selectors.flatMap(one => /^[a-z\d]*\.([\w-]+)$/.exec(one)?.[1] ?? []),
    ),
  )

/** The sheets that a module brings by its own import and by the sheets that it names of other modules. */
function sheetsOf(file: string): string[] {
  const text = textOf.get(file) ?? ""
  const own = [...text.matchAll(/from "(\.[^"]+\.css)\?inline"/g)].map(([, path = ""]) => join(dirname(file), path))
  const styles = /styles = ([\s\S]*?)\n\n/.exec(text)?.[1] ?? /export const \w+ = \[([^\]]*)\]/.exec(text)?.[1] ?? ""
  const others = [...text.matchAll(/import \{ ([^}]+) \} from "(\.[^"]+\.ts)"/g)]
    .filter(([, names = ""]) => names.split(", ").some(name => new RegExp(`\\b${name}\\b`).test(styles)))
    .flatMap(([, , path = ""]) => sheetsOf(join(dirname(file), path)))
  return [...others, ...own]
}

/** The sheets of the document, which every page has or adds to. Paper has a sheet of its own, for its medium alone. */
const document = ofType(".css")
  .map(({ file }) => file)
  .filter(file => !sources.some(({ file: from }) => from.endsWith(".ts") && sheetsOf(from).includes(file)))
  .concat(
    "client/styles/controls.css",
    "client/elements/note/styles/noteStyles.css",
    "client/elements/note/styles/peerStyles.css",
  )
  .filter(file => file !== "client/styles/print.css")

/** A document and a shadow root have their classes to themselves. */
const scopes: Record<string, string[]> = Object.fromEntries([
  ["the document", document],
  ...ofType(".ts")
    .filter(({ text }) => text.includes("static override styles"))
    .map(({ file }) => [file, sheetsOf(file)]),
])

test("no class is defined by two sheets that meet in a document or a shadow root", () => {
  expect(Object.keys(scopes).length).toBeGreaterThan(50)
  expect(scopes["client/elements/session/round/plenary-round-card.ts"]).toEqual([
    "client/styles/controls.css",
    "client/styles/text.css",
    "client/elements/session/kit/sheet.css",
    "client/elements/session/round/plenary-round-card.css",
  ])
  const bad = Object.entries(scopes).flatMap(([scope, sheets]) => {
    const all = [...new Set(sheets)].flatMap(sheet => [...definedIn(sheet)].map(name => ({ name, sheet })))
    return all
      .filter(({ name }, at) => all.findIndex(one => one.name === name) !== at)
      .map(({ name, sheet }) => `${scope}: .${name} again in ${sheet}`)
  })
  expect(bad).toEqual([])
})

test("the class names of shared controls are used for nothing else", () => {
  const controls = definedIn("client/styles/controls.css")
  expect([...controls]).toEqual(expect.arrayContaining(["button", "filled", "chip", "card", "field", "small"]))
  const bad = ofType(".css")
    .map(({ file }) => file)
    .filter(file => !["client/styles/controls.css", "client/styles/print.css"].includes(file))
    .flatMap(file => [...definedIn(file)].filter(name => controls.has(name)).map(name => `${file}: .${name}`))
  expect(bad).toEqual([])
})

const sheets = ofType(".css")
const valuesOf = (property: RegExp, files = sheets): string[] =>
  files.flatMap(({ text }) =>
    [...text.matchAll(/(?<![\w-])([\w-]+):\s*([^;{}]+);/g)]
      .filter(([, name = ""]) => property.test(name))
      .map(([, , value = ""]) => value),
  )

/**
 * Six sizes of type, the root's, and 13 px in charts, whose drawing has its own measure and is scaled whole. A wall that
 * is read from the last row and a paper that is read out to a room have the same six: they change the root's size alone
 * (`--root`, in parts of the wall's height), which counts separately, as it is no size of any text.
 */
test("the size of a text is a token", () => {
  const sizes = new Set(valuesOf(/^font-size$/))
  expect([...sizes].toSorted()).toEqual([
    "13px",
    "var(--body)",
    "var(--compact)",
    "var(--lead)",
    "var(--root)",
    "var(--small)",
    "var(--title-1)",
    "var(--title-2)",
  ])
  expect(new Set(valuesOf(/^font$/))).toEqual(new Set(["inherit", "600 var(--small) / 1.5 var(--sans)"]))
})

test("no text is smaller than 0.8125 rem", () => {
  const tokens = sheets.filter(({ file }) => file === "client/styles/tokens.css")
  const sizes = ["small", "compact", "body", "lead", "title-2"].map(name =>
    valuesOf(new RegExp(`^--${name}$`), tokens).map(Number.parseFloat),
  )
  expect(sizes.flat()).toEqual([0.8125, 0.9375, 1, 1.125, 1.3125])
})

/** A wall's rem is a part of its height: its spaces are of that measure. */
test("spaces come from one scale", () => {
  const files = sheets.filter(({ file }) => !file.endsWith("/wall.css"))
  const outside = valuesOf(/^(row-|column-)?gap$|^(padding|margin)(-|$)/, files)
    .map(value => value.replaceAll(/[\w-]+\((?:[^()]|\([^()]*\))*\)/g, ""))
    .filter(value => /[\d.]+rem/.test(value))
  expect(outside).toEqual([])
  expect(new Set(valuesOf(/^--space-/)).size).toBe(7)
})

test("a button is a control without saying so: the class is for what only looks like one", () => {
  const bad = ofType(".ts").flatMap(({ file, text }) =>
    [...text.matchAll(/<button\b[^<]*?class="button\b/g)].map(() => file),
  )
  expect(bad).toEqual([])
})

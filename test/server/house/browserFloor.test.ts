import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import data from "@mdn/browser-compat-data" with { type: "json" }
import type { Identifier, SimpleSupportStatement } from "@mdn/browser-compat-data"
import { expect, test } from "vitest"
import { oldestBrowsers } from "../../../client/i18n/sentences/oldestBrowsers.ts"

const { builtins } = data.javascript as unknown as Record<string, Identifier>
const client = join(import.meta.dirname, "../../../dist/client")
const texts = globSync("assets/*.{js,css}", { cwd: client }).map(file => readFileSync(join(client, file), "utf8"))
const all = texts.join("\n")

/** Features that the pages can do without, and how. */
const missed: Readonly<Record<string, string>> = {
  alt: "no property: the words of a picture, in a program's text",
  "accent-color": "a tick has the system's colour",
  "content-visibility": "closed details do not print",
  "field-sizing": "a field keeps its least height and scrolls",
  "line-clamp": "stands beside its prefixed form",
  "overscroll-behavior": "the page behind scrolls on",
  "print-color-adjust": "stands beside its prefixed form",
  page: "the printer chooses the paper",
  "forced-color-adjust": "Safari has no forced colours",
  "reading-flow": "on a low screen Tab comes to the bar last",
  rule: "no property: a word in a program's text",
  size: "no property: of @page",
  "text-size-adjust": "only phones' engines have it",
  ":highlight": "no selector: the system's colour, after the colon of a declaration",
  "::details-content": "closed details do not print",
  "user-select": "stands beside its prefixed form",
}

const engines = ["chrome", "firefox", "safari"] as const
type Engine = (typeof engines)[number]

const isOlder = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map(version => version.replace("≤", "").split(".").map(Number))
  return (x?.[0] ?? 0) !== (y?.[0] ?? 0) ? (x?.[0] ?? 0) < (y?.[0] ?? 0) : (x?.[1] ?? 0) < (y?.[1] ?? 0)
}

function has(feature: Identifier, engine: Engine): boolean {
  const support = feature.__compat?.support[engine]
  const statements: SimpleSupportStatement[] = support === undefined ? [] : [support].flat()
  return statements.some(
    ({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other }) =>
      typeof added === "string" &&
      added !== "preview" &&
      !isOlder(oldestBrowsers[engine], added) &&
      removed === undefined &&
      flags === undefined &&
      prefix === undefined &&
      other === undefined,
  )
}

const lacks = (feature: Identifier): Engine[] =>
  feature.__compat ? engines.filter(engine => !has(feature, engine)) : []

const namesIn = (pattern: RegExp, text = all): string[] => [
  ...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? "")),
]
/** The selectors, without the declarations: a value such as `column` may have the name of a selector. */
const preludes = [...all.matchAll(/([^{};]*)\{/g)].map(([, prelude]) => prelude).join("\n")
const pathsOf = (root: Identifier | undefined): [string, Identifier][] =>
  Object.entries(root ?? {}).filter(([name]) => name !== "__compat") as [string, Identifier][]

function newer(names: string[], from: (name: string) => Identifier | undefined): string[] {
  return names.flatMap(name => {
    const feature = from(name)
    const without = feature ? lacks(feature) : []
    return without.length > 0 && !(name in missed) ? [`${name} is not in the oldest ${without.join(", ")}`] : []
  })
}

test("the floor is the one that the data was read for", () => {
  expect(has(globals.get("Intl.Segmenter")!, "firefox")).toBe(true)
  expect(isOlder("120", "125")).toBe(true)
  expect(isOlder("17.5", "17.4")).toBe(false)
})

test("every property, rule and selector of the styles is in the oldest browsers, or the page does without", () => {
  const { properties, selectors, "at-rules": rules } = data.css as unknown as Record<string, Identifier>
  expect(newer(namesIn(/[{;\s]([a-z]+(?:-[a-z]+)*)\s*:\s*[^:;{}]+[;}]/g), name => properties?.[name])).toEqual([])
  const named = namesIn(/(::?[a-z]+(?:-[a-z]+)*)/g, preludes)
  expect(named).toContain(":has")
  expect(newer(named, name => selectors?.[name.replace(/^::?/, "")])).toEqual([])
  expect(newer(namesIn(/@([a-z]+(?:-[a-z]+)*)[\s{]/g), name => rules?.[name])).toEqual([])
})

test("every attribute of the pages is in the oldest browsers", () => {
  const attributes = data.html.global_attributes as Identifier
  expect(newer(namesIn(/\s([a-z]{3,})(?:=|[\s>])/g), name => attributes[name])).toEqual([])
})

/** Each member of each global object: `Intl.Segmenter`, `URL.canParse_static`. */
const globals = new Map<string, Identifier>(
  [...pathsOf(builtins), ...pathsOf(data.api)].flatMap(([owner, feature]) => [
    [owner, feature] as [string, Identifier],
    ...pathsOf(feature).map(
      ([name, member]) => [`${owner}.${name.replace(/_static$/, "")}`, member] as [string, Identifier],
    ),
  ]),
)

/** asked for with `in` or `typeof` before it is used */
const askedFor: Readonly<Record<string, string>> = {
  Navigation: "links load whole pages",
  "Uint8Array.fromHex": "the hashes of the page that verifies do without",
  "PublicKeyCredential.getClientCapabilities": "passkeys do without",
  "PublicKeyCredential.signalAllAcceptedCredentials": "nothing calls it: the library offers it",
  "PublicKeyCredential.signalCurrentUserDetails": "nothing calls it: the library offers it",
  "PublicKeyCredential.signalUnknownCredential": "nothing calls it: the library offers it",
  "Error.captureStackTrace": "errors do without",
}

test("every global object and member that the pages name is in the oldest browsers", () => {
  const named = [
    ...namesIn(/\bnew ([A-Z]\w+)\(/g),
    ...namesIn(/\b([A-Z]\w+\.[a-z]\w+)\(/g),
    ...namesIn(/\bnew ([A-Z]\w+\.[A-Z]\w+)\(/g),
  ]
  expect(named.length).toBeGreaterThan(40)
  expect(
    newer(
      named.filter(name => !(name in askedFor)),
      name => globals.get(name),
    ),
  ).toEqual([])
})

const collections = ["Array", "ArrayBuffer", "Map", "Object", "Promise", "RegExp", "Set", "String", "TypedArray"]

test("no method of the language's own objects is called that the oldest browsers lack", () => {
  const late = collections.flatMap(owner =>
    pathsOf(builtins?.[owner]).flatMap(([name, feature]) =>
      lacks(feature).length > 0 ? [name.replace("_static", "")] : [],
    ),
  )
  expect(late).toContain("union")
  const called = namesIn(/\.([a-z]\w+)\(/g)
  // that of CSS, and not of RegExp
  expect(called.filter(name => late.includes(name) && name !== "escape")).toEqual([])
})

import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"

const lineComments = /(?:^|(?<=[\s,;{(]))\/\/ .*(?:\n\s*\/\/ .*)*/gm
const blockComments = /\/\*[\s\S]*?\*\//g

/** The comments of a source, each as one line of text. */
const commentsIn = (source: string): string[] =>
  [...source.matchAll(blockComments), ...source.replace(blockComments, "").matchAll(lineComments)].map(([comment]) =>
    comment
      .replace(/^\/\*+|\*\/$/g, "")
      .replace(/^\s*(?:\*|\/\/)(?: |$)/gm, " ")
      .replace(/\s+/g, " ")
      .trim(),
  )

/** A comment that begins so has no subject, or a negative one, and has to be read twice. */
const fragment = /^(?:whom?|whose|what|whoever|whomever|whatever|whichever|of|none|nobody|nothing|neither)\b(?!:)/i

/** A clause without a noun, at the beginning of a later sentence. */
const clause = /[.;:] (?:Whom?|Whoever|Whomever|Whatever|What)\b(?!:)/

const isHeadless = (comment: string): boolean => fragment.test(comment) || clause.test(comment)

const rooms = [
  "server",
  "shared",
  "client",
  "test/{server,shared,client,journeys,abuse,faults,fuzz,bench,kit,mutation,vectors}",
]

test("a comment of a source or of its test kit begins with a subject or a verb", () => {
  const files = rooms
    .flatMap(part => globSync(`${part}/**/*.{ts,css}`, { cwd: root }))
    .filter(file => !/node_modules|comments\.test\.ts$/.test(file))
    .toSorted()
  const found = files.flatMap(file =>
    commentsIn(readFileSync(join(root, file), "utf8"))
      .filter(isHeadless)
      .map(comment => `${file}: ${comment}`),
  )
  expect(found).toEqual([])
})

test("a headless comment is found, in each form of a comment, and a list of states is none", () => {
  const source = [
    "/** Whoever wrote it. */",
    "const a = 1 // of the log alone",
    "/**",
    " * The head of the log. What follows it is read later.",
    " */",
    "function b() {",
    "  // none of them has",
    "  // a second line",
    "}",
    '/** none: hello said read-only · open: it may write */ const url = "https://example.org/ of"',
    "/** The author of the entry. */",
  ].join("\n")
  expect(commentsIn(source).filter(isHeadless)).toEqual([
    "Whoever wrote it.",
    "The head of the log. What follows it is read later.",
    "of the log alone",
    "none of them has a second line",
  ])
})

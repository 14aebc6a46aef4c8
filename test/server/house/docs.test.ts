import { existsSync, readdirSync, readFileSync } from "node:fs"
import { basename, dirname, join, relative } from "node:path"
import { expect, test } from "vitest"
import { closeCodes } from "../../../shared/contract/closeCodes.ts"
import { messageTypes } from "../../../shared/contract/documentFrames.ts"

const root = join(import.meta.dirname, "../../..")
const sources = ["client", "server", "shared", "test", "scripts", "docs"]

const filesIn = (folder: string, ends: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(name => ends.test(name) && !name.includes("node_modules"))
    .map(name => join(folder, name))

const read = (file: string): string => readFileSync(join(root, file), "utf8")

const documents = [...readdirSync(root).filter(name => name.endsWith(".md")), ...filesIn("docs", /\.md$/)]
const code = sources.flatMap(folder => filesIn(folder, /\.(ts|mjs|css)$/))
const domain = read("docs/DOMAIN.md")
const rules = new Set([...domain.matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\*/gm)].map(([, id]) => id))

/** Every id of a citation such as "DOMAIN S6, E3" or "docs/DOMAIN.md, C1–C4". */
function idsCited(text: string): string[] {
  const lists = text.matchAll(/DOMAIN(?:\.md)?[,:]? \(?((?:[A-Z]{1,2}\d+(?:–[A-Z]{0,2}\d+)?(?:, | and |; )?)+)/g)
  return [...lists].flatMap(([, list = ""]) => list.match(/[A-Z]{1,2}\d+/g) ?? [])
}

test("each document that is cited is in the repository", () => {
  const known = new Set(documents.map(file => basename(file)))
  const unknown = [...code, ...documents].flatMap(file =>
    [...read(file).matchAll(/\b([\w-]+\.md)\b/g)].flatMap(([, name = ""]) =>
      known.has(name) ? [] : [`${file}: ${name}`],
    ),
  )
  expect(unknown.filter(line => !line.startsWith("test/server/house/docs.test.ts"))).toEqual([])
})

test("each rule that is cited is in DOMAIN.md, which numbers each rule once", () => {
  const unknown = [...code, ...documents].flatMap(file =>
    idsCited(read(file)).flatMap(id => (rules.has(id) ? [] : [`${file}: ${id}`])),
  )
  expect(unknown).toEqual([])
  const titled = code
    .filter(file => file.endsWith(".test.ts"))
    .flatMap(file =>
      [...read(file).matchAll(/"((?:\[[A-Z]{1,2}\d+\] )+)/g)].flatMap(([, ids = ""]) =>
        (ids.match(/[A-Z]{1,2}\d+/g) ?? []).flatMap(id => (rules.has(id) ? [] : [`${file}: ${id}`])),
      ),
    )
  expect(titled).toEqual([])
  const all = [...domain.matchAll(/^- \*\*([A-Z]{1,2}\d+)\*\*/gm)]
  expect(rules.size).toBe(all.length)
  const inside = [...domain.matchAll(/\(([A-Z]{1,2}\d+(?:–[A-Z]{0,2}\d+)?(?:, [A-Z]{1,2}\d+(?:–[A-Z]{0,2}\d+)?)*)\)/g)]
  const missing = inside.flatMap(([, list = ""]) => (list.match(/[A-Z]{1,2}\d+/g) ?? []).filter(id => !rules.has(id)))
  expect(missing).toEqual([])
})

test("each path and each link in a document leads to a file", () => {
  const wrong = documents.flatMap(file => {
    const text = read(file)
    const paths = [...text.matchAll(/`((?:client|server|shared|test|scripts|docs|migrations)\/[\w./-]*)`/g)]
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)(?:#[^)]*)?\)/g)]
    return [
      ...paths.flatMap(([, path = ""]) => (existsSync(join(root, path)) ? [] : [`${file}: ${path}`])),
      ...links.flatMap(([, link = ""]) => {
        const to = join(root, dirname(file), link)
        return existsSync(to) ? [] : [`${file}: ${relative(root, to)}`]
      }),
    ]
  })
  expect(wrong).toEqual([])
})

test("PROTOCOL.md names each message type and each close code that the server sends", () => {
  const protocol = read("docs/PROTOCOL.md")
  // tooLarge is what a page makes of 1009, with which ws closes by itself
  const { tooLarge, ...sent } = closeCodes
  expect(tooLarge).toBe(4413)
  for (const close of Object.values(sent)) expect(protocol).toContain(String(close))
  for (const type of [messageTypes.ack, messageTypes.hello, messageTypes.reject, messageTypes.notice])
    expect(protocol).toContain(`| ${type} `)
})

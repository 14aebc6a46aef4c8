import { readdirSync, readFileSync } from "node:fs"
import { basename, join, relative, resolve } from "node:path"
import { expect, test } from "vitest"

const root = resolve(import.meta.dirname, "../../..")
const sources = readdirSync(join(root, "client"), { withFileTypes: true, recursive: true })
  .filter(entry => entry.isFile() && /\.(ts|css|html)$/.test(entry.name))
  .map(entry => join(entry.parentPath, entry.name))
  .map(file => ({ file: relative(root, file), text: readFileSync(file, "utf8") }))

/** `plenary-app` is registered in main.ts, once its words are loaded; its class has a file of its name like the others. */
const registeredElsewhere = ["plenary-app"]

test("each custom element stands in a file of its tag's name, and the tag begins with plenary-", () => {
  const registered = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/@customElement\("([^"]+)"\)|customElements\.define\("([^"]+)"/g)].map(([, a, b]) => ({
      file,
      tag: a ?? b ?? "",
    })),
  )
  expect(registered.length).toBeGreaterThan(80)
  const bad = registered.filter(
    ({ file, tag }) =>
      !tag.startsWith("plenary-") || (basename(file) !== `${tag}.ts` && !registeredElsewhere.includes(tag)),
  )
  expect(bad).toEqual([])
})

test("each tag has one element", () => {
  const tags = sources.flatMap(({ text }) => [...text.matchAll(/@customElement\("([^"]+)"\)/g)].map(([, tag]) => tag))
  expect(tags.filter((tag, at) => tags.indexOf(tag) !== at)).toEqual([])
})

test("templates name no custom element without the prefix", () => {
  const bad = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/<\/?([a-z]+(?:-[a-z]+)+)(?=[\s>])/g)]
      .filter(([, tag = ""]) => !tag.startsWith("plenary-"))
      .map(([, tag]) => `${file}: ${tag}`),
  )
  expect(bad).toEqual([])
})

import { readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { expect, test } from "vitest"

const folder = resolve(import.meta.dirname, "../../../client")

/** The parts of a page's knowledge beside its view (client/scene/scene.ts). Each comes from a signal of its own. */
const beside = ["now", "present", "answers", "mine", "said"]

/** An element that takes a scene: its file's text, and the parts beside the view that it says it needs. */
interface Taker {
  tag: string
  text: string
  parts: readonly string[]
}

const takers: Taker[] = readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap(entry => {
  if (!entry.isFile() || !/^plenary-.*\.ts$/.test(entry.name)) return []
  const text = readFileSync(join(entry.parentPath, entry.name), "utf8")
  const type = text.match(/@property\([^)]*\) scene: (\w+)(?:<([^>]+)>)? \| null/)
  if (!type) return []
  const parts = type[1] === "Scene" ? beside : [...(type[2] ?? "").matchAll(/"(\w+)"/g)].map(([, part = ""]) => part)
  return [{ tag: entry.name.slice(0, -".ts".length), text, parts }]
})

test("the elements that take a scene are found", () => {
  expect(takers.length).toBeGreaterThan(20)
})

test("what shows a part that has a signal of its own watches signals", () => {
  const deaf = takers.filter(({ parts, text }) => parts.length > 0 && !text.includes("extends Watching("))
  expect(deaf.map(({ tag }) => tag)).toEqual([])
})

test("an element that hands its scene on knows what its parts need", () => {
  const lacking = takers.flatMap(({ tag, text, parts }) =>
    [...text.matchAll(/<(plenary-[\w-]+)[^<]*? \.scene=/g)].flatMap(([, inner]) => {
      const needs = takers.find(one => one.tag === inner)?.parts ?? []
      return needs.filter(part => !parts.includes(part)).map(part => `${tag} hands ${inner} no ${part}`)
    }),
  )
  expect(lacking).toEqual([])
})

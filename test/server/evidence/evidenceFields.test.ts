import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"

const page = readFileSync(join(root, "docs/EVIDENCE.md"), "utf8")
const section = page.slice(page.indexOf("## 3. The bundle"), page.indexOf("**Audience.**"))

/** Every word that the section has as code, but for the values of fields and the functions H and C. */
const values = ["room", "gallery", "null", "name", "verify", "html", "mjs", "x"]
const words = new Set(
  [...section.matchAll(/`([^`]+)`/g)].flatMap(([, code = ""]) =>
    /^[HC]\(/.test(code) ? [] : (code.match(/(?<![-\w])[A-Za-z]\w*(?![-\w])/g) ?? []),
  ),
)

let demo: DemoEvidence
let lines: Record<string, unknown>[]
beforeAll(async () => {
  demo = await demoEvidence()
  const { sessions } = await demo.demo.stage.state()
  const own = [
    await demo.bundle("room"),
    await demo.bundle("gallery"),
    await demo.bundle("room", Object.keys(sessions)[0]),
  ]
  const vectors = ["room.bundle", "public.bundle"].map(name => readFileSync(join(root, "test/vectors", name), "utf8"))
  lines = [...own, ...vectors]
    .flatMap(text => text.trimEnd().split("\n"))
    .map(line => JSON.parse(line) as (typeof lines)[number])
})
afterAll(() => demo.demo.remove())

/** The fields of a line and of what it is made of, but not what an entry itself says. */
function fieldsOf(value: unknown, names: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const one of value) fieldsOf(one, names)
  else if (typeof value === "object" && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      names.add(name)
      if (!["body", "value", "readings"].includes(name)) fieldsOf(inner, names)
    }
  return names
}

describe("docs/EVIDENCE.md", () => {
  test("names every field of a real bundle, and no other", () => {
    const real = fieldsOf(lines, new Set())
    expect([...real].filter(name => !words.has(name))).toEqual([])
    expect([...words].filter(word => !real.has(word) && !values.includes(word))).toEqual([])
  })
})

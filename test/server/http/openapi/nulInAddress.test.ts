import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "../../../../server/adapters/system/root.ts"
import { builtClient } from "../../../../server/http/builtClient.ts"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"
import type { Person } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let chair: Person
beforeAll(async () => {
  panel = await servePanel({ pages: builtClient(join(root, "dist/client")) })
  chair = await panel.join("moderator1")
})
afterAll(() => panel.end())

const methods = ["get", "post", "put", "patch", "delete"] as const

/** Every documented address with the character NUL in one of its parameters, and otherwise the panel's own values. */
const addresses = Object.entries(openapi().paths ?? {}).flatMap(([path, item]) =>
  methods.flatMap(method => {
    const described = item[method]
    if (!described) return []
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({ name, in: "path" }))
    const inQuery = (described.parameters ?? []).flatMap(one =>
      "in" in one && one.in === "query" && one.name ? [{ name: one.name, in: "query" }] : [],
    )
    return [...inPath, ...inQuery].map(one => ({ method: method.toUpperCase(), path, ...one }))
  }),
)

test("every parameter of every route is refused with NUL in it, as the caller's fault", async () => {
  expect(addresses.length).toBeGreaterThan(300)
  const other: unknown[] = []
  for (const { method, path, name, in: place } of addresses) {
    const value = (one: string) => (one === "slug" ? "panel" : one === "lang" ? "en" : "1")
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, one: string) => (one === name ? "a%00b" : value(one)))
    const at = place === "query" ? `${filled}?${name}=a%00b` : filled
    const response = await fetch(panel.url + at, { method, headers: { cookie: chair.cookie } })
    const { error } = (await response.json()) as { error?: { code: string; text: string } }
    if (response.status !== 400 || error?.code !== "bad-input" || !error.text) other.push([method, at, response.status])
  }
  expect(other).toEqual([])
})

test.each(["/w/%00", "/w/panel/r/%00", "/join?%00", "/sync/%00", "/assets/%00.js", "/%00"])(
  "so is the page or the file at %s, in the reader's language",
  async path => {
    const response = await fetch(panel.url + path, { headers: { "accept-language": "ja" } })
    const { error } = (await response.json()) as { error: { code: string; text: string } }
    expect([response.status, error.code]).toEqual([400, "bad-input"])
    expect(error.text).toMatch(/[ぁ-ん]/)
  },
)

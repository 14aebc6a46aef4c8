import { afterEach, beforeEach, expect, test } from "vitest"
import * as z from "zod"
import { readBody } from "../../../server/core/readBody.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

test("a field that a command does not know is refused by name, and nothing is done", async () => {
  const statement = await panel.proposed()
  const asked = { statement, version: 1, kind: "rating", anonymity: "named", seconds: null } as const
  const { round } = await panel.do("moderator", "open-round", asked)
  const before = (await panel.stage.state()).seq
  const answer = { kind: "rating", score: 7, remedy: "The costs are known." }
  expect(await panel.refused("panelist1", "answer-round", { round, answer, seen: 0 } as never)).toBe("unknown-field")
  expect((await panel.stage.state()).seq).toBe(before)
})

test("a field that a schema leaves out, fills in or trims is not unknown", () => {
  const schema = z.object({
    text: z.string().trim(),
    n: z.int().default(1),
    of: z.record(z.string(), z.object({ a: z.string().optional() })),
    list: z.array(z.union([z.object({ is: z.literal("x"), x: z.int() }), z.object({ is: z.literal("y") })])),
  })
  const sent = { text: " a ", of: { one: {}, two: { a: "b" } }, list: [{ is: "y" }, { is: "x", x: 2 }] }
  expect(readBody(schema, sent)).toEqual({ body: { ...sent, text: "a", n: 1 } })
  expect(readBody(schema, { ...sent, more: undefined })).toMatchObject({ body: { text: "a" } })
  expect(readBody(schema, { ...sent, list: [{ is: "y" }, { is: "y", x: 2 }] })).toMatchObject({
    refuse: { code: "unknown-field", params: { field: "list.1.x" } },
  })
})

test("a text with half of a surrogate pair is refused, so that a result can always be written into the log", async () => {
  const statement = await panel.proposed()
  const asked = { statement, version: 1, kind: "rating", anonymity: "pseudonymous", seconds: null } as const
  const { round } = await panel.do("moderator", "open-round", asked)
  const answer = { kind: "rating", score: 5, reason: "broken \ud800", lang: "en" }
  expect(await panel.refused("panelist1", "answer-round", { round, answer, seen: 0 } as never)).toBe("bad-input")
  const nested = z.object({ of: z.record(z.string(), z.array(z.string())) })
  for (const sent of [{ of: { one: ["\udc00 first"] } }, { of: { "\ud83d": [] } }])
    expect(readBody(nested, sent)).toMatchObject({ refuse: { code: "bad-input" } })
  expect(readBody(nested, { of: { one: ["\ud83d\ude00"] } })).toMatchObject({ body: {} })
})

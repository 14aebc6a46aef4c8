import { afterEach, beforeEach, expect, test } from "vitest"
import { readBody } from "../../../server/core/readBody.ts"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { bodyFor } from "../refusals/anyBody.ts"

/** Every table of rows has something under these names that is no row. */
const inherited = Object.getOwnPropertyNames(Object.prototype)
const kinds = Object.keys(commandBodies) as CommandKind[]
const named = (body: object): string => JSON.stringify(body)

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

test.each(kinds)("%s: an id that every table has by itself is refused, in each place", kind => {
  const places = named(bodyFor(kind)).split("nobody")
  for (const name of inherited)
    for (let place = 1; place < places.length; place++) {
      const sent = places.reduce((all, part, n) => `${all}${n === place ? name : "nobody"}${part}`)
      const read = readBody(commandBodies[kind], JSON.parse(sent))
      expect([sent, read]).toEqual([sent, { refuse: expect.objectContaining({ code: "not-found" }) }])
    }
})

test("a reply to such a thread is refused, and the panel goes on", async () => {
  for (const thread of inherited)
    expect(await panel.refused("panelist1", "reply", { thread, entry: { lang: "en", text: "?" } })).toBe("not-found")
  const entry = { lang: "en" as const, text: "constructor" }
  const { thread } = await panel.do("panelist1", "open-thread", { topic: panel.topic, entry })
  expect((await panel.stage.state()).threads).toHaveProperty(String(thread))
})

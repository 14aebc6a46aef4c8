import { afterEach, expect, test } from "vitest"
import { panel, scene } from "../../../kit/scenes.ts"
import { asked } from "./asking.ts"
import { words } from "./shown.ts"

afterEach(() => document.body.replaceChildren())

test("unchanged words make no suggestion: the form says so and sends nothing", async () => {
  const topic = Object.values(panel().topics)[0]
  const act = { kind: "suggest", topic, anchor: { exact: " publishes " }, lang: "en" } as never
  const { dialog, send, write } = await asked(act, scene())
  expect(words(dialog)).not.toContain("as they stand now")
  expect(await send()).toEqual([])
  expect(words(dialog)).toContain("These words are as they stand now.")
  await write("wording", "tells")
  expect(await send()).toMatchObject([{ kind: "open-thread", body: { wording: " tells " } }])
})

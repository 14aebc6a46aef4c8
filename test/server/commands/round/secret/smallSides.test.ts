import { afterEach, expect, test } from "vitest"
import { openPanel, type Panel } from "../../../../kit/servers/panel.ts"

let panel: Panel
afterEach(() => panel.end())

const opening = async (kind: "rating" | "call", anonymity?: "pseudonymous" | "secret" | "named") => {
  const statement = await panel.proposed()
  return { statement, version: 1, kind, ...(anonymity && { anonymity }) }
}

test.each([
  ["two sides of two", { panelists: 4, sided: true }, "side-too-small"],
  ["two sides of three and four", { panelists: 7, sided: true }, "side-too-small"],
  ["three without sides", { panelists: 3 }, "too-few-to-hide"],
] as const)("%s: no call with hidden names and no secret one is opened, a named one is", async (_, planned, code) => {
  panel = await openPanel(planned)
  for (const kind of code === "too-few-to-hide" ? (["rating", "call"] as const) : (["call"] as const))
    for (const anonymity of ["pseudonymous", "secret"] as const)
      expect(await panel.refused("moderator", "open-round", await opening(kind, anonymity))).toBe(code)
  await panel.do("moderator", "open-round", await opening("call", "named"))
})

const anonymityOf = async (planned: Parameters<typeof openPanel>[0]) => {
  panel = await openPanel(planned)
  const { round } = await panel.do("moderator", "open-round", await opening("rating"))
  return Object.values((await panel.stage.state()).rounds).find(({ id }) => id === round)?.anonymity
}

test("a rating of which nothing was said is named where fewer than four can answer", async () => {
  expect(await anonymityOf({ panelists: 3 })).toBe("named")
})

test("a rating hides names beside a small side: its figures are of the whole panel alone", async () => {
  expect(await anonymityOf({ panelists: 4, sided: true })).toBe("pseudonymous")
})

test("a rating of which nothing was said hides names where they can be hidden", async () => {
  expect(await anonymityOf({ panelists: 8, sided: true })).toBe("pseudonymous")
})

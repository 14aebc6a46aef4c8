import { expect, test } from "vitest"
import { foldWorkspace } from "../../../shared/fold/nouns/workspace.ts"
import { emptyState } from "../../../shared/fold/state.ts"

const admitted = (by: string | null, invite: string | null, role = "panelist") => {
  const before = {
    ...emptyState,
    invites: { i: { id: "i", by: "Chen", used: 0, uses: 2 }, host: { id: "host", by: null } },
  }
  const personal = { name: "Lin", romanised: "", short: "" }
  const body = { member: "Lin", role, side: null, field: "", lang: "en", invite, personal }
  const { members } = foldWorkspace(before, { kind: "member-admitted", seq: 1, at: 5, by, body } as never)
  return (members as Record<string, { broughtBy?: string; appointedBy?: string; seatedAt: number | null }>)["Lin"]
}

test("a panelist was brought by who admitted them, or by who made their link", () => {
  expect(admitted("Miwa", null)).toMatchObject({ broughtBy: "Miwa", seatedAt: 5 })
  expect(admitted("Miwa", "i")).toMatchObject({ broughtBy: "Miwa" })
  expect(admitted(null, "i")).toMatchObject({ broughtBy: "Chen" })
  for (const nobody of [admitted(null, null), admitted(null, "host"), admitted(null, "unknown")])
    expect(nobody).not.toHaveProperty("broughtBy")
})

test("an office is given by the same, and is no seat that somebody brought", () => {
  expect(admitted(null, "i", "moderator")).toMatchObject({ appointedBy: "Chen", seatedAt: 5 })
  expect(admitted(null, "i", "moderator")).not.toHaveProperty("broughtBy")
  expect(admitted("Chen", null, "observer")).toMatchObject({ seatedAt: null })
  expect(admitted(null, null, "secretary")).not.toHaveProperty("appointedBy")
})

import { expect, test } from "vitest"
import { hintsFor, presenceHint } from "../../../server/live/hints/hints.ts"
import { createPresence } from "../../../server/live/hints/presence.ts"
import type { Hint } from "../../../shared/contract/live.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"

const workspace = WorkspaceId.parse("w")

test.each([
  ["named", ["Lin", "Zhou"]],
  ["chatham", []],
  ["unattributed", []],
] as const)("where names are %s the gallery is told of these who are here", async (attribution, told) => {
  const presence = createPresence()
  for (const member of ["Zhou", "Lin", null]) presence.enter(workspace, member)
  const folds = { current: async () => ({ state: { workspace: { attribution } } }) }
  const { room, gallery } = await presenceHint({ presence, folds } as never, workspace)
  expect(room).toEqual([{ kind: "presence", members: ["Lin", "Zhou"], observers: 1 }])
  expect(gallery).toEqual([{ kind: "presence", members: [...told], observers: 1 }])
})

test("each member is told which open rounds hold an answer of theirs, and nobody else's", () => {
  const hint: Hint = { kind: "presence", members: [], observers: 0 }
  const answered = new Map([
    ["r1", new Set(["Lin"])],
    ["r2", new Set(["Lin", "Zhou"])],
  ])
  const of = (member: string | null) => hintsFor({ room: [hint], gallery: [], answered }, "room", member)
  expect(of("Lin")).toEqual([hint, { kind: "answered", rounds: ["r1", "r2"] }])
  expect(of("Zhou")).toEqual([hint, { kind: "answered", rounds: ["r2"] }])
  expect(of("Han")).toEqual([hint, { kind: "answered", rounds: [] }])
  expect(of(null)).toEqual([hint])
  expect(hintsFor({ room: [hint], gallery: [], answered: new Map() }, "room", "Lin")).toEqual([hint])
})

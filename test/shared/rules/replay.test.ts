import { expect, it } from "vitest"
import { roles } from "../../../shared/model/terms.ts"
import { seesReplay } from "../../../shared/rules/replay.ts"

const who = (attribution: "named" | "chatham" | "unattributed", replay: "readers" | "panel" | "chairs") =>
  roles.filter(role => seesReplay({ attribution, replay }, role))

it("a replay is always for moderators and the secretary, and for others as the workspace says", () => {
  expect(who("named", "readers")).toEqual([...roles])
  expect(who("unattributed", "panel")).toEqual([
    "admin",
    "moderator",
    "secretary",
    "interpreter",
    "panelist",
    "alternate",
  ])
  expect(who("named", "chairs")).toEqual(["moderator", "secretary"])
})

it("under the Chatham House Rule it is for nobody", () => {
  for (const replay of ["readers", "panel", "chairs"] as const) expect(who("chatham", replay)).toEqual([])
})

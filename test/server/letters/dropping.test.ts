import { afterEach, beforeEach, expect, test } from "vitest"
import { server, serverActor } from "../../../server/core/serverActor.ts"
import { dropNotices } from "../../../server/letters/dropping.ts"
import { refuse } from "../../../shared/contract/refusals.ts"
import { MemberId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

const notice = "waiting"
let panel: Panel
let workspace: WorkspaceId
beforeEach(async () => {
  panel = await openPanel({ live: false })
  workspace = (await panel.stage.state()).workspace!.id
  const member = MemberId.parse(panel.people["panelist1"])
  const body = { notice, about: { of: "address" as const, member }, members: [member] }
  const wanted = serverActor(() => ({ events: [{ kind: "notice-wanted", body }] }))
  await panel.instance.dispatch.perform(workspace, server, wanted, null)
  expect((await panel.stage.state()).notices[notice]?.sent).toBeNull()
})
afterEach(() => panel.end())

test("the notices of an archived panel are given up too", async () => {
  await panel.do("host", "archive-workspace", {})
  expect(await dropNotices(panel.instance, workspace)).toBeNull()
  expect((await panel.stage.state()).notices[notice]).toMatchObject({ sent: "mail" })
})

test("a notice that could not be given up is told, so that the letters stay held", async () => {
  const busy = { perform: async () => ({ ok: false as const, refusal: refuse("busy").refuse }) }
  const refused = await dropNotices({ dispatch: busy, folds: panel.instance.folds }, workspace)
  expect(refused).toMatchObject(refuse("busy"))
})

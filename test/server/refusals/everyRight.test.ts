import { beforeAll, describe, expect, test } from "vitest"
import { commandReaderOf } from "../../../server/commands/commandTable.ts"
import { commandBodies } from "../../../shared/contract/commands.ts"
import { CommandId, type MemberId } from "../../../shared/model/ids.ts"
import { roles } from "../../../shared/model/terms.ts"
import { type Action, right, rightNames } from "../../../shared/rules/policy.ts"
import type { Model } from "../model/panelModel.ts"
import { openWorld, seatPanel, type World } from "../model/world.ts"
import { bodyFor } from "./anyBody.ts"
import { rightRows, rowOfCommand } from "./rightsByRole.ts"

let world: World
let model: Model
beforeAll(async () => {
  world = await openWorld(false)
  model = await seatPanel(world, false)
})

const rightRefused = (code: string) => code === "not-permitted" || code === "moderator-only"
test("the rights table names every command once and every right of the policy", () => {
  expect(rightRows.flatMap(row => row.commands).toSorted()).toEqual(Object.keys(commandBodies).toSorted())
  expect(rightRows.map(row => row.action).toSorted()).toEqual(rightNames.toSorted())
})

test.each(rightRows)("the policy gives “$action” as the table says", ({ action, cells }) => {
  for (const role of roles) expect([role, right(role, action as Action)]).toEqual([role, cells[role]])
})

test("a right that is somebody's own says in words what that means", () => {
  const unsaid = rightRows.filter(({ cells, own }) => Object.values(cells).includes("own") && own === "")
  expect(unsaid.map(({ action }) => action)).toEqual([])
})

describe("every command, for every role", () => {
  test.each([...rowOfCommand])("%s", async (kind, { action, cells }) => {
    const body = bodyFor(kind)
    const read = commandReaderOf(kind)?.(body)
    expect(read && "action" in read && read.action).toBe(action)
    for (const role of roles) {
      const may = cells[role]
      const seat = [...model.people.values()].find(one => one.role === role)
      const member = (seat?.id ?? null) as MemberId | null
      const actor = { member, name: role, role, side: null, host: false }
      const id = CommandId.parse(`${kind}-${role}`)
      const answered = await world.dispatch.command(world.workspace, actor, { id, kind, body })
      const refused = !answered.ok && rightRefused(answered.refusal.code)
      if (may === "no") expect([role, refused]).toEqual([role, true])
      if (may === "yes") expect([role, refused]).toEqual([role, false])
    }
  })
})

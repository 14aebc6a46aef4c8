import { readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { CommandId, MemberId } from "../../../shared/model/ids.ts"
import { programMay, rightNames } from "../../../shared/rules/policy.ts"
import { sidedPanel } from "../model/sidedPanel.ts"
import { openWorld, seatPanel, type World } from "../model/world.ts"
import { bodyFor } from "./anyBody.ts"
import { rowOfCommand } from "./rightsByRole.ts"

/** The rights that docs/DOMAIN.md gives a program that acts (X14): the document, not the policy, is what is held. */
const domain = readFileSync(join(import.meta.dirname, "../../../docs/DOMAIN.md"), "utf8")
const listed = /has these: (.*?)\. All others/.exec(domain.split("\n").find(line => line.startsWith("- **X14**")) ?? "")
const rights = [...(listed?.[1] ?? "").matchAll(/_([^_]+)_/g)].map(([, name]) => name ?? "")

const program = MemberId.parse("a-program")
let commands = 0
async function asProgram(world: World, kind: CommandKind, over: object = {}) {
  const actor = { member: program, name: "Desk", role: "secretary", side: null, host: false, program: true } as const
  const id = CommandId.parse(`program-${++commands}`)
  const answered = await world.dispatch.command(world.workspace, actor, { id, kind, body: bodyFor(kind, over) })
  return answered.ok ? "done" : answered.refusal.code
}

test("the document lists the rights of the policy", () => {
  expect(rights.length).toBeGreaterThan(10)
  expect(rights.toSorted()).toEqual(rightNames.filter(programMay).toSorted())
})

describe("every command of a program that acts as the secretary", () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld(false)
    await seatPanel(world, false)
  })
  test.each([...rowOfCommand])("%s", async (kind, { action, cells }) => {
    const code = await asProgram(world, kind)
    const withheld = ["not-permitted", "moderator-only", "token-may-not"].includes(code)
    expect(withheld).toBe(cells.secretary !== "yes" || !rights.includes(action))
  })
})

test("in a panel with an open call a program changes no answer, no seat, no link and no confirmation", async () => {
  const panel = await sidedPanel()
  const statement = await panel.proposed()
  await panel.agreed(statement, 1)
  const { world } = panel
  const before = await world.state()
  const ids = {
    member: Object.keys(before.members)[0],
    round: Object.keys(before.rounds)[0],
    statement,
    topic: Object.keys(before.topics)[0],
    session: Object.keys(before.sessions)[0],
  }
  let done = 0
  for (const kind of Object.keys(commandBodies) as CommandKind[]) {
    if (kind === "set-sides") continue
    const over = Object.fromEntries(Object.entries(ids).filter(([key]) => key in bodyFor(kind)))
    if (commandBodies[kind].safeParse({ ...bodyFor(kind), ...over }).success)
      done += (await asProgram(world, kind, over)) === "done" ? 1 : 0
  }
  expect(done).toBeGreaterThan(5)
  const after = await world.state()
  expect(after.members).toEqual(before.members)
  expect(after.invites).toEqual(before.invites)
  expect(after.records).toEqual(before.records)
  expect(after.proposals).toEqual(before.proposals)
  expect(after.deputies).toEqual(before.deputies)
  const entries = (await world.entries()).filter(({ seq }) => seq > before.seq)
  expect(new Set(entries.map(({ by }) => by))).toEqual(new Set([program]))
  for (const { id, electorate } of Object.values(before.rounds)) {
    expect(after.rounds[id]?.electorate).toEqual(electorate)
    expect((await world.store.answers(id)).filter(({ member, spoken }) => member === program || spoken)).toEqual([])
  }
})

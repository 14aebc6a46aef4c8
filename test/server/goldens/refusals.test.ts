import { expect, test } from "vitest"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import { CommandId, type MemberId } from "../../../shared/model/ids.ts"
import { roles } from "../../../shared/model/terms.ts"
import { openWorld, seatPanel } from "../model/world.ts"
import { bodyFor } from "../refusals/anyBody.ts"

/** After it every command is refused by the same code. */
const ending: CommandKind = "archive-workspace"
const kinds = (Object.keys(commandBodies) as CommandKind[]).filter(kind => kind !== ending).toSorted()

test("each role is answered each command, in a new panel, by the same code as before", async () => {
  const world = await openWorld(false)
  const model = await seatPanel(world, false)
  const lines: string[] = []
  for (const kind of [...kinds, ending]) {
    const answers: string[] = []
    for (const role of roles) {
      const seat = [...model.people.values()].find(one => one.role === role)
      const member = (seat?.id ?? null) as MemberId | null
      const actor = { member, name: role, role, side: null, host: false }
      const id = CommandId.parse(`${kind}-${role}`)
      const answered = await world.dispatch.command(world.workspace, actor, { id, kind, body: bodyFor(kind) })
      answers.push(`${role} ${answered.ok ? "done" : answered.refusal.code}`)
    }
    lines.push(`${kind}: ${answers.join(", ")}`)
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("said/refusals.txt")
})

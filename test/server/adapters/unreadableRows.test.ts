import { expect, test } from "vitest"
import { areBallotsSeen } from "../../../server/adapters/drizzle/ballots/ballots.ts"
import { NewestKnown } from "../../../server/adapters/drizzle/newestKnown.ts"
import type { Runner } from "../../../server/adapters/drizzle/statement.ts"
import { sqlStore } from "../../../server/adapters/drizzle/store.ts"
import { hostSealing } from "../../../server/adapters/hostSealing.ts"
import { WorkspaceId } from "../../../shared/model/ids.ts"

const workspace = WorkspaceId.parse("workspace")

/** A database that fails where it is asked for the rows between `from` and `to`, and counts the questions. */
function asked(fails: (after: number, limit: number) => boolean) {
  const questions = { n: 0 }
  const ask = async (_: unknown, { after, limit }: { after: number; limit: number }) => {
    if (++questions.n > 1_000) throw new Error("it is asked without end")
    if (fails(after, limit)) throw new SyntaxError("Unexpected end of JSON input")
    return []
  }
  const runner = { ask } as unknown as Runner
  const known = new NewestKnown({ isAlone: false })
  return {
    questions,
    store: sqlStore(runner, { known, now: () => 0, areBallotsSeen, sealHost: hostSealing({ sign: () => "" }) }),
  }
}

test("a row that cannot be read is named, after as many questions as there are rows before it", async () => {
  const { questions, store } = asked((after, limit) => after <= 16 && 16 < after + limit)
  await expect(store.events(workspace, 0, 100)).rejects.toMatchObject({ name: "UnreadableEntry", seq: 17 })
  expect(questions.n).toBe(1 + 17)
})

test("rows of which each can be read alone end in the failure itself, and no row is asked for that was not wanted", async () => {
  const { questions, store } = asked((_, limit) => limit > 1)
  await expect(store.events(workspace, 40, 100)).rejects.toThrow("Unexpected end of JSON input")
  expect(questions.n).toBe(1 + 100)
})

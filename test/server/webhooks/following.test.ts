import { expect, test } from "vitest"
import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import { createJobBoard } from "../../../server/jobs/jobBoard.ts"
import { aloneWithMessages } from "../../../server/ports/bus.ts"
import { makeMessages } from "../../../server/webhooks/following.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { ann, workspace } from "../adapters/samples.ts"

const declared = { seq: 1, at: 5, kind: "record-declared", body: { record: "r1", inForce: true } }
const maker = { id: ann, role: "moderator", removed: false }

test("a record that is declared while the messages are made is not passed over", async () => {
  const { jobs, webhooks } = openMemory()
  const clock = { now: () => 10 }
  let isDeclared = false
  /** the log as it reads now; the record is declared just after the first reading of the gallery */
  const folds = {
    current: async () => ({ head: { seq: isDeclared ? 1 : 0 }, state: { ...emptyState, members: { [ann]: maker } } }),
    view: async () => {
      const state = { ...emptyState, records: isDeclared ? { r1: { number: 1 } } : {} }
      isDeclared = true
      return state
    },
    entries: async (_: string, from: number, __: string, until = Infinity) => {
      const to = Math.min(isDeclared ? 1 : 0, until)
      return { to, list: from < 1 && to === 1 ? [declared] : [] }
    },
  }
  const ports = {
    webhooks,
    folds: folds as never,
    board: createJobBoard(jobs, { messages: aloneWithMessages }, clock),
    clock,
    sha256: (text: string) => text.replace(/\W/g, "").padEnd(32, "0"),
    incarnation: "i",
    url: "https://example.org",
  }
  const whole = { failures: 0, failingSince: null, paused: null, pausedAt: null }
  const rest = { address: "https://example.org/in", events: ["record.declared"], secret: "", madeAt: 0, seq: 0 }
  await webhooks.add({ id: "w1", workspace, madeBy: ann, ...rest, ...whole }, 9)
  await makeMessages(ports, workspace)
  await makeMessages(ports, workspace)
  expect(await jobs.ofSubject("w1", 9)).toHaveLength(1)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import type { RoundId } from "../../../shared/model/ids.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { freeze, thaw } from "../../kit/servers/components/processes.ts"
import { wrongDeadlines } from "./checks/eventLog.ts"
import { type Deployment, type Node, twoServers } from "./world/deployment.ts"
import { Recorder, Seat } from "./world/seat.ts"

/** Milliseconds before a deadline at which a server is struck: too few for another one to have taken over by then. */
const beforehandMs = 300
/** More silences than strikes, because a machine that is busy lets some of them pass. */
const silences = { count: 20, everyMs: 3_000 }

const isKilled = async (node: Node) => {
  await node.running.kill()
  return () => node.start()
}
const standsStill = async (node: Node) => {
  freeze(node.running.pid)
  return async () => thaw(node.running.pid)
}

/** From the second strike on, the server that is struck has the duty: it took it over in the strike before. */
const strikes = [
  { how: "is killed", n: 0, strike: isKilled },
  { how: "stands still", n: 1, strike: standsStill },
  { how: "stands still", n: 0, strike: standsStill },
  { how: "is killed", n: 1, strike: isKilled },
]

let deployment: Deployment
let chair: Seat
/** the rounds whose deadlines came while a server was down */
const struck: RoundId[] = []
beforeAll(async () => {
  deployment = await twoServers(silences)
  chair = await Seat.take(deployment, "moderator1", new Recorder())
})
afterAll(async () => {
  chair.leave()
  await deployment.end()
})

test.for(strikes)(
  "server $n $how: the other one ends the round whose deadline comes meanwhile",
  { timeout: 600_000 },
  async ({ n, strike }, { annotate }) => {
    const [node, silence, other] = [
      deployment.nodes[n],
      deployment.silences.find(({ endsAt }) => endsAt > Date.now() + 1_000),
      chair.tabs[1 - n],
    ]
    if (!node || !silence || !other) throw new Error("there is nothing to strike")
    await sleep(silence.endsAt - beforehandMs - Date.now())
    struck.push(silence.round)
    const heal = await strike(node)
    try {
      const isOver = () => !["open", undefined].includes(other.state.rounds[silence.round]?.state)
      await until(isOver, "the round has ended")
      await annotate(`${Date.now() - silence.endsAt} ms after the deadline`)
    } finally {
      await heal()
    }
  },
)

test("each of these rounds has ended once", async () => {
  // A server that stood still goes on with what it was about to do.
  await sleep(2_000)
  const { log } = await deployment.stored()
  const lines = struck.map(round => {
    return { what: "deadline" as const, client: "the server", call: 0, return: 0, round }
  })
  expect(lines).toHaveLength(strikes.length)
  expect(wrongDeadlines({ log, lines })).toEqual([])
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { manyIds, RawClient, updateFrame } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

/** Many panelists, each with the highest number of ids that one member may have. */
async function crowd(count: number): Promise<RawClient[]> {
  const writers: RawClient[] = []
  for (let left = count; left > 0; left -= 64) {
    const writer = await ground.enter("panelist", `Many${left}`)
    writer.send(updateFrame(manyIds(Math.min(64, left))))
    await writer.until(() => writer.acked === 2, "ids")
    writers.push(writer)
  }
  return writers
}

const crowded = (client: RawClient) => client.of(103).filter(one => one.json?.["reason"] === "crowded")

test("one panelist has at most 64 ids, and everybody else joins and writes as before", async () => {
  const greedy = await ground.enter("panelist", "Greedy")
  greedy.send(updateFrame(manyIds(65)))
  await greedy.until(() => greedy.rejected.length === 1, "102")
  expect(greedy.rejected[0]).toMatchObject({ code: "write-refused", params: { detail: "ids" } })
})

test("at 1,000 client ids the moderators and the log are told once; nobody else is, and typing continues", async () => {
  const { moderator, running } = ground
  const chair = await new RawClient(ground.address, { cookie: moderator.cookie }).enter()
  const scribe = await new RawClient(ground.address, { cookie: await ground.cookie("secretary", "Scribe") }).enter()
  await crowd(990)
  expect([chair, scribe].map(one => crowded(one).length)).toEqual([0, 0])

  const [writer] = await crowd(10)
  await chair.until(() => crowded(chair).length > 0 && crowded(scribe).length > 0, "notices")
  expect(crowded(chair)[0]?.json).toEqual({ reason: "crowded", retryAfter: null, ids: expect.any(Number) })
  await until(() => running.output().includes("plenary compact TOPIC"), "the log")
  const told = running
    .output()
    .split("\n")
    .filter(line => line.includes(`"topic":"${ground.topic}"`) && line.includes("plenary compact"))
  expect(told).toHaveLength(1)

  await ground.typingGoesOn(3)
  const late = await new RawClient(ground.address, { cookie: moderator.cookie }).enter()
  await late.until(() => crowded(late).length === 1, "who comes later is told too")
  expect([chair, scribe, writer!, ground.ann].map(one => crowded(one).length)).toEqual([1, 1, 0, 0])
  expect(running.output().split("plenary compact TOPIC")).toHaveLength(2)
})

test("at 2,000 a new id is refused with “reload together”, and earlier writers continue", async () => {
  await crowd(990)
  const last = await ground.enter("panelist", "Last")
  last.send(updateFrame(manyIds(20)))
  await last.until(() => last.rejected.length === 1, "102")
  expect(last.rejected[0]).toMatchObject({
    code: "too-many-writers",
    text: expect.stringContaining("reload together"),
    params: { n: expect.any(Number) },
  })
  await ground.typingGoesOn()
  expect(ground.bob.rejected).toEqual([])
})

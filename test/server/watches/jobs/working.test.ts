import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { openMemory } from "../../../../server/adapters/memory/openMemory.ts"
import { createJobBoard, type JobBoard } from "../../../../server/jobs/jobBoard.ts"
import { type JobDoing, type JobKind, type JobOutcome, pauseAfter } from "../../../../server/jobs/kinds.ts"
import { aloneWithMessages } from "../../../../server/ports/bus.ts"
import type { Job } from "../../../../server/ports/database/jobs.ts"
import { createWorking } from "../../../../server/watches/jobs/working.ts"
import { until } from "../../../kit/clocks/until.ts"
import { ann, workspace } from "../../adapters/samples.ts"

let board: JobBoard
let stop: AbortController
let watching: Promise<void>
let ids = 0
let ahead = 0
const clock = { now: () => Date.now() + ahead, id: () => `server-${ids++}` }
beforeEach(() => {
  ahead = 0
  board = createJobBoard(openMemory().jobs, { messages: aloneWithMessages }, clock)
  stop = new AbortController()
})
afterEach(async () => {
  stop.abort()
  await watching
})

const watch = (run: JobKind["run"], over: Partial<JobKind> = {}) => {
  const kind: JobKind = { name: "exports", atOnce: 2, pauses: [1, 1], keepMs: 1_000, run, ...over }
  watching = createWorking({ board, clock, kinds: [kind], failed: () => {}, chance: () => 0.5 }).run(stop.signal, 1)
}
const add = (id: string, due = 0, subject = "") =>
  board.add({ id, kind: "exports", workspace, owner: ann, subject, body: "{}", due, madeAt: 0, keepUntil: 0 })
const state = async (id: string): Promise<Job["state"] | undefined> => (await board.jobs.job(id))?.state
const ended = (signal: AbortSignal) =>
  new Promise<JobOutcome>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }))

test("a job that was added before the start is done, and one that is added later at once, so many at a time", async () => {
  let running = 0
  let most = 0
  await add("before")
  watch(async () => {
    most = Math.max(most, ++running)
    await new Promise(resolve => setTimeout(resolve, 20))
    running--
    return { kind: "done", result: "{}" }
  })
  for (let n = 0; n < 6; n++) await add(`n${n}`)
  for (const id of ["before", "n0", "n5"]) await until(async () => (await state(id)) === "done", `${id} is done`)
  expect(most).toBe(2)
})

test("jobs about one subject leave room for those about another, and follow as soon as one has ended", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
  onTestFinished(() => void vi.useRealTimers())
  let release = () => {}
  const released = new Promise<void>(resolve => (release = resolve))
  let looks = 0
  const { jobs } = board
  board = { ...board, jobs: { ...jobs, take: (...given) => (looks++, jobs.take(...given)) } }
  for (let n = 0; n < 3; n++) await add(`slow${n}`, 0, "slow")
  await add("fast", 1, "fast")
  watch(
    async ({ subject }) => {
      if (subject === "slow") await released
      return { kind: "done", result: null }
    },
    { most: { subject: 1, workspace: 99 } },
  )
  await expect.poll(() => state("fast")).toBe("done")
  await vi.advanceTimersByTimeAsync(900)
  const looked = looks
  release()
  expect(looked).toBeLessThan(10)
  // no timer is over meanwhile
  await expect.poll(() => state("slow2")).toBe("done")
})

test("a job that fails is tried as often as its kind allows, also where it throws, and leaves no part behind", async () => {
  const tries: number[] = []
  watch(async job => {
    const { tries: n } = job
    tries.push(n)
    expect(await board.jobs.addPart(job, 0, Uint8Array.of(1))).toBe(true)
    if (n === 2) throw new Error("thrown")
    return { kind: "again", error: "away" }
  })
  await add("a")
  await until(async () => (await state("a")) === "failed", "it has failed")
  expect(tries).toEqual([1, 2, 3])
  expect(await board.jobs.job("a")).toMatchObject({ error: "away" })
  expect(await board.jobs.part("a", 0)).toBeNull()
})

test("a cancelled job ends at once, wherever it is", async () => {
  let isAborted = false
  watch(async (_, { signal, progress }: JobDoing) => {
    await progress({ step: "reading", done: 1, total: 3 })
    await ended(signal).finally(() => (isAborted = true))
    return { kind: "done", result: null }
  })
  await add("a")
  await until(async () => (await board.jobs.job("a"))?.step === "reading", "it says how far it is")
  expect(await board.cancel({ id: "a" }, 1_000)).toBe(true)
  await until(() => isAborted, "the work has ended")
  expect(await state("a")).toBe("cancelled")
})

test("a job of a server that stops is begun anew by the next one, without a counted try", async () => {
  watch(async (_, { signal }) => ended(signal))
  await add("a")
  await until(async () => (await board.jobs.job("a"))?.server !== "", "it is taken")
  stop.abort()
  await watching
  expect(await board.jobs.job("a")).toMatchObject({ state: "open", tries: 0, server: "" })
  stop = new AbortController()
  watch(async () => ({ kind: "done", result: null }))
  await until(async () => (await state("a")) === "done", "it is done")
})

test("a job of a server that was killed is taken over when its lease is over", async () => {
  await add("a")
  await board.jobs.take("exports", { server: "killed", now: Date.now(), until: Date.now() + 10_000 })
  ahead = 10_001
  watch(async () => ({ kind: "done", result: null }))
  await until(async () => (await state("a")) === "done", "it is done")
})

test("a look at the jobs that fails is repeated after a pause, also where no further news comes", async () => {
  const { jobs } = board
  let looks = 0
  board = {
    ...board,
    jobs: { ...jobs, take: (...by) => (looks++ ? jobs.take(...by) : Promise.reject(new Error("away"))) },
  }
  await add("a")
  watch(async () => ({ kind: "done", result: null }))
  await until(async () => (await state("a")) === "done", "it is done")
})

test("a lease is renewed again after a renewal that failed", async () => {
  const { jobs } = board
  let renewals = 0
  board = {
    ...board,
    jobs: { ...jobs, renew: (...by) => (renewals++ ? jobs.renew(...by) : Promise.reject(new Error("away"))) },
  }
  await add("a")
  watch((_, { signal }) => ended(signal))
  await until(() => renewals > 1, "it is renewed")
})

test("the first try of a job that was cancelled and repeated stores nothing in the file of the second", async () => {
  const parts: boolean[] = []
  const gate = Promise.withResolvers<void>()
  watch(async job => {
    const isFirst = parts.push(true) === 1
    if (isFirst) {
      await gate.promise
      parts[0] = await board.jobs.addPart(job, 0, Uint8Array.of(1))
      return { kind: "done", result: "first" }
    }
    await until(() => parts[0] === false, "the first try has written")
    return { kind: "done", result: "second" }
  })
  await add("a")
  await until(() => parts.length === 1, "it has begun")
  await board.cancel({ id: "a" }, 1_000)
  await board.repeat({ id: "a" }, 1_000)
  await until(() => parts.length === 2, "it has begun again")
  gate.resolve()
  await until(async () => (await state("a")) === "done", "it is done")
  expect(await board.jobs.job("a")).toMatchObject({ result: "second" })
  expect(await board.jobs.part("a", 0)).toBeNull()
})

test("a pause is up to a fifth longer or shorter, and there is none after the last try", () => {
  const kind = { pauses: [1_000, 10_000] }
  expect([pauseAfter(kind, 1, 0), pauseAfter(kind, 1, 1), pauseAfter(kind, 2, 0.5)]).toEqual([800, 1_200, 10_000])
  expect(pauseAfter(kind, 3, 0.5)).toBeNull()
})

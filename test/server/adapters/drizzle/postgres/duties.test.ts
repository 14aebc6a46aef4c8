import { afterEach, beforeEach, expect, test } from "vitest"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import type { Opened } from "../../../../../server/adapters/opened.ts"
import { systemClock } from "../../../../../server/adapters/system/systemClock.ts"
import { hangMs, sleep, until } from "../../../../kit/clocks/until.ts"
import { sharedPostgres } from "../../../../kit/servers/components/postgres.ts"
import { type Link, link } from "../../../../kit/servers/link.ts"
import { workspace } from "../../samples.ts"
import { type PostgresBench, postgresBench } from "./postgresBench.ts"

let bench: PostgresBench
let cut: Link
beforeEach(async () => {
  bench = await postgresBench()
  cut = await link((await sharedPostgres()).port)
})
const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  await cut.close()
  await bench.end()
})

/** A process that wants the duty, and what it has done with it. */
function wanting({ duties }: Opened, duty = "post") {
  const stopping = new AbortController()
  const seen = { terms: [] as number[], working: false, endedAt: 0 }
  const over = duties.hold(duty, stopping.signal, async (losing, term) => {
    seen.terms.push(term)
    seen.working = true
    await new Promise<void>(resolve => losing.addEventListener("abort", () => resolve(), { once: true }))
    seen.working = false
    seen.endedAt = Date.now()
  })
  const stop = async () => {
    stopping.abort()
    await over
  }
  ends.push(stop)
  return { seen, stop }
}

/** A process whose link to the database the test can cut. */
async function linked(): Promise<Opened> {
  const url = new URL(bench.url)
  url.port = String(cut.port)
  const opened = await openPostgres({ url: url.href })
  ends.push(() => opened.close())
  return opened
}

test("one of two processes does the work, and the other goes on when it gives the duty back", async () => {
  const one = wanting(bench.opened)
  await until(() => one.seen.working, "the first process at work")
  const other = wanting(await bench.second())
  await sleep(1_500)
  expect(other.seen.terms).toEqual([])
  await one.stop()
  expect(one.seen.working).toBe(false)
  await until(() => other.seen.working, "the second process at work")
  expect([one.seen.terms, other.seen.terms]).toEqual([[1], [2]])
})

test("a process that cannot reach the database ends its work before another one begins", async () => {
  const lost = wanting(await linked())
  await until(() => lost.seen.working, "the first process at work")
  const other = wanting(bench.opened)
  cut.dropAll()
  let both = 0
  await until(
    () => {
      if (lost.seen.working && other.seen.working) both += 1
      return other.seen.working
    },
    "the second process at work",
    hangMs,
    5,
  )
  expect([both, lost.seen.working]).toEqual([0, false])
  cut.pass()
  await sleep(1_500)
  expect(lost.seen.terms).toEqual([1])
})

test("each duty is held by itself, and one process may hold several", async () => {
  const [post, drift] = [wanting(bench.opened, "post"), wanting(bench.opened, "drift")]
  await until(() => post.seen.working && drift.seen.working, "both at work")
  await post.stop()
  expect(drift.seen.working).toBe(true)
})

test.each([30_000, -30_000])(
  "a job is taken over when its lease is over by the database's clock, by a server whose clock is %i ms off, too",
  async off => {
    const clock = { ...systemClock, now: () => Date.now() + off }
    const { url } = bench
    const [right, wrong] = [await openPostgres({ url }), await openPostgres({ url, clock })]
    ends.push(right.close, wrong.close)
    const job = { kind: "exports", workspace, owner: "", subject: "", body: "{}", keepUntil: Date.now() + 9e8 }
    const made = Date.now() - 60_000
    for (const id of ["one", "two"]) await right.jobs.add({ id, ...job, due: made, madeAt: made })
    const take = ({ jobs }: Opened, now: number, server: string) =>
      jobs.take("exports", { server, now, until: now + 20_000 }, { subject: 9, workspace: 9 })
    expect(await take(right, Date.now(), "right")).toMatchObject({ id: "one" })
    // each holds one, whatever either of them thinks of the time
    const held = await take(wrong, clock.now(), "wrong")
    expect(held?.id).toBe("two")
    expect(Math.abs((held?.leaseUntil ?? 0) - clock.now())).toBeLessThan(22_000)
    expect(await take(wrong, clock.now(), "wrong again")).toBeNull()
    expect(await take(right, Date.now(), "right again")).toBeNull()
    expect(
      await wrong.jobs.renew({ id: "two", server: "wrong" }, clock.now() + 20_000, { step: "", done: 1, total: 2 }),
    ).toBe(true)
    expect(await take(right, Date.now(), "right again")).toBeNull()
    const next = await wrong.jobs.nextDue("exports")
    expect(Math.abs((next ?? 0) - clock.now())).toBeLessThan(22_000)
    // a lease that is over by the database's clock is over for both
    expect(await take(wrong, clock.now() + 22_000, "later")).toMatchObject({ id: "one" })
  },
)

import { afterEach, beforeEach, expect, test } from "vitest"
import { type PostgresBench, postgresBench } from "./postgresBench.ts"

let bench: PostgresBench
beforeEach(async () => {
  bench = await postgresBench()
})
afterEach(() => bench.end())

const credential = { cookie: "secret-cookie" }

test("a ticket of one process is redeemed once by all of them together", async () => {
  const processes = [bench.opened, await bench.second(), await bench.second()]
  for (const { tickets } of processes) {
    const ticket = await tickets.issue(credential)
    const given = await Promise.all(processes.map(one => one.tickets.redeem(ticket)))
    expect(given.filter(Boolean)).toEqual([credential])
  }
})

test("a ticket that is too old is not redeemed, and is deleted when others are issued", async () => {
  const { tickets } = bench.opened
  const [old, older] = [await tickets.issue(credential), await tickets.issue(credential)]
  await bench.beside("UPDATE ticket SET until = until - INTERVAL '30 seconds'")
  expect(await tickets.redeem(old)).toBeNull()
  const fresh = await tickets.issue(credential)
  expect((await bench.beside("SELECT count(*)::int AS n FROM ticket")).rows).toEqual([{ n: 1 }])
  expect([await tickets.redeem(older), await tickets.redeem(fresh)]).toEqual([null, credential])
})

test("the database holds neither the ticket nor the cookie, and keeps no log of them", async () => {
  const ticket = await bench.opened.tickets.issue(credential)
  const { rows } = await bench.beside("SELECT hash, encode(sealed, 'escape') AS sealed FROM ticket")
  for (const secret of [ticket, credential.cookie]) expect(JSON.stringify(rows)).not.toContain(secret)
  const kind = await bench.beside("SELECT relpersistence FROM pg_class WHERE oid = 'ticket'::regclass")
  expect(kind.rows).toEqual([{ relpersistence: "u" }])
})

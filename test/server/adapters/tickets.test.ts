import { expect, test } from "vitest"
import { memoryTickets } from "../../../server/adapters/memory/tickets.ts"

let now = 1_000
const credential = { cookie: "c" }

test("a ticket in memory is good for thirty seconds", async () => {
  const tickets = memoryTickets({ now: () => now })
  const [early, late] = [await tickets.issue(credential), await tickets.issue(credential)]
  now += 29_999
  expect(await tickets.redeem(early)).toEqual(credential)
  now += 1
  expect(await tickets.redeem(late)).toBeNull()
})

test("a client that asks for tickets without end replaces the oldest ones", async () => {
  const tickets = memoryTickets({ now: () => now })
  const first = await tickets.issue(credential)
  for (let i = 0; i < 20_000; i++) await tickets.issue(credential)
  expect(await tickets.redeem(first)).toBeNull()
  expect(await tickets.redeem(await tickets.issue(credential))).toEqual(credential)
})

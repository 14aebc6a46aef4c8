import { expect, test } from "vitest"
import { createTickets } from "../../../server/http/entering/tickets.ts"

let now = 1_000
let n = 0
const clock = { now: () => now, id: () => `id${++n}` }
const credential = { cookie: "c" }

test("a ticket is good once, for thirty seconds", () => {
  const tickets = createTickets(clock as never)
  const [once, late] = [tickets.issue(credential), tickets.issue(credential)]
  expect(tickets.redeem(once)).toEqual(credential)
  expect(tickets.redeem(once)).toBeNull()
  now += 30_000
  expect(tickets.redeem(late)).toBeNull()
})

test("a client that asks for tickets without end replaces the oldest ones", () => {
  const tickets = createTickets(clock as never)
  const first = tickets.issue(credential)
  for (let i = 0; i < 20_000; i++) tickets.issue(credential)
  expect(tickets.redeem(first)).toBeNull()
  expect(tickets.redeem(tickets.issue(credential))).toEqual(credential)
})

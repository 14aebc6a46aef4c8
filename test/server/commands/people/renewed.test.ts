import { afterEach, expect, test } from "vitest"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const how = { way: "link", workspace: null } as const

let panel: Panel
afterEach(() => panel.end())

test("a sign-in that was renewed is known as such by its former cookie, and signs in by the new one alone", async () => {
  panel = await openPanel()
  const { cookie } = await panel.take("panelist1")
  const { seats } = panel.instance
  const workspace = (await panel.stage.state()).workspace!.id
  const told: string[] = []
  const stop = seats.onChange(id => told.push(id))
  expect(seats.isRenewed?.({ cookie })).toBe(false)
  const renewed = await seats.renew({ cookie }, { admin: false, plainName: true, ...how })
  expect(seats.isRenewed?.({ cookie })).toBe(true)
  expect([seats.isRenewed?.({ cookie: renewed.cookie }), seats.isRenewed?.({ cookie: null })]).toEqual([false, false])
  expect(told).toEqual([workspace])
  expect(await seats.signIn({ cookie })).toBeNull()
  expect(await seats.signIn({ cookie: renewed.cookie })).toMatchObject({ id: renewed.signIn })
  expect((await seats.seat({ cookie: renewed.cookie }, workspace))?.member).toBe(panel.people["panelist1"])
  stop()
})

test("a client that was not signed in is from then on, and nobody is told of it", async () => {
  panel = await openPanel()
  const { seats } = panel.instance
  const told: string[] = []
  const stop = seats.onChange(id => told.push(id))
  const made = await seats.renew({ cookie: null }, { admin: true, plainName: true, ...how })
  expect(await seats.signIn({ cookie: made.cookie })).toMatchObject({ id: made.signIn, admin: true })
  expect(told).toEqual([])
  stop()
})

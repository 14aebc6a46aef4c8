import { afterEach, expect, test } from "vitest"
import type { Seats } from "../../../server/ports/seats.ts"
import { until } from "../../kit/clocks/until.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
afterEach(() => panel.end())

/** The next answer for the cookie is made at once, and comes when the test lets it. */
const held: { cookie: string; release: (() => void) | null } = { cookie: "", release: null }
const slow =
  (seats: Seats): Seats["seat"] =>
  async (credential, workspace) => {
    const seat = await seats.seat(credential, workspace)
    if (credential.cookie !== null && held.cookie.includes(credential.cookie)) {
      held.cookie = ""
      await new Promise<void>(go => (held.release = go))
    }
    return seat
  }

async function observed() {
  panel = await servePanel({ instead: ({ seats }) => ({ seats: { ...seats, seat: slow(seats) } }) })
  held.release = null
  const chair = await panel.join("moderator1")
  const page = await panel.join("observer1")
  return { chair, page }
}

test("a member who is removed while the seat's answer is on its way is out as soon as they are in", async () => {
  const { chair, page } = await observed()
  page.leave()
  held.cookie = page.cookie
  page.socket.connect()
  await until(() => held.release !== null, "asked")
  await chair.do("remove-member", { member: page.member, reason: "Left the panel." })
  await panel.instance.seats.told()
  held.release?.()
  await new Promise<void>(out => page.socket.once("disconnect", () => out()))
  expect(page.socket.connected).toBe(false)
})

test("a member whose role changes while the seat's answer is on its way is told to fetch again", async () => {
  const { chair, page } = await observed()
  page.leave()
  held.cookie = page.cookie
  page.socket.connect()
  await until(() => held.release !== null, "asked")
  await chair.do("change-member", { member: page.member, role: "panelist", side: null })
  await panel.instance.seats.told()
  held.release?.()
  await until(() => page.hints.some(({ kind }) => kind === "reload"), "told to fetch anew")
  expect(page.hints.filter(({ kind }) => kind === "reload")).toHaveLength(1)
})

test("a slow answer for a seat does not undo the answer to a later question", async () => {
  const { chair, page } = await observed()
  held.cookie = page.cookie
  await chair.do("change-member", { member: page.member, role: "panelist", side: null })
  await until(() => held.release !== null, "asked")
  const back = { member: page.member, role: "observer", side: null, reason: "By mistake." } as const
  await chair.do("change-member", back)
  await panel.instance.seats.told()
  held.release?.()
  await panel.instance.seats.told()
  // a hint that an answer brings to the page comes before this
  const { seq } = await chair.do("set-title", { title: { en: "Another" } })
  await page.reaches(seq)
  expect(page.socket.connected).toBe(true)
  expect(page.hints.filter(({ kind }) => kind === "reload")).toEqual([])
})

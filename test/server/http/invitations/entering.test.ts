import { afterEach, beforeEach, expect, test } from "vitest"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import type { InvitePreview, Joined } from "../../../../shared/contract/queries.ts"
import type { Person } from "../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let ahead = 0
let panel: ServedPanel
let chair: Person
beforeEach(async () => {
  ahead = 0
  panel = await servePanel({ clock: { ...systemClock, now: () => Date.now() + ahead } })
  chair = await panel.join("moderator1")
})
afterEach(() => panel.end())

const nonce = (name: string) => `an attempt of ${name}`.padEnd(32, ".")
const asked = async (path: string, body: object | null, cookie = "") => {
  const response = await fetch(panel.url + path, {
    method: body ? "POST" : "GET",
    headers: { "content-type": "application/json", cookie },
    ...(body && { body: JSON.stringify(body) }),
  })
  const given = /plenary[^=]*=[^;]+/.exec(response.headers.get("set-cookie") ?? "")?.[0] ?? ""
  return { status: response.status, body: (await response.json()) as object, cookie: given }
}
const code = (body: object) => (body as { error?: { code: string } }).error?.code
const seatOf = ({ body }: { body: object }) => (body as Joined).member
const enter = (token: string, attempt: string | null, cookie = "", name = "Lin Che") =>
  asked("/api/join", { token, name, ...(attempt && { nonce: nonce(attempt) }) }, cookie)
const reads = async (cookie: string) => (await asked("/api/workspaces/panel", null, cookie)).status
/** A link to a new panelist's seat. */
const link = async (uses = 1) => {
  const { made } = await chair.do("make-invite", { role: "panelist", side: null, member: null, uses, days: 3 })
  return String(made["token"])
}
const people = async () => {
  const { directory, folds } = panel.instance
  const [found] = await directory.workspaces()
  const { state } = await folds.current(found!.id)
  return Object.values(state.members).filter(({ name }) => name === "Lin Che").length
}

test.each([1, 20])(
  "an attempt whose answer was lost gets its seat when it is made again, by a link for %i",
  async uses => {
    const token = await link(uses)
    const lost = await enter(token, "lin")
    const preview = (await asked("/api/join/preview", { token, nonce: nonce("lin") })).body as InvitePreview
    expect(preview.seated).toMatchObject({ name: "Lin Che", own: true })
    for (let n = 0; n < 5; n++) {
      const again = await enter(token, "lin")
      expect([again.status, seatOf(again)]).toEqual([200, seatOf(lost)])
      // the cookie of the last answer is the one that opens the seat
      expect([await reads(lost.cookie), await reads(again.cookie)]).toEqual([401, 200])
    }
    const both = await Promise.all([1, 2, 3].map(() => enter(token, "lin")))
    expect(both.map(seatOf)).toEqual([1, 2, 3].map(() => seatOf(lost)))
    expect(await people()).toBe(1)
  },
)

test("attempts that arrive at once make one person", async () => {
  const token = await link(20)
  const all = await Promise.all([1, 2, 3, 4].map(() => enter(token, "lin")))
  const again = await enter(token, "lin")
  expect(again.status).toBe(200)
  for (const one of all) expect([one.status, seatOf(one)]).toEqual([200, seatOf(again)])
  expect(await people()).toBe(1)
})

test("no other attempt, link or hour gets the seat", async () => {
  const [token, other] = [await link(), await link()]
  const lost = await enter(token, "lin")
  expect(code((await enter(token, "another")).body)).toBe("invite-used")
  expect(code((await enter(token, null)).body)).toBe("invite-used")
  expect(code((await asked("/api/join/preview", { token, nonce: nonce("another") })).body)).toBe("invite-used")
  expect(seatOf(await enter(other, "lin"))).not.toBe(seatOf(lost))
  ahead = 60 * 60_000
  expect(code((await enter(token, "lin")).body)).toBe("invite-used")
})

test("the former cookie keeps what it opened, and never opens the new seat; once the new one is used it opens nothing", async () => {
  const former = await enter(await link(), "first", "", "Ann")
  const token = await link()
  const joined = await enter(token, "second", former.cookie)
  const me = async (cookie: string) =>
    ((await asked("/api/workspaces/panel", null, cookie)).body as { me?: { name: string } }).me?.name
  expect(await me(former.cookie)).toBe("Ann")
  const again = await enter(token, "second", former.cookie)
  expect(seatOf(again)).toBe(seatOf(joined))
  expect(await me(former.cookie)).toBe("Ann")
  expect(await me(again.cookie)).toBe("Lin Che")
  expect([await reads(former.cookie), await reads(joined.cookie), await reads(again.cookie)]).toEqual([401, 401, 200])
})

test("an administrator's link whose answer was lost makes the same administrator again, and nobody else", async () => {
  const { directory, sha256 } = panel.instance
  await directory.addAdminToken(sha256("the-link"), Date.now() + 60_000)
  const former = await enter(await link(), "first", "", "Ann")
  await enter("the-link", "admin", former.cookie)
  expect(code((await enter("the-link", "another")).body)).toBe("invite-unknown")
  expect(code((await enter("the-link", null)).body)).toBe("invite-unknown")
  expect(
    ((await asked("/api/join/preview", { token: "the-link", nonce: nonce("admin") })).body as InvitePreview).role,
  ).toBe("admin")
  const administers = async (cookie: string) => (await asked("/api/host", null, cookie)).status
  expect(await administers(former.cookie)).not.toBe(200)
  const again = await enter("the-link", "admin", former.cookie)
  expect([await administers(again.cookie), await administers(former.cookie)]).toEqual([200, 401])
  // the seat that the browser held before is there as well
  expect(await reads(again.cookie)).toBe(200)
})

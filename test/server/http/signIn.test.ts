import { afterEach, describe, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { post } from "../../kit/people/person.ts"
import { type Seating, type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const dayMs = 86_400_000
let panel: ServedPanel
// a little later than the log's own first entries, at noon: whole days from here are whole days of the calendar
const madeAt = Math.ceil(Date.now() / dayMs) * dayMs + dayMs / 2
let now = madeAt
const clock = { ...systemClock, now: () => now }
afterEach(async () => {
  now = madeAt
  await panel.end()
})

const open = async (seating: Seating = {}) => {
  panel = await servePanel({ clock, ...seating })
}
const pairOf = (one: string) => one.split(";")[0] ?? ""
const join = (who: string, headers: Record<string, string> = {}) =>
  post(panel.url, "/api/join", { token: panel.tokens[who], name: who }, headers)
/** The session cookie that an answer sets, as `name=value`. */
const setBy = (response: Response) => response.headers.getSetCookie().filter(one => !one.includes("=;"))
const ask = (cookie: string) => fetch(`${panel.url}/api/workspaces/panel`, { headers: { cookie } })
const on = async (day: number, cookie: string) => {
  now = madeAt + day * dayMs
  return (await ask(cookie)).status
}

describe("a sign-in", () => {
  test("lives on beyond day 31 and day 100 while it is used, and ends after a year", async () => {
    await open()
    const cookie = pairOf(setBy(await join("panelist1"))[0] ?? "")
    const seen = []
    for (const day of [31, 99, 101, 200, 300, 364, 366]) seen.push(await on(day, cookie))
    expect(seen).toEqual([200, 200, 200, 200, 200, 200, 401])
  })

  test("that nobody uses for 100 days is over on day 101, and one that was used on day 99 is not", async () => {
    await open()
    const [idle, used] = [await join("panelist1"), await join("panelist2")].map(one => pairOf(setBy(one)[0] ?? ""))
    expect(await on(99, used ?? "")).toBe(200)
    expect([await on(101, idle ?? ""), await on(101, used ?? "")]).toEqual([401, 200])
  })

  test("lets its owner read also where the day's use cannot be written", async () => {
    const use = () => Promise.reject(new Error("the disk is full"))
    await open({ instead: ({ seats }) => ({ seats: { ...seats, use } }) })
    const cookie = pairOf(setBy(await join("panelist1"))[0] ?? "")
    expect((await ask(cookie)).status).toBe(200)
  })

  test("costs one write a day, and the browser is told once a day how long it may keep the cookie", async () => {
    await open()
    let writes = 0
    const { useSignIn } = panel.instance.directory
    panel.instance.directory.useSignIn = (...use) => {
      writes++
      return useSignIn(...use)
    }
    const cookie = pairOf(setBy(await join("panelist1"))[0] ?? "")
    now += dayMs
    const told = []
    for (let n = 0; n < 5; n++) told.push(...setBy(await ask(cookie)))
    expect([writes, told.length]).toEqual([1, 1])
    expect(told[0]).toMatch(new RegExp(`^${cookie}; Max-Age=${364 * 86_400};`))
  })
})

describe("the session cookie", () => {
  const flags = async (publicUrl?: string) => {
    await open(publicUrl ? { publicUrl } : {})
    return setBy(await join("panelist1")).map(one => one.replace(/=[^;]+/, "").replace(/ Expires=[^;]+;/, ""))
  }

  test("has the plain name over http", async () => {
    expect(await flags()).toEqual(["plenary_session; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax"])
  })

  test("belongs to this host alone under https", async () => {
    const all = "Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax"
    expect(await flags("https://panel.example.org")).toEqual([`__Host-plenary_session; ${all}`])
  })

  test("belongs to this site of the host alone below a path", async () => {
    const all = "Max-Age=31536000; Path=/plenary; HttpOnly; Secure; SameSite=Lax"
    expect(await flags("https://panel.example.org/plenary")).toEqual([`__Secure-plenary_session; ${all}`])
  })

  test("comes with Strict-Transport-Security, without includeSubDomains", async () => {
    await open({ publicUrl: "https://panel.example.org" })
    expect((await join("panelist1")).headers.get("strict-transport-security")).toMatch(/^max-age=\d{8}$/)
  })

  test("that was planted is worth nothing once somebody has joined with it, and what they held stays theirs", async () => {
    await open()
    const planted = pairOf(setBy(await join("observer1"))[0] ?? "")
    const joined = await join("panelist1", { cookie: planted })
    const fresh = pairOf(setBy(joined)[0] ?? "")
    expect([joined.status, fresh === planted]).toEqual([200, false])
    expect([(await ask(planted)).status, (await ask(fresh)).status]).toEqual([401, 200])
    const invented = await join("panelist2", { cookie: "plenary_session=invented-by-a-neighbour" })
    expect(pairOf(setBy(invented)[0] ?? "")).not.toBe("plenary_session=invented-by-a-neighbour")
  })

  test("of an earlier version is exchanged once for one with a prefix, and nobody is logged out", async () => {
    await open({ publicUrl: "https://panel.example.org" })
    const value = pairOf(setBy(await join("panelist1"))[0] ?? "").split("=")[1] ?? ""
    const found = await panel.instance.directory.signIn(panel.instance.sha256(value))
    const { id = "", usedOn = 0 } = found ?? {}
    await panel.instance.directory.useSignIn(id, { usedOn, plainName: true })
    const former = `plenary_session=${value}`
    // as a page asks for several things at once
    const both = await Promise.all([ask(former), ask(former)])
    expect(both.map(one => one.status)).toEqual([200, 200])
    const exchanged = both.map(one => pairOf(setBy(one)[0] ?? ""))
    expect(exchanged).toEqual([`__Host-plenary_session=${value}`, `__Host-plenary_session=${value}`])
    expect(both[0]?.headers.getSetCookie().some(one => one.startsWith("plenary_session=;"))).toBe(true)
    expect((await ask(exchanged[0] ?? "")).status).toBe(200)
    // from now on the plain name, which a neighbour may plant, opens nothing
    expect((await ask(former)).status).toBe(401)
  })

  test("under the plain name opens nothing of a sign-in that was given the other", async () => {
    await open({ publicUrl: "https://panel.example.org" })
    const value = pairOf(setBy(await join("panelist1"))[0] ?? "").split("=")[1] ?? ""
    expect((await ask(`plenary_session=${value}`)).status).toBe(401)
    expect((await ask(`__Host-plenary_session=${value}`)).status).toBe(200)
  })
})

import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { JobShown } from "../../shared/contract/queries/jobs.ts"
import type { Role } from "../../shared/model/terms.ts"
import { type Browser, enterSeat, openWindow, sharedBrowser } from "../kit/people/browsers.ts"
import { Person, post } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

let running: Running
let browser: Browser
/** the link by which each role enters; a role without one reads by the public address */
const links = new Map<Role, string>()

/** The demo in mid-session; only its chairs may see the replay, and no minutes are published. */
beforeAll(async () => {
  running = await startPlenary()
  browser = await sharedBrowser()
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  const cookie = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const admin = await Person.sit(running.url, cookie, "demo")
  const linkTo = async (role: "moderator" | "secretary" | "panelist" | "observer"): Promise<string> => {
    const { made } = await admin.do("make-invite", { role, uses: 2 })
    return `${running.url}/join#${made["token"]}`
  }
  for (const role of ["moderator", "secretary", "panelist", "observer"] as const) links.set(role, await linkTo(role))
  const chair = await Person.join(running.url, links.get("moderator") ?? "", "A chair")
  await chair.do("set-access", { public: true, replay: "chairs", questions: false })
  admin.leave()
  chair.leave()
  adminCookie = cookie
})
afterAll(async () => {
  await browser.close()
  await running.stop()
})
let adminCookie = ""

/** One address of each kind is enough: CR-1 stands for every record, one topic for all. */
const kindOf = (path: string): string =>
  path
    .replace(/\/r\/\d+/, "/r/n")
    .replace(/\/([st])\/[^/?]+/, "/$1/id")
    .replace(/([?&]topic)=[^&]+/, "$1=id")

interface Walk {
  seen: string[]
  /** the address, and the requests that the server or the page refused */
  refused: string[]
}

/** Follows every link that the pages show, one of each kind. */
async function walk(page: Page): Promise<Walk> {
  const refused: string[] = []
  const fetched = new Set<string>()
  page.on("response", response => {
    const { pathname } = new URL(response.url())
    if (response.status() >= 400) refused.push(`${new URL(page.url()).pathname}: ${response.status()} ${pathname}`)
  })
  const seen = new Map([
    ["/", "/"],
    ["/w/demo", "/w/demo"],
  ])
  for (const path of seen.values()) {
    await page.goto(`${running.url}${path}`, { waitUntil: "load" })
    await page.locator(":is(h1, h2):visible").first().waitFor()
    await page.waitForFunction(() => document.querySelector("plenary-page-skeleton") === null)
    if ((await page.locator("plenary-problem-view").count()) > 0)
      refused.push(`${path}: ${await page.locator("plenary-problem-view").innerText()}`)
    // The links to the papers are in a lazily imported part of the room.
    if (path.includes("/s/")) await page.waitForLoadState("networkidle")
    for (const href of await page
      .locator("a[href]")
      .evaluateAll(all => all.map(one => String(Reflect.get(one, "href")))))
      await note(page, href)
  }
  return { seen: [...seen.keys()], refused }

  async function note({ request }: Page, href: string): Promise<void> {
    const { origin, pathname, search } = new URL(href)
    const kind = kindOf(pathname + search)
    if (origin !== running.url || pathname.startsWith("/w/practice") || seen.has(kind)) return
    if (!pathname.startsWith("/api/")) return void seen.set(kind, pathname + search)
    const file = kind.replace(/\/(records|sessions|topics)\/[^/.?]+/, "/$1/id")
    if (fetched.has(file)) return
    fetched.add(file)
    // A file that takes work is asked for and not waited for: whether it is refused is known before it is written. A
    // connection that the server closed as idle is opened again.
    const answer = await request.get(href, { maxRetries: 2, headers: { prefer: "respond-async" } })
    const status = answer.status()
    if (status === 202) await request.delete(`${running.url}/api/jobs/${((await answer.json()) as JobShown).id}`)
    if (status >= 400) refused.push(`${new URL(page.url()).pathname}: ${status} ${pathname}`)
  }
}

async function windowOf(role: Role): Promise<Page> {
  const { page } = await openWindow(browser, "en")
  const link = links.get(role)
  const [name = "", value = ""] = adminCookie.split("=")
  if (role === "admin") await page.context().addCookies([{ name, value, url: running.url }])
  if (!link) return page
  await page.goto(link)
  await page.locator('input[name="name"]').fill(`A ${role}`)
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await enterSeat(page)
  return page
}

const room = ["/w/demo/settings", "/w/demo/s/id/minutes"]
const chairs = ["/w/demo/s/id/replay"]

test.each([
  ["admin", room],
  ["moderator", [...room, ...chairs]],
  ["secretary", [...room, ...chairs]],
  ["panelist", room],
  ["observer", []],
  ["public", []],
] as const)("no page offers the %s a link that is refused", async (role, own) => {
  const page = await windowOf(role)
  const { seen, refused } = await walk(page)
  expect(refused).toEqual([])
  expect([...room, ...chairs].filter(path => seen.includes(path))).toEqual(own)
  for (const path of ["r/n", "t/id", "s/id/outcomes", "s/id/paper"]) expect(seen).toContain(`/w/demo/${path}`)
  await page.context().close()
})

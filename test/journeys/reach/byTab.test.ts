import type { Browser, Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { joinBy, launch, openWindow } from "../../kit/people/browsers.ts"
import { Person, post } from "../../kit/people/person.ts"
import { walkByTab } from "../../kit/people/tabbing.ts"
import { type Running, startPlenary } from "../../kit/servers/plenary.ts"

const languages = { en: "en", zh: "zh-CN", ja: "ja" } as const
type Lang = keyof typeof languages
const seats = ["moderator", "panelist", "observer"] as const
type Seat = (typeof seats)[number]

let running: Running
let browser: Browser
let admin: { demo: Person; practice: Person }
let session: { demo: string; practice: string }
const pages = new Map<string, Page>()

beforeAll(async () => {
  running = await startPlenary()
  browser = await launch()
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  const cookie = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const comeIn = (slug: string) => Person.sit(running.url, cookie, slug)
  admin = { demo: await comeIn("demo"), practice: await comeIn("practice") }
  const first = ({ state }: Person) => Object.keys(state.sessions)[0] ?? ""
  session = { demo: first(admin.demo), practice: first(admin.practice) }
}, 60_000)
afterAll(async () => {
  for (const one of Object.values(admin ?? {})) one.leave()
  await browser?.close()
  await running?.stop()
})

async function linkTo(panel: "demo" | "practice", role: Seat): Promise<string> {
  const { made } = await admin[panel].do("make-invite", { role, uses: 1 })
  return `${running.url}/join#${made["token"]}`
}

async function pageOf(panel: "demo" | "practice", seat: Seat, lang: Lang): Promise<Page> {
  const key = `${panel} ${seat} ${lang}`
  const held = pages.get(key)
  if (held) return held
  const window = await openWindow(browser, languages[lang])
  window.page.setDefaultTimeout(10_000)
  await joinBy(window, await linkTo(panel, seat), `A ${seat}`)
  pages.set(key, window.page)
  return window.page
}

interface Place {
  name: string
  panel: "demo" | "practice"
  seat: Seat
  path: () => string | Promise<string>
}

const room = (name: string, panel: Place["panel"]) =>
  seats.map((seat): Place => {
    const watched = seat === "observer" ? "/observe" : ""
    return { name: `${name}, ${seat}`, panel, seat, path: () => `/w/${panel}/s/${session[panel]}${watched}` }
  })
const page = (name: string, path: Place["path"], seat: Seat = "moderator"): Place => ({
  name,
  panel: "demo",
  seat,
  path,
})
const proceedings = ["minutes", "paper", "replay", "outcomes"].map(name =>
  page(name, () => `/w/demo/s/${session.demo}/${name}`),
)

const before: Place[] = [
  page("home", () => "/"),
  page("join", async () => new URL(await linkTo("practice", "panelist")).href.slice(running.url.length), "panelist"),
  page("come back", () => "/return"),
  page("me", () => "/me"),
  page("workspace", () => "/w/demo"),
  page("settings", () => "/w/demo/settings"),
  page("record", () => "/w/demo/r/4", "panelist"),
  page("topic", () => `/w/demo/t/${Object.keys(admin.demo.state.topics)[1]}`),
  ...proceedings,
  ...room("waiting", "practice"),
  ...room("live", "demo"),
]
const closed: Place[] = [...room("closed", "demo"), ...proceedings]

const { below } = chance(amounts.seed)
const every = Object.keys(languages) as Lang[]
/** In the gate each place in each language; else each place that matters most, or that the seed picks, in one. */
const chosen = (places: Place[]): [string, Place, Lang][] =>
  places.flatMap(place => {
    const langs = amounts.everyPlace
      ? every
      : below(3) === 0 || place.name.includes(", ")
        ? [every[below(3)] ?? "en"]
        : []
    return langs.map((lang): [string, Place, Lang] => [`${place.name} in ${lang}`, place, lang])
  })

async function walked(place: Place, lang: Lang) {
  const shown = await pageOf(place.panel, place.seat, lang)
  await shown.goto("about:blank")
  await shown.goto(running.url + (await place.path()), { waitUntil: "networkidle" })
  await shown.locator("page-skeleton").waitFor({ state: "detached" })
  return walkByTab(shown)
}

const reachedAndSeen = { stops: expect.any(Number), unreached: [], unseen: [] }

test.each(chosen(before))("every control is reached by Tab, and seen to be: %s", async (_, place, lang) => {
  expect(await walked(place, lang)).toEqual(reachedAndSeen)
})

test("F6 goes round the parts of a room, and each shows that it has the focus", async () => {
  const shown = await pageOf("demo", "moderator", "en")
  await shown.goto(`${running.url}/w/demo/s/${session.demo}`, { waitUntil: "networkidle" })
  const regions: string[] = []
  for (let n = 0; n < 5; n++) {
    await shown.keyboard.press("F6")
    regions.push(
      await shown.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
        return `${document.activeElement?.className.split(" ")[0]} ${outlineStyle} ${outlineWidth}`
      }),
    )
  }
  const parts = ["room-header", "room-agenda", "room-centre", "room-rail", "room-bar"]
  expect(regions).toEqual(parts.map(part => `${part} solid 3px`))
})

test("the session closes", async () => {
  const chair = await Person.join(running.url, await linkTo("demo", "moderator"), "The chair")
  await chair.do("close-session", { session: session.demo })
  chair.leave()
})

test.each(chosen(closed))("and after the close: %s", async (_, place, lang) => {
  expect(await walked(place, lang)).toEqual(reachedAndSeen)
})

import { type Browser, type BrowserContext, type CDPSession, type Page } from "playwright"
import { joinBy, launch, openWindow } from "../kit/people/browsers.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import { type Loaded, NetworkLog } from "./kit/networkLog.ts"
import type { Row } from "./run.ts"

/** Milliseconds for which a page that shows its text may still fetch resources of its first paint. */
const afterwards = 500
/** Milliseconds: three seconds of quiet, the browser's idle time, and the fetching itself. */
const quiet = 6_000
/** Cold loads, of which the median counts. */
const times = 5

const note = '.ProseMirror[contenteditable="true"]'

/** Weighs what an observer of the demo's session loads until its text shows, and a panelist until they can write. */
export async function pageBytes(): Promise<{ observer: Loaded; panelist: Loaded }> {
  const running = await startPlenary()
  const browser = await launch()
  try {
    const observer = await weigh(browser, await observedSession(browser, running), ".observer-main", [])
    const seat = await seatIn(browser, running)
    const panelist = await weigh(browser, seat.href, note, seat.cookies)
    return { observer: observer.shown, panelist: panelist.shown }
  } finally {
    await browser.close()
    await running.stop()
  }
}

/** The weight and the load time of the session page, each time in a browser without a cache. */
export async function pageWeight(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await launch()
  try {
    const session = await observedSession(browser, running)
    const observer = await weigh(browser, session, ".observer-main", [])
    const seat = await seatIn(browser, running)
    const panelist = await weigh(browser, seat.href, note, seat.cookies)
    const slow = await median(browser, seat, one => one.send("Emulation.setCPUThrottlingRate", { rate: 4 }))
    const far = await median(browser, seat, one => one.send("Network.emulateNetworkConditions", mobile))
    return [
      {
        ...weightRow("an observer of the demo's session, until 0.5 s after its text shows", observer.shown, {
          kB: 200,
          requests: 20,
        }),
        inReadme: true,
      },
      weightRow("a panelist, until the note can be written in", panelist.shown, { kB: 240, requests: 25 }),
      weightRow("the same panelist once the page was quiet, with what it fetches ahead", panelist.later, null),
      {
        what: "requests off the origin",
        measured: String(observer.later.foreign + panelist.later.foreign),
        target: "0",
      },
      { what: "cold to a note that can be written in, at 4 × CPU", measured: seconds(slow), target: "≤ 1.5 s" },
      { what: "the same at 1.6 Mbps and 150 ms", measured: seconds(far), target: "≤ 4 s" },
    ]
  } finally {
    await browser.close()
    await running.stop()
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`

const mobile = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
}

const weightRow = (whose: string, { bytes, requests }: Loaded, most: { kB: number; requests: number } | null): Row => ({
  what: `on the wire in Chromium's network log, JSON and sockets included: ${whose}`,
  measured: `${(bytes / 1_000).toFixed(1)} kB in ${requests} requests`,
  target: most === null ? "none set" : `≤ ${most.kB} kB, ≤ ${most.requests} requests`,
})

type Cookies = Parameters<BrowserContext["addCookies"]>[0]

interface Seat {
  href: string
  cookies: Cookies
}

async function observedSession(browser: Browser, { url }: Running): Promise<string> {
  const { page } = await openWindow(browser, "en")
  await page.goto(`${url}/w/demo`)
  const path = (await page.locator('a[href*="/s/"]').first().getAttribute("href")) ?? ""
  await page.context().close()
  return new URL(path, url).href
}

async function seatIn(browser: Browser, { links }: Running): Promise<Seat> {
  const window = await openWindow(browser, "en")
  await joinBy(window, links["panelist"] ?? "", "Panelist")
  const seat = { href: window.page.url(), cookies: await window.page.context().cookies() }
  await window.page.context().close()
  return seat
}

/** A browser with the cookie only: no cached file, and no compiled code. */
async function coldPage(browser: Browser, cookies: Cookies): Promise<Page> {
  const { page } = await openWindow(browser, "en")
  await page.context().addCookies(cookies)
  return page
}

async function weigh(browser: Browser, href: string, shows: string, cookies: Cookies) {
  const page = await coldPage(browser, cookies)
  const log = await NetworkLog.of(page, new URL(href).origin)
  await page.goto(href, { waitUntil: "commit" })
  await page.locator(shows).first().waitFor()
  // The note can be written in at once; an observer's text is read while more of the page loads.
  const at = shows === note ? log.now : log.now + afterwards
  await page.waitForTimeout(afterwards)
  const shown = log.until(at)
  await page.waitForTimeout(quiet)
  const later = log.until(log.now)
  await page.context().close()
  return { shown, later }
}

/** Milliseconds by the page's own clock, from the address to the note. */
async function median(browser: Browser, { href, cookies }: Seat, slow: (session: CDPSession) => Promise<unknown>) {
  const all: number[] = []
  for (let n = 0; n < times; n++) {
    const page = await coldPage(browser, cookies)
    await page.addInitScript(selector => {
      const look = () => {
        if (document.querySelector(selector)) performance.mark("editable")
        else requestAnimationFrame(look)
      }
      look()
    }, note)
    const session = await page.context().newCDPSession(page)
    await session.send("Network.enable")
    await slow(session)
    await page.goto(href, { waitUntil: "commit" })
    await page.locator(note).first().waitFor()
    all.push(await page.evaluate(() => performance.getEntriesByName("editable")[0]?.startTime ?? Number.NaN))
    await page.context().close()
  }
  return all.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}

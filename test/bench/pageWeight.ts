import { gzipSync } from "node:zlib"
import { type Browser, type Page, chromium as playwright } from "playwright"
import { chromium, chromiumArgs } from "../../scripts/chromium.ts"
import { joinBy, openWindow } from "../kit/people/browsers.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

/** A page that has loaded and shows its text may still fetch for this long what it was painted with. */
const afterwards = 500
/** three seconds of quiet, the browser's idle time, and the fetching itself */
const quiet = 6_000

/** What the session page loads for an observer and for a seat: JavaScript gzipped, and requests that leave the origin. */
export async function pageWeight(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await playwright.launch({ executablePath: chromium(), args: chromiumArgs })
  try {
    const observer = await observed(browser, running)
    const seat = await seated(browser, running)
    return [
      row("an observer (of the demo's session)", observer.bytes),
      row("a seat (the moderator's, before the session: no statement, no round, no result)", seat.bytes),
      {
        what: "the same seat once it was quiet: with every part that a session in full swing shows at once, and the forms",
        measured: kB(seat.later),
        target: "none set",
      },
      { what: "requests off the origin", measured: String(observer.foreign + seat.foreign), target: "0" },
    ]
  } finally {
    await browser.close()
    await running.stop()
  }
}

const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`

const row = (whose: string, bytes: number): Row => ({
  what: `JavaScript of the session page, gzipped, until 0.5 s after it has loaded and shows its text: ${whose}`,
  measured: kB(bytes),
  target: "≤ 190 kB",
})

async function observed(browser: Browser, { url }: Running): Promise<Weight> {
  const { page } = await openWindow(browser, "en")
  await page.goto(`${url}/w/demo`)
  const path = (await page.locator('a[href*="/s/"]').first().getAttribute("href")) ?? ""
  return weigh(page, new URL(path, url).href, ".observer-main")
}

async function seated(browser: Browser, { links }: Running): Promise<Weight> {
  const window = await openWindow(browser, "en")
  await joinBy(window, links["moderator"] ?? "", "Moderator")
  return weigh(window.page, window.page.url(), ".ProseMirror")
}

interface Weight {
  bytes: number
  /** with what was fetched ahead, after the page had been quiet */
  later: number
  foreign: number
}

/** From an empty page, as by a link: everything that the first load fetches, the frame of all pages included. */
async function weigh(page: Page, href: string, shown: string): Promise<Weight> {
  await page.goto("about:blank")
  const { origin } = new URL(href)
  const bodies: Promise<number>[] = []
  let foreign = 0
  page.on("response", response => {
    const at = new URL(response.url())
    if (at.origin !== origin) foreign++
    else if (at.pathname.endsWith(".js")) bodies.push(response.body().then(body => gzipSync(body).byteLength))
  })
  await page.goto(href, { waitUntil: "load" })
  await page.locator(shown).first().waitFor()
  await page.waitForTimeout(afterwards)
  const bytes = sumOf(await Promise.all(bodies))
  await page.waitForTimeout(quiet)
  return { foreign, bytes, later: sumOf(await Promise.all(bodies)) }
}

const sumOf = (sizes: number[]): number => sizes.reduce((sum, size) => sum + size, 0)

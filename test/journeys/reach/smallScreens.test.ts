import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type DemoSeats, type Seat, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
beforeAll(async () => {
  demo = await seatDemo()
}, 60_000)
afterAll(() => demo?.end())

/** 1280×1024 at 400 %, a phone on its side, and a phone upright with its keyboard up. */
const screens = {
  "400 %": { width: 320, height: 256 },
  landscape: { width: 844, height: 390 },
  keyboard: { width: 390, height: 460 },
}

/** How much of the screen's height is the content's, in its middle, once the content has been scrolled to. */
const share = (page: Page) =>
  page.evaluate(() => {
    const main = document.querySelector("#main")
    main?.scrollIntoView({ block: "start" })
    const box = main?.getBoundingClientRect()
    const x = (box?.left ?? 0) + (box?.width ?? 0) / 2
    const heights = Array.from({ length: 64 }, (_, n) => ((n + 0.5) / 64) * innerHeight)
    return heights.filter(y => main?.contains(document.elementFromPoint(x, y))).length / 64
  })

const seats: Seat[] = ["moderator", "panelist", "observer"]
const cases = Object.entries(screens).flatMap(([name, size]) => seats.map(seat => [name, seat, size] as const))

test.each(cases)("at %s the bars scroll along, and the content of the %s has the screen", async (_, seat, size) => {
  const page = await demo.page("demo", seat, "en", size)
  const watched = seat === "observer" ? "/observe" : ""
  await page.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}${watched}`, { waitUntil: "networkidle" })
  expect(await share(page)).toBeGreaterThan(0.95)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  // and each bar is still there, whole, for whoever goes to it
  for (const part of [".room-header", ".room-bar"]) {
    const box = await page.evaluate(selector => {
      const bar = document.querySelector(selector)
      bar?.scrollIntoView({ block: "start" })
      const { top, bottom } = bar?.getBoundingClientRect() ?? new DOMRect()
      return { top, bottom, screen: innerHeight }
    }, part)
    expect(box.top).toBeGreaterThanOrEqual(-1)
    expect(box.bottom).toBeLessThanOrEqual(box.screen + 1)
  }
})

import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type DemoSeats, type Seat, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
beforeAll(async () => {
  demo = await seatDemo()
})
afterAll(() => demo?.end())

/** 1280×1024 at 400 %, a phone on its side, and a phone upright with its keyboard open. */
const screens = {
  "400 %": { width: 320, height: 256 },
  landscape: { width: 844, height: 390 },
  keyboard: { width: 390, height: 460 },
}

test("the switch that follows the moderator covers no line of the note, at any scroll position", async () => {
  const { demo: session } = demo.session
  const chair = await demo.person("demo", "moderator", "Chen Yu")
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  const page = await demo.page("demo", "panelist", "en", screens.keyboard)
  await page.goto(`${demo.running.url}/w/demo/s/${session}`, { waitUntil: "networkidle" })
  const statement = Object.values(chair.state.statements).find(one => one.topic === topic)?.id ?? null
  // The last person who ran something is the chair.
  const expert = await demo.person("demo", "panelist", "Hayase Nao")
  await expert.do("ask-floor", { session })
  await chair.do("give-floor", { session, member: expert.member, seen: null })
  const follow = page.locator(".note-follow")
  await expect
    .poll(
      () => {
        chair.socket.emit("look", { session, topic, at: null, statement })
        return follow.count()
      },
      { interval: 600 },
    )
    .toBe(1)
  const covered = await page.evaluate(async () => {
    const pill = document.querySelector(".note-follow")
    const pane = document.documentElement
    const met: number[] = []
    for (let y = 0; y < 1600; y += 60) {
      pane.scrollTop = y
      await new Promise(drawn => requestAnimationFrame(drawn))
      const a = pill?.getBoundingClientRect()
      const lines = document.createRange()
      lines.selectNodeContents(document.querySelector(".note-text") ?? document.body)
      for (const b of lines.getClientRects())
        if (
          a &&
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1
        )
          met.push(y)
    }
    return met
  })
  expect(covered).toEqual([])
})

/** The content's share of the screen's height at its middle, once the content has been scrolled to. */
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

test.each(cases)(
  "at %s the bars scroll with the page, and the content of the %s has the screen",
  async (_, seat, size) => {
    const page = await demo.page("demo", seat, "en", size)
    const watched = seat === "observer" ? "/observe" : ""
    await page.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}${watched}`, { waitUntil: "networkidle" })
    expect(await share(page)).toBeGreaterThan(0.95)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    // And each bar is still there, whole, for a reader who scrolls to it.
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
  },
)

test("in forced colours the replay still draws what happened", async () => {
  const page = await demo.page("demo", "moderator")
  await page.emulateMedia({ forcedColors: "active" })
  await page.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}/replay`, { waitUntil: "networkidle" })
  await page.locator(".lane-track i.bar").first().waitFor({ state: "attached" })
  const drawn = await page.evaluate(() => {
    const colour = (selector: string) =>
      getComputedStyle(document.querySelector(selector) ?? document.body).backgroundColor
    return colour(".lane-track i.bar") !== colour(".lane-track")
  })
  await page.emulateMedia({ forcedColors: null })
  expect(drawn).toBe(true)
})

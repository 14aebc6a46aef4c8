import { afterAll, beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { unseenFocus } from "../../kit/people/focusSeen.ts"
import { goTo, type Lang, languages, type Place, placesOf } from "../../kit/people/places.ts"
import { walkByTab } from "../../kit/people/tabbing.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
beforeAll(async () => {
  demo = await seatDemo()
})
afterAll(() => demo?.end())

const { before, closed } = placesOf(() => demo)
const { below } = chance(amounts.seed)
const every = Object.keys(languages) as Lang[]
/**
 * In the gate each place is tried in each language; otherwise the most important places, and some that the seed picks,
 * in one language.
 */
const chosen = (places: Place[]): [string, Place, Lang][] =>
  places.flatMap(place => {
    const langs = amounts.everyPlace
      ? every
      : below(3) === 0 || place.name.includes(", ")
        ? [every[below(3)] ?? "en"]
        : []
    return langs.map((lang): [string, Place, Lang] => [`${place.name} in ${lang}`, place, lang])
  })

/** The pixels around the focus are compared at every nth stop, beginning at one that the seed picks. */
const stopsApart = amounts.everyPlace ? 1 : 19

async function walked(place: Place, lang: Lang, size?: { width: number; height: number }) {
  const page = await goTo(demo, place, lang, size)
  const first = below(stopsApart)
  await page.emulateMedia({ forcedColors: below(2) === 0 ? "active" : null })
  const walk = await walkByTab(page, async n => (n % stopsApart === first ? unseenFocus(page) : null))
  await page.emulateMedia({ forcedColors: null })
  return walk
}

const reachedAndSeen = { stops: expect.any(Number), unreached: [], unseen: [], unordered: [] }

test.each(chosen(before))("Tab reaches every control, and its focus is visible: %s", async (_, place, lang) => {
  expect(await walked(place, lang)).toEqual(reachedAndSeen)
})

test.each(before.filter(({ name }) => name.startsWith("live, ")))("and on a phone: $name", async place => {
  expect(await walked(place, every[below(3)] ?? "en", { width: 390, height: 844 })).toEqual(reachedAndSeen)
})

test("F6 cycles through the parts of a room, and each shows its focus", async () => {
  const shown = await demo.page("demo", "moderator")
  await shown.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}`, { waitUntil: "networkidle" })
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
  const chair = await demo.person("demo", "moderator", "The chair")
  await chair.do("close-session", { session: demo.session.demo })
})

test.each(chosen(closed))("and after the close: %s", async (_, place, lang) => {
  expect(await walked(place, lang)).toEqual(reachedAndSeen)
})

test("a stop outside the reading order, and an invisible focus, are found", async () => {
  const context = await demo.browser.newContext({ viewport: { width: 600, height: 400 } })
  const page = await context.newPage()
  const walk = async (style: string, body: string) => {
    await page.setContent(`<!doctype html><style>:focus-visible { outline: 3px solid navy } ${style}</style>${body}`)
    const { unseen, unordered } = await walkByTab(page, () => unseenFocus(page))
    return { unseen: unseen.length, unordered: unordered.length }
  }
  const three = "<main><button>one</button> <button>two</button> <button>three</button></main>"
  const well = { unseen: 0, unordered: 0 }
  expect(await walk("", three)).toEqual(well)
  expect(await walk("main { columns: 2 } button { display: block }", three)).toEqual(well)
  const flex = "main { display: flex; flex-direction: "
  expect(await walk(`${flex} row-reverse }`, three)).toEqual({ unseen: 0, unordered: 2 })
  expect(await walk(`${flex} column-reverse }`, three)).toEqual({ unseen: 0, unordered: 2 })
  expect(await walk("button { outline-color: #eee !important; background: white }", three)).toEqual({
    unseen: 3,
    unordered: 0,
  })
  expect(await walk("button:nth-child(2) { opacity: 0.3 }", three)).toEqual({ unseen: 1, unordered: 0 })
  await context.close()
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { goTo, type Lang, languages, type Place, placesOf } from "../../kit/people/places.ts"
import { walkByTab } from "../../kit/people/tabbing.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
beforeAll(async () => {
  demo = await seatDemo()
}, 60_000)
afterAll(() => demo?.end())

const { before, closed } = placesOf(() => demo)
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
  return walkByTab(await goTo(demo, place, lang))
}

const reachedAndSeen = { stops: expect.any(Number), unreached: [], unseen: [] }

test.each(chosen(before))("every control is reached by Tab, and seen to be: %s", async (_, place, lang) => {
  expect(await walked(place, lang)).toEqual(reachedAndSeen)
})

test("F6 goes round the parts of a room, and each shows that it has the focus", async () => {
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

import { afterAll, beforeAll, expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { misprintsOf } from "../../kit/people/misprints.ts"
import type { Person } from "../../kit/people/person.ts"
import { goTo, type Lang, languages, moveTo, type Place, placesOf } from "../../kit/people/places.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

const screens = {
  "320": { width: 320, height: 640 },
  "390": { width: 390, height: 844 },
  "768": { width: 768, height: 1024 },
  "1024": { width: 1024, height: 768 },
  "1440": { width: 1440, height: 900 },
  "3840": { width: 3840, height: 2160 },
  landscape: { width: 844, height: 390 },
  /** 1280×1024 */
  "400 %": { width: 320, height: 256 },
}

/** The longest possible name in each script; one of them is a single word. */
const names = {
  moderator: "Wolfeschlegelsteinhausenbergerdorff Maximiliane-Alexandra von und zu Hohenlohe",
  panelists: [
    "买买提明·阿不都热合曼·艾合买提江·吾斯曼·阿卜杜勒阿齐兹 Abdurahman Ahmetjan Usman",
    "勅使河原武者小路綾小路左衛門三郎平朝臣信長 Teshigawara Mushanokoji Nobunaga",
  ],
  observer: "Hubertblaine-Wolfeschlegelsteinhausenberger of the Observatory for Digital Trade",
}
const topic = {
  en: "Rechtsschutzversicherungsgesellschaftenverantwortlichkeit in the cross-border supply of services",
  zh: "关于跨境数据流动治理框架与互操作标准的若干问题及其后续安排之讨论与建议",
  ja: "越境データ流通に関するガバナンス枠組みおよび相互運用性標準をめぐる諸問題と今後の取り扱い",
}

let demo: DemoSeats
let chair: Person
beforeAll(async () => {
  demo = await seatDemo()
  chair = await demo.person("demo", "moderator", names.moderator)
  await demo.person("demo", "observer", names.observer)
  for (const name of names.panelists) {
    const panelist = await demo.person("demo", "panelist", name)
    await panelist.ask("ask-floor", { session: demo.session.demo })
  }
  await chair.do("open-topic", { title: topic, letter: "Q", mode: "open" })
})
afterAll(() => demo?.end())

const { before, opened, result, closed } = placesOf(() => demo)
const { below } = chance(amounts.seed)
const every = Object.keys(languages) as Lang[]
/** In the gate each place is tried in each language; otherwise the fullest, and some that the seed picks, in one. */
const chosen = (places: Place[]): [string, Place, Lang][] =>
  places.flatMap(place => {
    const langs = amounts.everyPlace
      ? every
      : place.name === "live, moderator" || below(5) === 0
        ? [every[below(3)] ?? "en"]
        : []
    return langs.map((lang): [string, Place, Lang] => [`${place.name} in ${lang}`, place, lang])
  })

async function misprinted(place: Place, lang: Lang): Promise<string[]> {
  const page = await goTo(demo, place, lang)
  const found: string[] = []
  for (const [name, size] of Object.entries(screens)) {
    await moveTo(page, size)
    found.push(...(await misprintsOf(page)).map(one => `${name}: ${one}`))
  }
  await moveTo(page, screens["1440"])
  await page.emulateMedia({ forcedColors: "active" })
  found.push(...(await misprintsOf(page)).map(one => `forced colours: ${one}`))
  await page.emulateMedia({ forcedColors: null })
  return found
}

test.each(chosen([...before, ...opened]))(
  "on no screen is a text cut off, overprinted or misplaced: %s",
  async (_, place, lang) => {
    expect(await misprinted(place, lang)).toEqual([])
  },
)

test("the result is shown", async () => {
  const round =
    Object.values(chair.state.rounds).find(({ state, batch }) => state === "open" && batch === undefined)?.id ?? ""
  await chair.do("close-round", { round })
  await chair.do("reveal-round", { round })
})

test.each(chosen(result))("and with the result: %s", async (_, place, lang) => {
  expect(await misprinted(place, lang)).toEqual([])
})

test("the session closes", async () => {
  await chair.do("close-session", { session: demo.session.demo })
})

test.each(chosen(closed))("and after the close: %s", async (_, place, lang) => {
  expect(await misprinted(place, lang)).toEqual([])
})

test("a text is found that is cut off, squeezed, or outside its box, its line or the screen", async () => {
  const context = await demo.browser.newContext({ viewport: { width: 400, height: 400 } })
  const page = await context.newPage()
  const amiss = async (body: string) => {
    await page.setContent(
      `<!doctype html><meta charset="utf-8" /><body style="font: 16px/20px sans-serif">${body}</body>`,
    )
    return (await misprintsOf(page)).map(one => one.split(/:| by \d|\(/)[0])
  }
  const line = "some words that go on for a while"
  const nowrap = `<p style="white-space: nowrap; inline-size: 6rem;`
  expect(await amiss(`<p>${line}</p>`)).toEqual([])
  expect(await amiss(`${nowrap} overflow: hidden">${line}</p>`)).toEqual(["cut"])
  expect(await amiss(`${nowrap} overflow: hidden; text-overflow: ellipsis">${line}</p>`)).toEqual(["cut"])
  expect(await amiss(`<p style="block-size: 25px; inline-size: 5rem; overflow: hidden">${line}</p>`)).toEqual(["cut"])
  expect(await amiss(`${nowrap} overflow: auto">${line}</p>`)).toEqual([])
  expect(await amiss(`${nowrap}">${line}</p>`)).toEqual(["off its box"])
  expect(await amiss(`<button style="block-size: 24px; inline-size: 4rem">${line}</button>`)).toEqual(["off its box"])
  expect(await amiss(`<p>${line}</p><p style="margin-block-start: -32px">and others</p>`)).toEqual(["overprinted"])
  expect(await amiss(`<p style="inline-size: 1.4em; overflow-wrap: anywhere">${line}</p>`)).toEqual(["squeezed"])
  expect(
    await amiss(`<p style="position: absolute; inset-inline-start: 380px; white-space: nowrap">${line}</p>`),
  ).toEqual(["off the screen", "sideways"])
  const shadow = `<div id="host"></div><script>host.attachShadow({ mode: "open" }).innerHTML = '<p style="overflow: clip; white-space: nowrap; inline-size: 3rem">${line}</p>'</script>`
  expect(await amiss(shadow)).toEqual(["cut"])
  const sticky = `<p style="position: sticky; inset-block-start: 0; margin: 0">at the top</p>${`<p>${line}</p>`.repeat(30)}`
  expect(await amiss(sticky)).toEqual(["overprinted"])
  expect(await amiss(sticky.replace("sticky;", "sticky; background: white;"))).toEqual([])
  await context.close()
})

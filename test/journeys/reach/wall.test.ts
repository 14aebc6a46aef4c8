import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Person } from "../../kit/people/person.ts"
import { overprinted, textBoxes } from "../../kit/people/textBoxes.ts"
import { type DemoSeats, seatDemo } from "../../kit/servers/demoSeats.ts"

let demo: DemoSeats
let chair: Person
let expert: Person
beforeAll(async () => {
  demo = await seatDemo()
  chair = await demo.person("demo", "moderator", "Chen Yu")
  expert = await demo.person("demo", "panelist", "Hayase Nao")
})
afterAll(() => demo?.end())

const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 3840, height: 2160 },
]

/** Sizes as seen from the last row: in hundredths of the screen's height. */
async function look(page: Page, height: number) {
  const boxes = await textBoxes(page)
  const percent = ({ size }: { size: number }) => (size / height) * 100
  const large = boxes.filter(
    ({ words, bottom }) =>
      /governance|flow/.test(words) ||
      (/[0-9]{2}:[0-9]{2}$/.test(words) && (bottom < height * 0.2 || bottom > height * 0.85)),
  )
  return {
    small: boxes.filter(box => percent(box) < 4).map(({ words }) => words),
    notLarge: large.filter(box => percent(box) < 6).map(({ words }) => words),
    overprinted: overprinted(boxes),
    words: boxes.map(({ words }) => words).join(" "),
  }
}

const well = { small: [], notLarge: [], overprinted: [] }
const wallAt = async (size: (typeof sizes)[number]) => {
  const page = await demo.page("demo", "observer", "en", size)
  await page.goto(`${demo.running.url}/w/demo/s/${demo.session.demo}?projector`, { waitUntil: "networkidle" })
  return page
}

test.each(sizes)(
  "the wall at $width × $height shows topic, text, round, speaker with clock, and the hour",
  async size => {
    const session = demo.session.demo
    if (Object.values(chair.state.sessions)[0]?.floor.speaking === null) {
      await expert.ask("ask-floor", { session })
      await chair.do("give-floor", { session, member: expert.member, seen: null })
    }
    const page = await wallAt(size)
    const seen = await look(page, size.height)
    expect(seen).toMatchObject(well)
    for (const words of [/D-1/, /Rating/, /Hayase Nao/, /before.*offered/i, /Beijing/, /[0-9]{2}:[0-9]{2}/])
      expect(seen.words).toMatch(words)
  },
)

test("and then the result, at each size", async () => {
  const round =
    Object.values(chair.state.rounds).find(({ state, batch }) => state === "open" && batch === undefined)?.id ?? ""
  await chair.do("close-round", { round })
  await chair.do("reveal-round", { round })
  for (const size of sizes) {
    const page = await wallAt(size)
    await page.getByText("Median").first().waitFor()
    const seen = await look(page, size.height)
    expect(seen).toMatchObject(well)
    for (const words of [/AI governance/, /Rating 1/, /3 of 5 rate 7–9/]) expect(seen.words).toMatch(words)
  }
})

test("and the text at which the chair looks", async () => {
  const { demo: session } = demo.session
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  const statement = Object.values(chair.state.statements).find(one => one.topic === topic)?.id ?? ""
  for (const size of sizes) {
    const page = await wallAt(size)
    // A look from before the page is there arrives as an old one.
    chair.socket.emit("look", { session, topic, at: null, statement: null })
    chair.socket.emit("look", { session, topic, at: null, statement })
    await expect.poll(async () => (await look(page, size.height)).words).toMatch(/A-1/)
    expect(await look(page, size.height)).toMatchObject(well)
  }
})

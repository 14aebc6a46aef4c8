import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { SessionId, TopicId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { Person } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let browser: Browser
let chair: Person
let seated: Window, watching: Window
/** the requests and messages of each open page, by its name */
const pages = new Map<string, { page: Page; asked: string[]; said: string[] }>()
let lastAsked = Date.now()

beforeAll(async () => {
  running = await startPlenary({ folder })
  browser = await sharedBrowser()
  chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chen")
  seated = await openWindow(browser, "en")
  watching = await openWindow(browser, "en", { width: 390, height: 844 })
  await joinBy(seated, running.links["moderator"] ?? "", "Miwa")
  await joinBy(watching, running.links["observer"] ?? "", "Guest")
})
afterAll(async () => {
  chair.leave()
  await browser.close()
  await running.stop()
  removeFolder(folder)
})

/** Records a page's requests and messages from its first request on. */
async function listen(name: string, page: Page, path: string): Promise<void> {
  const wires = { page, asked: [] as string[], said: [] as string[] }
  pages.set(name, wires)
  page.on("request", request => {
    lastAsked = Date.now()
    wires.asked.push(request.url())
  })
  page.on("websocket", socket => {
    if (socket.url().includes("/socket.io/"))
      socket.on("framesent", ({ payload }) => void wires.said.push(String(payload)))
  })
  await page.goto(running.url + path)
}

const say = (text: string) => {
  const topic = TopicId.parse(Object.keys(chair.state.topics)[0])
  return chair.do("open-thread", { topic, kind: "comment", entry: { lang: "en", text }, anchor: null })
}

/** The message of an idle page: that it is still there. */
const pong = "3"

test(
  `over ${amounts.idle} s in which nothing happens no page asks for anything, and what happens then arrives by itself`,
  async () => {
    const { workspace } = chair.joined
    const session = SessionId.parse(chair.joined.session)
    await chair.do("start-session", { session })
    await say("The first word.")
    const tab = () => seated.page.context().newPage()
    await listen("session", seated.page, `/w/${workspace}/s/${session}`)
    await listen("gallery", watching.page, `/w/${workspace}/s/${session}/observe`)
    await listen("topic", await tab(), `/w/${workspace}/t/${Object.keys(chair.state.topics)[0]}`)
    for (const paper of ["minutes", "outcomes", "replay"])
      await listen(paper, await tab(), `/w/${workspace}/s/${session}/${paper}`)
    await listen("workspace", await tab(), `/w/${workspace}`)
    await listen("home", await tab(), "/")
    await seated.page.getByText("The first word.").first().waitFor()

    // The code that a page loads once it is quiet has arrived.
    lastAsked = Date.now()
    await until(() => Date.now() - lastAsked > 5_000, "every page is quiet")
    for (const wires of pages.values()) wires.asked.length = wires.said.length = 0
    await sleep(amounts.idle * 1_000)
    for (const [name, { asked, said }] of pages) {
      expect(asked, name).toEqual([])
      expect(
        said.filter(frame => frame !== pong),
        name,
      ).toEqual([])
    }

    // Over the connection that was open all the time.
    await say("The second word.")
    await seated.page.getByText("The second word.").first().waitFor()
    await chair.do("pause-session", { session })
    await watching.page.getByText("Break").first().waitFor()
    for (const name of ["session", "gallery", "topic", "workspace", "home"])
      expect(pages.get(name)?.asked, name).toEqual([])
    for (const { complaints } of [seated, watching]) expect(complaints).toEqual([])
  },
  120_000 + amounts.idle * 1_000,
)

import { expect, test } from "vitest"
import { openStage } from "../../../server/start/stage.ts"
import { minuteMs, writeHour } from "../../kit/clocks/hour.ts"
import { openWindow, sharedBrowser } from "../../kit/people/browsers.ts"
import { newPlace } from "../../kit/servers/engine.ts"
import { fileIn, newFolder, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

test("under the Chatham House Rule the replay page is absent and sends no request, and other readers are told who may see it", async () => {
  const folder = newFolder()
  const start = Date.now() - 120 * minuteMs
  const { stage, close } = await openStage(await newPlace(fileIn(folder)))
  const chatham = await writeHour(stage, start, "chatham", { attribution: "chatham" })
  const chairs = await writeHour(stage, start, "chairs", { attribution: "named", replay: "chairs" })
  await close()
  const running = await startPlenary({ folder })
  const browser = await sharedBrowser()
  const window = await openWindow(browser, "en")
  const asked: string[] = []
  window.page.on("request", request => asked.push(new URL(request.url()).pathname))

  const replay = ({ slug, session }: typeof chatham) => `${running.url}/w/${slug}/s/${session}/replay`
  expect((await window.page.goto(replay(chatham)))?.status()).toBe(404)
  await window.page.getByText("There is no replay of this session.").waitFor()
  expect((await window.page.goto(replay(chairs)))?.status()).toBe(200)
  await window.page.getByText("The replay is for the moderators and the secretary.").waitFor()
  expect(asked.filter(path => /entries|edits|note$/.test(path))).toEqual([])
  expect(window.complaints).toEqual([])
  await browser.close()
  await running.stop()
  removeFolder(folder)
})

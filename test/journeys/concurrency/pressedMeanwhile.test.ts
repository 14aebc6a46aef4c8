import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { builtClient } from "../../../server/http/builtClient.ts"
import { SessionId, TopicId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { sleep } from "../../kit/clocks/until.ts"
import { type Browser, joinBy, openWindow, sharedBrowser } from "../../kit/people/browsers.ts"
import type { Person } from "../../kit/people/person.ts"
import { servePanel } from "../../kit/servers/servedPanel.ts"
import { aimAt, listenAtPress, pressesHeard } from "./aiming.ts"
import { happenElsewhere } from "./elsewhere.ts"

type Below = (n: number) => number
const names = ["moderator2", "moderator3", "panelist2", "panelist3", "panelist4", "observer1"]
/** The presses in one panel: more of them make its lists so long that little moves under a pointer. */
const pressesOfOne = 40
/** milliseconds after the others' acts, too few for anybody to read the change */
const blindMs = 600

let browser: Browser
beforeAll(async () => {
  browser = await sharedBrowser()
})
afterAll(() => browser.close())

/** A live panel with an agenda, in which something has happened, and somebody's page. */
async function underway(who: string, onPhone: boolean, below: Below) {
  const panel = await servePanel({ pages: builtClient(join(root, "dist/client")) })
  const others = new Map<string, Person>()
  for (const name of names) others.set(name, await panel.join(name))
  const chair = others.get("moderator2")
  const session = SessionId.parse(panel.session)
  const topic = TopicId.parse(panel.topic)
  const item = (title: string) => ({ kind: "topic" as const, title: { en: title }, topic, minutes: 20 })
  await chair?.do("set-agenda", { session, items: [item("One"), item("Two"), item("Three")] })
  const [first] = chair?.state.sessions[session]?.items ?? []
  if (first) await chair?.do("move-agenda", { session, item: first.id })
  const size = onPhone ? { width: 390, height: 844 } : { width: 1440, height: 900 }
  const window = await openWindow(browser, "en", size, { hasTouch: onPhone, isMobile: onPhone })
  await window.page.addInitScript(listenAtPress)
  await joinBy(window, `${panel.url}/join#${panel.tokens[who]}`, who)
  await window.page.locator(".note-text[contenteditable=true]").waitFor()
  const happen = () => happenElsewhere(panel, others, below)
  for (let n = 0; n < 12; n++) await happen()
  const end = async () => {
    await window.page.context().close()
    await panel.end()
  }
  return { page: window.page, happen, end }
}

test.each([
  ["moderator1", "with a mouse"],
  ["panelist1", "with a mouse"],
  ["moderator1", "with a finger"],
])(
  `of ${amounts.panelsPressed * pressesOfOne} presses of the %s %s while others act, each does what was read, or nothing`,
  async (who, how) => {
    const onPhone = how === "with a finger"
    const { below } = chance(amounts.seed)
    const wrong: string[] = []
    let did = 0
    for (let run = 0; run < amounts.panelsPressed; run++) {
      const { page, happen, end } = await underway(who, onPhone, below)
      for (let n = 0; n < pressesOfOne; n++) {
        const aim = await page.evaluate(aimAt, below(1_000_000))
        if (!aim) continue
        if (!onPhone) await page.mouse.move(aim.x, aim.y)
        // Some presses have begun already.
        const held = below(3) === 0 && !onPhone
        if (held) await page.mouse.down()
        const happened = [await happen()]
        if (below(2)) happened.push(await happen())
        await sleep(below(blindMs))
        if (onPhone) await page.touchscreen.tap(aim.x, aim.y)
        else if (!held) await page.mouse.down()
        if (!onPhone) await page.mouse.up()
        const { done, settled } = await page.evaluate(pressesHeard)
        if (done.includes(aim.act)) did += 1
        const other = done.filter(act => act !== aim.act)
        if (!settled && other.length > 0)
          wrong.push(
            `“${aim.words}”: read ${aim.act}, did ${other.join()}, after ${happened.join()}${held ? ", held" : ""}`,
          )
      }
      await end()
    }
    expect(wrong).toEqual([])
    // Buttons that nothing happened to still work.
    expect(did / (amounts.panelsPressed * pressesOfOne)).toBeGreaterThan(0.25)
  },
  amounts.panelsPressed * 240_000,
)

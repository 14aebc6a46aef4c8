import type { Browser } from "playwright"
import { sha256 } from "../../server/start/instance/instance.ts"
import { textHash } from "../../shared/document/textHash.ts"
import type { TopicId } from "../../shared/model/ids.ts"
import { joinBy, launch, openWindow } from "../kit/people/browsers.ts"
import { Person } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import { delays, shares, throttle } from "./kit/delays.ts"
import type { Row } from "./run.ts"

const waiting = 2_000
/** One person may write 150 comments in ten seconds. */
const perPerson = 100
const keys = 120
const keyMs = 100
const presses = 20
const rate = 4

/** The queue of a translator with many waiting texts, and an original that is fetched when its reader wants it. */
export async function queueing(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await launch()
  try {
    const link = await said(running)
    const rows = [await typed(browser, running, link)]
    rows.push(await pressed(browser, running))
    return rows
  } finally {
    await browser.close()
    await running.stop()
  }
}

/** Fills the queue, and translates the last comments. Returns the link of the interpreter. */
async function said({ url, links }: Running): Promise<string> {
  const secretary = await Person.join(url, links["secretary"] ?? "", "Secretary")
  const topic = secretary.snapshot.topics[0]?.id as TopicId
  for (let from = 0; from < waiting; from += perPerson) {
    const person = await Person.join(url, links["panelist"] ?? "", `Voice ${from}`)
    for (let n = from; n < from + perPerson; n++) {
      const text = `Remark ${n}: say what you mean by it, and for whom.`
      const { made } = await person.do("open-thread", { topic, entry: { lang: "en", text } })
      const key = `thread:${made["thread"]}:${made["entry"]}`
      if (n < waiting - presses) continue
      await person.do("give-translation", {
        key,
        lang: "ja",
        text: `発言${n}の訳。`,
        seen: textHash(text, sha256),
        base: 0,
      })
    }
    person.leave()
  }
  const { made } = await secretary.do("make-invite", { role: "interpreter" })
  secretary.leave()
  return `${url}/join#${made["token"]}`
}

/** The delay from a key in the field to the next frame, beside the whole queue. */
async function typed(browser: Browser, { url }: Running, link: string): Promise<Row> {
  const window = await openWindow(browser, "ja")
  await joinBy(window, link, "伊藤 あい")
  await window.page.goto(`${url}/w/practice/translations?lang=ja`)
  const { page } = window
  await page.locator("plenary-translation-desk textarea").click()
  const took = await delays(page, "keydown", async () => {
    for (let n = 0; n < keys; n++) {
      await page.keyboard.press("e")
      await page.waitForTimeout(keyMs)
    }
  })
  const shown = await page.locator(".count").first().textContent()
  await page.close()
  return {
    what: `key to painted letter on the queue of ${waiting.toLocaleString("en")} texts (${shown?.trim()}), p50 · p95, at ${rate} × CPU`,
    measured: shares(took),
    target: "p95 ≤ 100 ms a key",
  }
}

/** The delay from the press on a translation to its original, which the page fetches then. */
async function pressed(browser: Browser, { links }: Running): Promise<Row> {
  const window = await openWindow(browser, "ja")
  await joinBy(window, links["panelist"] ?? "", "読む人")
  const { page } = window
  const buttons = page.locator("plenary-said button[aria-pressed=false]")
  await buttons.nth(presses - 1).waitFor({ state: "attached" })
  await throttle(page, rate)
  const took: number[] = []
  for (let n = 0; n < presses; n++) {
    const press = (button: HTMLElement | SVGElement) =>
      new Promise<number>(done => {
        const at = performance.now()
        const look = () => {
          if (button.getAttribute("aria-pressed") !== "true") return void requestAnimationFrame(look)
          requestAnimationFrame(() => setTimeout(() => done(performance.now() - at)))
        }
        button.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }))
        look()
      })
    took.push(await buttons.first().evaluate(press))
  }
  return {
    what: `press on a translation to the painted original, fetched then, p50 · p95, at ${rate} × CPU`,
    measured: shares(took.toSorted((a, b) => a - b)),
    target: "≤ 200 ms",
  }
}

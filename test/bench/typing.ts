import type { Browser, Page } from "playwright"
import * as Y from "yjs"
import { noteRoot } from "../../shared/document/schema.ts"
import { until } from "../kit/clocks/until.ts"
import { joinBy, launch, openWindow, toEnd } from "../kit/people/browsers.ts"
import { Person } from "../kit/people/person.ts"
import { StockClient } from "../kit/people/stockClient.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

const blocks = 1_000
/** Milliseconds between two keys of the measured writer, and of the peer: 16 a second. */
const keyMs = 80
const peerMs = 62
const keys = 150

const throttles = [
  { rate: 1, whose: "unthrottled", most: 16 },
  { rate: 4, whose: "at 4 × CPU", most: 100 },
] as const

/**
 * The delay from a key until its letter is painted, in a long note in which a peer writes too. For comparison, the same
 * on a bare page with one editable line and another that changes as often: the cost of the browser's frames.
 */
export async function typing(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await launch()
  const peer = await writer(running)
  try {
    const page = await openedNote(browser, running)
    const bare = await barePage(browser)
    const rows: Row[] = []
    for (const { rate, whose, most } of throttles) {
      const took = await typed(page, rate, () => peer.type("x", blocks / 2))
      const least = await typed(bare, rate, () => void bare.evaluate(() => document.querySelector("p")?.append("x")))
      rows.push({
        what: `key to painted letter in a note of ${blocks.toLocaleString("en")} blocks, a peer at 16/s, p50 · p95, ${whose}`,
        measured: shares(took),
        peers: `a bare page ${shares(least)}`,
        target: `p95 ≤ ${most} ms`,
      })
    }
    return rows
  } finally {
    peer.end()
    await browser.close()
    await running.stop()
  }
}

function shares(took: readonly number[]): string {
  const at = (share: number) => took[Math.floor(took.length * share)]?.toFixed(0) ?? "?"
  return `${at(0.5)} · ${at(0.95)} ms`
}

async function barePage(browser: Browser): Promise<Page> {
  const { page } = await openWindow(browser, "en")
  await page.setContent("<p>x</p><div contenteditable>x</div>")
  await page.locator("div").focus()
  return page
}

/** A peer who has written a long note. */
async function writer({ url, links }: Running): Promise<StockClient> {
  const person = await Person.join(url, links["panelist"] ?? "", "Peer")
  const client = new StockClient(url, person.snapshot.topics[0]?.id ?? "", person.cookie)
  person.leave()
  await until(() => client.provider.synced, "the note is open")
  const paragraphs = Array.from({ length: blocks }, (_, n) => {
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText(`Paragraph ${n}: the parties should say what they mean by it, and to whom.`)])
    return paragraph
  })
  client.doc.getXmlFragment(noteRoot).push(paragraphs)
  return client
}

async function openedNote(browser: Browser, { links }: Running): Promise<Page> {
  const window = await openWindow(browser, "en")
  await joinBy(window, links["panelist"] ?? "", "Typist")
  await window.page
    .locator(".ProseMirror p")
    .nth(blocks - 1)
    .waitFor({ state: "attached" })
  await toEnd(window)
  return window.page
}

/** Milliseconds from each key to the next frame, sorted, while something else changes again and again. */
async function typed(page: Page, rate: number, change: () => void): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send("Emulation.setCPUThrottlingRate", { rate })
  await page.evaluate(() => {
    const took: number[] = []
    Object.assign(globalThis, { took })
    document.addEventListener(
      "keydown",
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - timeStamp))),
      { capture: true },
    )
  })
  const writing = setInterval(change, peerMs)
  for (let n = 0; n < keys; n++) {
    await page.keyboard.press(n % 6 === 5 ? "Space" : "e")
    await page.waitForTimeout(keyMs)
  }
  clearInterval(writing)
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 })
  const took = await page.evaluate(() => (globalThis as unknown as { took: number[] }).took)
  return took.toSorted((a, b) => a - b)
}

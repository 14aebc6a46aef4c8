import type { Browser, Page } from "playwright"
import { sleep } from "../kit/clocks/until.ts"
import { joinBy, launch, openWindow } from "../kit/people/browsers.ts"
import { Person } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"
import type { Row } from "./run.ts"

const threads = 300
/** One person may write 150 comments in ten seconds. */
const perPerson = 100
const switches = 20
const comments = 80
/** Milliseconds over which the comments are sent. */
const burstMs = 3_000

/** A long discussion: switching to it, and many comments that arrive at once. */
export async function talking(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await launch()
  try {
    await discussed(running)
    const page = await reader(browser, running)
    return [await switched(page), await arrived(page, running)]
  } finally {
    await browser.close()
    await running.stop()
  }
}

/** Adds a second topic with a long discussion; a page opens on the first one. */
async function discussed({ url, links }: Running): Promise<void> {
  const chair = await Person.join(url, links["moderator"] ?? "", "Chair")
  const { made } = await chair.do("open-topic", { title: { en: "At length" }, letter: "L" })
  const topic = String(made["topic"])
  const items = [chair.snapshot.topics[0]?.id ?? "", topic].map((topic, n) => ({
    id: `item${n}`,
    topic,
    title: { en: `Item ${n}` },
    minutes: 10,
    kind: "topic" as const,
  }))
  await chair.do("set-agenda", { session: chair.joined.session ?? "", items })
  for (let from = 0; from < threads; from += perPerson) {
    const person = await Person.join(url, links["panelist"] ?? "", `Voice ${from}`)
    for (let n = from; n < from + perPerson; n++)
      await person.do("open-thread", { topic, entry: { lang: "en", text: `Remark ${n}: say for whom.` } })
    person.leave()
  }
  chair.leave()
}

async function reader(browser: Browser, { links }: Running): Promise<Page> {
  const window = await openWindow(browser, "en")
  await joinBy(window, links["panelist"] ?? "", "Reader")
  await window.page.locator(".ProseMirror").first().waitFor()
  return window.page
}

/**
 * Milliseconds from the press to the frame in which the discussion is shown and the note can be edited; on a fresh
 * page.
 */
async function switched(page: Page): Promise<Row> {
  const took: number[] = []
  for (let n = 0; n < switches; n++) {
    await page.reload()
    await page.locator(".ProseMirror").first().waitFor()
    await page.evaluate(() => {
      const old = document.querySelector(".ProseMirror")
      const stands = () => {
        const now = document.querySelector(".ProseMirror[contenteditable=true]")
        const rail = document.querySelector("plenary-thread-rail")?.shadowRoot
        return (
          now !== null &&
          now !== old &&
          rail?.querySelector("plenary-thread-card")?.shadowRoot?.textContent?.includes("Remark")
        )
      }
      const turned = new Promise<number>(done => {
        document.addEventListener(
          "click",
          ({ timeStamp }) => {
            const look = () =>
              stands() ? setTimeout(() => done(performance.now() - timeStamp)) : requestAnimationFrame(look)
            requestAnimationFrame(look)
          },
          { capture: true, once: true },
        )
      })
      Object.assign(globalThis, { turned })
    })
    await page.waitForTimeout(1_000)
    await page.locator("plenary-agenda button.title:not([data-shown])").first().click()
    took.push(await page.evaluate(() => (globalThis as unknown as { turned: Promise<number> }).turned))
  }
  const at = (share: number) => took.toSorted((a, b) => a - b)[Math.floor(took.length * share)]?.toFixed(0) ?? "?"
  return {
    what: `turning to a topic with ${threads} discussions for the first time, p50 · p95`,
    measured: `${at(0.5)} · ${at(0.95)} ms`,
    target: "≤ 250 ms",
  }
}

/** Milliseconds from the last of many comments until somebody else's page shows all of them. */
async function arrived(page: Page, { url, links }: Running): Promise<Row> {
  const person = await Person.join(url, links["panelist"] ?? "", "Writer")
  const topic = String(await page.evaluate(() => document.querySelector("plenary-thread-rail")?.topic))
  const sent = []
  for (let n = 0; n < comments; n++) {
    sent.push(person.ask("open-thread", { topic, entry: { lang: "en", text: `At once ${n}` } }, `burst${n}`, 15_000))
    await sleep(burstMs / comments)
  }
  const ended = performance.now()
  await page.waitForFunction(
    n => {
      const cards = document.querySelector("plenary-thread-rail")?.shadowRoot?.querySelectorAll("plenary-thread-card")
      return [...(cards ?? [])].filter(card => card.shadowRoot?.textContent?.includes("At once")).length === n
    },
    comments,
    { polling: "raf" },
  )
  const ms = performance.now() - ended
  const refused = (await Promise.all(sent)).filter(({ ok }) => !ok).length
  person.leave()
  return {
    what: `${comments} comments sent over ${burstMs / 1_000} s: from the last one until another page shows all (refused)`,
    measured: `${ms.toFixed(0)} ms (${refused})`,
    target: "≤ 2 s (0)",
  }
}

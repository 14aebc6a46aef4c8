import {
  type BrowserContext,
  type CDPSession,
  type Browser as Launched,
  type Page,
  chromium as playwright,
} from "playwright"
import { chromium, chromiumArgs } from "../../../scripts/chromium.ts"
import { hangMs } from "../clocks/until.ts"

export const launch = (): Promise<Launched> =>
  playwright.launch({ executablePath: chromium(), args: [...chromiumArgs, "--lang=en"] })

/** A browser that several test files share. Each person of a test has a context. */
export interface Browser {
  newContext: Launched["newContext"]
  /** closes the contexts that were opened through this object, with their pages */
  close(): Promise<void>
}

let launched: Promise<Launched> | null = null

async function launchOnce(): Promise<Launched> {
  const browser = await launch()
  browser.once("disconnected", () => {
    launched = null
  })
  return browser
}

/**
 * Returns the Chromium of this worker, which ends with the worker. It is shared, because a launch takes more CPU than
 * opening windows for two people.
 */
export async function sharedBrowser(): Promise<Browser> {
  launched ??= launchOnce()
  const browser = await launched
  const contexts: BrowserContext[] = []
  return {
    async newContext(options) {
      const context = await browser.newContext(options)
      context.setDefaultTimeout(hangMs)
      contexts.push(context)
      return context
    },
    async close() {
      await Promise.all(contexts.splice(0).map(context => context.close()))
    },
  }
}

/** One person's browser window, with its own cookies and language. An error in its console fails the test. */
export interface Window {
  page: Page
  ime: CDPSession
  complaints: string[]
}

/** Matches the lines that a browser writes about a lost connection. Every other line is a defect. */
const expected =
  /WebSocket connection to|WebSocket is already in CLOSING|Failed to load resource|ERR_CONNECTION_REFUSED|net::ERR/

/** The settings of a person's machine, e.g. its time zone and its proxy. */
interface Machine {
  timezoneId?: string
  proxy?: { server: string }
  hasTouch?: boolean
  isMobile?: boolean
  /** true: the browser takes the certificate that a test has made */
  ignoreHTTPSErrors?: boolean
}

export async function openWindow(
  browser: Pick<Launched, "newContext">,
  locale: string,
  size = { width: 1440, height: 900 },
  machine: Machine = {},
): Promise<Window> {
  const context = await browser.newContext({ locale, viewport: size, ...machine })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on("console", message => {
    const text = message.text()
    if (message.type() === "error" && !expected.test(text)) complaints.push(text)
    if (text.includes("Yjs was already imported")) complaints.push(text)
  })
  page.on("pageerror", error => complaints.push(error.message))
  readsFirst(page)
  return { page, complaints, ime: await context.newCDPSession(page) }
}

/**
 * Presses nothing on a page that was just opened before it stands still, because nobody reads and presses within the
 * moment in which a page puts itself together. A press on a button that changed just then does nothing (steadyPress).
 */
function readsFirst(page: Page): void {
  const { goto, reload } = page
  page.goto = async (where, how) => {
    const answer = await goto.call(page, where, how)
    if (how?.waitUntil !== "commit") await page.evaluate(standsStill).catch(() => undefined)
    return answer
  }
  page.reload = async (...how) => {
    const answer = await reload.apply(page, how)
    await page.evaluate(standsStill).catch(() => undefined)
    return answer
  }
}

/** Resolves when nothing was fetched and nothing changed for a moment. */
const standsStill = () =>
  new Promise<void>(resolve => {
    const [stillMs, mostMs] = [150, 3_000]
    let changed = performance.now()
    const until = changed + mostMs
    const seen = () => void (changed = performance.now())
    const changes = new MutationObserver(seen)
    changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    const fetches = new PerformanceObserver(seen)
    fetches.observe({ type: "resource" })
    const look = setInterval(() => {
      const now = performance.now()
      if (now - changed < stillMs && now < until) return
      clearInterval(look)
      changes.disconnect()
      fetches.disconnect()
      resolve()
    }, 25)
  })

/** Milliseconds after which a second press at the same place is not a double click. */
export const ownPressMs = 750

/** Goes through the join page as a person does. */
export async function joinBy({ page }: Window, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.locator('input[name="name"]').fill(name)
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await enterSeat(page)
}

/** Continues from the return link, which is shown once after joining. */
export async function enterSeat(page: Page): Promise<void> {
  await page.locator("plenary-join-page plenary-own-return-link plenary-copy-text").waitFor()
  await page.locator("plenary-join-page a.filled").click()
  await page.waitForURL(/\/w\//)
}

/** Types with an input method and leaves the composition open, as a person does while choosing a candidate. */
export async function compose({ page, ime }: Window, ...steps: string[]): Promise<void> {
  for (const text of steps) {
    await ime.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length })
    await page.waitForTimeout(40)
  }
}

export const commit = async ({ ime }: Window, text: string): Promise<void> => {
  await ime.send("Input.insertText", { text })
}

/** Puts the caret after the last word of the note. The editor reads the caret from the page a frame later. */
export async function toEnd({ page }: Window): Promise<void> {
  // while the note is opening, it can be read but not written
  await page.locator(".ProseMirror[contenteditable='true']").first().click()
  for (let tries = 0; tries < 20; tries++) {
    await page.keyboard.press("Control+End")
    await page.waitForTimeout(40)
    const stands = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
      const last = document.querySelector(".ProseMirror")?.lastElementChild
      const at = getSelection()?.focusNode
      return !last || (at != null && last.contains(at))
    })
    if (stands) return
  }
  throw new Error("the caret does not stand at the end of the note")
}

/** Selects words in the note as the keyboard's selection does. */
export async function selectWords({ page }: Window, words: string): Promise<void> {
  const found = await page.evaluate(text => {
    const editor = document.querySelector<HTMLElement>(".ProseMirror")
    // a script that selects must also focus; otherwise the next keys would go to the place of the last click
    editor?.focus()
    const walker = document.createTreeWalker(editor ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + text.length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
      return true
    }
    return false
  }, words)
  if (!found) throw new Error(`“${words}” is not in the note`)
  // the editor has read the selection after the next two frames
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.waitForTimeout(80)
}

import { dirname } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { serve } from "../../../../server/start/serve.ts"
import { type Browser, openWindow, sharedBrowser, type Window } from "../../../kit/people/browsers.ts"
import { testConfig } from "../../../kit/servers/testConfig.ts"
import { type Delphi, playDelphi } from "../../../server/commands/round/batch/delphiPlayed.ts"
import { reckoned } from "../../../shared/rules/round/reckoned.ts"

/** The appendix for a publication, as a reader finds it after a Delphi of three rounds that a script played by clock. */
let delphi: Delphi
let served: Awaited<ReturnType<typeof serve>>
let browser: Browser
let reader: Window
beforeAll(async () => {
  delphi = await playDelphi()
  const { instance, file } = delphi.batch.panel
  served = await serve(instance, testConfig(dirname(file)))
  browser = await sharedBrowser()
  reader = await openWindow(browser, "en-GB")
})
afterAll(async () => {
  await browser.close()
  await served.close()
  await delphi.batch.panel.end()
})

const classes: Record<string, string> = { supported: "supported", uncertain: "uncertain", opposed: "not supported" }

test("the reporting page states each round's response rate, median, spread and class as reckoned from what was given", async () => {
  const { page } = reader
  await page.goto(`${served.url}/w/panel/reporting`)
  const rows = page.locator(".rates tbody tr")
  await rows.first().waitFor()
  const folder = process.env["PICTURES"]
  if (folder) await page.screenshot({ path: `${folder}/reporting.png`, fullPage: true })
  const found = await rows.evaluateAll(all =>
    all.map(row => [...row.querySelectorAll("th, td")].map(cell => cell.textContent.replace(/\s+/g, " ").trim())),
  )
  const figures = reckoned(delphi.scripted.map(({ scores, asked }) => ({ scores, asked, sides: [] })))
  const expected = delphi.scripted.map(({ n, text, scores, asked }, i) => {
    const { median, p30, p70, di, ...one } = figures[i]!
    const short = (digits: string) => String(Number(Number(digits).toFixed(3)))
    // to the nearest, and 100 % only if nobody is missing (DOMAIN G10)
    const share = scores.length === asked ? 100 : Math.min(99, Math.round((100 * scores.length) / asked))
    return {
      label: `A-${text + 1} · rating ${n}`,
      rate: `${scores.length}/${asked} (${share} %)`,
      figures: [short(median), `${short(p30)}–${short(p70)}`, Number(di).toFixed(2)],
      class: one.class === null ? "none" : classes[one.class],
    }
  })
  const told = found.map(([label = "", , rate, median, spread, di, given = ""]) => ({
    label: label.toLowerCase().replace("a-", "A-"),
    rate,
    figures: [median, spread, di],
    class: given.replace(/ \(.*/, ""),
  }))
  const byLabel = <T extends { label: string }>(list: T[]) => list.toSorted((a, b) => (a.label < b.label ? -1 : 1))
  expect(byLabel(told)).toEqual(byLabel(expected))
})

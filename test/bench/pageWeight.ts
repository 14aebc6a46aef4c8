import { gzipSync } from "node:zlib"
import { chromium as playwright } from "playwright"
import { chromium, chromiumArgs } from "../../scripts/chromium.ts"
import { startPlenary } from "../kit/plenary.ts"
import type { Row } from "./run.ts"

/** What the first session page loads: JavaScript gzipped, and requests that leave the origin. */
export async function pageWeight(): Promise<Row[]> {
  const running = await startPlenary()
  const browser = await playwright.launch({ executablePath: chromium(), args: chromiumArgs })
  let bytes = 0
  const foreign: string[] = []
  try {
    const page = await browser.newPage()
    const bodies: Promise<void>[] = []
    page.on("response", response => {
      if (!response.url().startsWith(running.url)) foreign.push(response.url())
      if (!new URL(response.url()).pathname.endsWith(".js")) return
      bodies.push(response.body().then(body => void (bytes += gzipSync(body).byteLength)))
    })
    await page.goto(`${running.url}/w/demo`)
    const link = page.locator('a[href*="/s/"]').first()
    const path = (await link.getAttribute("href")) ?? ""
    await Promise.all(bodies)
    bytes = 0
    await page.goto("about:blank")
    await page.goto(new URL(path, running.url).href, { waitUntil: "networkidle" })
    await Promise.all(bodies)
  } finally {
    await browser.close()
    await running.stop()
  }
  return [
    {
      what: "JavaScript of the first session page, gzipped",
      measured: `${Math.round(bytes / 1_000)} kB`,
      target: "≤ 190 kB",
    },
    { what: "requests off the origin", measured: String(foreign.length), target: "0" },
  ]
}

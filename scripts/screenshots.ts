// `npm run screenshots`: takes the README's pictures from a demo server.
import { execFileSync } from "node:child_process"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { chromium as playwright } from "playwright"
import { startPlenary } from "../test/kit/servers/plenary.ts"
import { chromium, chromiumArgs } from "./chromium.ts"

const root = join(import.meta.dirname, "..")
const pictures = join(root, "screenshots")
mkdirSync(pictures, { recursive: true })

const running = await startPlenary()
const browser = await playwright.launch({ executablePath: chromium(), args: chromiumArgs })
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en", deviceScaleFactor: 1 })
  const linkTo = (name: string): string => {
    const line = ["invite", "--workspace", "demo", "--role", "panelist", "--name", name, "--json"]
    const env = { ...process.env, DATA_DIR: running.folder }
    const answer: { url: string } = JSON.parse(
      execFileSync(process.execPath, [join(root, "dist/server/plenary.js"), ...line], { env, encoding: "utf8" }),
    )
    return answer.url
  }
  await page.goto(linkTo("韩牧野 Han Muye"))
  await page.locator("select").last().selectOption("en")
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await page.locator("plenary-own-return-link ~ p a.filled").click()
  await page.waitForURL(/\/s\//)
  await page.getByText("D-1").first().waitFor()
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: join(pictures, "session.png") })
  await page.goto(`${running.url}/w/demo/r/6`)
  await page.getByText("CR-6").first().waitFor()
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(pictures, "record.png") })
} finally {
  await browser.close()
  await running.stop()
}

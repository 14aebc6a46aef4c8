import { existsSync } from "node:fs"
import { type KeyInput, launch } from "puppeteer-core"
import { type Drive, ofConnections } from "./drive.ts"

const places = [
  process.env["FIREFOX"],
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
]

/** The system's Firefox, headless, over WebDriver BiDi. */
export async function firefox(size: { width: number; height: number }): Promise<Drive> {
  const executablePath = places.find(path => path !== undefined && existsSync(path))
  if (executablePath === undefined)
    throw new Error("This test needs Firefox: install firefox-esr, or set FIREFOX to its path.")
  const browser = await launch({ browser: "firefox", executablePath, headless: true })
  const page = await browser.newPage()
  await page.setViewport(size)
  const complaints: string[] = []
  page.on("console", message => {
    if (message.type() === "error" && !ofConnections.test(message.text())) complaints.push(message.text())
  })
  page.on("pageerror", error => complaints.push(String(error)))
  const { keyboard, mouse } = page
  return {
    complaints: () => Promise.resolve(complaints),
    goto: async address => void (await page.goto(address)),
    run: (what, ...args) => page.evaluate(what as never, ...args),
    press: (x, y) => mouse.click(x, y),
    type: words => keyboard.type(words),
    async keys(...chord) {
      const names = chord as KeyInput[]
      for (const name of names) await keyboard.down(name)
      for (const name of names.toReversed()) await keyboard.up(name)
    },
    picture: async path => void (await page.screenshot({ path })),
    quit: () => browser.close(),
  }
}

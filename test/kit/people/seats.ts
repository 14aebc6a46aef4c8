import { execFileSync } from "node:child_process"
import { join } from "node:path"
import type { Page } from "playwright"
import type { Running } from "../servers/plenary.ts"
import { enterSeat } from "./browsers.ts"

const line = join(import.meta.dirname, "../../../dist/server/plenary.js")

/** A link to a seat of the demo, as its host makes one: through the running server's socket. */
export function seatLink({ folder }: Running, role: string, name: string): string {
  const words = ["invite", "--workspace", "demo", "--role", role, "--name", name, "--json"]
  const env = { ...process.env, DATA_DIR: folder }
  const answer: { url: string } = JSON.parse(
    execFileSync(process.execPath, [line, ...words], { env, encoding: "utf8" }),
  )
  return answer.url
}

/** Takes a seat that has a name already, in a language of one's own choice. */
export async function takeSeat({ page }: { page: Page }, link: string, lang: "en" | "zh" | "ja"): Promise<void> {
  await page.goto(link)
  await page.locator("select").last().selectOption(lang)
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await enterSeat(page)
}

/** The session cookie of a browser, with which a socket beside it comes in as the same sign-in. */
export async function cookieOf({ page }: { page: Page }): Promise<string> {
  const held = (await page.context().cookies()).find(({ name }) => name.endsWith("plenary_session"))
  if (!held) throw new Error("this browser is not signed in")
  return `${held.name}=${held.value}`
}

import type { Page } from "playwright"
import type { Running } from "../servers/plenary.ts"
import { plenary } from "../servers/program.ts"
import { enterSeat } from "./browsers.ts"

/** Makes a link to a seat of the demo through the running server's socket, as the command line does. */
export async function seatLink({ folder }: Running, role: string, name: string): Promise<string> {
  const words = ["invite", "--workspace", "demo", "--role", role, "--name", name, "--json"]
  const { stdout } = await plenary(folder, ...words)
  const answer: { url: string } = JSON.parse(stdout)
  return answer.url
}

/** Takes a seat that has a name already, and chooses a language. */
export async function takeSeat({ page }: { page: Page }, link: string, lang: "en" | "zh" | "ja"): Promise<void> {
  await page.goto(link)
  await page.locator("select").last().selectOption(lang)
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await enterSeat(page)
}

/** Returns the session cookie of a browser. A socket with this cookie has the same sign-in. */
export async function cookieOf({ page }: { page: Page }): Promise<string> {
  const held = (await page.context().cookies()).find(({ name }) => name.endsWith("plenary_session"))
  if (!held) throw new Error("this browser is not signed in")
  return `${held.name}=${held.value}`
}

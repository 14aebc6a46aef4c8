import { afterAll, beforeAll, expect, test } from "vitest"
import { type Browser, sharedBrowser } from "../../kit/people/browsers.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { type Running, startPlenary } from "../../kit/servers/plenary.ts"
import { smtpSink } from "../../kit/servers/smtpSink.ts"

let running: Running
let browser: Browser
let sink: Awaited<ReturnType<typeof smtpSink>>
let site = ""
beforeAll(async () => {
  sink = await smtpSink()
  const port = await freePort()
  // passkeys need a name, and the loopback's own name needs no https
  site = `http://localhost:${port}`
  running = await startPlenary({
    port,
    env: { PUBLIC_URL: site, SMTP_URL: sink.url, MAIL_FROM: "panel@example.org" },
  })
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  await sink.close()
})

/** The code of the newest letter. */
const codeSent = (): string => /^\d{3} \d{3}\s*$/m.exec(sink.taken.at(-1)?.raw ?? "")?.[0].trim() ?? ""
/** The link of the newest letter. */
const linkSent = (): string =>
  /sign-in#[\w-]+/.exec(sink.taken.at(-1)?.raw.replace(/=\n/g, "").replace(/=3D/g, "=") ?? "")?.[0] ?? ""

test("a person signs in by a letter, keeps their seat, adds a passkey, and comes back with it", async () => {
  const context = await browser.newContext({ locale: "en" })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send("WebAuthn.enable")
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const invitation = new URL(running.links["panelist"] ?? "")
  await page.goto(site + invitation.pathname + invitation.hash)
  await page.locator('input[name="name"]').fill("Ayano Morishita")
  await page.locator('input[name="consent"]').check()
  await page.locator("form button").last().click()
  await page.locator("plenary-own-return-link plenary-copy-text").waitFor()

  await page.goto(`${site}/sign-in?to=/me`)
  await page.getByLabel("E-mail address").fill("ayano@example.org")
  await page.getByRole("button", { name: "Send a letter" }).click()
  await page.getByLabel("Code of six digits").waitFor()
  await expect.poll(linkSent).not.toBe("")

  // the letter is opened in another tab; its page waits for a press
  const letter = await context.newPage()
  await letter.goto(`${site}/${linkSent()}`)
  await letter.getByRole("button", { name: "Sign in" }).click()
  await letter.waitForURL(`${site}/me`)
  await letter.close()

  await page.goto(`${site}/me`)
  const own = page.locator("plenary-own-account")
  await own.getByRole("button", { name: /Keep with my account/ }).click()
  await own.getByRole("button", { name: /Release/ }).waitFor()
  await own.getByRole("button", { name: "Add a passkey" }).click()
  await own.getByLabel("Name").last().waitFor()
  await own.getByText("not used yet").waitFor()

  await page.getByRole("button", { name: "Sign out of this browser" }).click()
  await page.getByRole("button", { name: "Sign out now" }).click()
  await page.waitForURL(`${site}/`)
  await page.goto(`${site}/sign-in`)
  await page.getByRole("button", { name: "Use a passkey" }).click()
  await page.waitForURL(`${site}/w/practice/**`)
  await page.goto(`${site}/me`)
  await own.getByText("Ayano Morishita").first().waitFor()
  await own.getByText("last used on").first().waitFor()
  expect(await own.getByText("not used yet").count()).toBe(0)
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/me.png`, fullPage: true })
  await context.close()
})

test("a link that is opened on another device signs nobody in there, and its code is typed where it was asked for", async () => {
  const asking = await browser.newContext({ locale: "en" })
  const page = await asking.newPage()
  const before = sink.taken.length
  await page.goto(`${site}/sign-in?to=/me`)
  await page.getByLabel("E-mail address").fill("ben@example.org")
  await page.getByRole("button", { name: "Send a letter" }).click()
  await expect.poll(() => sink.taken.length).toBeGreaterThan(before)
  const other = await browser.newContext({ locale: "en", viewport: { width: 390, height: 844 } })
  const phone = await other.newPage()
  await phone.goto(`${site}/${linkSent()}`)
  await phone.getByText("type the code of six digits").waitFor()
  expect(await phone.getByRole("button", { name: "Sign in" }).count()).toBe(0)
  expect(await phone.getByText("ben@example.org").count()).toBe(0)
  // people look into their mail in between, and the page may be loaded anew
  await page.reload()
  await page.getByLabel("Code of six digits").fill(codeSent())
  await page.keyboard.press("Enter")
  await page.waitForURL(`${site}/me`)
  await page.getByText("ben@example.org").first().waitFor()
  await phone.goto(`${site}/me`)
  await phone.getByRole("link", { name: "Sign in" }).waitFor()
  await asking.close()
  await other.close()
})

test("who joins beside another's account reads whose it is, and keeps the seat for themselves by pressing on", async () => {
  const room = await browser.newContext({ locale: "en" })
  const page = await room.newPage()
  const before = sink.taken.length
  await page.goto(`${site}/sign-in?to=/me`)
  await page.getByLabel("E-mail address").fill("eve@example.org")
  await page.getByRole("button", { name: "Send a letter" }).click()
  await expect.poll(() => sink.taken.length).toBeGreaterThan(before)
  await page.getByLabel("Code of six digits").fill(codeSent())
  await page.keyboard.press("Enter")
  await page.waitForURL(`${site}/me`)
  const invitation = new URL(running.links["moderator"] ?? "")
  await page.goto(site + invitation.pathname + invitation.hash)
  const keep = page.getByRole("checkbox", { name: "eve@example.org" })
  await keep.uncheck()
  await page.locator('input[name="name"]').fill("Victor")
  await page.locator('input[name="consent"]').check()
  await page.locator("form button.filled").click()
  await page.locator("plenary-own-return-link plenary-copy-text").waitFor()
  await page.goto(`${site}/me`)
  await page.getByText("Victor").first().waitFor()
  expect(await page.getByText("eve@example.org").count()).toBe(0)
  await room.close()
})

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
}, 60_000)
afterAll(async () => {
  await browser.close()
  await running.stop()
  await sink.close()
})

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
  await page.locator('input[type="checkbox"]').check()
  await page.locator("form button").last().click()
  await page.locator("plenary-own-return-link plenary-copy-text").waitFor()

  await page.goto(`${site}/sign-in?to=/me`)
  await page.getByLabel("E-mail address").fill("ayano@example.org")
  await page.getByRole("button", { name: "Send a link" }).click()
  const asked = await page.locator(".compare strong").textContent()
  await expect.poll(linkSent, { timeout: 10_000 }).not.toBe("")

  // the letter is opened in another tab; its page shows the same number and waits for a press
  const letter = await context.newPage()
  await letter.goto(`${site}/${linkSent()}`)
  await expect.poll(() => letter.locator(".compare strong").textContent()).toBe(asked)
  expect(await letter.locator(".notice.warn").count()).toBe(0)
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
}, 90_000)

test("a browser that did not ask for the link says so, and signs in all the same", async () => {
  const asking = await browser.newContext({ locale: "en" })
  const page = await asking.newPage()
  const before = sink.taken.length
  await page.goto(`${site}/sign-in`)
  await page.getByLabel("E-mail address").fill("ben@example.org")
  await page.getByRole("button", { name: "Send a link" }).click()
  await expect.poll(() => sink.taken.length, { timeout: 10_000 }).toBeGreaterThan(before)
  const other = await browser.newContext({ locale: "en", viewport: { width: 390, height: 844 } })
  const phone = await other.newPage()
  await phone.goto(`${site}/${linkSent()}`)
  await phone.locator(".notice.warn").waitFor()
  await phone.getByRole("button", { name: "Sign in" }).click()
  await phone.waitForURL(`${site}/`)
  await phone.goto(`${site}/me`)
  await phone.getByText("ben@example.org").waitFor()
  await asking.close()
  await other.close()
}, 60_000)

import type { Page } from "playwright"
import { afterAll, beforeAll, expect, test } from "vitest"
import { axeFindings } from "../../kit/people/axeFindings.ts"
import { type Browser, joinBy, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { type Running, startPlenary } from "../../kit/servers/plenary.ts"
import { smtpSink } from "../../kit/servers/smtpSink.ts"

let running: Running
let browser: Browser
let sink: Awaited<ReturnType<typeof smtpSink>>
let site = ""
let chair: Window
let early: Window
const link = (label: string) => {
  const { pathname, hash } = new URL(running.links[label] ?? "")
  return site + pathname + hash
}

beforeAll(async () => {
  sink = await smtpSink()
  const port = await freePort()
  site = `http://localhost:${port}`
  running = await startPlenary({
    port,
    env: { PUBLIC_URL: site, SMTP_URL: sink.url, MAIL_FROM: "panel@example.org" },
  })
  browser = await sharedBrowser()
  chair = await openWindow(browser, "en")
  await joinBy(chair, link("moderator"), "Chen Yu")
  early = await openWindow(browser, "ja")
  await joinBy(early, link("panelist"), "森 彩")
})
afterAll(async () => {
  await browser.close()
  await running.stop()
  await sink.close()
})

/** The link to sign in of the newest letter, whose text is in quoted-printable or, in Japanese, in base64. */
function linkSent(): string {
  const raw = sink.taken.at(-1)?.raw ?? ""
  const parts = [...raw.matchAll(/\n\n([A-Za-z0-9+/=\n]+)(?:\n--|\n*$)/g)].map(([, part = ""]) => part)
  const texts = [
    raw.replace(/=\n/g, "").replace(/=3D/g, "="),
    ...parts.map(part => Buffer.from(part, "base64").toString()),
  ]
  return texts.map(text => /sign-in#[\w-]+/.exec(text)?.[0] ?? "").find(link => link !== "") ?? ""
}
/** Asks for a link on the page, and opens it in another tab of the same browser. Returns that tab. */
async function byLetter(page: Page, email: string): Promise<Page> {
  const before = sink.taken.length
  await page.locator("#sign-in-email").fill(email)
  await page.locator("plenary-sign-in-ways form button").click()
  await expect.poll(() => sink.taken.length).toBeGreaterThan(before)
  const tab = await page.context().newPage()
  await tab.goto(`${site}/${linkSent()}`)
  await tab.locator("button.filled").click()
  return tab
}
async function shown(page: Page, name: string): Promise<void> {
  if (process.env["SHOTS"]) await page.screenshot({ path: `${process.env["SHOTS"]}/${name}.png`, fullPage: true })
  expect([name, await axeFindings(page)]).toEqual([name, []])
}
const sizes = { narrow: { width: 360, height: 780 }, wide: { width: 1280, height: 900 } }

test("a moderator requires accounts, and a panelist without one is told and lets an account keep the seat", async () => {
  await chair.page.goto(`${site}/w/practice/settings`)
  const form = chair.page.locator("form", { has: chair.page.locator("#set-accounts") })
  await form.getByText("one has no account", { exact: false }).waitFor()
  await form.getByLabel("A seat that votes needs an account").check()
  await form.getByLabel("Why", { exact: false }).fill("The host asks for it.")
  await form.getByRole("button", { name: "Save" }).click()
  await form.getByRole("status").getByText("Saved").waitFor()
  await shown(chair.page, "settings-en")

  const { page } = early
  const due = page.locator("plenary-account-due")
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport)
    await page.goto(`${site}/w/practice`)
    await due.getByRole("link", { name: "サインイン" }).waitFor()
    await shown(page, `due-ja-${size}`)
  }
  await due.getByRole("link", { name: "サインイン" }).click()
  const tab = await byLetter(page, "aya@example.org")
  await tab.waitForURL(`${site}/w/practice`)
  await tab.locator("plenary-account-due").getByText("aya@example.org", { exact: false }).waitFor()
  await shown(tab, "due-signed-in-ja")
  await tab.getByRole("button", { name: "この席をアカウントで保持" }).click()
  await tab.locator("plenary-account-due").waitFor({ state: "detached" })
})

test("who signs in where another person's seat is open reads whose it is, and how to open their own", async () => {
  for (const locale of ["en", "zh-CN", "ja"]) {
    const shared = await openWindow(browser, locale)
    await joinBy(shared, link("observer"), `Ben ${locale}`)
    await shared.page.goto(`${site}/sign-in?to=/me`)
    const tab = await byLetter(shared.page, "aya@example.org")
    const warning = tab.locator(".notice.warn")
    await warning.getByText(`Ben ${locale}`, { exact: false }).waitFor()
    for (const [size, viewport] of Object.entries(sizes)) {
      await tab.setViewportSize(viewport)
      await shown(tab, `others-${locale}-${size}`)
    }
    expect(await tab.locator("a.filled.large").getAttribute("href")).toBe("/me")
    // the sign-out of the second button says what it ends before it does
    await tab.locator("a.button.large:not(.filled)").click()
    await tab.waitForURL(`${site}/me`)
    if (locale === "en") {
      await tab.getByRole("button", { name: "Sign out of this browser" }).click()
      await tab.getByRole("button", { name: "Sign out now" }).click()
      await tab.waitForURL(`${site}/`)
      await tab.goto(`${site}/sign-in?to=/w/practice`)
      const again = await byLetter(tab, "aya@example.org")
      await again.waitForURL(`${site}/w/practice`)
      await again.getByText("森彩").first().waitFor()
    }
    await shared.page.context().close()
  }
})

test("whoever joins a seat that votes signs in first, comes back to the invitation, and reads the notice there", async () => {
  const notice = chair.page.locator("form", { has: chair.page.locator("#set-privacy") })
  await notice.locator("[name=responsible]").fill("The institute")
  await notice.locator("[name=contact]").fill("privacy@example.org")
  await notice.locator("[name=region]").selectOption("CH")
  await notice.locator("[name=blocks]").check()
  await notice.getByRole("button", { name: "Save" }).click()
  await notice.getByRole("status").getByText("Saved").waitFor()

  for (const locale of ["en", "zh-CN", "ja"]) {
    const { page } = await openWindow(browser, locale)
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport)
      for (const seat of ["panelist", "observer"]) {
        await page.goto("about:blank")
        await page.goto(link(seat))
        await page.locator("plenary-sign-in-ways").waitFor({ state: "attached" })
        await shown(page, `join-${seat}-${locale}-${size}`)
      }
    }
    await page.locator("details summary").click()
    await shown(page, `join-observer-open-${locale}`)
    await page.close()
  }

  // a seat from before is asked on the panel's page
  for (const [size, viewport] of Object.entries(sizes)) {
    await early.page.setViewportSize(viewport)
    await early.page.goto(`${site}/w/practice`)
    await early.page.locator("plenary-privacy-consent dialog[open]").waitFor()
    await shown(early.page, `consent-ja-${size}`)
    await early.page.locator("plenary-privacy-consent dialog .quiet").click()
    await shown(early.page, `consent-bar-ja-${size}`)
  }

  const late = await openWindow(browser, "en")
  await late.page.goto(link("panelist"))
  await late.page.getByText("Sign in first; then you come back", { exact: false }).waitFor()
  expect(await late.page.locator("#join-name").count()).toBe(0)
  const page = await byLetter(late.page, "lin@example.org")
  await page.waitForURL(`${site}/join`)
  await page.getByText("In this browser the account lin@example.org is signed in.", { exact: false }).waitFor()
  await page.locator("#join-name").fill("Lin Che")
  await page.locator("input[name=consent]").check()
  await page.locator("#join-region").selectOption("JP")
  await page.locator("input[name=noticed]").check()
  await shown(page, "join-notice-en")
  await page.locator("input[name=transfer]").check()
  await page.locator("form button.filled").click()
  await page.getByText("Your account keeps this seat", { exact: false }).waitFor()
  await page.goto(`${site}/w/practice`)
  await page.getByText("Lin Che").first().waitFor()
  for (const bar of ["plenary-account-due", "plenary-privacy-consent"])
    expect([bar, await page.locator(bar).count()]).toEqual([bar, 0])
})

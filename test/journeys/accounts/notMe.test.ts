import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { type Browser, enterSeat, joinBy, openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { type Running, startPlenary } from "../../kit/servers/plenary.ts"
import { smtpSink } from "../../kit/servers/smtpSink.ts"

let sink: Awaited<ReturnType<typeof smtpSink>>
let running: Running
let browser: Browser
let chen: Window
let miwa: Window
beforeAll(async () => {
  sink = await smtpSink()
  running = await startPlenary({ env: { SMTP_URL: sink.url, MAIL_FROM: "panel@example.org" } })
  browser = await sharedBrowser()
  chen = await openWindow(browser, "en")
  await joinBy(chen, running.links["moderator"] ?? "", "Chen Yu")
  // somebody who has to confirm whom the other chair admits
  miwa = await openWindow(browser, "en")
  await joinBy(miwa, running.links["moderator"] ?? "", "Miwa Megumi")
})
afterAll(async () => {
  await browser?.close()
  await running?.stop()
  await sink?.close()
})

/** Takes the seat of a link by the name that the chair wrote. */
async function sitsDown({ page }: Window): Promise<void> {
  await page.locator('input[name="consent"]').check()
  await page.locator("form button.filled.large").click()
  await enterSeat(page)
}

/** The words that a person of each language reads and presses. */
const tongues = [
  {
    locale: "en",
    name: "Lin Che",
    sat: /Lin Che sat down on .*, by a link that Chen Yu made/,
    notMe: "That was not me",
    ended: "You no longer have this seat",
  },
  {
    locale: "zh-CN",
    name: "林澈",
    sat: /林澈已于.*就座，所用的是Chen Yu生成的链接/,
    notMe: "就座的不是我",
    ended: "您已不再拥有此席位",
  },
  {
    locale: "ja",
    name: "森彩",
    sat: /森彩さんが.*に着席しました。.*Chen Yuさんが作成したリンク/,
    notMe: "着席したのは私ではありません",
    ended: "この席はあなたの席ではなくなりました",
  },
] as const

test.each(tongues)(
  "the reader of a letter ends the seat that another took by a chair's link, and sits down; that other's open page says so ($locale)",
  async ({ locale, name, sat, notMe, ended }) => {
    const email = `invited-${locale}@example.org`
    const { page } = chen
    await page.goto(`${running.url}/w/practice`)
    await page.getByText("Paste a roster", { exact: true }).click()
    await page
      .locator("plenary-roster-import textarea")
      .fill(`name;role;e-mail;language\n${name};panelist;${email};${locale.slice(0, 2)}`)
    await page.getByRole("button", { name: "Apply the changes (1)" }).click()
    await page.locator("#link-for").selectOption({ label: name })
    await page.getByRole("button", { name: "Make a link", exact: true }).click()
    const link = await page.locator("plenary-workspace-links plenary-copy-text input").inputValue()
    const letters = page.locator("plenary-workspace-letters")
    await letters.getByText(email).waitFor()
    await letters.getByRole("button", { name: "Send 1 letter" }).click()
    await until(() => sink.to(email).length === 1, "the letter arrives")

    const other = await openWindow(browser, locale)
    await other.page.goto(link)
    await sitsDown(other)

    // the letter is read on a phone, by keyboard
    const invited = await openWindow(browser, locale, { width: 390, height: 844 })
    const phone = invited.page
    await phone.goto(running.url + (/\/join#\S+/.exec(sink.to(email)[0] ?? "")?.[0] ?? ""))
    await phone.getByText(sat).waitFor()
    const ends = phone.getByRole("button", { name: notMe })
    await ends.focus()
    await phone.keyboard.press("Enter")
    await other.page.getByRole("heading", { name: ended }).waitFor()
    await other.page.reload()
    expect(await other.page.locator(".roster").count()).toBe(0)

    await sitsDown(invited)
    await phone.goto(`${running.url}/w/practice`)
    await phone.locator(".roster", { hasText: name }).waitFor()

    // the chair who confirms the seat reads that the letter's reader sits there now
    await miwa.page.goto(`${running.url}/w/practice`)
    const asked = miwa.page.locator("plenary-proposal-list li", { hasText: name })
    await asked.getByText(/by the link of the letter that the server mailed/).waitFor()
    await asked.getByRole("button", { name: /^Confirm/ }).click()
    await asked.waitFor({ state: "detached" })
    for (const window of [chen, miwa, other, invited]) expect(window.complaints).toEqual([])
    await other.page.context().close()
    await phone.context().close()
  },
)

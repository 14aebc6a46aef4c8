import { expect, test } from "vitest"
import { openWindow, sharedBrowser, type Window } from "../../kit/people/browsers.ts"
import { hourMs, inTwoSidedRoom, type TwoSidedRoom } from "../../kit/people/twoSidedRoom.ts"

let room: TwoSidedRoom
inTwoSidedRoom(async opened => {
  room = opened
})

const button = ({ page }: Window, name: string) => page.getByRole("button", { name, exact: true }).first()
const text = ({ page }: Window, words: string | RegExp) => page.getByText(words).locator("visible=true").first()
const sees = (window: Window, words: string | RegExp) => text(window, words).waitFor()
const seesNoMore = ({ page }: Window, words: string) => page.getByText(words).first().waitFor({ state: "detached" })

const closed = "I own shares of a company that this rule concerns."
const open = "My institute is paid by the ministry."

test("two chairs open their panel by a press each, and of a panelist who presses no nobody outside reads a word", async () => {
  const { running, pages, people, topic, session } = room
  const { Nora, Sota, Nils, Otto } = pages
  const access = Nora.page.locator('form[aria-labelledby="set-access"]')
  const mayAnybodyRead = access.getByRole("checkbox").first()
  // Narrower is set at once, by one chair.
  await Nora.page.goto(`${running.url}/w/two/settings`)
  await mayAnybodyRead.uncheck()
  await access.getByRole("button", { name: "Save" }).click()
  await access.getByRole("status").waitFor()
  for (const [person, said] of [
    [people.Nils, closed],
    [people.Saki, open],
  ] as const)
    await person.do("state-interest", { member: person.member, text: { lang: "en", text: said } })

  // An observer reads both, in a page that stays open and in one that loses its line.
  const browser = await sharedBrowser()
  const away = await openWindow(browser, "en")
  await away.page.context().addCookies(await Otto.page.context().cookies())
  await away.page.clock.install({ time: await room.now() })
  const place = `${running.url}/w/two`
  for (const window of [Otto, away]) {
    await window.page.goto(place)
    await sees(window, closed)
    await sees(window, open)
  }
  await away.page.context().setOffline(true)

  // Wider is proposed by one chair and confirmed by the chair of the other side, each in their own page.
  const proposeAndConfirm = async () => {
    await Nora.page.goto(`${running.url}/w/two/settings`)
    await mayAnybodyRead.check()
    await access.getByLabel(/^Why/).fill("The public paid for this.")
    await access.getByRole("button", { name: "Save" }).click()
    await sees(Nora, /^The others confirm or refuse it/)
    await Sota.page.goto(`${running.url}/w/two`)
    await sees(Sota, "The public paid for this.")
    await Sota.page.locator("plenary-proposal-list button.filled").click()
  }
  // One of them calls it off, which the other reads, and both agree again.
  await proposeAndConfirm()
  await Sota.page.locator("plenary-own-notices summary").click()
  await button(Sota, "今すぐ取りやめる").click()
  await sees(Nora, "Called off by Sota: that people without a seat read more")
  await button(Nora, "I have seen it").click()
  await button(Nora, "I have seen it").waitFor({ state: "detached" })
  await proposeAndConfirm()

  // A contributor is told on their page, and says no on the page to which the notice leads.
  await Nils.page.goto(`${running.url}/w/two`)
  await sees(Nils, /^This panel opens to people without a seat on/)
  await Nils.page.getByRole("link", { name: "What about what I said?" }).click()
  await sees(Nils, /^From .* on, people without a seat read more of this panel/)
  await button(Nils, "Do not show what I said").click()
  await sees(Nils, "Noted. What you said before is not shown to people without a seat, and nobody is told.")
  await sees(Otto, closed)

  await room.pass(7 * 24 * hourMs + hourMs)
  // the server's timers do not follow the clock of the test: an entry wakes them
  await people.Nell.do("open-thread", { topic, entry: { lang: "en", text: "Noted." } })
  // The open page of the observer drops what is withheld without a press, and so does the other one once it has a line.
  await seesNoMore(Otto, closed)
  await sees(Otto, open)
  await away.page.context().setOffline(false)
  await seesNoMore(away, closed)
  const stranger = await openWindow(browser, "en")
  await stranger.page.clock.install({ time: await room.now() })
  for (const address of [
    `${place}/s/${session}`,
    `${place}/s/${session}/outcomes`,
    `${place}/s/${session}/replay`,
    place,
  ]) {
    await stranger.page.goto(address)
    await stranger.page.locator("h1").first().waitFor()
    expect([address, await stranger.page.getByText(closed).count()]).toEqual([address, 0])
  }
  await sees(stranger, open)
  // A chair reads everything as before.
  await Nora.page.goto(place)
  await sees(Nora, closed)
  for (const { complaints } of [Nora, Sota, Nils, Otto, away, stranger]) expect(complaints).toEqual([])
  await browser.close()
})

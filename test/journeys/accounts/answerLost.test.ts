import type { Page } from "playwright"
import { expect, test } from "vitest"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"

let { running, lin, ito } = {} as Stage<"lin" | "ito">
onStage({ lin: "en", ito: { locale: "ja", width: 390, height: 844 } }, stage => {
  ;({ running, lin, ito } = stage)
})

/** Loses the answers to the next attempts to enter: the server has each request, and the page gets nothing back. */
async function loses(page: Page, attempts: number): Promise<void> {
  let left = attempts
  await page.route("**/api/join", async route => {
    if (left-- <= 0) return route.continue()
    await route.fetch()
    await route.abort()
  })
}
const fills = async (page: Page, name: string) => {
  await page.locator('input[name="name"]').fill(name)
  await page.locator('input[type="checkbox"]').check()
}
const enters = (page: Page) => page.locator("plenary-join-page form button.filled").click()
const isIn = (page: Page) => page.locator("plenary-join-page plenary-own-return-link plenary-copy-text").waitFor()
const linkFor = async (chair: Person) => {
  const { made } = await chair.do("make-invite", { role: "panelist", side: null, member: null, uses: 1, days: 3 })
  return `${running.url}/join#${String(made["token"])}`
}

test("who presses again after a lost answer has their one seat, also after the tab is loaded anew", async () => {
  const chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  const links = [await linkFor(chair), await linkFor(chair)]
  const named = (name: string) => Object.values(chair.state.members).filter(one => one.name === name).length

  // The page says that no answer came, and the same button leads on.
  await loses(lin.page, 2)
  await lin.page.goto(links[0] ?? "")
  await fills(lin.page, "Lin Che")
  for (let n = 0; n < 2; n++) {
    await enters(lin.page)
    await lin.page.locator("plenary-join-page .problem").waitFor()
  }
  await enters(lin.page)
  await isIn(lin.page)
  await lin.page.reload()
  await lin.page.goto(`${running.url}/me`)
  await expect.poll(() => lin.page.getByText("Lin Che").count()).toBeGreaterThan(0)
  await chair.finds(() => named("Lin Che") === 1 || undefined)

  // The tab is loaded anew, on a phone: it knows the link and the seat.
  await loses(ito.page, 1)
  await ito.page.goto(links[1] ?? "")
  await fills(ito.page, "伊藤")
  await enters(ito.page)
  await ito.page.locator("plenary-join-page .problem").waitFor()
  await ito.page.reload()
  await ito.page.getByText("伊藤").first().waitFor()
  await ito.page.locator("plenary-join-page .card button.filled").click()
  await isIn(ito.page)
  await chair.finds(() => named("伊藤") === 1 || undefined)
  chair.leave()
  for (const { complaints } of [lin, ito]) expect(complaints).toEqual([])
})

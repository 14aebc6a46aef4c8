import { expect, test } from "vitest"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { Person } from "../../kit/people/person.ts"

let { running, lin } = {} as Stage<"lin">
onStage({ lin: { locale: "en", width: 390, height: 844 } }, stage => {
  ;({ running, lin } = stage)
})

test("a join page from before an upgrade takes the seat, then says that a new version is ready, and reloads into it", async () => {
  const chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  const { made } = await chair.do("make-invite", { role: "panelist", side: null, member: null, uses: 1, days: 3 })
  const { page } = lin
  await page.goto(`${running.url}/join#${String(made["token"])}`)
  await page.locator('input[name="name"]').fill("Lin Che")
  await page.locator('input[name="consent"]').check()

  // after an upgrade the files of the program before are gone, and the start page names another program
  const gone = (address: URL) => address.pathname.startsWith("/assets/")
  await page.route(gone, route => route.fulfill({ status: 404, contentType: "application/json", body: "{}" }))
  const start = (address: URL) => address.pathname === "/"
  await page.route(start, async route => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll("/assets/", "/assets/new-") })
  })
  await page.locator("plenary-join-page form button.filled").click()
  await page.locator("plenary-join-page a.filled").click()
  await page.getByRole("heading", { name: "A new version is ready" }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= 390)).toBe(true)

  await page.unroute(gone)
  await page.unroute(start)
  await page.locator("plenary-problem-view button.filled").focus()
  await page.keyboard.press("Enter")
  await page.locator("plenary-session-page").waitFor()
  await page.goto(`${running.url}/w/practice`)
  await page.locator(".roster", { hasText: "Lin Che" }).waitFor()
  await chair.finds(
    ({ members }) => Object.values(members).filter(one => one.name === "Lin Che").length === 1 || undefined,
  )
  chair.leave()
  expect(lin.complaints).toEqual([])
}, 90_000)

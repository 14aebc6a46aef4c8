import { expect, test } from "vitest"
import { protocolVersion } from "../../../shared/contract/version.ts"
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
})

test("a join page whose form the upgraded server cannot read says that it is older, reloads by a press, and keeps the name", async () => {
  const chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chen Yu")
  const { made } = await chair.do("make-invite", { role: "panelist", side: null, member: null, uses: 1, days: 3 })
  const { page } = lin
  await page.context().clearCookies()
  await page.goto(`${running.url}/join#${String(made["token"])}`)
  await page.locator('input[name="name"]').fill("Wu Lin")
  await page.locator('input[name="consent"]').check()

  // a page of an earlier version states that version, and its body has a field of which this server knows nothing
  const stated: (string | undefined)[] = []
  await page.route(
    address => address.pathname.startsWith("/api/"),
    async route => {
      const headers = await route.request().allHeaders()
      stated.push(headers["plenary-protocol"])
      const body = route.request().postDataJSON() as object | null
      await route.continue({
        headers: { ...headers, "plenary-protocol": "1" },
        ...(body && { postData: JSON.stringify({ ...body, seat: "of an earlier version" }) }),
      })
    },
  )
  await page.locator("plenary-join-page form button.filled").click()
  const notice = page.locator(".new-version", { hasText: "A new version is ready" })
  await notice.waitFor()
  await page.getByText("This page is from before an update of the server.").waitFor()
  const box = await notice.boundingBox()
  expect(box && box.y >= 0 && box.y + box.height <= 844).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= 390)).toBe(true)
  expect(new Set(stated)).toEqual(new Set([String(protocolVersion)]))

  await page.unrouteAll()
  await notice.locator("button").focus()
  await page.keyboard.press("Enter")
  await notice.waitFor({ state: "detached" })
  await page.locator('input[name="consent"]').check()
  expect(await page.locator('input[name="name"]').inputValue()).toBe("Wu Lin")
  await page.locator("plenary-join-page form button.filled").click()
  await page.locator("plenary-join-page a.filled").click()
  await page.locator("plenary-session-page").waitFor()
  await chair.finds(
    ({ members }) => Object.values(members).filter(one => one.name === "Wu Lin").length === 1 || undefined,
  )
  chair.leave()
  // the browser itself complains of the status of a refusal
  expect(lin.complaints.filter(one => !one.includes("409"))).toEqual([])
})

import { expect, test } from "vitest"
import type { State } from "../../../shared/fold/state.ts"
import type { Window } from "../../kit/people/browsers.ts"
import { closeAndShow } from "../../kit/people/closing.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"
import { seatLink, takeSeat } from "../../kit/people/seats.ts"

let { running, chen, miwa, lin } = {} as Stage<"chen" | "miwa" | "lin">

onStage({ chen: "en", miwa: "en", lin: "zh-CN" }, async stage => {
  ;({ running, chen, miwa, lin } = stage)
  await takeSeat(chen, await seatLink(running, "moderator", "陈屿 Chen Yu"), "en")
  await takeSeat(miwa, await seatLink(running, "moderator", "三輪恵 Miwa Megumi"), "en")
  await takeSeat(lin, await seatLink(running, "panelist", "林澈 Lin Che"), "zh")
})

const people = ({ page }: Window) => page.goto(`${running.url}/w/demo`)

/** Opens the dialog about somebody and uses one of its ways to end a seat. */
async function end({ page }: Window, name: string, summary: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: `Edit: ${name}` }).click()
  const way = page.locator("plenary-seat-ending details", { hasText: summary })
  await way.locator("summary").click()
  await way.locator("textarea").fill(reason)
  await way.locator("button").click()
}

test("one side's chair reissues a panelist's seat only with the other side's chair; the holder is out, and the room reads why", async () => {
  await people(chen)
  await end(chen, "林澈 Lin Che", "Reissue the seat", "The phone is lost.")
  const waiting = chen.page.locator("plenary-proposal-list")
  await waiting.getByText("The phone is lost.").waitFor()
  await waiting.getByText("Waits for: 三輪恵 Miwa Megumi").waitFor()
  expect(await waiting.getByRole("button", { name: /^Confirm/ }).count()).toBe(0)
  expect(await lin.page.locator(".ProseMirror").count()).toBeGreaterThan(0)

  await people(miwa)
  await miwa.page.getByRole("button", { name: /^Confirm that the seat of 林澈/ }).click()
  await miwa.page.locator("plenary-proposal-list").getByText("The phone is lost.").waitFor({ state: "detached" })
  await expect.poll(() => lin.page.locator(".ProseMirror[contenteditable=true]").count()).toBe(0)

  await takeSeat(lin, await seatLink(running, "panelist", "林澈 Lin Che"), "zh")
})

test("removing an elector waits for the other side, which may refuse with a reason", async () => {
  await people(chen)
  await end(chen, "韩牧野 Han Muye", "Remove from the panel", "They resigned.")
  await people(miwa)
  const list = miwa.page.locator("plenary-proposal-list")
  await list.getByText("They resigned.").waitFor()
  await list.locator("summary").click()
  await list.locator("textarea").fill("We have not heard of it.")
  await list.getByRole("button", { name: "Refuse with a reason" }).click()
  await list.getByText("They resigned.").waitFor({ state: "detached" })
  await chen.page.locator("plenary-proposal-list li").waitFor({ state: "detached" })
  expect(await chen.page.locator(".roster", { hasText: "韩牧野" }).count()).toBeGreaterThan(0)
})

/** Voids the demo's batch, in which everybody is asked: a member who is asked is not removed. */
async function voidBatch({ page }: Window): Promise<void> {
  const api = `${running.url}/api/workspaces/demo`
  const { state } = (await (await page.request.get(api)).json()) as { state: State }
  const round = Object.values(state.rounds).find(one => one.state === "open" && one.batch !== undefined)?.id
  const headers = { origin: running.url, "idempotency-key": crypto.randomUUID() }
  const data = { round, reason: "The panel changes." }
  expect((await page.request.post(`${api}/commands/void-round`, { data, headers })).status()).toBe(200)
}

test("the bar asks the other side's chair, and the dialog says what follows before the press", async () => {
  await voidBatch(chen)
  await people(chen)
  await end(chen, "韩牧野 Han Muye", "Remove from the panel", "They resigned in writing.")
  for (const { page } of [chen, miwa]) {
    await page.goto(`${running.url}/w/demo`)
    await page.locator('a[href*="/s/"]').first().click()
  }
  const bar = miwa.page.locator("plenary-foot-bar")
  // The round comes first: a member who is asked in it is not removed meanwhile. Chen is in the chair and closes it.
  await bar.getByText("陈屿 is in the chair. Next: Close and show").waitFor()
  await closeAndShow(chen)
  await bar.getByRole("button", { name: /^Confirm that .* is removed/ }).click()
  const dialog = miwa.page.locator("plenary-act-dialog dialog")
  await dialog.getByText("They resigned in writing.").waitFor()
  await dialog.getByRole("button", { name: /^Confirm/ }).click()
  await dialog.waitFor({ state: "hidden" })
  await people(chen)
  await expect.poll(() => chen.page.locator(".roster", { hasText: "韩牧野" }).count()).toBe(0)
})

test("a panelist leaves the panel by keyboard on a phone, after a dialog that says what follows; the seat is gone", async () => {
  await lin.page.setViewportSize({ width: 390, height: 844 })
  await lin.page.goto(`${running.url}/me`)
  const leave = lin.page.getByRole("button", { name: /^退出专家组：/ })
  await leave.focus()
  await lin.page.keyboard.press("Enter")
  const dialog = lin.page.getByRole("dialog")
  await dialog.getByText("您的席位将立即在所有设备上终止").waitFor()
  await lin.page.keyboard.press("Escape")
  await dialog.waitFor({ state: "detached" })
  await expect.poll(() => leave.evaluate(one => one === document.activeElement)).toBe(true)
  await lin.page.keyboard.press("Enter")
  const box = await dialog.boundingBox()
  expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true)
  await dialog.getByRole("button", { name: "退出专家组" }).focus()
  await lin.page.keyboard.press("Enter")
  await lin.page.getByText("此浏览器未持有席位").waitFor()
  await people(chen)
  await expect.poll(() => chen.page.locator(".roster", { hasText: "林澈" }).count()).toBe(0)
  for (const window of [chen, miwa, lin]) expect(window.complaints).toEqual([])
})

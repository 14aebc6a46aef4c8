import { expect, test } from "vitest"
import { inTwoSidedRoom, type TwoSidedRoom } from "../../../kit/people/twoSidedRoom.ts"

let room: TwoSidedRoom
inTwoSidedRoom(async opened => {
  room = opened
})

test("a call below its quorum is asked about with the server's figures, and closes by one press once enough have answered", async () => {
  const { pages, people, statements } = room
  const opened = await people.Nora.do("open-round", {
    statement: statements[0],
    version: 1,
    kind: "call",
    anonymity: "named",
  })
  const round = String(opened.made["round"])
  const answers = (who: "Nils" | "Nell" | "Saki" | "Shun") =>
    people[who].do("answer-round", { round, answer: { kind: "call", position: "agree" }, seen: 0 })
  const { page } = pages.Nora
  const close = page.getByRole("button", { name: "Close and show positions" })
  const dialog = page.locator("dialog[open]")

  await answers("Nils")
  await close.click()
  await dialog.getByText("Answered: 1 of the 3 that a quorum needs.").waitFor()
  await dialog.getByRole("button", { name: "Keep it open" }).click()
  await dialog.waitFor({ state: "hidden" })
  expect(people.Nora.state.rounds[round as never]?.["state"]).toBe("open")

  // The last answers have arrived at the server, but not in the page's count: the server counts.
  await Promise.all((["Nell", "Saki", "Shun"] as const).map(answers))
  await close.click()
  await people.Nora.finds(({ rounds }) => Object.values(rounds).find(one => one.state === "revealed"))
  expect(await dialog.count()).toBe(0)
})

test("a side that is cut off is named at the button and asked about; the close is undone, and without it there is no class", async () => {
  const { pages, people, statements, pass, running, session } = room
  const on = { statement: statements[1], version: 1, kind: "rating", anonymity: "named" } as const
  const round = String((await people.Nora.do("open-round", on)).made["round"]) as never
  for (const who of ["Nils", "Nell", "Saki"] as const)
    await people[who].do("answer-round", { round, answer: { kind: "rating", score: 8 }, seen: 0 })
  const { page } = pages.Nora
  const bar = page.locator("plenary-foot-bar")
  const dialog = page.locator("dialog[open]")
  await bar.getByText("North 2 of 2 connected, 2 answered · South 2 of 2 connected, 1 answered").waitFor()

  await pages.Saki.page.context().setOffline(true)
  for (const who of ["Saki", "Shun"] as const) people[who].leave()
  await bar.getByText(/South 0 of 2 connected, 1 answered: cut off/).waitFor()
  const closes = async () => {
    await bar.getByRole("button", { name: "Close and show the result" }).click()
    await dialog.getByText("South: 0 of 2 are connected, fewer than the quorum needs.").waitFor()
    await dialog.getByText("The rating then has no class.").waitFor()
    await dialog.getByRole("button", { name: "Close all the same" }).click()
  }
  await closes()
  await bar.getByText(/Closed. The result is shown in/).waitFor()
  await pages.Nils.page
    .locator("plenary-foot-bar")
    .getByText(/Closed. The result is shown in/)
    .waitFor()
  await bar.getByRole("button", { name: /Take the round up again/ }).click()
  await pages.Nils.page.locator("plenary-round-card").getByText("Your rating: 8").waitFor()
  await pass(15_000)
  expect(people.Nora.state.rounds[round]?.["state"]).toBe("open")

  await closes()
  await bar.getByText(/Closed. The result is shown in/).waitFor()
  await pass(10_000)
  const noClass = "No class: of South, 1 of 2 answered and 0 were connected at the close."
  await page.getByText(`3 of 4 asked answered. ${noClass}`).locator("visible=true").first().waitFor()
  const minutes = await pages.Nora.page.context().newPage()
  await minutes.goto(`${running.url}/w/two/s/${session}/minutes`)
  await minutes.getByText("No class: of South, 1 of 2 answered and 0 were connected when it closed.").first().waitFor()
  await minutes
    .getByText(/A-2: 3 of 4 answered/)
    .first()
    .waitFor()
})

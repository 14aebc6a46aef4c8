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
  await dialog.getByText("Positions given: 1 of the 3 that a quorum needs.").waitFor()
  await dialog.getByRole("button", { name: "Keep it open" }).click()
  await dialog.waitFor({ state: "hidden" })
  expect(people.Nora.state.rounds[round as never]?.["state"]).toBe("open")

  // The last answers have arrived at the server, but not in the page's count: the server counts.
  await Promise.all((["Nell", "Saki", "Shun"] as const).map(answers))
  await close.click()
  await people.Nora.finds(({ rounds }) => Object.values(rounds).find(one => one.state === "revealed"))
  expect(await dialog.count()).toBe(0)
})

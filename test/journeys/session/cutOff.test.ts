import { expect, test } from "vitest"
import { joinBy } from "../../kit/people/browsers.ts"
import { Line } from "../../kit/people/line.ts"
import { onStage, type Stage } from "../../kit/people/onStage.ts"

let { running, chair, other } = {} as Stage<"chair" | "other">

onStage({ chair: "en", other: "en" }, stage => {
  ;({ running, chair, other } = stage)
})

test("that the chair's line died without a word stands on the other chair's bar before the line's own end, and goes with the first word", async () => {
  const line = new Line()
  const connections: string[] = []
  chair.page.on("websocket", socket => void connections.push(socket.url()))
  await line.lead(chair.page)
  await joinBy(chair, running.links["moderator"] ?? "", "Chen Yu")
  await joinBy(other, running.links["moderator"] ?? "", "Miwa")
  await chair.page.getByRole("button", { name: "Start session" }).first().click()
  const bar = other.page.locator("plenary-chair")
  await bar.getByText("In the chair: Chen Yu").waitFor()
  const before = connections.length
  line.state = "deaf"
  await bar.getByRole("status").getByText("Chen Yu is cut off").waitFor()
  line.state = "open"
  await bar.getByText("Chen Yu is cut off").waitFor({ state: "detached" })
  // Socket.IO would have ended the connection after 45 s, and the page would have opened another one
  expect(connections.length).toBe(before)
  for (const window of [chair, other]) expect(window.complaints).toEqual([])
})

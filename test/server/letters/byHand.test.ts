import { afterEach, beforeEach, expect, test } from "vitest"
import { readConfig } from "../../../server/start/config.ts"
import { createDeadlines } from "../../../server/watches/deadlines.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { noticesOf } from "../../../shared/rules/readings/notices.ts"
import { until } from "../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

const start = 1_790_000_000_000
let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
})
afterEach(() => panel.end())

const silence = async () => {
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + 86_400_000 })
  return RoundId.parse(made["round"])
}
const ended = async (round: RoundId) => {
  panel.stage.at(start + 86_460_000)
  const deadlines = await watched(createDeadlines({ ...panel.instance, failed: error => expect(error).toBeNull() }))
  await until(async () => (await panel.stage.state()).rounds[round]?.state !== "open", "its time is over")
  await deadlines.stop()
  return (await panel.stage.state()).rounds[round]
}

test("without a mail server the text is copied, which the log says, and which reaches nobody", async () => {
  const round = await silence()
  const about = { of: "silence", round } as const
  expect(await panel.refused("moderator", "send-notice", { about, by: "mail" })).toBe("no-mail")
  await panel.do("secretary", "send-notice", { about, by: "copied" })
  const [notice] = noticesOf(await panel.stage.state(), about)
  const electorate = ["panelist1", "panelist2", "panelist3", "panelist4"].map(name => panel.people[name])
  expect(notice).toMatchObject({ sent: "copied", members: electorate, missed: [] })
  expect((await ended(round))?.state).toBe("void")
})

test("a silence procedure that reached nobody is void at its end", async () => {
  const round = await silence()
  expect(await ended(round)).toMatchObject({ state: "void", answers: [] })
})

test("there is no notice of what is not there", async () => {
  const about = { of: "silence", round: RoundId.parse("none") } as const
  expect(await panel.refused("moderator", "send-notice", { about, by: "copied" })).toBe("not-found")
})

test("a mail server and a sender belong together", () => {
  expect(readConfig({ SMTP_URL: "smtp://localhost:25", MAIL_FROM: "a@example.org" }).mail).toEqual({
    url: "smtp://localhost:25",
    from: "a@example.org",
  })
  expect(readConfig({}).mail).toBeNull()
  expect(() => readConfig({ SMTP_URL: "smtp://localhost:25" })).toThrow(/belong together/)
  expect(() => readConfig({ SMTP_URL: "http://localhost", MAIL_FROM: "a@example.org" })).toThrow(/SMTP_URL/)
})

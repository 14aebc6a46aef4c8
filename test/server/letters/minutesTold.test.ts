import { afterEach, beforeEach, expect, test } from "vitest"
import { createPostman } from "../../../server/watches/mail.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"
import { isAllTold } from "../commands/round/batch/batchPanel.ts"

let panel: Panel
let letters: { to: string; subject: string; text: string }[]
beforeEach(async () => {
  panel = await openPanel()
  letters = []
})
afterEach(() => panel.end())

const attended = ["moderator", "secretary", "panelist1", "许安澜", "白石"]

/** They were not there; the last has never sat down. */
const absent = ["panelist2", "panelist3", "panelist4", "invited"]

const addressOf = (member: MemberId | undefined) => `${member?.toLowerCase()}@example.org`

/** Everybody has an address, the observer too. */
async function closed(): Promise<void> {
  const { session } = panel
  for (const [name, lang] of [
    ["许安澜", "zh"],
    ["白石", "ja"],
  ] as const) {
    const made = await panel.do("host", "admit-member", { name, role: "panelist", lang })
    panel.people[name] = MemberId.parse(made["member"])
  }
  const invited = await panel.do("host", "admit-member", { name: "invited", role: "panelist" })
  panel.people["invited"] = MemberId.parse(invited["member"])
  for (const member of Object.values(panel.people))
    await panel.do("secretary", "set-address", { member, email: addressOf(member) })
  for (const who of attended)
    await panel.do("secretary", "tick-attendance", { session, member: panel.people[who]!, here: true })
  await panel.do("moderator", "close-session", { session })
}

async function deliver(): Promise<void> {
  const send = async (letter: (typeof letters)[number]) => void letters.push(letter)
  const postman = await watched(
    createPostman({
      ...panel.instance,
      url: "https://p.example",
      failed: error => {
        throw error
      },
      mail: { send, close: () => undefined },
    }),
  )
  await until(async () => isAllTold(await panel.stage.state()), "every letter is sent")
  await postman.stop()
}

test("every chair, secretary and panelist gets one letter about minutes in their language, who has never sat down too", async () => {
  const { session } = panel
  await closed()
  await deliver()
  expect(letters).toEqual([])
  await panel.do("secretary", "send-minutes", { session, days: 5 })
  await deliver()
  await deliver()
  const told = [...attended, ...absent]
  expect(letters.map(({ to }) => to).toSorted()).toEqual(told.map(who => addressOf(panel.people[who])).toSorted())
  const textTo = (who: string) => letters.find(({ to }) => to === addressOf(panel.people[who]))?.text ?? ""
  for (const who of told) expect(textTo(who)).toContain(`https://p.example/w/panel/s/${session}/minutes`)
  expect(textTo("panelist1")).toContain("minutes")
  expect(textTo("许安澜")).toContain("会议纪要")
  expect(textTo("白石")).toContain("議事録")
  // the letter says to each whether they may correct them
  expect(told.filter(who => textTo(who).includes("Whoever was there can propose"))).toEqual(absent)
})

test("minutes that were read at the table ask nobody by letter", async () => {
  await closed()
  await panel.do("secretary", "send-minutes", { session: panel.session, days: 0 })
  await deliver()
  expect(letters).toEqual([])
})

test("the author of a declined correction gets one letter with the reason in their language", async () => {
  const { session } = panel
  await closed()
  await panel.do("secretary", "send-minutes", { session, days: 5 })
  await deliver()
  letters = []
  for (const who of ["许安澜", "白石"]) {
    const text = { lang: "en" as const, text: "At nine." }
    const { correction } = await panel.do(who, "propose-correction", { session, text })
    const why = { reason: "It was ten.", reasonLang: "en" as const }
    await panel.do("moderator", "decide-correction", { correction: String(correction), accepted: false, ...why })
  }
  await deliver()
  await deliver()
  const [first, second] = ["许安澜", "白石"].map(who => letters.filter(({ to }) => to === addressOf(panel.people[who])))
  expect(letters).toHaveLength(2)
  expect(
    first?.map(({ subject, text }) => [subject.endsWith("：您的更正意见未获采纳"), text.includes("It was ten.")]),
  ).toEqual([[true, true]])
  expect(second?.map(({ subject }) => subject.endsWith("：修正意見は採用されませんでした"))).toEqual([true])
  expect(second?.[0]?.text).toContain(`https://p.example/w/panel/s/${session}/minutes`)
})

import { afterEach, beforeEach, expect, test } from "vitest"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { RecordId } from "../../../../shared/model/ids.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { papersOf } from "../../../shared/minutes/papers.ts"

let panel: Panel
let record: string
afterEach(() => panel.end())

const spoken = (text: string) => ({ lang: "en" as const, text })
const agree = { kind: "call", position: "agree" } as const

beforeEach(async () => {
  panel = await openPanel()
  const statement = await panel.proposed()
  const round = String((await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" }))["round"])
  for (const n of [1, 2, 3, 4]) await panel.do(`panelist${n}`, "answer-round", { round, seen: 0, answer: agree })
  await panel.do("moderator", "close-and-show", { round })
  const declared = { statement, level: "unanimity" as const, seen: "4/4/0/0/0/0" }
  record = String((await panel.do("moderator", "declare-record", declared))["record"])
})

const card = async () => (await panel.stage.state()).records[RecordId.parse(record)]!
/** A panelist's addition, and the number of its entry. */
async function added(who: string, kind: "add-reservation" | "add-dissent" | "state-change"): Promise<number> {
  await panel.do(who, kind, { record, text: spoken(`${kind} of ${who}.`) })
  return (await panel.stage.state()).seq
}
const withdraw = (who: string, addition: number) => panel.refused(who, "withdraw-addition", { record, addition })

test("one's own reservation, dissent and statement of change are withdrawn; that they were stays, with the time", async () => {
  const numbers = [
    await added("panelist1", "add-reservation"),
    await added("panelist2", "add-dissent"),
    await added("panelist3", "state-change"),
  ]
  const kept = await added("panelist1", "add-reservation")
  expect(await withdraw("panelist2", numbers[0]!)).toBe("not-permitted")
  expect(await withdraw("moderator", numbers[0]!)).toBe("not-permitted")
  for (const [n, who] of ["panelist1", "panelist2", "panelist3"].entries())
    expect(await withdraw(who, numbers[n]!)).toBe("done")
  const { reservations, dissents, changes } = await card()
  for (const [one] of [reservations, dissents, changes])
    expect(one).toMatchObject({ text: { text: "" }, withdrawn: expect.any(Number) })
  expect(reservations[1]).toMatchObject({ text: { text: "add-reservation of panelist1." }, seq: kept })
  // once more is no second entry, and what is not there is not found
  const { seq } = await panel.stage.state()
  expect(await withdraw("panelist1", numbers[0]!)).toBe("done")
  expect((await panel.stage.state()).seq).toBe(seq)
  expect(await withdraw("panelist1", 1)).toBe("not-found")
})

test("the minutes print that it was withdrawn, and when, without its words", async () => {
  for (const [who, kind] of [
    ["panelist1", "add-reservation"],
    ["panelist2", "add-dissent"],
    ["panelist3", "state-change"],
  ] as const)
    await withdraw(who, await added(who, kind))
  await added("panelist4", "add-dissent")
  const { said, scribe } = await papersOf(panel)
  const lines = (lang: "en" | "zh" | "ja") => said(lang).map(line => line.replaceAll(/\d\d:\d\d/g, "16:36"))
  expect(lines("en")).toEqual(
    expect.arrayContaining([
      "Reservation by panelist1: withdrawn, 16:36.",
      "Dissent by panelist2: withdrawn, 16:36.",
      "Statement of change by panelist3 on CR-1: withdrawn, 16:36.",
      "Dissent by panelist4:",
      "add-dissent of panelist4.",
    ]),
  )
  expect(lines("zh")).toContain("panelist1的保留意见：已撤回，16:36。")
  expect(lines("ja")).toContain("panelist2氏の少数意見：取り下げ（16:36）。")
  expect([...lines("en"), ...scribe].join("\n")).not.toMatch(/(reservation|dissent|change) of panelist[123]/)
  expect(scribe.find(line => line.includes("CR-1"))).toContain("dissent recorded")
  // after the only dissent of a record was withdrawn, the scribe's text mentions none
  await withdraw("panelist4", (await card()).dissents[1]!.seq)
  expect((await papersOf(panel)).scribe.find(line => line.includes("CR-1"))).not.toContain("dissent recorded")
})

test("after the adoption of the minutes what they print stays, and a new holder of the seat withdraws nothing", async () => {
  const addition = await added("panelist1", "add-dissent")
  await panel.take("panelist2")
  const other = await added("panelist2", "add-dissent")
  await panel.do("host", "reissue-seat", { member: panel.people["panelist2"]!, reason: "Lost." })
  expect(await withdraw("panelist2", other)).toBe("not-permitted")
  const { session } = panel
  await panel.do("moderator", "close-session", { session })
  await panel.do("moderator", "send-minutes", { session, days: 0 })
  await panel.do("moderator", "adopt-minutes", { session, reason: "Alone." })
  expect(await withdraw("panelist1", addition)).toBe("minutes-adopted")
})

test("where names stay in the room, who withdrew does so as well", async () => {
  await withdraw("panelist1", await added("panelist1", "add-reservation"))
  const workspace = (await panel.stage.state()).workspace!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const outside = list.flatMap(entry => gallery(entry, "chatham") ?? [])
  expect(outside.find(({ kind }) => kind === "addition-withdrawn")).toMatchObject({ by: null })
  const read = fold(emptyState, outside).records[RecordId.parse(record)]
  expect(read?.reservations).toMatchObject([{ text: { text: "" }, withdrawn: expect.any(Number) }])
})

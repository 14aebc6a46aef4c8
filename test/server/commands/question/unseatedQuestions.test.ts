import { afterEach, beforeEach, expect, test } from "vitest"
import { CommandId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const reader = { member: null, name: "", role: "public" as const, side: null, host: false }
let count = 0
/** somebody who reads by the public link, without a seat */
async function ask(text: string, id = `r${++count}`) {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const body = { session: panel.session, text: { lang: "en", text } }
  const command = { id: CommandId.parse(id), kind: "ask-question", body }
  const answered = await panel.instance.dispatch.command(workspace, reader, command)
  return answered.ok ? "done" : answered.refusal.code
}
const allow = (questions: boolean, open = true) =>
  panel.do("moderator", "set-access", { public: open, replay: "readers", questions })
const shown = async () => {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const gallery = await panel.instance.folds.view(workspace, "gallery")
  return Object.values(gallery.questions).map(({ by, text }) => [by, text.text])
}

test("[OQ2] without a seat nobody asks unless the panel says so, and no longer when it says otherwise", async () => {
  expect(await ask("May I?")).toBe("not-permitted")
  await allow(true)
  expect(await ask("May I now?")).toBe("done")
  await allow(false)
  expect(await ask("And still?")).toBe("not-permitted")
  await allow(true, false)
  expect(await ask("By an old link?")).toBe("not-permitted")
})

test("[OQ2] [OQ3] a question of a reader without a seat waits for a moderator and then stands without a name", async () => {
  await allow(true)
  await ask("Who checks the auditors?")
  expect(await shown()).toEqual([])
  const [waiting] = Object.values((await panel.stage.state()).questions)
  await panel.do("secretary", "approve-question", { question: waiting!.id })
  expect(await shown()).toEqual([[null, "Who checks the auditors?"]])
})

test("[OQ2] no more wait than a moderator can read", async () => {
  await allow(true)
  for (let n = 0; n < 500; n++) expect(await ask(`Question ${n}`)).toBe("done")
  expect(await ask("One more")).toBe("too-fast")
  const [first] = Object.values((await panel.stage.state()).questions)
  await panel.do("moderator", "dismiss-question", { question: first!.id })
  expect(await ask("One more")).toBe("done")
})

test("an id that the host has used brings a reader no receipt of the host's", async () => {
  await allow(true)
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const host = { ...reader, role: "admin" as const, host: true }
  const command = { id: CommandId.parse("same"), kind: "make-invite", body: { role: "observer" } }
  expect(await panel.instance.dispatch.command(workspace, host, command)).toMatchObject({ ok: true })
  expect(await ask("Once", "same")).toBe("done")
  expect(await ask("Once", "same")).toBe("done")
  expect(Object.values((await panel.stage.state()).questions).map(({ text }) => text.text)).toEqual(["Once"])
})

test("who takes a seat asks for the receipt of a question that they sent before, and nobody asks for a member's", async () => {
  await allow(true)
  const { dispatch, directory } = panel.instance
  const workspace = (await directory.workspaces())[0]!.id
  await ask("Who pays for the copies?", "before")
  const seat = { ...reader, member: panel.people["observer"]!, role: "observer" as const }
  const receipt = (of: typeof reader | typeof seat, id: string) => dispatch.receipt(workspace, of, CommandId.parse(id))
  expect(await receipt(seat, "before")).toMatchObject({ ok: true, made: { question: expect.any(String) } })
  const body = { session: panel.session, text: { lang: "en", text: "And who stores them?" } }
  await dispatch.command(workspace, seat, { id: CommandId.parse("after"), kind: "ask-question", body })
  expect([await receipt(reader, "after"), await receipt(seat, "other")]).toEqual([null, null])
})

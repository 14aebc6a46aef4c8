import { afterEach, beforeEach, expect, test } from "vitest"
import { parseEvent } from "../../../../shared/contract/events.ts"
import { foldOne } from "../../../../shared/fold/fold.ts"
import { gallery } from "../../../../shared/rules/gallery/gallery.ts"
import { actionsOfRecord, progressMembers, progressState } from "../../../../shared/rules/record/living/progress.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { entriesOf, inForce, recordIn } from "./living.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
})
afterEach(() => panel.end())

const spoken = (text: string) => ({ lang: "en" as const, text })
const note = (record: never, text = "Two labs report.") => ({ record, state: "under_way" as const, text: spoken(text) })
const named = (...who: string[]) => who.map(name => panel.people[name]!)

test("progress is noted by those whom the moderators named for the record, and by nobody else", async () => {
  const record = (await inForce(panel)) as never
  for (const who of ["panelist1", "secretary", "moderator"])
    expect(await panel.refused(who, "note-progress", note(record))).not.toBe("done")
  for (const who of ["panelist1", "secretary", "observer"])
    expect(await panel.refused(who, "name-progress-members", { record, members: [] })).toBe("moderator-only")
  const observers = { record, members: named("observer") }
  expect(await panel.refused("moderator", "name-progress-members", observers)).toBe("not-found")
  await panel.do("moderator", "name-progress-members", {
    record,
    members: named("panelist1", "secretary", "secretary"),
  })
  const { body } = await recordIn(panel, record)
  await panel.do("panelist1", "note-progress", note(record))
  await panel.do("secretary", "note-progress", { ...note(record, "All report."), state: "done" })
  expect(await panel.refused("panelist2", "note-progress", note(record))).toBe("not-permitted")
  const row = await recordIn(panel, record)
  expect(row.body).toEqual(body)
  expect(row.progress).toMatchObject([
    { by: panel.people["panelist1"], state: "under_way", text: spoken("Two labs report.") },
    { by: panel.people["secretary"], state: "done", text: spoken("All report.") },
  ])
  await panel.do("moderator", "name-progress-members", { record, members: named("panelist2") })
  expect(await panel.refused("panelist1", "note-progress", note(record))).toBe("not-permitted")
})

test("a member who leaves notes no more, and a reissued seat has to be named anew", async () => {
  for (const who of ["panelist1", "panelist2"]) await panel.take(who)
  const record = (await inForce(panel)) as never
  await panel.do("moderator", "name-progress-members", { record, members: named("panelist1", "panelist2") })
  await panel.do("panelist1", "note-progress", note(record))
  await panel.do("panelist1", "leave-panel", {})
  await panel.do("host", "reissue-seat", { member: panel.people["panelist2"]!, reason: "Lost." })
  await panel.take("panelist2")
  expect(await panel.refused("panelist2", "note-progress", note(record))).toBe("not-permitted")
  const state = await panel.stage.state()
  expect(progressMembers(state, await recordIn(panel, record))).toEqual([])
  expect((await recordIn(panel, record)).progress).toHaveLength(1)
})

test("a record's state of progress is that of its last note, and not begun while work is only expected", async () => {
  const record = (await inForce(panel)) as never
  const now = async () => progressState(await panel.stage.state(), await recordIn(panel, record))
  expect(await now()).toBeNull()
  const action = { record, owners: named("panelist1"), text: { en: "Write the annex." } }
  await panel.do("secretary", "add-action", action)
  expect(await now()).toBe("not_begun")
  await panel.do("moderator", "name-progress-members", { record, members: named("panelist1") })
  await panel.do("panelist1", "note-progress", { ...note(record), state: "dropped" })
  expect(await now()).toBe("dropped")
})

test("an action of a record belongs to the record's topic, and names only a record that there is", async () => {
  const record = (await inForce(panel)) as never
  const action = { owners: named("panelist1"), text: { en: "Write the annex." } }
  expect(await panel.refused("secretary", "add-action", { ...action, record: "nowhere" })).toBe("not-found")
  await panel.do("secretary", "add-action", { ...action, record })
  await panel.do("secretary", "add-action", action)
  const state = await panel.stage.state()
  expect(actionsOfRecord(state, await recordIn(panel, record))).toMatchObject([{ record, topic: panel.topic }])
})

test("a withdrawn record takes neither names nor notes", async () => {
  const record = (await inForce(panel)) as never
  await panel.do("moderator", "name-progress-members", { record, members: named("panelist1") })
  await panel.do("moderator", "withdraw-record", { record, reason: "Overtaken." })
  if ((await recordIn(panel, record)).state === "in_force")
    await panel.do("secretary", "confirm-proposal", { proposal: await panel.waiting() })
  expect(await panel.refused("panelist1", "note-progress", note(record))).toBe("record-fixed")
  const members = named("panelist2")
  expect(await panel.refused("moderator", "name-progress-members", { record, members })).toBe("record-fixed")
})

test("under the Chatham House Rule the gallery reads a note's words, and neither its author nor who was named", async () => {
  const record = (await inForce(panel)) as never
  await panel.do("moderator", "name-progress-members", { record, members: named("panelist1") })
  await panel.do("panelist1", "note-progress", note(record))
  const told = (await entriesOf(panel)).flatMap(one => gallery(one, "chatham") ?? [])
  const progress = told.filter(({ kind }) => kind.startsWith("progress"))
  expect(progress).toHaveLength(2)
  expect(JSON.stringify(progress)).toContain("Two labs report.")
  for (const id of Object.values(panel.people)) expect(JSON.stringify(progress)).not.toContain(id)
})

test("the words of a note are its personal part: once erased, date and state remain", async () => {
  const record = (await inForce(panel)) as never
  await panel.do("moderator", "name-progress-members", { record, members: named("panelist1") })
  await panel.do("panelist1", "note-progress", note(record))
  const entry = (await entriesOf(panel)).find(({ kind }) => kind === "progress-noted")!
  const { personal, ...body } = entry.body as { personal: unknown }
  expect(personal).toEqual(spoken("Two labs report."))
  const erased = { ...entry, ...parseEvent("progress-noted", body)! }
  const before = await panel.stage.state()
  const state = foldOne(
    { ...before, records: { [record]: { ...(await recordIn(panel, record)), progress: [] } } },
    erased,
  )
  expect(state.records[record]?.progress).toMatchObject([{ state: "under_way", text: { text: "" } }])
})

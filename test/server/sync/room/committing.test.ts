import { expect, test } from "vitest"
import * as Y from "yjs"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import type { Connection } from "../../../../server/sync/connection/connection.ts"
import { createSync } from "../../../../server/sync/createSync.ts"
import { Crowding } from "../../../../server/sync/table/crowding.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { DealtSeats, topic } from "../../../kit/servers/noteServer.ts"

/** One write over a log that answers each append as it is told, and then takes it. */
async function written(answers: (() => "behind")[]) {
  const log = new NoteLog()
  log.before = async () => answers.shift()?.() ?? "go"
  const seats = new DealtSeats()
  seats.deal("ann", "panelist")
  const waits: number[] = []
  const reports: string[] = []
  const clock = { now: () => 1, id: () => "", wait: async (ms: number) => void waits.push(ms) }
  const report = (error: unknown) => void reports.push(String(error))
  const { documents } = createSync({ log, seats, addresses: addressesBehind([]), clock, report })
  const doc = new Y.Doc()
  doc.getXmlFragment(noteRoot).push([paragraph("a word")])
  await documents.write(topic, MemberId.parse("ann"), Y.encodeStateAsUpdate(doc))
  const rows = log.rows.length
  // beside the pauses of a commit stand those of the tick and of what is kept in memory
  return { rows, reports, pauses: waits.filter(ms => [20, 40, 80, 160].includes(ms)) }
}

const fails = (why: string) => () => {
  throw new Error(why)
}

test("a log that moved on is asked again at once, and then with a pause each time", async () => {
  const behind = () => "behind" as const
  expect(await written([behind])).toEqual({ rows: 1, reports: [], pauses: [] })
  expect(await written([behind, behind, behind])).toEqual({ rows: 1, reports: [], pauses: [20, 20] })
})

test("a log that fails is asked with longer pauses, and each new failure is reported once", async () => {
  const full = fails("the disk is full")
  expect(await written([full, full, fails("the file is damaged"), full])).toEqual({
    rows: 1,
    reports: ["Error: the disk is full", "Error: the file is damaged", "Error: the disk is full"],
    pauses: [20, 40, 80, 160],
  })
})

test("a note with too many client ids is told once to the log, and once to each who chairs", () => {
  const logged: number[] = []
  const told: string[] = []
  const page = (role: string, state = "table") =>
    ({ standing: { state, seat: { role } }, send: () => void told.push(role) }) as unknown as Connection
  const crowding = new Crowding(ids => void logged.push(ids))
  const pages = [page("moderator"), page("secretary"), page("panelist"), page("moderator", "door")]
  crowding.look(pages, 999)
  expect([logged, told]).toEqual([[], []])
  crowding.look(pages, 1_000)
  crowding.look(pages, 1_001)
  expect([logged, told]).toEqual([[1_000], ["moderator", "secretary"]])
  crowding.look([page("moderator")], 1_002)
  expect(told).toEqual(["moderator", "secretary", "moderator"])
})

import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { minutesPassages } from "../../../server/search/derived.ts"
import { writingMinutes } from "../../../shared/minutes/written.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
  for (let n = 0; n < 120; n++)
    await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: `Remark ${n}` } })
  await panel.do("moderator", "close-session", { session: panel.session })
})
afterEach(() => {
  vi.restoreAllMocks()
  return panel.end()
})

test("minutes are written for the search in parts, between which the server answers others", async () => {
  const { folds, directory } = panel.instance
  const workspace = (await directory.workspaces())[0]!.id
  const [from, list] = [await folds.writtenView(workspace, "gallery"), await folds.written(workspace, "gallery")]
  const closed = Object.values(from.sessions).filter(session => session.closedAt !== null)
  const sent = closed.map(session => ({ ...session, minutes: { ...session.minutes, state: "adopted" as const } }))
  const state = { ...from, sessions: Object.fromEntries(sent.map(session => [session.id, session])) }
  const parts = closed.flatMap(session => [...writingMinutes(from, session, list)]).length
  expect(parts).toBeGreaterThan(5)

  // as if each part took long
  let now = 0
  vi.spyOn(performance, "now").mockImplementation(() => (now += 100))
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  const given = { writtenView: async () => from, written: async () => list }
  const passages = minutesPassages(given, workspace, "room", state)
  setImmediate(count)
  const found = await passages
  isOver = true
  expect(found.length).toBeGreaterThan(0)
  expect(turns).toBeGreaterThanOrEqual(parts)
})

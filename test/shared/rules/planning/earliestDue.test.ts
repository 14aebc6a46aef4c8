import { afterEach, expect, test } from "vitest"
import { earliestDue } from "../../../../shared/rules/planning/earliestDue.ts"
import { meeting } from "../../../kit/scenes.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel | undefined
afterEach(() => panel?.end())

const noon = Date.UTC(2026, 10, 25, 12)
const city = (zone: string) => ({ name: { en: zone }, zone })
const after = (...sessions: object[]) =>
  earliestDue({ sessions: Object.fromEntries(sessions.map((one, n) => [n, meeting(one)])) })

test("an action of a session is due on the session's day at the earliest, by the earliest of its cities", () => {
  const day = 86_400_000
  const tokyo = { startedAt: noon + 12 * 3_600_000, cities: [city("Asia/Tokyo")] }
  expect(after(tokyo)).toBe("2026-11-26")
  expect(after({ ...tokyo, cities: [city("Asia/Tokyo"), city("America/New_York")] })).toBe("2026-11-25")
  expect(after({ startedAt: noon + day }, { startedAt: noon }, { startedAt: null })).toBe("2026-11-26")
  expect(after({ startedAt: null })).toBe(null)
})

test("an action that would have been due before is not taken in", async () => {
  panel = await openPanel({ live: false, cities: [city("Asia/Tokyo")] })
  panel.stage.at(noon)
  await panel.do("moderator", "start-session", { session: panel.session })
  const action = { owners: [panel.people["panelist1"]!], text: { en: "Outline" } }
  expect(await panel.refused("secretary", "add-action", { ...action, due: "2026-11-24" })).toBe("bad-input")
  await panel.do("secretary", "add-action", { ...action, due: "2026-11-25" })
})

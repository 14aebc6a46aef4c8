import { expect, test } from "vitest"
import type { Member } from "../../../../shared/fold/peopleState.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, RecordId, SessionId } from "../../../../shared/model/ids.ts"
import type { SeatRole } from "../../../../shared/model/terms.ts"
import { interpretationFactor, unheard } from "../../../../shared/rules/floor/queue.ts"
import { needsOf } from "../../../../shared/rules/needs.ts"
import { toNotify } from "../../../../shared/rules/notices.ts"
import { mayReseat } from "../../../../shared/rules/people/seats/reseating.ts"
import { heldNouns, seatKeeps } from "../../../../shared/rules/people/seats/seatKeeps.ts"
import { isElector, panelistsOf } from "../../../../shared/rules/readings/members.ts"
import { isForInterpreter } from "../../../../shared/rules/text/languageText.ts"
import { meeting, panel } from "../../../kit/scenes.ts"

const seat = (role: SeatRole): Member =>
  ({ id: "Ito", name: "伊藤 あい", role, side: "JP", lang: "ja", taken: true, removed: false }) as unknown as Member

/** A panel in which Ito interprets for the Japanese side. */
function state(): State {
  const all = panel()
  const attendance = ["Ito", "Hayase"].map(member => ({ member, from: 1, to: null, ticked: false }))
  const minutes = { state: "under_review", endsAt: 9, corrections: [], extended: false }
  const erratum = { id: "E", state: "proposed", endsAt: 9 }
  return {
    ...all,
    members: { ...all.members, Ito: seat("interpreter") },
    sessions: { S: meeting({ attendance, minutes }) },
    records: {
      R: { id: "R", number: 1, state: "in_force", errata: [erratum], confirmations: [], body: {} },
    },
  } as unknown as State
}

test("an interpreter's seat keeps presence, and nothing else that a seat may hold", () => {
  expect(heldNouns.filter(noun => seatKeeps[noun](seat("interpreter")))).toEqual(["presence", "answer"])
})

test("an interpreter is in no electorate and no side, and the floor does not wait for one", () => {
  const { members } = state()
  expect(isElector(seat("interpreter"))).toBe(false)
  expect(panelistsOf(state(), "JP").map(({ id }) => id)).not.toContain("Ito")
  expect(unheard(meeting().floor, members).map(one => one?.id)).not.toContain("Ito")
})

test("the languages in which members speak make turns longer, not that of an interpreter", () => {
  const speaker = { ...seat("panelist"), id: MemberId.parse("Lin"), lang: "zh" } as Member
  expect(interpretationFactor({ Lin: speaker, Ito: seat("interpreter") } as never)).toBe(1)
  expect(interpretationFactor({ Lin: speaker, Ito: seat("panelist") } as never)).toBe(2)
})

test("letters about the panel's business do not go to an interpreter", () => {
  const minutes = { of: "minutes", session: SessionId.parse("S") } as const
  const erratum = { of: "erratum", record: RecordId.parse("R"), erratum: "E" } as const
  for (const about of [minutes, erratum]) {
    const told = toNotify(state(), about)
    expect(told).toContain("Hayase")
    expect(told).not.toContain("Ito")
  }
  expect(needsOf(state(), "Ito", new Set(), 0)).toEqual([])
})

test("chairs and the secretary move an interpreter of any side, as rounds do not ask one", () => {
  const sides = panel().sides
  const by = { role: "secretary", side: null } as const
  expect(mayReseat({ sides }, by, { role: "interpreter", side: "JP" as never })).toBe(true)
  expect(mayReseat({ sides }, by, { role: "panelist", side: "JP" as never })).toBe(false)
})

test("an interpreter writes translations, and authentic texts that are missing, behind or their own drafts", () => {
  const workspace = { authentic: [{ lang: "zh" }, { lang: "ja" }] }
  const may = (lang: string, state: string, by: string | null) =>
    isForInterpreter({ workspace } as never, "Ito", { lang, state, by } as never)
  expect(["missing", "draft", "out_of_date", "in_sync"].map(state => may("en", state, "Hayase"))).not.toContain(false)
  const authentic = (by: string | null) =>
    ["missing", "draft", "out_of_date", "in_sync"].map(state => may("ja", state, by))
  expect(authentic("Hayase")).toEqual([true, false, true, false])
  expect(authentic("Ito")).toEqual([true, true, true, false])
  expect(authentic(null)).toEqual([true, false, true, false])
})

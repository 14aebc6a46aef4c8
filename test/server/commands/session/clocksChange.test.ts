import { afterEach, describe, expect, test } from "vitest"
import { letterTo } from "../../../../server/letters/letterTo.ts"
import { createDeadlines } from "../../../../server/watches/deadlines.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { proceedingsOf } from "../../../../shared/minutes/proceedings/proceedings.ts"
import { prose, proseText } from "../../../../shared/minutes/prose/prose.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"
import { watched } from "../../../kit/servers/watched.ts"

let panel: Panel
afterEach(() => panel.end())

const minute = 60_000
const cities = [
  { name: { en: "Berlin", zh: "柏林", ja: "ベルリン" }, zone: "Europe/Berlin" },
  { name: { en: "New York", zh: "纽约", ja: "ニューヨーク" }, zone: "America/New_York" },
]

/** A session of 110 minutes, and somebody who was there from its 75th minute to its 105th. */
async function held(start: number) {
  panel = await openPanel({ live: false, cities })
  const { session, people } = panel
  const lin = people["panelist1"]!
  panel.stage.at(start)
  await panel.do("moderator", "start-session", { session })
  const item = (await panel.stage.state()).sessions[session]!.items[0]!.id
  await panel.do("moderator", "move-agenda", { session, item })
  const tick = (here: boolean) => panel.do("secretary", "tick-attendance", { session, member: lin, here })
  panel.stage.at(start + 75 * minute)
  await tick(true)
  panel.stage.at(start + 105 * minute)
  await tick(false)
  panel.stage.at(start + 110 * minute)
  await panel.do("moderator", "close-session", { session })
}

async function minutes(lang: "en" | "zh" | "ja") {
  const workspace = (await panel.instance.directory.workspaces())[0]!.id
  const { list } = await panel.instance.folds.entries(workspace, 0, "room")
  const state = fold(emptyState, list)
  return prose(proceedingsOf(state, state.sessions[panel.session]!, list), lang)
}

describe("a session during which the clocks of one city are put back", () => {
  const cases = [
    [
      "Berlin",
      "2026-10-24T23:15Z",
      ["25 October 2026 at 01:15 to 02:05 GMT+1, Berlin time.", "24 October 2026 at 19:15 to 21:05, New York time."],
      "from 02:30 GMT+2 to 02:00 GMT+1",
    ],
    [
      "New York",
      "2026-11-01T04:15Z",
      ["1 November 2026 at 05:15 to 07:05, Berlin time.", "1 November 2026 at 00:15 to 01:05 GMT-5, New York time."],
      "from 06:30 to 07:00",
    ],
  ] as const

  test.each(cases)(
    "%s: its minutes say which of the two hours they mean, and count what has passed",
    async (_, start, times, span) => {
      await held(Date.parse(start))
      const text = proseText(await minutes("en"))
      for (const line of times) expect(text).toContain(line)
      expect(text).toContain(`panelist1 was present ${span}.`)
      // 110 minutes on an item of 20, whatever the clock on the wall did
      expect(text).toContain("110 min used of 20 planned.")
      for (const lang of ["zh", "ja"] as const) {
        const said = proseText(await minutes(lang))
        for (const line of times) for (const offset of line.match(/GMT[+-]\d/) ?? []) expect(said).toContain(offset)
      }
    },
  )
})

describe("a session during which the clocks of one city are put forward", () => {
  const cases = [
    [
      "Berlin",
      "2026-03-29T00:15Z",
      ["29 March 2026 at 01:15 to 04:05, Berlin time.", "28 March 2026 at 20:15 to 22:05, New York time."],
      "from 03:30 to 04:00",
    ],
    [
      "New York",
      "2026-03-08T06:15Z",
      ["8 March 2026 at 07:15 to 09:05, Berlin time.", "8 March 2026 at 01:15 to 04:05, New York time."],
      "from 08:30 to 09:00",
    ],
  ] as const

  test.each(cases)("%s: no hour that did not pass is counted", async (_, start, times, span) => {
    await held(Date.parse(start))
    const text = proseText(await minutes("en"))
    for (const line of times) expect(text).toContain(line)
    expect(text).toContain(`panelist1 was present ${span}.`)
    expect(text).toContain("110 min used of 20 planned.")
  })
})

describe("a silence that ends in an hour which the clocks show twice, or after one that they leave out", () => {
  const cases = [
    // put forward meanwhile: two days and 23 hours from its opening
    ["Berlin", "2026-03-29T01:30Z", ["29 March 2026 at 03:30 (Berlin)", "28 March 2026 at 21:30 (New York)"]],
    ["Berlin", "2026-10-25T01:30Z", ["25 October 2026 at 02:30 GMT+1 (Berlin)", "24 October 2026 at 21:30 (New York)"]],
    [
      "New York",
      "2026-11-01T05:30Z",
      ["1 November 2026 at 06:30 (Berlin)", "1 November 2026 at 01:30 GMT-4 (New York)"],
    ],
  ] as const

  test.each(cases)("%s: is told on both cities' clocks, and ends at its instant", async (_, end, told) => {
    panel = await openPanel({ live: false, cities })
    const endsAt = Date.parse(end)
    // opened three days before, as the preset is: one of them has 25 hours
    panel.stage.at(endsAt - 3 * 86_400_000)
    const statement = await panel.proposed()
    const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt })
    const about = { of: "silence" as const, round: RoundId.parse(made["round"]) }
    const reader = { member: panel.people["panelist1"]!, waiting: 0 }
    const letter = letterTo(await panel.stage.state(), reader, about, "https://panel.example")
    for (const words of told) expect(letter?.text).toContain(words)
    await panel.do("panelist1", "see-silence", { round: about.round })

    const round = async () => (await panel.stage.state()).rounds[about.round]?.state
    panel.stage.at(endsAt - 1)
    let looks = 0
    const { folds } = panel.instance
    const current: typeof folds.current = (...given) => (looks++, folds.current(...given))
    const failed = (error: unknown) => expect(error).toBeNull()
    const deadlines = await watched(createDeadlines({ ...panel.instance, folds: { current }, failed }))
    // its timer looks at the time more than once
    await until(() => looks >= 7, "it has looked again and again")
    expect(await round()).toBe("open")
    panel.stage.at(endsAt)
    await until(async () => (await round()) === "revealed", "the silence has ended")
    await deadlines.stop()
  })
})

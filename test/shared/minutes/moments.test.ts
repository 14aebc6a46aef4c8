import { afterEach, expect, test } from "vitest"
import { prose } from "../../../shared/minutes/prose/prose.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { papersOf } from "./papers.ts"

let panel: Panel
afterEach(() => panel.end())

const start = 1_790_000_000_000
const second = 1000
const minute = 60 * second

/** A person who comes (true) or goes, with the time. */
type Visit = readonly [at: number, who: string, here: boolean]

/** the papers of a session in which the secretary ticks these visits */
async function visited(...visits: Visit[]) {
  panel = await openPanel({ live: false })
  const { session, people } = panel
  panel.stage.at(start)
  await panel.do("moderator", "start-session", { session })
  for (const [at, who, here] of visits) {
    panel.stage.at(start + at)
    await panel.do("moderator", "tick-attendance", { session, member: people[who]!, here })
  }
  panel.stage.at(start + 60 * minute)
  await panel.do("moderator", "close-session", { session })
  return papersOf(panel)
}

const of = (texts: string[], who: string) =>
  texts.filter(text => text.startsWith(who) && /present|在场|在席/.test(text))

test("minutes leave out visits of less than a minute, also what is left of one after the start", async () => {
  const { said } = await visited(
    [0, "panelist1", true],
    [20 * minute, "panelist1", false],
    [30 * minute, "panelist1", true],
    [30 * minute + 20 * second, "panelist1", false],
    [40 * minute, "panelist1", true],
  )
  expect(of(said("en"), "panelist1")).toEqual([
    expect.stringMatching(/^panelist1 was present from (\S+) to (?!\1)\S+ and from \S+\.$/),
  ])
})

test("minutes give one time to whoever was there for a moment alone, in three languages", async () => {
  const { said, told } = await visited(
    [10 * minute, "panelist2", true],
    [10 * minute + 20 * second, "panelist2", false],
  )
  expect(of(said("en"), "panelist2")).toEqual([expect.stringMatching(/^panelist2 was present at \d\d:\d\d\.$/)])
  expect(of(said("zh"), "panelist2")).toEqual([expect.not.stringContaining("至")])
  expect(of(said("ja"), "panelist2")).toEqual([expect.not.stringContaining("から")])
  // minutes of an older wording keep their words
  const older = {
    ...told.session,
    minutes: { ...told.session.minutes, state: "under_review" as const, wording: 4 as const },
  }
  const then = prose({ ...told, session: older }, "en").sections.flatMap(({ paragraphs }) => paragraphs)
  expect(
    of(
      then.map(({ text }) => text),
      "panelist2",
    ),
  ).toEqual([expect.stringMatching(/^panelist2 was present from (\S+) to \1\.$/)])
})

test("minutes leave out a break of less than a minute, and tell a longer one", async () => {
  panel = await openPanel({ live: false })
  const { session } = panel
  const broken = async (at: number, ms: number) => {
    panel.stage.at(start + at)
    await panel.do("moderator", "pause-session", { session })
    panel.stage.at(start + at + ms)
    await panel.do("moderator", "resume-session", { session })
  }
  panel.stage.at(start)
  await panel.do("moderator", "start-session", { session })
  await broken(10 * minute, 5 * second)
  expect((await papersOf(panel)).said("en").join("\n")).not.toMatch(/break|paused/i)
  await broken(20 * minute, 10 * minute)
  expect((await papersOf(panel)).said("en").filter(text => /break|paused/i.test(text))).toHaveLength(1)
})

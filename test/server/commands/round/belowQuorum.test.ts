import { describe, expect, test } from "vitest"
import type { CommandInput } from "../../../../shared/contract/commands.ts"
import { RoundId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const agree = { kind: "call", position: "agree" } as const
type Opening = Partial<CommandInput<"open-round">>

/** An open call, or whatever the opening says, that these have answered. */
async function answered(panel: Panel, who: string[], opening: Opening = {}): Promise<string> {
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call", ...opening })
  const round = String(made["round"])
  for (const one of who) await panel.do(one, "answer-round", { round, answer: agree, seen: 0 })
  return round
}

const stateOf = async (panel: Panel, round: string) => (await panel.stage.state()).rounds[RoundId.parse(round)]?.state

const asked = (
  panel: Panel,
  kind: "close-round" | "close-and-show",
  body: CommandInput<"close-round">,
): Promise<unknown> =>
  panel.do("moderator", kind, { evenBelowQuorum: false, ...body }).then(
    () => null,
    (error: Error) => JSON.parse(/was refused: (.*)$/.exec(error.message)?.[1] ?? "null"),
  )

async function inPanel(options: Parameters<typeof openPanel>[0], act: (panel: Panel) => Promise<void>): Promise<void> {
  const panel = await openPanel(options)
  try {
    await act(panel)
  } finally {
    await panel.end()
  }
}

describe.each(["close-round", "close-and-show"] as const)("%s below the quorum (DOMAIN Q3)", kind => {
  test("is refused with both numbers and leaves the round open, until the command says even so", () =>
    inPanel({ panelists: 6 }, async panel => {
      const round = await answered(panel, ["panelist1", "panelist2", "panelist3"])
      expect(await asked(panel, kind, { round })).toEqual({
        code: "below-quorum",
        params: { side: "", answered: 3, needed: 4, follows: "outcomeless" },
      })
      expect(await stateOf(panel, round)).toBe("open")
      expect(await asked(panel, kind, { round, evenBelowQuorum: false })).toMatchObject({ code: "below-quorum" })
      expect(await asked(panel, kind, { round, evenBelowQuorum: true })).toBeNull()
      expect(await stateOf(panel, round)).toBe(kind === "close-round" ? "closed" : "revealed")
    }))

  test("is done at once where as many have answered as the quorum needs", () =>
    inPanel({ panelists: 6 }, async panel => {
      const round = await answered(panel, ["panelist1", "panelist2", "panelist3", "panelist4"])
      panel.stage.present(["panelist1", "panelist2", "panelist3", "panelist4"].flatMap(who => panel.people[who] ?? []))
      expect(await asked(panel, kind, { round })).toBeNull()
    }))

  test("counts people, not revisions of an answer", () =>
    inPanel({ panelists: 4 }, async panel => {
      const round = await answered(panel, ["panelist1", "panelist2"])
      await panel.do("panelist1", "answer-round", { round, answer: { ...agree, reason: "Twice." }, seen: 1 })
      expect(await asked(panel, kind, { round })).toMatchObject({ params: { answered: 2, needed: 3 } })
    }))

  test("names the side whose own quorum is not met where the room reads who is missing", () =>
    inPanel({ panelists: 6, sided: true }, async panel => {
      const round = await answered(panel, ["panelist1", "panelist3", "panelist5", "panelist2"])
      expect(await asked(panel, kind, { round })).toMatchObject({ params: { side: "C", answered: 1, needed: 2 } })
    }))

  test.each([
    ["named", "C"],
    ["counted", null],
  ] as const)("tells of one side under hidden names where absentees are %s: %s", (absentees, side) =>
    inPanel({ panelists: 12, sided: true }, async panel => {
      const eight = [1, 3, 5, 7, 9, 11, 2, 4].map(n => `panelist${n}`)
      const round = await answered(panel, eight, { anonymity: "pseudonymous", absentees })
      const refusal = await asked(panel, kind, { round })
      if (side === null) expect(refusal).toEqual({ code: "answers-missing", params: { n: 4, follows: "counted" } })
      else expect(refusal).toMatchObject({ code: "below-quorum", params: { side, answered: 2, needed: 3 } })
    }),
  )
})

/** Only these panelists are connected from now on. */
const here = (panel: Panel, ...numbers: number[]) =>
  panel.stage.present(numbers.flatMap(n => panel.people[`panelist${n}`] ?? []))

const rating = { kind: "rating" } as const

describe("a rating asks as a call does (DOMAIN Q3)", () => {
  test("below the quorum it says that there will be no class", () =>
    inPanel({ panelists: 6 }, async panel => {
      const round = await rated(panel, [1, 2, 3])
      expect(await asked(panel, "close-and-show", { round })).toEqual({
        code: "below-quorum",
        params: { side: "", answered: 3, needed: 4, follows: "classless" },
      })
      expect(await stateOf(panel, round)).toBe("open")
    }))

  test.each([
    ["named", "classless"],
    ["counted", "counted"],
  ] as const)("a side that is cut off is named, and its answers only where absentees are: %s", (absentees, follows) =>
    inPanel({ panelists: 10, sided: true }, async panel => {
      const round = await rated(panel, [1, 2, 3, 4, 5, 7, 9], { anonymity: "pseudonymous", absentees })
      here(panel, 1, 3, 5, 7, 9)
      expect(await asked(panel, "close-and-show", { round })).toEqual({
        code: "below-connected",
        params: { side: "C", connected: 0, asked: 5, follows },
      })
    }),
  )

  test("a side that is there by ticks alone is cut off: they count for half of its quorum, and the class is none", () =>
    inPanel({ panelists: 12, sided: true }, async panel => {
      const round = await rated(panel, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { anonymity: "named" })
      here(panel, 1, 3, 5, 7, 9, 11)
      const cut = [2, 4, 6, 8, 10, 12].map(n => panel.people[`panelist${n}`]!)
      for (const member of cut)
        await panel.do("secretary", "tick-attendance", { session: panel.session, member, here: true })
      expect(await asked(panel, "close-and-show", { round })).toEqual({
        code: "below-connected",
        params: { side: "C", connected: 1, asked: 6, follows: "classless" },
      })
      await panel.do("moderator", "close-and-show", { round, evenBelowQuorum: true })
      const shown = (await panel.stage.state()).rounds[RoundId.parse(round)]
      expect(shown?.fewSides).toEqual([{ side: "C", answered: 6, connected: 1 }])
    }))

  test("it asks while somebody present has not answered, and in a secret round compares the numbers", () =>
    inPanel({ panelists: 6 }, async panel => {
      const round = await rated(panel, [1, 2, 3, 4], { anonymity: "named" })
      here(panel, 1, 2, 3, 4, 5)
      expect(await asked(panel, "close-and-show", { round })).toEqual({
        code: "answers-missing",
        params: { n: 1, follows: "counted" },
      })
      here(panel, 1, 2, 3, 4)
      expect(await asked(panel, "close-and-show", { round })).toBeNull()
    }))

  test("between sessions nobody counts as cut off", () =>
    inPanel({ panelists: 6, live: false }, async panel => {
      const round = await rated(panel, [1, 2, 3, 4])
      here(panel)
      expect(await asked(panel, "close-and-show", { round })).toBeNull()
    }))
})

/** A rating, by default with hidden names, that these panelists have answered. */
async function rated(panel: Panel, who: number[], opening: Opening = {}): Promise<string> {
  const statement = await panel.proposed()
  const made = await panel.do("moderator", "open-round", { statement, version: 1, ...rating, ...opening })
  const round = String(made["round"])
  for (const n of who)
    await panel.do(`panelist${n}`, "answer-round", { round, answer: { kind: "rating", score: 8 }, seen: 0 })
  return round
}

test("the second moderator learns that the call is closed already, and is asked nothing", () =>
  inPanel({ panelists: 6 }, async panel => {
    const round = await answered(panel, ["panelist1"])
    await panel.do("moderator", "close-round", { round, evenBelowQuorum: true })
    expect(await asked(panel, "close-round", { round })).toMatchObject({ code: "already-done" })
  }))

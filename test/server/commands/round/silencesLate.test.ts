import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { CommandInput, CommandKind } from "../../../../shared/contract/commands.ts"
import { CommandId, RoundId } from "../../../../shared/model/ids.ts"
import { standing } from "../../../../shared/rules/round/outcome/standing.ts"
import { lateCommit } from "../../../kit/servers/lateCommit.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const start = 1_790_000_000_000
const day = 86_400_000
const block = { kind: "call", position: "block", reason: "It leaks.", remedy: "A test." } as const

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
})
afterEach(() => panel.end())

const workspace = async () => (await panel.instance.directory.workspaces())[0]!.id

async function silence(endsAt: number, text?: string): Promise<RoundId> {
  const statement = await panel.proposed(text)
  const round = RoundId.parse((await panel.do("moderator", "open-silence", { statement, version: 1, endsAt }))["round"])
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"]) await panel.do(who, "see-silence", { round })
  return round
}

const positions = async (id: RoundId) => {
  const { answers } = (await panel.stage.state()).rounds[id] ?? {}
  return answers?.map(
    ({ answer, silent }) => `${answer.kind === "call" && answer.position}${silent ? " by silence" : ""}`,
  )
}

/** A server whose clock shows the end of the silence when the commit has done all else. */
async function lateAt(endsAt: number) {
  const dispatch = lateCommit(panel, endsAt)
  return async <K extends CommandKind>(who: string, kind: K, body: CommandInput<K>) => {
    panel.stage.at(endsAt - 1)
    const role = (await panel.stage.state()).members[panel.people[who]!]!.role
    const actor = { member: panel.people[who]!, name: "", role, side: null, host: false }
    const answered = await dispatch.command(await workspace(), actor, {
      id: CommandId.parse(`late-${kind}`),
      kind,
      body,
    })
    return answered.ok ? "done" : answered.refusal.code
  }
}

describe("a decision before the end of a silence that is committed after it", () => {
  test("is refused inside the commit: an answer, one that is entered, more time, and an end without a result", async () => {
    const endsAt = start + day
    const round = await silence(endsAt)
    const late = await lateAt(endsAt)
    expect(await late("panelist1", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
    const member = panel.people["panelist2"]!
    // a silence procedure takes no spoken positions at any time (DOMAIN SP4)
    expect(await late("secretary", "enter-spoken", { round, member, answer: block })).toBe("wrong-answer")
    expect(await late("moderator", "extend-silence", { round, endsAt: endsAt + day })).toBe("time-over")
    expect(await late("moderator", "void-round", { round, reason: "A mistake." })).toBe("time-over")
    expect(await panel.instance.store.answers(round)).toEqual([])
  })
})

describe("a silence that is over by the clock, before the server has shown it", () => {
  test("is what silence makes of it: agreements, whoever presses first, and it can be made void no more", async () => {
    const round = await silence(start + day)
    panel.stage.at(start + day)
    expect(await panel.refused("panelist1", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
    expect(await panel.refused("moderator", "void-round", { round, reason: "A mistake." })).toBe("time-over")
    await panel.do("moderator", "close-and-show", { round })
    expect(await positions(round)).toEqual(Array.from({ length: 4 }, () => "agree by silence"))
    const state = await panel.stage.state()
    expect(standing(state, state.rounds[round]!.statement)?.computed).toBe("consensus")
  })

  test.each(["close-and-show", "close-round"] as const)("and that nobody heard of is void by %s too", async kind => {
    const statement = await panel.proposed()
    const made = await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: start + day })
    const round = RoundId.parse(made["round"])
    panel.stage.at(start + day)
    await panel.do("moderator", kind, { round })
    expect((await panel.stage.state()).rounds[round]).toMatchObject({ state: "void", voidWhy: "unheard", answers: [] })
  })
})

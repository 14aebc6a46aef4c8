import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { openSqlite } from "../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import { Answer } from "../../../shared/model/consensus/answer.ts"
import { CommandId, RoundId, WorkspaceId } from "../../../shared/model/ids.ts"
import { chance } from "../../kit/chance.ts"
import { HandClock } from "../../kit/clocks/handClock.ts"
import { lateCommit } from "../../kit/servers/lateCommit.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const start = 1_790_000_000_000
const hour = 3_600_000
let panel: Panel
beforeEach(async () => {
  panel = await openPanel()
  panel.stage.at(start)
})
afterEach(() => panel.end())

const workspace = async () => (await panel.instance.directory.workspaces())[0]!.id
const times = async () => (await panel.instance.store.events(await workspace(), 0, 1_000)).map(({ at }) => at)

describe("a clock that is set back", () => {
  test("stops the log's time and never turns it: a session that closes then has not closed before it began", async () => {
    panel.stage.at(start - hour)
    await panel.do("moderator", "close-session", { session: panel.session })
    const state = await panel.stage.state()
    const session = state.sessions[panel.session]
    expect(session?.closedAt).toBeGreaterThanOrEqual(session?.startedAt ?? Infinity)
    expect(await times()).toEqual((await times()).toSorted((a, b) => a - b))
  })

  test("or forward, as often as may be, leaves entries and edits in the order of their times", async () => {
    const random = chance(7)
    const moves: number[] = []
    for (let n = 0; n < 60; n++) {
      const at = start - 10 * hour + random.below(20 * hour)
      moves.push(at)
      panel.stage.at(at)
      await panel.do("panelist1", "open-thread", { topic: panel.topic, entry: { lang: "en", text: `Entry ${n}` } })
    }
    expect(moves).not.toEqual(moves.toSorted((a, b) => a - b))
    expect(await times()).toEqual((await times()).toSorted((a, b) => a - b))
    expect(Math.max(...(await times()))).toBe(Math.max(...moves, start))
  })
})

describe("a deadline that comes while a decision is on its way", () => {
  test("refuses it inside the commit", async () => {
    await panel.do("moderator", "close-session", { session: panel.session })
    panel.stage.at(start + hour)
    await panel.do("secretary", "send-minutes", { session: panel.session, days: 1 })
    const endsAt = (await panel.stage.state()).sessions[panel.session]?.minutes.endsAt ?? 0
    panel.stage.at(endsAt - 1)
    const dispatch = lateCommit(panel, endsAt)
    const actor = { member: panel.people["secretary"]!, name: "", role: "secretary" as const, side: null, host: false }
    const body = { session: panel.session, text: { lang: "en", text: "I said six." } }
    const command = { id: CommandId.parse("late"), kind: "propose-correction", body }
    expect(await dispatch.command(await workspace(), actor, command)).toMatchObject({
      ok: false,
      refusal: { code: "time-over" },
    })
  })
})

describe.each(["memory", "sqlite"])("a unit with a deadline, in the store of %s", adapter => {
  test("is committed before it, and nothing of it from then on", async () => {
    const clock = new HandClock(start)
    const folder = newFolder()
    const opened =
      adapter === "memory" ? openMemory(undefined, clock) : await openSqlite({ file: join(folder, "a.db"), clock })
    const id = WorkspaceId.parse("w")
    const answer = (revision: number) => ({
      round: RoundId.parse("r"),
      member: panel.people["panelist1"]!,
      revision,
      answer: Answer.parse({ kind: "call", position: "agree" }),
      spoken: false,
      aloud: null,
      at: start,
    })
    const commit = (revision: number) =>
      opened.store.commit({
        workspace: id,
        expect: { seq: 0, hash: "" },
        events: [],
        signature: null,
        command: null,
        changesRights: false,
        answers: [answer(revision)],
        sealed: [],
        directory: [],
        until: start + 10,
      })
    clock.set(start + 9)
    expect((await commit(1)).kind).toBe("committed")
    clock.set(start + 10)
    expect((await commit(2)).kind).toBe("behind")
    expect((await opened.store.answers(RoundId.parse("r"))).map(({ revision }) => revision)).toEqual([1])
    await opened.close()
    removeFolder(folder)
  })
})

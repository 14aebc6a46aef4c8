import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { createDeadlines } from "../../../server/watches/deadlines.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import { CommandId, type MemberId, RoundId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { settled } from "../../kit/clocks/handClock.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

const start = 1_790_000_000_000
const minute = 60_000
const hour = 60 * minute
const block = { kind: "call", position: "block", reason: "It leaks.", remedy: "A test." } as const

let panel: Panel
let machine: Machine | null = null
beforeEach(async () => {
  panel = await openPanel({ live: false })
  panel.stage.at(start)
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] })
})
afterEach(async () => {
  vi.useRealTimers()
  await machine?.stop()
  machine = null
  await panel.end()
})

/** A computer with the panel's database: its clock can be set, its lid closed, and its server started anew. */
class Machine {
  now = start
  readonly faults: unknown[] = []
  /** for how long timers have run, whatever the clock says */
  awake = 0
  #instance: Instance | null = null
  #deadlines: Awaited<ReturnType<typeof watched>> | null = null
  readonly #workspace: WorkspaceId

  private constructor(workspace: WorkspaceId) {
    this.#workspace = workspace
  }

  static async start(): Promise<Machine> {
    const [workspace] = await panel.instance.directory.workspaces()
    machine = new Machine(workspace!.id)
    await machine.restart()
    return machine
  }

  async restart(): Promise<void> {
    await this.stop()
    const clock = { ...systemClock, now: () => this.now }
    const present = () => new Set(Object.values(panel.people))
    this.#instance = await openInstance(panel.file, { clock, present })
    this.#deadlines = await watched(createDeadlines({ ...this.#instance, failed: error => this.faults.push(error) }))
  }

  async stop(): Promise<void> {
    await this.#deadlines?.stop()
    await this.#instance?.close()
    this.#instance = null
  }

  /** Looks after each few seconds, as timers do. */
  async pass(ms: number, look: () => Promise<void> = async () => {}): Promise<void> {
    for (let left = ms; left > 0; left -= 5_000) {
      const step = Math.min(left, 5_000)
      this.now += step
      this.awake += step
      await vi.advanceTimersByTimeAsync(step)
      await settled()
      await look()
    }
  }

  async ask<K extends CommandKind>(who: string, kind: K, body: CommandInput<K>): Promise<string> {
    const { dispatch } = this.instance
    const { id: member, role } = (await this.state()).members[panel.people[who]!]!
    const actor = { member, name: who, role, side: null, host: false }
    const message = { id: CommandId.parse(systemClock.id()), kind, body }
    const answered = await dispatch.command(this.#workspace, actor, message)
    return answered.ok ? "done" : answered.refusal.code
  }

  async state() {
    return (await this.instance.folds.current(this.#workspace)).state
  }

  async entries() {
    return (await this.instance.folds.entries(this.#workspace, 0, "room")).list
  }

  get instance(): Instance {
    if (!this.#instance) throw new Error("the server is down")
    return this.#instance
  }
}

/** One that everybody has seen, and that was opened a day before its end. */
async function silence(endsAt: number, text: string): Promise<RoundId> {
  panel.stage.at(endsAt - 24 * hour)
  const statement = await panel.proposed(text)
  const round = RoundId.parse((await panel.do("moderator", "open-silence", { statement, version: 1, endsAt }))["round"])
  for (const who of ["panelist1", "panelist2", "panelist3", "panelist4"]) await panel.do(who, "see-silence", { round })
  panel.stage.at(start)
  return round
}

const ended = async (of: Machine) =>
  (await of.entries()).flatMap(one => (one.kind === "round-revealed" ? [one.body.round] : []))

const said = (answers: Awaited<ReturnType<Machine["state"]>>["rounds"][RoundId]["answers"]) =>
  answers?.map(({ member, silent }) => [member, silent])

test("a deadline that passed while the server was down is met at its start, with no answer after it", async () => {
  const round = await silence(start + hour, "One.")
  const of = await Machine.start()
  await of.stop()
  of.now = start + 2 * hour
  await of.restart()
  expect(await of.ask("panelist1", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
  await of.pass(1_000)
  expect(await ended(of)).toEqual([round])
  expect(of.faults).toEqual([])
})

test("a server that comes back with its clock set back waits until the clock says so, and ends it once", async () => {
  const round = await silence(start + hour, "One.")
  const of = await Machine.start()
  of.now = start + hour - minute
  expect(await of.ask("moderator", "open-topic", { title: { en: "Late" }, letter: "L" })).toBe("done")
  await of.stop()
  of.now -= hour
  await of.restart()
  expect(await of.ask("panelist1", "answer-round", { round, answer: block, seen: 0 })).toBe("done")
  await of.pass(10 * minute)
  expect(await ended(of)).toEqual([])
  // set right again: no timer knows of it, and none sleeps longer than a minute
  of.now = start + hour
  await of.pass(minute)
  expect(await ended(of)).toEqual([round])
  // and back once more: what has ended stays so
  of.now = start
  await of.restart()
  await of.pass(minute)
  expect(await of.ask("panelist2", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
  expect(await ended(of)).toEqual([round])
})

test("two that end at one instant end both, once, in the order in which they were opened", async () => {
  const rounds = [await silence(start + hour, "One."), await silence(start + hour, "Two.")]
  const of = await Machine.start()
  of.now = start + hour
  // each alone decides for itself: the second is over though the first is met first
  for (const round of rounds)
    expect(await of.ask("panelist1", "answer-round", { round, answer: block, seen: 0 })).toBe("round-closed")
  await of.pass(minute)
  expect(await ended(of)).toEqual(rounds)
})

test("a silence ends once, in time, and with the answers given before its end, however the clock, a lid or the server behave", async () => {
  const { below } = chance(amounts.seed)
  const wrong: string[] = []
  for (let run = 0; run < amounts.properties / 30; run++) {
    const ends = start + hour + below(hour)
    const rounds = [
      await silence(ends, `${run} a`),
      await silence(ends, `${run} b`),
      await silence(ends + 90_000, `${run} c`),
    ]
    const spoken = new Set<string>()
    const of = machine ?? (await Machine.start())
    of.now = start
    await of.restart()
    const overSince = new Map<RoundId, number>()
    const look = async () => {
      const state = await of.state()
      for (const id of rounds) {
        const round = state.rounds[id]!
        const over = round.state === "open" && (round.endsAt ?? 0) <= of.now
        if (!over) overSince.delete(id)
        else if (!overSince.has(id)) overSince.set(id, of.awake)
        else if (of.awake - overSince.get(id)! > minute) wrong.push(`${run}: not ended a minute after its end`)
      }
    }
    for (let step = 0; step < 40; step++) {
      const round = rounds[below(rounds.length)]!
      const who = `panelist${1 + below(4)}`
      switch (below(8)) {
        case 0:
          of.now += below(2 * hour) - hour
          break
        case 1:
          of.now += below(40 * minute)
          break
        case 2:
          await of.restart()
          break
        case 3:
        case 4: {
          const endsAt = (await of.state()).rounds[round]!.endsAt!
          const open = of.now < endsAt
          const answer = await of.ask(who, "answer-round", { round, answer: block, seen: 0 })
          if (answer === "done") spoken.add(`${round} ${panel.people[who]!}`)
          if ((answer === "done") !== open && answer !== "already-answered" && answer !== "round-closed")
            wrong.push(`${run}/${step} answer ${answer} ${endsAt - of.now} before the end`)
          if (answer === "done" && !open) wrong.push(`${run}/${step} answered after the end`)
          break
        }
        case 5: {
          const endsAt = (await of.state()).rounds[round]!.endsAt!
          const over = endsAt <= of.now
          const extended = await of.ask("moderator", "extend-silence", { round, endsAt: endsAt + 10 * minute })
          if (extended === "done" && over) wrong.push(`${run}/${step} extended after its end`)
          break
        }
        default:
          await of.pass(below(3 * minute), look)
      }
      await look()
    }
    of.now = start + 4 * hour
    await of.pass(3 * minute, look)
    const state = await of.state()
    const order = (await ended(of)).filter(id => rounds.includes(id))
    if (order.toSorted().join() !== rounds.toSorted().join())
      wrong.push(`${run}: ended ${order.length} of ${rounds.length}`)
    for (const id of rounds) {
      const silent = (member: MemberId) => !spoken.has(`${id} ${member}`)
      const expected = Object.entries(panel.people).flatMap(([name, member]) =>
        name.startsWith("panelist") ? [`${member} ${silent(member)}`] : [],
      )
      const is = said(state.rounds[id]!.answers)?.map(([member, isSilent]) => `${member} ${isSilent}`)
      if (is?.toSorted().join() !== expected.toSorted().join())
        wrong.push(`${run}: ${is?.join()} not ${expected.join()}`)
    }
    wrong.push(...of.faults.splice(0).map(String))
    panel.stage.at(start)
  }
  expect(wrong).toEqual([])
})

import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { ItemId, SessionId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { proposed } from "./proposed.ts"

let panel: ServedPanel
const seats = new Map<string, Person>()
const names = ["moderator1", "moderator2", "moderator4", "panelist1", "panelist2", "panelist3", "panelist4"]
async function sitDown(): Promise<void> {
  panel = await servePanel({ sided: true })
  for (const name of names) seats.set(name, await panel.join(name))
}
beforeEach(sitDown)
afterEach(() => panel.end())

/**
 * The number of presses in one panel: a member's commands in ten seconds are limited, however many connections they
 * have.
 */
const pressesOfOne = 5

/** A connection of its own. */
async function fresh(name: string): Promise<Person> {
  const seat = seats.get(name)
  if (!seat) throw new Error(`nobody is called ${name}`)
  return panel.tab(seat)
}

const agree = { kind: "call", position: "agree" } as const

interface Stage {
  chair: Person
  statement: string
  round: string
}

/** An open call that everybody has answered. */
async function answered(): Promise<Stage> {
  const chair = await fresh("moderator1")
  const experts = [
    await fresh("panelist1"),
    await fresh("panelist2"),
    await fresh("panelist3"),
    await fresh("panelist4"),
  ]
  const statement = await proposed(panel, chair, experts[0])
  const { made } = await chair.do("open-round", { statement, version: 1, kind: "call" })
  const round = String(made["round"])
  for (const expert of experts) {
    await expert.do("answer-round", { round, answer: agree, seen: 0 })
    expert.leave()
  }
  return { chair, statement, round }
}

const declaring = (statement: string) => ({ statement, level: "unanimity" as const, seen: "4/4/0/0/0/0" })
async function declared() {
  const stage = await answered()
  await stage.chair.do("close-and-show", { round: stage.round })
  const { made } = await stage.chair.do("declare-record", declaring(stage.statement))
  return { chair: stage.chair, body: { record: String(made["record"]) } }
}

/** The session with two new items at the end of its agenda, the first of them current. */
async function underway() {
  const session = SessionId.parse(panel.session)
  const two: [Person, Person] = [await fresh("moderator1"), await fresh("moderator2")]
  const item = (title: string) => ({ kind: "opening" as const, title: { en: title }, minutes: 20 })
  // Items that were held stay on the agenda.
  const before = two[0].state.sessions[session]?.items ?? []
  await two[0].do("set-agenda", { session, items: [...before, item("One"), item("Two")] })
  const items = two[0].state.sessions[session]?.items.slice(before.length).map(({ id }) => id) ?? []
  await two[0].do("move-agenda", { session, item: ItemId.parse(items[0]) })
  await two[1].reaches(two[0].state.seq)
  return { session, two, items }
}

/** Both send before either has an answer, in one turn of the event loop: well within 50 ms. */
async function press<K extends CommandKind>(two: [Person, Person], kind: K, body: CommandInput<K>) {
  const workspace = await panel.instance.directory.home(panel.topic)
  if (!workspace) throw new Error("the panel has no home")
  const from = (await panel.instance.folds.current(workspace)).head.seq
  const answers = await Promise.all(two.map(person => person.ask(kind, body)))
  const { list: all } = await panel.instance.folds.entries(workspace, from, "room")
  // The server notes who is there by itself, on PostgreSQL once it has the duty.
  const list = all.filter(({ kind }) => kind !== "attendance-noted")
  return { answers, kinds: list.map(entry => entry.kind), by: list[0]?.by, at: list[0]?.at, two }
}

type Pressed = Awaited<ReturnType<typeof press>>
const refusalIn = (answers: Answered[]) => answers.flatMap(one => (one.ok ? [] : [one.refusal]))

/** One of them did it, once; the other is told so, and by whom, if the refusal names somebody. */
function oneTransition({ answers, kinds, by, at, two }: Pressed, events: string[], code: string) {
  expect(kinds).toEqual(events)
  expect(answers.filter(one => one.ok)).toHaveLength(1)
  const [refusal] = refusalIn(answers)
  expect(refusal?.code).toBe(code)
  const winner = two[answers.findIndex(one => one.ok)]
  expect(winner?.member).toBe(by)
  if (code === "already-done")
    expect(refusal?.params).toEqual({ name: winner?.state.members[winner.member as never]?.["name"], time: at })
}

const times = Array.from({ length: amounts.presses }, (_, n) => n + 1)

describe(`two moderators at once, ${amounts.presses} times`, () => {
  const cases: Record<string, () => Promise<void>> = {
    async "close a round"() {
      const { chair, round } = await answered()
      const pressed = await press([chair, await fresh("moderator2")], "close-round", { round })
      oneTransition(pressed, ["round-closed"], "already-done")
    },
    async "close and show it"() {
      const { chair, round } = await answered()
      const pressed = await press([await fresh("moderator2"), chair], "close-and-show", { round })
      oneTransition(pressed, ["round-closed", "round-revealed"], "already-done")
    },
    async "show what one of them has closed"() {
      const { chair, round } = await answered()
      await chair.do("close-round", { round })
      const pressed = await press([await fresh("moderator2"), await fresh("moderator4")], "reveal-round", { round })
      oneTransition(pressed, ["round-revealed"], "already-done")
    },
    async "void it"() {
      const { chair, round } = await answered()
      const pressed = await press([chair, await fresh("moderator2")], "void-round", { round, reason: "Again." })
      oneTransition(pressed, ["round-voided"], "already-done")
    },
    async "carry a text over"() {
      const { chair, round, statement } = await answered()
      await chair.do("close-and-show", { round })
      const pressed = await press([chair, await fresh("moderator2")], "carry-over", { statement })
      oneTransition(pressed, ["statement-carried-over"], "already-done")
    },
    async "declare a record"() {
      const { chair, round, statement } = await answered()
      await chair.do("close-and-show", { round })
      const pressed = await press([chair, await fresh("moderator2")], "declare-record", declaring(statement))
      oneTransition(pressed, ["record-declared"], "already-done")
    },
    async "return a record"() {
      const { body } = await declared()
      const two: [Person, Person] = [await fresh("moderator2"), await fresh("moderator4")]
      const pressed = await press(two, "return-record", { ...body, reason: "Not so." })
      oneTransition(pressed, ["record-returned"], "already-done")
    },
    async "confirm a record"() {
      const { body } = await declared()
      const pressed = await press([await fresh("moderator2"), await fresh("moderator4")], "confirm-record", body)
      oneTransition(pressed, ["record-confirmed"], "already-done")
    },
    async "propose to withdraw a record"() {
      const { chair, body } = await declared()
      await (await fresh("moderator2")).do("confirm-record", body)
      const two: [Person, Person] = [chair, await fresh("moderator2")]
      const pressed = await press(two, "withdraw-record", { ...body, reason: "Overtaken." })
      oneTransition(pressed, ["proposal-made"], "already-done")
    },
    async "confirm that a record is withdrawn"() {
      const { chair, body } = await declared()
      const two: [Person, Person] = [await fresh("moderator2"), await fresh("moderator4")]
      await two[0].do("confirm-record", body)
      const { made } = await chair.do("withdraw-record", { ...body, reason: "Overtaken." })
      const pressed = await press(two, "confirm-proposal", { proposal: String(made["proposal"]) })
      oneTransition(pressed, ["proposal-confirmed", "proposal-carried", "record-withdrawn"], "already-done")
    },
    async "move the agenda on"() {
      const { session, two, items } = await underway()
      const [first, second] = items
      const body = { session, item: ItemId.parse(second), seen: ItemId.parse(first) }
      oneTransition(await press(two, "move-agenda", body), ["agenda-moved"], "already-done")
      // A move from the item before moves nothing either.
      expect(await two[0].refused("move-agenda", { ...body, item: ItemId.parse(first) })).toBe("already-done")
    },
    async "give the floor, each to somebody"() {
      const { session, two } = await underway()
      await two[0].do("end-floor", { session })
      const member = panel.people["panelist1"]
      if (!member) throw new Error("no panelist")
      oneTransition(await press(two, "give-floor", { session, member, seen: null }), ["floor-given"], "already-done")
      // One moderator ends the turn and gives the floor to the next: the other's press, meant for the earlier turn,
      // interrupts nobody.
      const next = panel.people["panelist2"] ?? member
      await two[0].do("give-floor", { session, member: next, seen: member })
      expect(await two[1].refused("end-floor", { session, seen: member })).toBe("already-done")
    },
    async "give an item more time"() {
      const { session, two, items } = await underway()
      const body = { session, item: ItemId.parse(items[0]), minutes: 5, seen: 20 }
      oneTransition(await press(two, "extend-item", body), ["item-extended"], "already-done")
      expect(two[0].state.sessions[session]?.items.find(({ id }) => id === items[0])?.minutes).toBe(25)
    },
    async "close the session, and take the close back"() {
      const { session, two } = await underway()
      oneTransition(await press(two, "pause-session", { session }), ["session-paused"], "already-done")
      oneTransition(await press(two, "close-session", { session }), ["session-closed"], "already-done")
      oneTransition(await press(two, "reopen-session", { session }), ["session-reopened"], "already-done")
    },
  }
  test.each(Object.entries(cases))(
    "%s: one transition, its entries once, one refusal that says who and when",
    async (_, act) => {
      for (const n of times) {
        if (n % pressesOfOne === 0) {
          await panel.end()
          await sitDown()
        }
        await act()
      }
    },
    600_000,
  )
})

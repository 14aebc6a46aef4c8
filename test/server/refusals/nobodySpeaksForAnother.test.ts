import { expect, test } from "vitest"
import { duesOf } from "../../../server/commands/deadline/dues.ts"
import { saysNo } from "../../../server/commands/people/openingNo.ts"
import { inviteOf, takeSeat } from "../../../server/commands/people/signIn/joining.ts"
import { server } from "../../../server/core/serverActor.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import type { Entry } from "../../../shared/contract/events.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import type { State } from "../../../shared/fold/state.ts"
import { MemberId } from "../../../shared/model/ids.ts"
import { translationId } from "../../../shared/model/said.ts"
import { languages, type Role, roles, type SeatRole } from "../../../shared/model/terms.ts"
import type { WithheldRow } from "../../../shared/rules/frame/withheld.ts"
import { affects, type Effect } from "../../../shared/rules/gate/affects.ts"
import { openingMs } from "../../../shared/rules/gate/opening.ts"
import { electorateOf } from "../../../shared/rules/round/electorate/electorate.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { sidedPanel } from "../model/sidedPanel.ts"
import { peopleOf } from "../model/steps/leading.ts"
import { openWorld, seatPanel, type World } from "../model/world.ts"
import { bodyFor } from "./anyBody.ts"
import { doneToOthers, standing } from "./doneToOthers.ts"
import { rowOfCommand } from "./rightsByRole.ts"
import { type Access, type WhoMay, whoMay } from "./whoMay.ts"

/** Entries that say what one member thinks: only that member may be their author. */
const personal = new Set([
  "reservation-added",
  "dissent-added",
  "change-stated",
  "record-countersigned",
  "position-changed",
  "member-recused",
  "correction-proposed",
  "erratum-objected",
])

const kinds = [...rowOfCommand.keys()]
/** Tried more often than the others: they choose who is asked. */
const aboutSeats = kinds.filter(kind => /member|seat|proposal|alternate/.test(kind))
const dice = chance(amounts.seed)
const pick = <T>(list: readonly T[]): T | undefined => list[dice.below(list.length)]
const rightRefused = (answered: Answered) =>
  !answered.ok && (answered.refusal.code === "not-permitted" || answered.refusal.code === "moderator-only")

/** Ids of the state under the names that bodies give them, so that a command meets something real. */
function realIds(state: State): object {
  const of = (table: object) => pick(Object.keys(table)) ?? "nobody"
  const topic = of(state.topics)
  return {
    member: of(state.members),
    invite: of(state.invites),
    session: of(state.sessions),
    topic,
    statement: of(state.statements),
    thread: of(state.threads),
    record: of(state.records),
    round: of(state.rounds),
    objection: of(state.objections),
    question: of(state.questions),
    action: of(state.actions),
    proposal: of(state.proposals),
    role: pick(["panelist", "observer"]),
    owners: [of(state.members)],
  }
}

/** A text that somebody said, or a translation of it, as a page shows it. */
function translating(state: State, kind: CommandKind): object {
  const row = kind === "give-translation" ? undefined : pick(Object.values(state.translations))
  if (row) return { key: row.key, lang: row.lang, revision: row.revision }
  const said = pick(saidIn(state))
  if (!said) return {}
  const lang = pick(languages) ?? "en"
  const base = state.translations[translationId(said.key, lang)]?.revision ?? 0
  return { key: said.key, lang, seen: textHash(said.text, sha256), base }
}

/** An answer to a translation comes from the text's author, or from the reader whom the author named. */
function answersAreOfAuthors(before: State, entries: readonly Entry[]): void {
  for (const { kind, by, body } of entries)
    if (/^translation-(accepted|corrected|declined|let-stand)$/.test(kind) && "key" in body) {
      const said = saidIn(before).find(({ key }) => key === body.key)
      const reader = before.translations[translationId(body.key, body.lang)]?.reader?.member
      expect([kind, [...(said?.authors ?? []), reader]]).toEqual([kind, expect.arrayContaining([by])])
    }
}

interface Seat {
  id: MemberId | null
  role: Role
}

async function tryOne(world: World, kind: CommandKind, { id, role }: Seat): Promise<Answered> {
  let body = bodyFor(kind)
  const real = realIds(await world.state())
  const known = { ...real, ...("key" in body ? translating(await world.state(), kind) : {}) }
  const over = Object.fromEntries(Object.entries(known).filter(([key]) => key in body))
  if (commandBodies[kind].safeParse({ ...body, ...over }).success) body = { ...body, ...over }
  return role === "admin" && id === null ? world.asAdmin(kind, body) : world.send(id, kind, body)
}

const sealedOf = async (world: World, state: State) => {
  const open = Object.values(state.rounds).filter(round => round.state === "open")
  const rows = await Promise.all(open.map(({ id }) => world.store.answers(id)))
  return new Map(rows.flat().map(row => [`${row.round} ${row.member} ${row.revision}`, row]))
}
const electors = (state: State) =>
  electorateOf(state)
    .map(({ member, side }) => `${member} ${side}`)
    .toSorted()

/** Commands that did something, so that the run is known to have reached them. */
const accepted = new Set<CommandKind>()

/** The effects of commands on others than their senders, how often, and those that were not declared. */
const found = new Map<Effect, number>()
const undeclared = new Set<string>()
/** The tries of a kind that came through, and that did not. */
const came = new Map<string, number>()
function noted(tried: Access): Access {
  for (const [what, rights] of Object.entries(tried)) {
    const of = `${what.split(" ")[0]} ${rights > 0 ? "yes" : "no"}`
    came.set(of, (came.get(of) ?? 0) + 1)
  }
  return tried
}
/** The numbers of callers that were compared. */
const callers = new Set<number>()

/** How an electorate may change: an administrator, the last consent, or the member's own leaving. */
const settles = new Set(["proposal-carried", "member-left"])

/** The member, who appointed them, who appointed that one, and so on. */
function givers({ members }: State, id: string): Set<string> {
  const line = new Set<string>()
  for (let next: string | undefined = id; next !== undefined && !line.has(next); ) {
    line.add(next)
    next = Object.values(members).find(one => one.id === next)?.appointedBy
  }
  return line
}

/** A chair beside whom nobody could consent: no chair of another side, no officer who has come (DOMAIN C4). */
function isAlone(state: State, { id, role }: Seat): boolean {
  if (role !== "moderator" || id === null) return false
  const line = givers(state, id)
  // a member whose office comes from the same giver is not independent, but the givers of the chair's office are asked
  const others = Object.values(state.members).filter(
    one =>
      one.id !== id &&
      !one.removed &&
      !one.suspended &&
      (line.has(one.id) || [...givers(state, one.id)].every(giver => !line.has(giver))),
  )
  const own = state.members[id]?.side
  return !others.some(
    one =>
      (one.role === "moderator" && state.sides.length > 0 && one.side !== own && one.side !== null) ||
      ((one.role === "moderator" || one.role === "secretary") && one.taken),
  )
}

/** Electors and officers whose own sign-in opens their seat no more, or answers no more in a round that is still open. */
function shutOut(before: State, after: State, could: Access, can: Access): string[] {
  const asked = new Set(electorateOf(before).map(({ member }) => String(member)))
  const officers = new Set(["moderator", "secretary"])
  const isOpen = (id: string) => Object.values(after.rounds).some(one => one.id === id && one.state === "open")
  return Object.entries(could).flatMap(([what, was]) => {
    if (was === 0 || (can[what] ?? 0) > 0) return []
    const [of, , about = ""] = what.split(" ")
    if (of === "answer") return isOpen(about) ? [what] : []
    const role = Object.values(before.members).find(({ id }) => id === about)?.role ?? ""
    return asked.has(about) || officers.has(role) ? [what] : []
  })
}

function authorsAreOwners(entries: readonly Entry[]): void {
  for (const { kind, by, body } of entries)
    if (personal.has(kind) && "member" in body) expect([kind, by]).toEqual([kind, body.member])
}

async function held(world: World, from: number): Promise<void> {
  const links: MadeLink[] = []
  const people = whoMay(world)
  for (const { id, role, taken } of Object.values((await world.state()).members))
    if (!taken) await sitDown(world, id, role, people)
  for (let n = 0; n < from; n++) {
    if (dice.below(6) === 0) await comesAndGoes(world, links, people)
    const before = await world.state()
    const sealed = await sealedOf(world, before)
    const withheld = await world.store.withheld(world.workspace)
    const members = Object.values(before.members).filter(({ removed, suspended }) => !removed && !suspended)
    const seat: Seat = pick<Seat>([...members, { id: null, role: "admin" }]) ?? { id: null, role: "admin" }
    const kind = dice.below(4) === 0 ? pick(aboutSeats) : pick(kinds)
    const row = kind && rowOfCommand.get(kind)
    if (!kind || !row || kind === "remove-workspace") continue
    world.pass(1_000)
    const couldBefore = await people.tried(before)
    const sitting = people.sitting()
    const answered = await tryOne(world, kind, seat)
    const told = `${seat.role} ${kind}`
    if (answered.ok) accepted.add(kind)
    if (answered.ok && kind === "name-alternate") links.push({ token: String(answered.made["token"]), by: seat.id })
    const after = await world.state()
    if (row.cells[seat.role] === "no") {
      expect(rightRefused(answered), told).toBe(true)
      expect(after.seq, told).toBe(before.seq)
    }
    const entries = await newEntries(world, before.seq)
    const settled = seat.role === "admin" || isAlone(before, seat) || entries.some(one => settles.has(one.kind))
    if (entries.length > 0) {
      const said = (await newEntries(world, 0)).filter(({ seq }) => seq <= before.seq)
      const known = { entries: said, answers: sealed.values(), withheld }
      const was = standing(before, world.now(), { ...known, tried: couldBefore, sitting })
      const couldAfter = noted(await people.tried(after))
      if (!settled) expect([told, ...shutOut(before, after, couldBefore, couldAfter)]).toEqual([told])
      const is = standing(after, world.now(), {
        entries: said,
        answers: (await sealedOf(world, after)).values(),
        withheld: await world.store.withheld(world.workspace),
        tried: couldAfter,
        sitting,
      })
      callers.add(Object.keys(is.reads).length)
      for (const [effect, what] of doneToOthers(was, is, seat.id)) {
        found.set(effect, (found.get(effect) ?? 0) + 1)
        if (!affects[kind].includes(effect))
          undeclared.add(`${kind} by the ${seat.role}: ${effect} (${what.split(" ")[0]})`)
      }
    }
    authorsAreOwners(entries)
    answersAreOfAuthors(before, entries)
    for (const [key, { member, spoken, aloud }] of await sealedOf(world, after)) {
      // an officer enters what another one said, and it does not count by that
      const waits = spoken && seat.role === "secretary" && aloud?.is === "waits" && aloud.by === seat.id
      const heard = spoken && aloud?.officer === seat.id && aloud?.by !== seat.id && seat.id !== member
      if (!sealed.has(key)) expect(member === seat.id || waits || heard, told).toBe(true)
    }
    // the one who sits changes by an act of one of the two who share the seat, and nothing else does
    const handed = entries.find(({ kind: one }) => one === "alternate-seated" || one === "delegate-seated")
    const two = handed && "alternate" in handed.body ? [handed.body.member, handed.body.alternate] : []
    if (!settled && handed) {
      expect(two, told).toContain(seat.id)
      const shared = (state: State) =>
        electors(state)
          .map(one => one.replace(/^\S+/, id => (two.some(each => each === id) ? "shared" : id)))
          .toSorted()
      expect(shared(after), told).toEqual(shared(before))
      continue
    }
    // a side that the panel gives up is nobody's any more
    if (!settled && kind !== "set-sides") expect(electors(after), told).toEqual(electors(before))
  }
}

/** Links that the fuzz made, each with who made it: somebody sits down by one of them now and then. */
interface MadeLink {
  token: string
  by: MemberId | null
}

/** Somebody makes a link to a seat, or to a new one, as they may; and somebody else takes a seat by one that was made. */
async function comesAndGoes(world: World, links: MadeLink[], people: WhoMay): Promise<void> {
  const before = await world.state()
  const makers = Object.values(before.members).filter(
    ({ removed, suspended, role }) => !removed && !suspended && (role === "moderator" || role === "secretary"),
  )
  const by = pick([...makers, null])?.id ?? null
  const member = pick([...Object.values(before.members).filter(({ removed }) => !removed), null])
  const body = { role: pick<SeatRole>(["panelist", "observer"]) ?? "panelist", member: member?.id ?? null }
  const made = by === null ? await world.asAdmin("make-invite", body) : await world.send(by, "make-invite", body)
  if (made.ok) links.push({ token: String(made.made["token"]), by })
  const link = pick(links)
  if (!link) return
  await sitsDownBy(world, link, people)
}

async function sitsDownBy(world: World, { token, by }: MadeLink, people: WhoMay): Promise<void> {
  const { ports, dispatch } = world
  const before = await world.state()
  const invite = await inviteOf({ ...ports, dispatch }, token)
  if ("refuse" in invite) return
  const held = invite.row.member === null ? null : before.members[invite.row.member]
  const said = { name: `Guest ${dice.below(5)}`, romanised: "", lang: "en" as const, interest: "" }
  const { signIn, cookie } = await people.signIn()
  const answered = await takeSeat({ ...ports, dispatch }, invite, { ...said, signIn })
  if (!answered.ok) return
  people.took(MemberId.parse(answered.made["member"]), cookie)
  seatsTaken.add(held ? "held" : "new")
  // a seat that somebody holds is opened by no link
  expect(held?.taken ?? false).toBe(false)
  const after = await world.state()
  const member = String(answered.made["member"])
  const isPanelist = Object.values(after.members).some(({ id, role }) => id === member && role === "panelist")
  const carried = (await newEntries(world, before.seq)).some(({ kind }) => kind === "proposal-carried")
  const maker: Seat = { id: by, role: (by && before.members[by]?.role) || "admin" }
  const confirmed = Object.values(before.proposals).some(
    ({ about, state }) => about.act === "seat" && about.member === member && state === "carried",
  )
  // a member who joins by a chair's or the secretary's link is in no electorate before others confirm them
  const isElector = electors(after).some(one => one.startsWith(`${member} `))
  if (isPanelist && by !== null && !confirmed && !carried && !isAlone(before, maker)) expect(isElector).toBe(false)
}

/** How seats were taken by links in the run. */
const seatsTaken = new Set<"new" | "held">()

async function newEntries(world: World, after: number): Promise<Entry[]> {
  const { list } = await world.ports.folds.entries(world.workspace, after, "room")
  return list
}

test("every role has a column in the rights table", () => {
  for (const row of rowOfCommand.values()) expect(Object.keys(row.cells)).toEqual([...roles])
})

/** Somebody takes the seat by a link of the host's, as one who may consent. */
async function sitDown(world: World, member: MemberId, role: SeatRole, people = whoMay(world)): Promise<void> {
  const { ports, dispatch, made } = world
  const { token } = await made(null, "make-invite", { role, member })
  const invite = await inviteOf({ ...ports, dispatch }, String(token))
  if ("refuse" in invite) throw new Error(invite.refuse.code)
  const said = { name: role, romanised: "", lang: "en" as const, interest: "" }
  const { signIn, cookie } = await people.signIn()
  const answered = await takeSeat({ ...ports, dispatch }, invite, { ...said, signIn })
  if (answered.ok) people.took(member, cookie)
}

/** A panel without sides, whose moderator and secretary have sat down. */
async function seated(): Promise<World> {
  const world = await openWorld(false)
  await seatPanel(world, false)
  for (const { id, role } of Object.values((await world.state()).members))
    if (role === "moderator" || role === "secretary") await sitDown(world, id, role)
  return world
}

/** The same, opened to people without a seat after a panelist had spoken, who said no to that. */
async function openedAgainst(): Promise<World> {
  const world = await seated()
  const { members, topics } = await world.state()
  const of = (role: Role) => Object.values(members).flatMap(one => (one.role === role ? [one.id] : []))
  const [topic] = Object.keys(topics)
  const [chair = null, other = null] = of("moderator")
  const [speaker] = of("panelist")
  if (topic === undefined || speaker === undefined) throw new Error("the panel is incomplete")
  await world.made(chair, "set-access", { public: false, replay: "chairs" })
  await world.made(speaker, "open-thread", { topic, entry: { lang: "en", text: "Between us." } })
  await world.made(chair, "set-access", { public: true, replay: "readers", reason: "It was agreed." })
  const [proposal = ""] = Object.keys((await world.state()).proposals)
  await world.made(other, "confirm-proposal", { proposal })
  await world.dispatch.perform(world.workspace, server, saysNo(proposal, speaker), null)
  world.pass(openingMs)
  for (const { command } of duesOf(await world.state()))
    await world.dispatch.perform(world.workspace, server, command, null)
  return world
}

/** A panel in one of the states of a session; each is left after a while, as random commands empty it. */
const panels: (() => Promise<World>)[] = [
  seated,
  openedAgainst,
  async () => {
    const panel = await sidedPanel()
    await panel.proposed()
    return panel.world
  },
  async () => {
    const panel = await sidedPanel()
    await panel.agreed(await panel.proposed(), 1)
    return panel.world
  },
  async () => {
    const panel = await sidedPanel()
    await panel.declare(await panel.proposed(), 1)
    return panel.world
  },
  async () => {
    const { world, proposed, chair } = await sidedPanel()
    await world.made(chair("C"), "open-round", { statement: await proposed(), version: 1, kind: "call" })
    return world
  },
]
const commandsInOne = 120

test("the comparison finds an answer that counts for somebody else, and none while it waits", async () => {
  const { world, model, proposed, chair, expert } = await sidedPanel()
  const statement = await proposed()
  const { round } = await world.made(chair("C"), "open-round", { statement, version: 1, kind: "call" })
  const standingNow = async () => {
    const state = await world.state()
    return standing(state, world.now(), {
      entries: [],
      answers: (await sealedOf(world, state)).values(),
      withheld: [],
    })
  }
  const secretary = MemberId.parse(peopleOf(model, "secretary")[0]?.id)
  const said = { round: String(round), member: expert("J") }
  const before = await standingNow()
  await world.made(secretary, "enter-spoken", { ...said, answer: { kind: "call", position: "agree" } })
  const entered = await standingNow()
  expect([...doneToOthers(before, entered, secretary).keys()]).toEqual([])
  await world.made(chair("C"), "confirm-spoken", { ...said, heard: "agree" })
  const confirmed = doneToOthers(entered, await standingNow(), MemberId.parse(chair("C")))
  expect([...confirmed.keys()]).toEqual(["answers without its owner"])
})

test("the comparison reads what an opening withholds as the server's readers do, and finds it once it is shown", async () => {
  const world = await openedAgainst()
  const state = await world.state()
  const entries = await newEntries(world, 0)
  const from = (withheld: readonly WithheldRow[]) => standing(state, world.now(), { entries, answers: [], withheld })
  const withheld = from(await world.store.withheld(world.workspace))
  const read = (caller: string) => withheld.reads[caller]?.join() ?? ""
  const panelist = Object.keys(withheld.reads).find(one => one.startsWith("panelist")) ?? ""
  expect([read("a stranger"), read(panelist)].map(one => one.includes("Between us."))).toEqual([false, true])
  expect(read("a stranger")).not.toBe("")
  expect(doneToOthers(withheld, from([]), null).get("exposes")).toBeDefined()
})

test("random commands by random seats do only what docs/DOMAIN.md gives their role; nobody speaks for another or chooses alone who is asked", async () => {
  for (let n = 0; n < amounts.rightsTried / commandsInOne; n++) {
    const open = panels[n % panels.length]
    if (open) await held(await open(), commandsInOne)
  }
  // most of the others need a state that random commands rarely reach
  expect(accepted.size).toBeGreaterThan(50)
  for (const kind of ["change-member", "remove-member", "confirm-proposal", "reissue-seat", "seat-alternate"] as const)
    expect(accepted).toContain(kind)
  expect([...seatsTaken].toSorted()).toEqual(["held", "new"])
  expect([...undeclared].toSorted()).toEqual([])
  expect([...found.keys()]).toEqual(expect.arrayContaining(["binds", "ends access", "exposes"]))
  expect(Math.max(...callers)).toBeGreaterThanOrEqual(20)
  expect([...came.keys()].toSorted()).toEqual(["answer no", "answer yes", "sign-in no", "sign-in yes"])
})

import { beforeAll, expect, test } from "vitest"
import { commandReaderOf } from "../../../server/commands/commandTable.ts"
import { inviteOf, takeSeat } from "../../../server/commands/people/signIn/joining.ts"
import type { Actor, Situation } from "../../../server/core/command.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { type CommandKind, commandBodies } from "../../../shared/contract/commands.ts"
import type { State } from "../../../shared/fold/state.ts"
import { MemberId, RecordId, SideId } from "../../../shared/model/ids.ts"
import { type Role, roles } from "../../../shared/model/terms.ts"
import { additionsTo } from "../../../shared/rules/record/afterwards/additions.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { sidedPanel } from "../model/sidedPanel.ts"
import { bodyFor } from "./anyBody.ts"
import { rowOfCommand } from "./rightsByRole.ts"

let state: State

/** A panel of two sides in which everything that can be somebody's own is there once for each of two people. */
beforeAll(async () => {
  const { world, model, declare, agreed, proposed } = await sidedPanel()
  const of = (role: Role, side: string | null) =>
    [...model.people.values()]
      .filter(one => one.role === role && (side === null || one.side === side))
      .map(one => one.id)
  const [chair = "", panelist = "", other = "", observer = ""] = [
    of("moderator", "C")[0],
    of("panelist", "C")[0],
    of("panelist", "J")[0],
    of("observer", null)[0],
  ]
  const session = model.session.id
  const spoken = (text: string) => ({ lang: "en" as const, text })
  const record = await declare(await proposed(), 1)
  await world.made(of("moderator", "J")[0]!, "confirm-record", { record })
  for (const who of [panelist, other])
    await world.made(who, "add-reservation", { record: RecordId.parse(record), text: spoken("For two years.") })
  const members = [chair, of("secretary", null)[0]!, panelist].map(id => MemberId.parse(id))
  await world.made(chair, "name-progress-members", { record: RecordId.parse(record), members })
  await world.made(chair, "withdraw-record", { record, reason: "Overtaken." })
  await world.made(of("secretary", null)[0]!, "admit-member", { name: "Guest", role: "panelist" })
  await world.made(of("secretary", null)[0]!, "admit-member", { name: "Voice", role: "interpreter" })
  await world.made(chair, "name-deputy", { side: "C", member: MemberId.parse(panelist) })
  await world.made(chair, "start-session", { session })
  for (const who of [panelist, other]) {
    await world.made(who, "ask-floor", { session, turn: "contribution" })
    await world.made(who, "open-thread", { topic: model.topic.id, entry: spoken("?") })
  }
  for (const who of [chair, of("secretary", null)[0]!])
    await world.made(who, "open-thread", { topic: model.topic.id, entry: spoken("?") })
  for (const who of [panelist, other]) {
    const statement = await proposed()
    const raised = { statement, version: 1, reason: spoken("No."), remedy: null }
    const { objection } = await world.made(who, "raise-objection", raised)
    const answer = { objection: String(objection), disposition: "answered" as const, answer: spoken("So.") }
    await world.made(chair, "answer-objection", answer)
    if (who === other) await agreed(statement, 1).catch(() => "")
  }
  const [north, south] = [SideId.parse("C"), SideId.parse("J")]
  await world.made(chair, "set-budgets", { session, budgets: [north, south].map(side => ({ side, seconds: 600 })) })
  await world.made(chair, "lend-time", { session, lender: north, to: south, seconds: 60 })
  await world.made(chair, "give-floor", { session, member: panelist, turn: "contribution", seconds: 60 })
  const [sitting = "", away = ""] = [of("panelist", "C")[1], of("panelist", "J")[1]]
  await world.made(away, "open-thread", { topic: model.topic.id, entry: spoken("?") })
  await world.made(sitting, "name-alternate", { name: "Ines", alone: true })
  await world.made(of("panelist", "C")[2]!, "name-alternate", { name: "Kim" })
  const { token } = await world.made(away, "name-alternate", { name: "Jo" })
  const invite = await inviteOf({ ...world.ports, dispatch: world.dispatch }, String(token))
  if ("refuse" in invite) throw new Error(invite.refuse.code)
  const said = { name: "Jo", romanised: "", lang: "en" as const, interest: "", signIn: "jo" }
  await takeSeat({ ...world.ports, dispatch: world.dispatch }, invite, said)
  await world.made(away, "seat-alternate", {})
  await world.made(chair, "remove-member", { member: MemberId.parse(panelist), reason: "Gone." })
  await world.made(of("moderator", "J")[0]!, "remove-member", {
    member: MemberId.parse(other),
    reason: "Gone.",
  })
  await world.made(observer, "ask-question", { session, text: spoken("?") }).catch(() => null)
  state = await world.state()
})

/** Ids that a body may name, by the name that it gives them. */
const real = (): Record<string, readonly unknown[]> => ({
  member: Object.keys(state.members),
  comment: Object.values(state.threads).flatMap(({ entries }) => entries.map(({ id }) => id)),
  side: [...state.sides.map(({ id }) => id), null],
  session: Object.keys(state.sessions),
  topic: Object.keys(state.topics),
  statement: Object.keys(state.statements),
  thread: Object.keys(state.threads),
  record: Object.keys(state.records),
  round: Object.keys(state.rounds),
  objection: Object.keys(state.objections),
  proposal: Object.keys(state.proposals),
  addition: Object.values(state.records).flatMap(record => additionsTo(record).map(({ seq }) => seq)),
  request: Object.values(state.sessions).flatMap(({ floor }) => floor.requests.map(({ id }) => id)),
  lender: state.sides.map(({ id }) => id),
  loan: Object.values(state.sessions).flatMap(({ sideTime }) => sideTime?.loans.map(({ id }) => id) ?? []),
  lang: ["en", "zh", "ja"],
  key: saidIn(state).map(({ key }) => key),
})

/** Every body of this kind that names real things, one of each. */
function bodies(kind: CommandKind): object[] {
  const first = bodyFor(kind)
  return Object.entries(real())
    .filter(([key]) => key in first)
    .reduce<object[]>(
      (all, [key, values]) => all.flatMap(body => values.map(value => ({ ...body, [key]: value }))),
      [first],
    )
    .filter(body => commandBodies[kind].safeParse(body).success)
}

const actorsOf = (role: Role): Actor[] =>
  role === "admin" || role === "public"
    ? [{ member: null, name: "", role, side: null, host: false }]
    : Object.values(state.members)
        .filter(one => one.role === role && !one.removed)
        .map(({ id, name, side }) => ({ member: id, name, role, side, host: false }))

function outcomes(kind: CommandKind, role: Role): Set<boolean> {
  const found = new Set<boolean>()
  for (const actor of actorsOf(role))
    for (const body of bodies(kind)) {
      const read = commandReaderOf(kind)?.(body)
      if (read === undefined || "malformed" in read) continue
      const situation = { state, actor, now: 0, id: () => "id", sha256, present: new Set() } as unknown as Situation
      found.add(read.own(situation))
    }
  return found
}

const cells = [...rowOfCommand].flatMap(([kind, { cells: of }]) =>
  roles.filter(role => of[role] === "own").map(role => [kind, role] as const),
)

/** These name nobody else: they are about the seat that sends them, whatever the body says. */
const aboutOneself = [
  "accept-attribution",
  "answer-interest",
  "give-consent",
  "leave-panel",
  "recuse",
  "see-address",
  "see-changes",
  "see-renaming",
  "withdraw-consent",
] satisfies CommandKind[]

/** The right is there for everybody of the role; the command itself refuses who is in no electorate, or of another side. */
const judgedByTheCommand = [
  "answer-round",
  "change-position",
  "confirm-text",
  "say-so",
  "see-silence",
  "report-late-answer",
] satisfies CommandKind[]

/** Cells that are nobody's in this panel of two sides, which takes no questions, has no minutes yet and whose chairs appointed nobody. */
const nobodysHere = new Set([
  "ask-question public",
  "confirm-proposal secretary",
  "end-appointment moderator",
  "insist-correction moderator",
  "insist-correction panelist",
  "insist-correction secretary",
  "propose-correction panelist",
  "publish-return-reason panelist",
  "refuse-proposal secretary",
  "reissue-seat secretary",
])
/** Every moderator of this panel has a side, and its one secretary is named for its one record, so that all of them may. */
const everybodysHere = new Set([
  // a member with this role shares a seat, and may give it back
  "seat-delegate alternate",
  "agree-terms moderator",
  "confirm-record moderator",
  "note-progress secretary",
  "return-record moderator",
  "reissue-seat moderator",
])

function expected(kind: CommandKind, role: Role): boolean[] {
  const cell = `${kind} ${role}`
  if (nobodysHere.has(cell)) return [false]
  const always: readonly CommandKind[] = [...aboutOneself, ...judgedByTheCommand]
  return always.includes(kind) || everybodysHere.has(cell) ? [true] : [false, true]
}

test.each(cells)("%s of the %s: their own is theirs, and another's is not", (kind, role) => {
  const found = outcomes(kind, role)
  expect([false, true].filter(may => found.has(may))).toEqual(expected(kind, role))
})

test("a moderator without a side reissues no seat of a panel that has sides", () => {
  const [chair] = actorsOf("moderator")
  const read = commandReaderOf("reissue-seat")?.(bodyFor("reissue-seat"))
  if (!chair || !read || "malformed" in read) throw new Error("no such command")
  const own = (side: Actor["side"]) => read.own({ state, actor: { ...chair, side } } as unknown as Situation)
  expect([own(chair.side), own(null)]).toEqual([true, false])
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { amounts } from "../../kit/amounts.ts"
import { ladder } from "./level.ts"
import { type Model, type Person, rightRefused, type Telling } from "./panelModel.ts"
import { rightsChangedBy } from "./rightsChangedBy.ts"
import { anywhere, everyKind } from "./steps/anywhere.ts"
import { leading, peopleOf, pick, type Raw, raws, type Step } from "./steps/leading.ts"
import { recordTellings } from "./tellings/recordTellings.ts"
import { roundTellings } from "./tellings/roundTellings.ts"
import { sessionTellings } from "./tellings/sessionTellings.ts"
import { statementTellings } from "./tellings/statementTellings.ts"
import { viewOfModel, viewOfState } from "./views.ts"
import { openWorld, seatPanel, type World } from "./world.ts"

const tellings = { ...sessionTellings, ...statementTellings, ...roundTellings, ...recordTellings }
const tellingOf = (kind: string): Telling<"recuse"> => {
  const found = (tellings as Record<string, Telling<"recuse">>)[kind]
  if (!found) throw new Error(`the model does not tell ${kind}`)
  return found
}

/** Counts what the runs have met, so that a generator that leads nowhere fails. */
const met = new Map<string, number>()
const meet = (what: string) => met.set(what, (met.get(what) ?? 0) + 1)

function expected(model: Model, who: Person, step: Step): string[] {
  const { roles, ownRoles = [], own, broken } = tellingOf(step.kind)
  const body = step.body as { statement: string }
  const may = roles.includes(who.role) || (ownRoles.includes(who.role) && own?.(model, who, body))
  if (!may) return rightRefused
  return broken(model, who, body).filter(code => code !== false)
}

async function take(world: World, model: Model, step: Step): Promise<void> {
  const who = model.people.get(step.who)
  if (!who) return
  world.pass(1_000)
  model.now = world.now()
  const broken = expected(model, who, step)
  const answered = await world.send(step.who, step.kind, step.body)
  const told = `${who.role} ${step.kind} ${JSON.stringify(step.body)}`
  if (broken.length > 0) {
    expect(answered.ok ? "accepted" : answered.refusal.code, `${told}\nbreaks ${broken.join()}`).toBeOneOf(broken)
    meet(answered.ok ? "" : answered.refusal.code)
    return
  }
  expect(answered.ok ? "accepted" : answered.refusal, told).toBe("accepted")
  if (answered.ok) tellingOf(step.kind).changes(model, who, step.body as { statement: string }, answered.made)
  meet(step.kind)
}

/** Now and then somebody leaves the room or comes back, is given another seat, or time passes. */
async function around(world: World, model: Model, { who, spice }: Raw): Promise<void> {
  const person = pick([...model.people.values()], who)
  if (!person) return
  if (spice % 3 === 0) world.pass(200_000)
  else if (spice % 3 === 1) {
    if (!world.present.delete(person.id)) world.present.add(person.id)
  } else {
    const seats = { observer: "panelist", panelist: "moderator", moderator: "panelist" } as const
    if (person.role === "secretary" || person.role === "admin") return
    // a chair is always left, and enough of the panel
    if (person.role === "moderator" && peopleOf(model, "moderator").length < 3) return
    if (person.role === "panelist" && (spice % 2 === 0 || peopleOf(model, "panelist").length < 5)) return
    const role = seats[person.role]
    const asked = [...model.rounds.values()].some(one => one.state === "open" && one.electorate.has(person.id))
    if (asked) return // elector-busy: electorate.test.ts
    await world.made(null, "change-member", { member: person.id, role, side: person.side })
    model.people.set(person.id, { ...person, role, seatedAt: person.seatedAt ?? world.now() })
  }
}

/** The ids of objections that came by themselves are the log's to give. */
async function learn(world: World, model: Model): Promise<void> {
  const known = new Set(model.objections.map(one => one.id))
  for (const row of Object.values((await world.state()).objections)) {
    if (known.has(row.id)) continue
    const unnamed = model.objections.find(
      one => one.id === null && one.by === row.by && one.statement === row.statement && one.version === row.version,
    )
    if (unnamed) unnamed.id = row.id
  }
}

async function run(sided: boolean, sequence: Raw[]): Promise<void> {
  const world = await openWorld(sided)
  const model = await seatPanel(world, sided)
  const bodies = new Map<string, string>()
  for (const raw of sequence) {
    if (raw.kind % 12 === 0) await around(world, model, raw)
    const step = raw.lead === 0 ? anywhere(model, raw) : leading(model, raw)
    if (!step) continue
    await take(world, model, step)
    await learn(world, model)
    const state = await world.state()
    expect(viewOfState(state), `after ${step.kind} ${JSON.stringify(step.body)}`).toEqual(viewOfModel(model))
    for (const { id, body } of Object.values(state.records)) {
      const said = JSON.stringify(body)
      expect(bodies.get(id) ?? said).toBe(said)
      bodies.set(id, said)
      // a moderator may declare a lower level than the rule gives, never a higher one
      expect(ladder.indexOf(body.level)).toBeGreaterThanOrEqual(ladder.indexOf(body.computed))
    }
  }
  for (const record of model.records.values()) meet(`record ${record.state}`)
  if (model.records.size > 0) meet("sequence with a record")
  meet("sequence")
  await ends(world)
}

async function ends(world: World): Promise<void> {
  const [live, stored, pages, chain] = [
    await world.live(),
    await world.stored(),
    await world.pages(),
    await world.chain(),
  ]
  for (const audience of ["room", "gallery"] as const) {
    expect(stored[audience]).toEqual(live[audience])
    expect(pages[audience]).toEqual(live[audience])
  }
  expect(chain).toEqual({ entries: live.room.seq, broken: null })
  const { known, unknown } = rightsChangedBy(await world.entries())
  expect(unknown).toEqual([])
  for (const kind of known) meet(`rights changed by ${kind}`)
}

const options = {
  seed: amounts.seed,
  numRuns: Math.ceil(amounts.commandSequences / 2),
  // a failure is shortened for a minute or two, not for an hour
  interruptAfterTimeLimit: 60_000 + amounts.commandSequences * 100,
  markInterruptAsFailure: true,
}
// each sequence is a panel's life; the gate runs thousands of them
const patience = 30 * 60_000

for (const sided of [true, false])
  test(
    `whatever a panel ${sided ? "of two sides" : "without sides"} tries, in whatever order, is accepted or refused as its states say`,
    async () => {
      met.clear()
      await fc.assert(
        fc.asyncProperty(raws, sequence => run(sided, sequence)),
        options,
      )
      const times = (what: string) => met.get(what) ?? 0
      expect(times("rights changed by member-changed")).toBeGreaterThan(0)
      expect(times("sequence with a record")).toBeGreaterThan(options.numRuns / 3)
      const ended = ["in_force", "superseded", "withdrawn", ...(sided ? ["declared", "returned", "taken_back"] : [])]
      expect(ended.filter(state => times(`record ${state}`) === 0)).toEqual([])
      expect(everyKind.filter(kind => times(kind) === 0 && !kindsOfSides.includes(kind))).toEqual([])
    },
    patience,
  )

/** The commands that only a panel with sides has. */
const kindsOfSides: readonly string[] = [
  "confirm-record",
  "return-record",
  "take-back-record",
  "confirm-proposal",
  "refuse-proposal",
  "take-back-proposal",
]

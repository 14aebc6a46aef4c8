import { beforeAll, expect, test } from "vitest"
import { commandReaderOf } from "../../../../server/commands/commandTable.ts"
import type { Actor, LookUpPorts, Situation } from "../../../../server/core/command.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { translationCommands } from "../../../../shared/contract/commands/said/translation.ts"
import { type CommandKind, commandBodies } from "../../../../shared/contract/commands.ts"
import type { State } from "../../../../shared/fold/state.ts"
import type { Translation } from "../../../../shared/fold/translationState.ts"
import { WorkspaceId } from "../../../../shared/model/ids.ts"
import { translationId } from "../../../../shared/model/said.ts"
import { languages } from "../../../../shared/model/terms.ts"
import { saidIn } from "../../../../shared/rules/said/saidIn.ts"
import { sidedPanel } from "../../model/sidedPanel.ts"
import { bodyFor } from "../../refusals/anyBody.ts"

let state: State

beforeAll(async () => {
  const { world, model, declare, proposed } = await sidedPanel()
  const of = (role: string) => [...model.people.values()].filter(one => one.role === role).map(one => one.id)
  const [chair = ""] = of("moderator")
  const [panelist = ""] = of("panelist")
  const spoken = (text: string) => ({ lang: "en" as const, text })
  await declare(await proposed(), 1)
  const statement = await proposed()
  const raised = { statement, version: 1, reason: spoken("No."), remedy: spoken("Then yes.") }
  const { objection } = await world.made(panelist, "raise-objection", raised)
  const answer = { objection: String(objection), disposition: "answered" as const, answer: spoken("So.") }
  await world.made(chair, "answer-objection", answer)
  await world.made(panelist, "open-thread", { topic: model.topic.id, entry: spoken("?") })
  state = await world.state()
})

/** The same panel with a translation of everything into every language, in one state. */
function translated(row: Partial<Translation>): State {
  const rows = saidIn(state).flatMap(({ key, topic, session }) =>
    languages.map(lang => {
      const facts = { key, lang, ...(topic && { topic }), ...(session && { session }) }
      const words = { text: "…", revision: 1, drafted: "person" as const, by: null, at: 1, answer: null }
      return [translationId(key, lang), { ...facts, ...words, ...row }] as const
    }),
  )
  return { ...state, translations: Object.fromEntries(rows) }
}

const ids = (): Record<string, readonly unknown[]> => ({
  member: Object.keys(state.members).slice(0, 3),
  session: Object.keys(state.sessions).slice(0, 1),
  topic: Object.keys(state.topics).slice(0, 1),
  statement: Object.keys(state.statements),
  thread: Object.keys(state.threads),
  record: Object.keys(state.records),
  round: Object.keys(state.rounds),
  objection: Object.keys(state.objections),
  proposal: Object.keys(state.proposals),
})

function bodies(kind: CommandKind): object[] {
  const first = bodyFor(kind)
  return Object.entries(ids())
    .filter(([key]) => key in first)
    .reduce<object[]>(
      (all, [key, values]) => all.flatMap(body => values.map(value => ({ ...body, [key]: value }))),
      [first],
    )
    .filter(body => commandBodies[kind].safeParse(body).success)
}

/** Ports of a house in which nothing was written or handed in. */
const nothingThere: LookUpPorts = {
  store: { answers: async () => [], events: async () => [] },
  ballots: null as never,
  files: { find: async () => null },
  directory: { addresses: async () => [] },
  documents: {
    resolve: async () => ({ state: "orphaned" }),
    passage: async () => ({ text: "", moved: false }),
    paragraphs: async () => ({ at: 0, list: [] }),
    text: async () => "",
    written: async () => true,
  },
  history: { placeAt: async () => null, written: async () => null },
  versions: { in: async () => "busy" },
}

/** Whether the command is done, or the code of its refusal. */
async function outcome(of: State, actor: Actor, kind: CommandKind, body: object): Promise<string> {
  const read = commandReaderOf(kind)?.(body)
  if (read === undefined || "malformed" in read) return "malformed"
  let next = 0
  const situation: Situation = {
    state: of,
    actor,
    now: 2e12,
    id: () => `id${next++}`,
    sha256,
    present: new Set(Object.keys(of.members)),
    signsIn: false,
    mails: false,
    engine: null,
    alias: () => "alias",
  }
  const decided = (read.look ? await read.look.find(nothingThere, situation, WorkspaceId.parse("w")) : read).decide(
    situation,
  )
  return "refuse" in decided ? decided.refuse.code : "done"
}

const about = new Set(Object.keys(translationCommands))
const kinds = (Object.keys(commandBodies) as CommandKind[]).filter(kind => !about.has(kind))

test.each(kinds)("%s is decided alike whether or not anything was translated", async kind => {
  const actors = Object.values(state.members).map(({ id, name, role, side }) => ({
    member: id,
    name,
    role,
    side,
    host: false,
  }))
  const none = { ...state, translations: {} }
  const others = [
    translated({}),
    translated({ behind: true }),
    translated({ text: "", answer: { how: "declined", by: null, at: 2 } }),
  ]
  for (const actor of actors)
    for (const body of bodies(kind)) {
      const waiting = await outcome(none, actor, kind, body)
      for (const other of others) expect([body, await outcome(other, actor, kind, body)]).toEqual([body, waiting])
    }
})

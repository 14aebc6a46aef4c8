import { afterEach, expect, test } from "vitest"
import { localBus } from "../../../server/adapters/system/localBus.ts"
import { panelDispatch } from "../../../server/commands/panelDispatch.ts"
import { createFolds } from "../../../server/log/folds.ts"
import type { Instance } from "../../../server/start/instance/instance.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import { CommandId, type MemberId, RoundId, type WorkspaceId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

/** A second dispatcher with a fold and turns of its own, over the same database: nothing but its commits makes them meet. */
function another({ instance, people }: Panel): Pair {
  const folds = createFolds({ store: instance.store, sha256 })
  const present = () => new Set(Object.values(people))
  const own = { bus: localBus(), alias: () => "", documents: instance.sync.documents, present }
  return { folds, dispatch: panelDispatch({ ...instance, ...own, folds }) }
}
type Pair = Pick<Instance, "dispatch" | "folds">

let count = 0
function send<K extends CommandKind>(
  { dispatch, folds }: Pair,
  workspace: WorkspaceId,
  by: MemberId | undefined,
  kind: K,
  body: CommandInput<K>,
) {
  return folds.current(workspace).then(({ state }) => {
    const seat = by && state.members[by]
    if (!seat) throw new Error("nobody")
    const { id: member, name, role, side } = seat
    const id = CommandId.parse(`two${++count}`)
    return dispatch.command(workspace, { member, name, role, side, host: false }, { id, kind, body })
  })
}

test("two dispatchers on one database, each with its own fold: of two closes at once one is done, and the chain has no fork", async () => {
  const panel = await openPanel()
  ends.push(() => panel.end())
  const workspace = (await panel.stage.state()).workspace?.id
  if (!workspace) throw new Error("no workspace")
  const chairs = [panel.people["moderator"], await secondChair(panel)]
  const instances = [panel.instance, another(panel)]
  for (let n = 0; n < amounts.presses; n++) {
    const statement = await panel.proposed(`Text ${n}.`)
    const made = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
    const round = RoundId.parse(made["round"])
    const answer = { kind: "call", position: "agree" } as const
    await panel.do("panelist1", "answer-round", { round, answer, seen: 0 })
    const answers = await Promise.all(
      instances.map((instance, at) =>
        send(instance, workspace, chairs[at], "close-and-show", { round, evenBelowQuorum: true }),
      ),
    )
    const codes = answers.map(one => (one.ok ? "done" : one.refusal.code))
    expect(codes.toSorted()).toEqual(["already-done", "done"])
  }
  const folded = await Promise.all(instances.map(instance => instance.folds.current(workspace)))
  expect(folded[0]?.head).toEqual(folded[1]?.head)
  expect(folded[0]?.state).toEqual(folded[1]?.state)
})

async function secondChair(panel: Panel): Promise<MemberId> {
  const made = await panel.stage.do(null, "admit-member", { name: "Second", role: "moderator" })
  return made["member"] as MemberId
}

test("two dispatchers show one batch at once: all its rounds are shown in one commit, by one of them", async () => {
  const panel = await openPanel({ live: false })
  ends.push(() => panel.end())
  const workspace = (await panel.stage.state()).workspace?.id
  if (!workspace) throw new Error("no workspace")
  const chairs = [panel.people["moderator"], await secondChair(panel)]
  const instances = [panel.instance, another(panel)]
  const statements = []
  for (const text of ["One.", "Two.", "Three."]) statements.push({ statement: await panel.proposed(text), version: 1 })
  await panel.do("moderator", "open-batch", { statements, kind: "rating", anonymity: "named" })
  const rounds = Object.values((await panel.stage.state()).rounds)
  for (const { id: round } of rounds)
    await panel.do("panelist1", "answer-round", { round, answer: { kind: "rating", score: 7 }, seen: 0 })
  const before = await panel.instance.store.head(workspace)
  const answers = await Promise.all(
    instances.map((instance, at) =>
      send(instance, workspace, chairs[at], "close-round", { round: rounds[at]!.id, evenBelowQuorum: true }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  const written = await panel.instance.store.events(workspace, before.seq, 100)
  expect(written.map(({ kind }) => kind)).toEqual(rounds.flatMap(() => ["round-closed"]))
})

test("a command that comes to two dispatchers is done once, and both answer with its receipt", async () => {
  const panel = await openPanel()
  ends.push(() => panel.end())
  const { workspace } = await panel.stage.state()
  const member = panel.people["panelist1"]
  if (!workspace || !member) throw new Error("no panel")
  const statement = await panel.proposed("Data move.")
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const message = {
    id: CommandId.parse("sent-twice"),
    kind: "answer-round",
    body: { round, answer: { kind: "call", position: "agree" }, seen: 0 },
  }
  const actor = { member, name: "panelist1", role: "panelist", side: null, host: false } as const
  const { store } = panel.instance
  const first = another(panel)
  let looks = 0
  // the other dispatcher commits the command after this one has looked for its receipt, and before it decides
  const late = {
    ...panel.instance,
    store: {
      ...store,
      receipt: async (...of: Parameters<typeof store.receipt>) => {
        const found = await store.receipt(...of)
        if (looks++ === 0) await first.dispatch.command(workspace.id, actor, message)
        return found
      },
    },
  }
  const answered = await another({ ...panel, instance: late }).dispatch.command(workspace.id, actor, message)
  expect(answered).toMatchObject({ ok: true })
  expect(await store.answers(RoundId.parse(round))).toHaveLength(1)
  expect(looks).toBe(2)
})

test("of an alternate who takes over and a round that opens at once, on two dispatchers, one comes first: the round asks one of the two, and it asks them to its end", async () => {
  const panel = await openPanel()
  ends.push(() => panel.end())
  const workspace = (await panel.stage.state()).workspace?.id
  if (!workspace) throw new Error("no workspace")
  await panel.take("panelist2")
  const alternate = await panel.alternate("panelist2", "Ines")
  const delegate = panel.people["panelist2"]
  const instances = [panel.instance, another(panel)] as const
  const came = new Set<string>()
  for (let n = 0; n < amounts.presses; n++) {
    const statement = await panel.proposed(`Text ${n}.`)
    const open = { statement, version: 1, kind: "rating", anonymity: "named" } as const
    const kind = n % 2 === 0 ? "seat-alternate" : "seat-delegate"
    const [one, other] = n % 4 < 2 ? instances : ([instances[1], instances[0]] as const)
    const [opened, seated] = await Promise.all([
      send(one, workspace, panel.people["moderator"], "open-round", open),
      send(other, workspace, delegate, kind, {}),
    ])
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
    const round = RoundId.parse(opened.made["round"])
    const now = (await panel.instance.folds.current(workspace)).state
    const asked = now.rounds[round]?.electorate.map(({ member }) => member) ?? []
    const sitting = [delegate, alternate].filter(id => id && now.members[id]?.role === "panelist")
    expect(asked.filter(member => member === delegate || member === alternate)).toEqual(sitting)
    if (!seated.ok)
      expect(seated.refusal).toMatchObject({
        code: "seat-in-round",
        params: { label: now.statements[statement]?.label },
      })
    came.add(seated.ok ? "the seat" : "the round")
    await panel.do("moderator", "void-round", { round, reason: "The next one." })
    if (!seated.ok) await panel.do("panelist2", kind, {})
  }
  expect([...came].toSorted()).toEqual(["the round", "the seat"])
})

import { openMemory } from "../../../server/adapters/memory/openMemory.ts"
import { emptyTables } from "../../../server/adapters/memory/tables.ts"
import { localBus } from "../../../server/adapters/system/localBus.ts"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { panelDispatch } from "../../../server/commands/panelDispatch.ts"
import { openWorkspace } from "../../../server/commands/people/openWorkspace.ts"
import type { Actor } from "../../../server/core/command.ts"
import { createFolds, type Folds } from "../../../server/log/folds.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { buildVersion } from "../../../server/sync/history/buildVersion.ts"
import { createVersions } from "../../../server/sync/history/versions.ts"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Answered } from "../../../shared/contract/live.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { presetRule } from "../../../shared/model/consensus/rule.ts"
import { CommandId, type MemberId, SideId, type WorkspaceId } from "../../../shared/model/ids.ts"
import {
  commitmentOf,
  commitmentWithReadings,
  hashOf,
  headerHash,
  personalCommitment,
} from "../../../shared/record/chain.ts"
import { agreeTerms, opensRound } from "../../kit/servers/agreeing.ts"
import { withWordsRead } from "../../kit/servers/wordsRead.ts"
import type { Model, Role } from "./panelModel.ts"

const host: Actor = { member: null, name: "", role: "admin", side: null, host: true }
const start = 1_790_000_000_000

/** Notes without any text. */
export const noDocuments = {
  resolve: async () => ({ state: "orphaned" as const }),
  passage: async () => ({ text: "", moved: false }),
  text: async () => "",
  written: async () => false,
  paragraphs: async () => ({ at: 0, list: [] }),
}

/** Real dispatch, fold and commit over a store without a disk, on a clock that a test turns. */
export async function openWorld(sided: boolean) {
  let now = start
  let commands = 0
  const present = new Set<string>()
  const tables = emptyTables()
  const clock = { ...systemClock, now: () => now }
  const opened = openMemory(tables, clock)
  const bus = localBus()
  const folds = createFolds({ store: opened.store, sha256 })
  const versions = createVersions({
    history: opened.history,
    log: opened.documents,
    build: async bytes => buildVersion(bytes),
  })
  const ports = { ...opened, versions, folds, bus, clock, sha256, present: () => present, documents: noDocuments }
  const dispatch = panelDispatch({ ...ports, alias: (scope, member) => sha256(`${scope} ${member}`).slice(0, 16) })
  const sides = sided ? (["C", "J"] as const) : []
  const authentic = sided
    ? ([
        { lang: "zh", side: SideId.parse("C") },
        { lang: "ja", side: SideId.parse("J") },
      ] as const)
    : ([{ lang: "en", side: null }] as const)
  const firstWorkspace = await openWorkspace(ports, {
    slug: "panel",
    title: { en: "A panel" },
    languages: ["en", "zh", "ja"],
    authentic: [...authentic],
    sides: sides.map(id => ({ id: SideId.parse(id), title: { en: id }, mark: id })),
    rule: presetRule,
    attribution: "named",
    public: true,
    demo: false,
  })
  if (firstWorkspace === null) throw new Error("the slug is taken")
  const workspace = firstWorkspace

  const state = async () => (await folds.current(workspace)).state
  async function send(by: string | null, kind: string, body: unknown): Promise<Answered> {
    const seat = by === null ? null : (await state()).members[by as MemberId]
    const actor: Actor = seat
      ? { member: seat.id, name: seat.name, role: seat.role, side: seat.side, host: false }
      : host
    const stated = await withWordsRead(ports, workspace, kind, body)
    return dispatch.command(workspace, actor, { id: CommandId.parse(`c${++commands}`), kind, body: stated })
  }
  async function made<K extends CommandKind>(by: string | null, kind: K, body: CommandInput<K>) {
    if (opensRound.has(kind)) await agreeTerms({ state, do: made })
    const answered = await send(by, kind, body)
    if (!answered.ok) throw new Error(`${kind} was refused: ${JSON.stringify(answered.refusal)}`)
    return answered.made
  }

  const page: Record<"room" | "gallery", State> = { room: emptyState, gallery: emptyState }
  return {
    state,
    send,
    dispatch,
    made,
    present,
    workspace,
    store: opened.store,
    ports,
    now: () => now,
    pass: (ms: number) => {
      now += ms
    },
    /** the administrator, who has no seat */
    asAdmin: (kind: string, body: unknown) =>
      dispatch.command(workspace, { ...host, host: false }, { id: CommandId.parse(`c${++commands}`), kind, body }),
    /** folds what is new for each audience, as a page does */
    async pages() {
      for (const audience of ["room", "gallery"] as const) {
        const { to, list } = await folds.entries(workspace, page[audience].seq, audience)
        page[audience] = fold(page[audience], list, to)
      }
      return page
    },
    entries: async () => (await folds.entries(workspace, 0, "room")).list,
    live: () => bothOf(folds, workspace),
    /** the stored events alone, folded by somebody who was not there */
    stored: () => bothOf(createFolds({ store: opened.store, sha256 }), workspace),
    /** the number of entries, or the first whose link does not hold */
    async chain(): Promise<{ entries: number; broken: number | null }> {
      const rows = await opened.store.events(workspace, 0, 100_000)
      let previous = ""
      for (const [at, row] of rows.entries()) {
        const { seq, kind, at: when, by, salt, personal, personalSalt } = row
        const header = headerHash(sha256, salt, { workspace, seq, kind, at: when, by })
        const bound = personalSalt === null ? null : personalCommitment(sha256, personalSalt, personal)
        const whole = commitmentOf(sha256, salt, row.body, bound)
        const commitment = row.readings ? commitmentWithReadings(sha256, whole, row.readings) : whole
        if (seq !== at + 1 || hashOf(sha256, previous, header, commitment) !== row.hash)
          return { entries: rows.length, broken: at + 1 }
        previous = row.hash
      }
      return { entries: rows.length, broken: null }
    },
  }
}
export type World = Awaited<ReturnType<typeof openWorld>>

/** A panel at the start of its session: two moderators, a secretary, an observer, and panelists of both sides or none. */
export async function seatPanel(world: World, sided: boolean): Promise<Model> {
  const topic = String((await world.made(null, "open-topic", { title: { en: "Data" }, letter: "A" }))["topic"])
  const scheduled = await world.made(null, "schedule-session", { title: { en: "One" }, startsAt: start })
  const session = String(scheduled["session"])
  const seats: [Role, string | null][] = sided
    ? [
        ...(["C", "J"] as const).flatMap((side): [Role, string][] => [
          ["moderator", side],
          ...Array.from({ length: 3 }, (): [Role, string] => ["panelist", side]),
        ]),
        ["panelist", null],
      ]
    : [["moderator", null], ["moderator", null], ...Array.from({ length: 5 }, (): [Role, null] => ["panelist", null])]
  const model: Model = {
    now: start,
    sides: sided ? ["C", "J"] : [],
    authentic: sided
      ? [
          { lang: "zh", side: "C" },
          { lang: "ja", side: "J" },
        ]
      : [{ lang: "en", side: null }],
    languages: ["en", "zh", "ja"],
    people: new Map(),
    present: world.present,
    session: { id: session, state: "scheduled", closedAt: 0 },
    topic: { id: topic, state: "open", note: "open" },
    statements: new Map(),
    rounds: new Map(),
    objections: [],
    records: new Map(),
  }
  for (const [role, side] of [...seats, ["secretary", null], ["observer", null]] as [
    Exclude<Role, "admin">,
    string,
  ][]) {
    const name = `${role} ${model.people.size + 1}`
    const id = String((await world.made(null, "admit-member", { name, role, side }))["member"])
    const seatedAt = role === "moderator" || role === "panelist" ? start : null
    model.people.set(id, { id, role, side, seatedAt })
    world.present.add(id)
  }
  await agreeTerms({ state: world.state, do: world.made })
  return model
}

const bothOf = async (folds: Folds, workspace: WorkspaceId) => ({
  room: await folds.view(workspace, "room"),
  gallery: await folds.view(workspace, "gallery"),
})

import { readFileSync } from "node:fs"
import { afterEach, beforeEach, expect, test } from "vitest"
import { ed25519 } from "../../../../server/adapters/system/instanceKey.ts"
import { carryOutRetention, countRetention } from "../../../../server/commands/law/retaining.ts"
import type { Situation } from "../../../../server/core/command.ts"
import { checkLog } from "../../../../server/evidence/checkLog.ts"
import type { RetentionPeriods } from "../../../../shared/contract/events/law/retention.ts"
import { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { HostPersonal } from "../../../../shared/record/host/hostEvents.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

const dayMs = 86_400_000
const begins = Date.UTC(2020, 0)
const name = "Quillon Vantreight"
const words = "The heron counts to eleven."

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
})
afterEach(() => panel.end())

const workspaceOf = async () => WorkspaceId.parse((await panel.stage.state()).workspace?.id)
const idOf = (person: string) => MemberId.parse(panel.people[person])
const onDay = (day: number) => panel.stage.at(begins + day * dayMs)
const comment = (text: string) => ({ topic: panel.topic, entry: { lang: "en" as const, text } })
const stored = () => ["", "-wal"].map(end => readFileSync(panel.file + end, "latin1")).join("")
const carryOut = async () => carryOutRetention(panel.instance, await workspaceOf())
const count = async (periods: RetentionPeriods) => {
  const state = await panel.stage.state()
  return countRetention(panel.instance, await workspaceOf(), state, { periods, now: panel.instance.clock.now() })
}
const head = async () => (await panel.instance.store.head(await workspaceOf())).seq
const named = (member: MemberId) =>
  panel.do("moderator", "describe-member", { member, name, romanised: "", short: "Q", field: { en: "Birds" } })

test("a moderator or an administrator sets the periods, among those that are offered", async () => {
  await panel.do("moderator", "set-retention", { periods: { names: 365, drafts: 30 } })
  expect((await panel.stage.state()).workspace?.retention?.periods).toEqual({ names: 365, drafts: 30 })
  const seq = await head()
  await panel.do("moderator", "set-retention", { periods: { drafts: 30, names: 365 } })
  expect(await head()).toBe(seq)
  expect(await panel.refused("moderator", "set-retention", { periods: { names: 1 } })).toBe("bad-input")
  expect(await panel.refused("secretary", "set-retention", { periods: {} })).toBe("not-permitted")
  expect(await panel.refused("panelist1", "set-retention", { periods: {} })).toBe("not-permitted")
  await panel.do("host", "archive-workspace", {})
  await panel.do("host", "set-retention", { periods: { words: 90 } })
})

test("the name of somebody who left goes when its period is over, and what they said stays without it", async () => {
  const member = idOf("panelist1")
  await named(member)
  await panel.do("panelist1", "open-thread", comment(words))
  await panel.do("moderator", "set-retention", { periods: { names: 30 } })
  onDay(10)
  await panel.do("panelist1", "leave-panel", {})
  onDay(39)
  expect(await carryOut()).toEqual({})
  expect((await panel.stage.state()).members[member]?.name).toBe(name)
  onDay(41)
  expect(await count({ names: 30 })).toEqual({ names: 1 })
  expect(await count({ names: 90 })).toEqual({})
  expect(stored()).toContain(name)

  expect(await carryOut()).toEqual({ names: 1 })

  const state = await panel.stage.state()
  expect(state.members[member]).toMatchObject({ name: "", short: "", field: null, unnamed: begins + 41 * dayMs })
  expect(state.members[member]?.erased).toBeUndefined()
  expect(JSON.stringify(state)).toContain(words)
  const { folds, store } = panel.instance
  const workspace = await workspaceOf()
  for (const text of [
    JSON.stringify(state),
    JSON.stringify((await folds.entries(workspace, 0, "room")).list),
    JSON.stringify(await folds.view(workspace, "gallery")),
    stored(),
  ])
    expect(text.includes(name)).toBe(false)
  // the chain still verifies, and the entry says what went without saying what it was
  expect(await checkLog({ ...panel.instance, ed25519 }, workspace)).toMatchObject({ head: { seq: await head() } })
  expect((await store.events(workspace, (await head()) - 1, 1))[0]).toMatchObject({
    kind: "retention-carried-out",
    by: null,
    body: { members: [member], counts: { names: 1 } },
  })
  // the next run has nothing to do, and the person may still be erased
  const seq = await head()
  expect(await carryOut()).toEqual({})
  expect(await head()).toBe(seq)
  await panel.do("host", "erase-member", { member })
  expect(JSON.stringify(await panel.stage.state())).not.toContain(words)
  expect((await panel.stage.state()).members[member]?.unnamed).toBeUndefined()
})

test("an open panel keeps a name while a round or minutes need it", async () => {
  const member = idOf("panelist2")
  await panel.do("moderator", "start-session", { session: panel.session })
  await panel.do("moderator", "close-session", { session: panel.session })
  await panel.do("panelist2", "leave-panel", {})
  await panel.do("moderator", "set-retention", { periods: { names: 30 } })
  onDay(60)
  expect(await count({ names: 30 })).toEqual({})
  expect(await carryOut()).toEqual({})
  await panel.do("host", "archive-workspace", {})
  expect(await carryOut()).toEqual({ names: 1 })
  expect((await panel.stage.state()).members[member]?.name).toBe("")
})

test("nothing goes within seven days after a change of the periods", async () => {
  await panel.do("panelist1", "leave-panel", {})
  onDay(100)
  await panel.do("moderator", "set-retention", { periods: { names: 30 } })
  expect(await count({ names: 30 })).toEqual({ names: 1 })
  onDay(106)
  expect(await carryOut()).toEqual({})
  onDay(107)
  expect(await carryOut()).toEqual({ names: 1 })
})

test("words, seats and stored answers go once the panel was archived for as long, and no sooner", async () => {
  const { instance } = panel
  const { directory, store } = instance
  const workspace = await workspaceOf()
  const { cookie } = await panel.take("panelist3")
  expect(await instance.seats.seat({ cookie }, workspace)).toMatchObject({ member: idOf("panelist3") })
  await panel.do("panelist3", "set-address", { member: idOf("panelist3"), email: "quillon@example.org" })
  const made = await panel.do("panelist1", "open-thread", comment(words))
  const typed = { lang: "ja" as const, text: "鷺は十一まで数える。", seen: "", base: 0, drafted: "person" as const }
  const draft = { ...typed, key: `thread:${made["thread"]}:wording`, savedAt: begins }
  await directory.saveTranslationDraft(workspace, idOf("secretary"), draft)
  const statement = await panel.proposed()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const id = Object.values((await panel.stage.state()).rounds)[0]!.id
  const answer = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), answer, seen: 0 })
  await panel.do("moderator", "close-round", { round: id })
  await panel.do("moderator", "reveal-round", { round: id })
  expect(await store.answers(id)).toHaveLength(4)
  const shown = (await panel.stage.state()).rounds[id]
  const periods = { words: 90, seats: 90, answers: 90 }
  await panel.do("moderator", "set-retention", { periods })
  onDay(200)
  expect(await carryOut()).toEqual({})
  await panel.do("host", "archive-workspace", {})
  onDay(289)
  expect(await count(periods)).toEqual({})
  onDay(290)
  const due = { words: 1, seats: 1, answers: 4 }
  expect(await count(periods)).toEqual(due)
  expect(await carryOut()).toEqual(due)

  const state = JSON.stringify(await panel.stage.state())
  for (const canary of [words, typed.text, "quillon@example.org"]) {
    expect([canary, state.includes(canary)]).toEqual([canary, false])
    expect([canary, stored().includes(canary)]).toEqual([canary, false])
  }
  expect(await store.answers(id)).toEqual([])
  expect(await directory.translationDrafts(workspace, idOf("secretary"))).toEqual([])
  expect(await directory.addresses(workspace)).toEqual([])
  expect(await instance.seats.seat({ cookie }, workspace)).toMatchObject({ member: null, role: "public" })
  // the result and the statement are in the record of the panel, and stay
  expect(state).toContain("Data move by default.")
  expect((await panel.stage.state()).rounds[id]).toEqual(shown)
  expect(await checkLog({ ...instance, ed25519 }, workspace)).toMatchObject({ head: { seq: await head() } })
  expect(await count(periods)).toEqual({})
})

test("whose sign-ins went comes back by a new link once the panel is opened again", async () => {
  const member = idOf("panelist3")
  await panel.take("panelist3")
  await panel.do("moderator", "set-retention", { periods: { seats: 90 } })
  await panel.do("host", "archive-workspace", {})
  onDay(91)
  expect(await carryOut()).toEqual({ seats: 1 })
  const reissued = { member, reason: "Their sign-in was erased." }
  expect(await panel.refused("host", "reissue-seat", reissued)).toBe("panel-archived")
  await panel.do("host", "unarchive-workspace", {})
  await panel.do("host", "reissue-seat", reissued)
  const { cookie } = await panel.take("panelist3")
  expect(await panel.instance.seats.seat({ cookie }, await workspaceOf())).toMatchObject({ member })
})

test("letters and drafts go by their own time; an open panel keeps the letter of a free seat", async () => {
  const { directory, invitations } = panel.instance
  const workspace = await workspaceOf()
  const sent = async (who: string) => {
    const member = idOf(who)
    await invitations.list({ workspace, member, email: `${who}@example.org`, by: "", zone: "" })
    const { invite } = await panel.do("host", "make-invite", { role: "panelist", member })
    const letter = { workspace, member, email: `${who}@example.org`, invite: String(invite) as never, note: "" }
    await invitations.ask({ ...letter, reminder: false, standing: "waiting", now: begins })
    await invitations.settle({ ...letter, standing: "sent", error: null, now: begins })
  }
  await sent("panelist1")
  await panel.take("panelist1")
  await sent("panelist2")
  const typed = { key: "thread:T:E", lang: "ja" as const, text: "まだ", seen: "", base: 0, drafted: "person" as const }
  await directory.saveTranslationDraft(workspace, idOf("panelist1"), { ...typed, savedAt: begins })
  await directory.saveTranslationDraft(workspace, idOf("panelist1"), {
    ...typed,
    key: "thread:T:F",
    savedAt: begins + 20 * dayMs,
  })
  const periods = { letters: 30, drafts: 30 }
  await panel.do("moderator", "set-retention", { periods })
  onDay(29)
  expect(await carryOut()).toEqual({})
  onDay(31)
  expect(await carryOut()).toEqual({ letters: 1, drafts: 1 })
  expect((await invitations.ofWorkspace(workspace)).map(({ member }) => member)).toEqual([idOf("panelist2")])
  expect((await directory.translationDrafts(workspace, idOf("panelist1"))).map(({ key }) => key)).toEqual([
    "thread:T:F",
  ])
})

test("the period of sign-ins takes no letter, and a letter that is sent again while it is counted stays", async () => {
  const { invitations } = panel.instance
  const workspace = await workspaceOf()
  const member = idOf("panelist1")
  const { invite } = await panel.do("host", "make-invite", { role: "panelist", member })
  await invitations.list({ workspace, member, email: "quillon@example.org", by: "", zone: "" })
  const letter = { workspace, member, email: "quillon@example.org", invite: String(invite) as never, note: "" }
  const send = async (day: number) => {
    const now = begins + day * dayMs
    await invitations.ask({ ...letter, reminder: false, standing: "waiting", now })
    await invitations.settle({ ...letter, standing: "sent", error: null, now })
  }
  await send(0)
  await panel.take("panelist1")
  await panel.do("moderator", "set-retention", { periods: { seats: 90 } })
  await panel.do("host", "archive-workspace", {})
  onDay(91)
  expect(await carryOut()).toEqual({ seats: 1 })
  expect(await invitations.ofWorkspace(workspace)).toHaveLength(1)

  await panel.do("host", "set-retention", { periods: { letters: 90 } })
  onDay(100)
  const sentAgain: typeof invitations = {
    ...invitations,
    async ofWorkspace(id) {
      const found = await invitations.ofWorkspace(id)
      await send(100)
      return found
    },
  }
  expect(await carryOutRetention({ ...panel.instance, invitations: sentAgain }, workspace)).toEqual({})
  expect(await invitations.of({ workspace, member })).toMatchObject({ sentAt: begins + 100 * dayMs })
  onDay(191)
  expect(await carryOut()).toEqual({ letters: 1 })
})

test("each run that erased something is an entry of the log of the host, with counts by kind", async () => {
  await panel.do("panelist1", "leave-panel", {})
  await panel.do("panelist2", "leave-panel", {})
  await panel.do("moderator", "set-retention", { periods: { names: 30 } })
  onDay(40)
  await carryOut()
  const found = await panel.instance.hostRows.newest({ before: 1e6, limit: 9, kinds: ["erased"], from: 0, until: 9e15 })
  expect(found).toHaveLength(1)
  expect(found[0]?.body).toEqual({ what: "retention", workspace: await workspaceOf(), count: 2, kinds: { names: 2 } })
  expect(HostPersonal.parse(found[0]?.personal).by).toEqual({ kind: "server" })
})

test("a run reads the log once, however many commits it needs", async () => {
  const { store } = panel.instance
  const workspace = await workspaceOf()
  await panel.do("panelist1", "open-thread", comment(words))
  const [comments] = (await store.events(workspace, 0, 1_000)).filter(({ kind }) => kind === "thread-opened")
  await panel.do("moderator", "set-retention", { periods: { words: 90 } })
  await panel.do("host", "archive-workspace", {})
  onDay(91)
  // a log of so many comments, which the commits of the run empty
  const rows = Array.from({ length: 2_500 }, (_, n) => ({ ...comments!, seq: n + 1 }))
  let readings = 0
  const events: typeof store.events = async (_, after, limit) => {
    if (after === 0) readings++
    return rows.slice(after, after + limit)
  }
  const taken: number[] = []
  const gone = await carryOutRetention(
    {
      ...panel.instance,
      store: { ...store, events },
      dispatch: {
        async perform(_, actor, command) {
          const { state } = await panel.instance.folds.current(workspace)
          if (command.look) throw new Error("this command looks nothing up")
          const decided = command.decide({ state, actor, now: panel.instance.clock.now() } as Situation)
          const [erased] = "events" in decided ? (decided.directory ?? []) : []
          const parts = erased?.kind === "retention" ? erased.parts : []
          for (const seq of parts) rows[seq - 1] = { ...rows[seq - 1]!, personal: null }
          taken.push(parts.length)
          return { ok: true, seq: 0, made: { erased: 1 } }
        },
      },
    },
    workspace,
  )
  expect(taken).toEqual([1_000, 1_000, 500])
  expect(gone).toEqual({ words: 2_500 })
  expect(readings).toBe(1)
})

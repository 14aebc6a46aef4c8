import { beforeEach, describe, expect, test } from "vitest"
import { wordsNow } from "../../../../server/commands/public/wordsNow.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import type { AdoptedWords } from "../../../../shared/contract/events/proposal.ts"
import type { Entry, EventBody } from "../../../../shared/contract/events.ts"
import { textHash } from "../../../../shared/document/textHash.ts"
import { fold } from "../../../../shared/fold/fold.ts"
import { emptyState } from "../../../../shared/fold/state.ts"
import { type SidedPanel, sidedPanel } from "../../model/sidedPanel.ts"

const day = 86_400_000
let panel: SidedPanel
let session: string
let record: string

/** A session with a record that waits for the other side, closed, and its minutes sent for a day's comments. */
beforeEach(async () => {
  panel = await sidedPanel()
  session = panel.model.session.id
  const { world, chair } = panel
  const items = [{ kind: "topic", title: { en: "Data" }, topic: panel.model.topic.id, minutes: 20 }]
  await world.send(chair("C"), "set-agenda", { session, items })
  await world.made(chair("C"), "start-session", { session })
  const there = { session, member: panel.expert("C") as never, here: true }
  await world.made(panel.model.people.keys().next().value ?? "", "tick-attendance", there)
  world.pass(1_000)
  record = (await panel.recorded()).record
  world.pass(1_000)
  await world.made(chair("C"), "close-session", { session })
  await world.made(chair("C"), "send-minutes", { session, days: 1 })
  world.pass(day)
})

const wordsHere = async (): Promise<AdoptedWords> => {
  const { ports, workspace } = panel.world
  const words = await wordsNow(ports, workspace, panel.model.session.id as never)
  if (!words) throw new Error("no session")
  return words
}
const entries = async (): Promise<Entry[]> => {
  const { ports, workspace } = panel.world
  return (await ports.folds.entries(workspace, 0, "room")).list
}
const of = async <K extends Entry["kind"]>(kind: K) =>
  (await entries()).findLast(entry => entry.kind === kind)?.body as EventBody<K> | undefined
const minutes = async () => Object.values((await panel.world.state()).sessions)[0]?.minutes
const propose = (words?: AdoptedWords) =>
  panel.world.made(panel.chair("C"), "adopt-minutes", { session, ...(words && { words }) })
const spoken = { lang: "en" as const, text: "Only for two years." }

const confirmed = () => panel.world.made(panel.chair("J"), "confirm-record", { record })

const reserved = async () => {
  await confirmed()
  await panel.world.made(panel.expert("C"), "add-reservation", { record, text: spoken })
}
const translated = async () => {
  const [row] = (await panel.record(record))?.reservations ?? []
  await panel.world.made(panel.expert("C"), "give-translation", {
    key: `record:${record}:${row?.seq}`,
    lang: "zh",
    text: "仅限两年。",
    seen: textHash(spoken.text, sha256),
    base: 0,
  })
}

/** Acts that may change the words while an adoption waits; `before` it was proposed. */
const changes: Record<string, { before?: () => Promise<unknown>; meanwhile: () => Promise<unknown> }> = {
  "an action": {
    meanwhile: () =>
      panel.world.made(panel.chair("C"), "add-action", {
        owners: [panel.expert("C") as never],
        text: { en: "Write it down." },
      }),
  },
  "a reservation": {
    before: confirmed,
    meanwhile: () => panel.world.made(panel.expert("C"), "add-reservation", { record, text: spoken }),
  },
  "a confirmed record": { meanwhile: confirmed },
  "a translation of a reservation": { before: reserved, meanwhile: translated },
  "a correction in more time for comments": {
    meanwhile: async () => {
      const { world, chair, expert } = panel
      await world.made(chair("J"), "extend-minutes", { session, days: 1 })
      const made = await world.made(expert("C"), "propose-correction", { session, text: spoken })
      await world.made(chair("J"), "decide-correction", { correction: String(made["correction"]), accepted: true })
      world.pass(2 * day)
    },
  },
}

describe("the adoption of minutes", () => {
  test("the proposal, each confirmation and the adoption hold one hash: that of the words that were read", async () => {
    const read = await wordsHere()
    await propose(read)
    panel.world.pass(1_000)
    expect(await wordsHere()).toEqual(read)
    await panel.world.made(panel.chair("J"), "confirm-proposal", { proposal: await panel.waiting(), words: read })
    expect((await of("proposal-made"))?.about).toMatchObject({ act: "adopt", words: read })
    expect((await of("proposal-confirmed"))?.words).toEqual(read)
    expect((await of("minutes-adopted"))?.words).toEqual(read)
    expect(await of("record-lapsed")).toMatchObject({ record })
  })

  test("proposes no words that the minutes do not say, and none that were not stated", async () => {
    const read = await wordsHere()
    for (const words of [{ ...read, minutes: "0".repeat(64) }, { ...read, outcomes: read.minutes }, undefined])
      expect((await panel.refused(panel.chair("C"), "adopt-minutes", { session, words })).code).toBe("minutes-changed")
    expect(await of("proposal-made")).toBeUndefined()
  })

  test("the hash of the outcome paper covers the translations that the paper prints", async () => {
    await reserved()
    const before = await wordsHere()
    await translated()
    expect((await wordsHere()).outcomes).not.toBe(before.outcomes)
  })

  test.each(Object.keys(changes))("is not confirmed of words that %s changed, whichever were read", async name => {
    const change = changes[name]
    await change?.before?.()
    const read = await wordsHere()
    await propose(read)
    const proposal = await panel.waiting()
    panel.world.pass(1_000)
    await change?.meanwhile()
    panel.world.pass(1_000)
    const now = await wordsHere()
    expect(now).not.toEqual(read)
    for (const words of [read, now, undefined])
      expect((await panel.refused(panel.chair("J"), "confirm-proposal", { proposal, words })).code).toBe(
        "minutes-changed",
      )
    expect(await minutes()).toMatchObject({ state: "under_review", adoptedAt: null })
    // the asker proposes the words of now in one step, and these are confirmed
    await propose(now)
    expect((await panel.world.state()).proposals[proposal]?.state).toBe("taken_back")
    await panel.world.made(panel.chair("J"), "confirm-proposal", { proposal: await panel.waiting(), words: now })
    expect((await of("minutes-adopted"))?.words).toEqual(now)
  })

  test("the other side cannot replace the asker's proposal; it refuses it and proposes itself", async () => {
    const read = await wordsHere()
    await propose(read)
    await changes["an action"]?.meanwhile()
    panel.world.pass(1_000)
    const words = await wordsHere()
    expect((await panel.refused(panel.chair("J"), "adopt-minutes", { session, words })).code).toBe("already-done")
    const proposal = await panel.waiting()
    await panel.world.made(panel.chair("J"), "refuse-proposal", { proposal, reason: "An action is new." })
    await panel.world.made(panel.chair("J"), "adopt-minutes", { session, words })
    await panel.world.made(panel.chair("C"), "confirm-proposal", { proposal: await panel.waiting(), words })
    expect((await minutes())?.state).toBe("adopted")
  })

  test("a proposal of an earlier version, which states no words, still folds and has to be made anew", async () => {
    await propose(await wordsHere())
    const list = await entries()
    const { words: _, ...about } = { words: null, ...(await of("proposal-made"))?.about }
    const old = list.map(entry =>
      entry.kind === "proposal-made" ? { ...entry, body: { ...entry.body, about } } : entry,
    ) as Entry[]
    const [proposal] = Object.values(fold(emptyState, old).proposals)
    expect(proposal).toMatchObject({ about: { act: "adopt", session }, state: "open" })
  })
})

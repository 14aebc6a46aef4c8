import { expect, onTestFinished, test, vi } from "vitest"
import { readerOf } from "../../../server/http/routes/reading/wanted.ts"
import { createSnapshots } from "../../../server/http/shown/snapshots.ts"
import type { NewEvent } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import type { Snapshot, TopicFetched } from "../../../shared/fold/slices/snapshot.ts"
import { emptyState } from "../../../shared/fold/state.ts"
import { EntryId, ThreadId, WorkspaceId } from "../../../shared/model/ids.ts"
import { type Lang, languages } from "../../../shared/model/terms.ts"
import { holdsOf } from "../../../shared/rules/frame/pageHolds.ts"
import { commentKey } from "../../../shared/rules/said/inThreads.ts"
import { drafted, entries, ids, opened, proposed, topicOpened } from "../../shared/fold/log.ts"

const thread = ThreadId.parse("thread")
const entry = EntryId.parse("e")
const key = commentKey(thread, entry)
const said: NewEvent = {
  kind: "thread-opened",
  body: {
    thread,
    entry,
    topic: ids.topic,
    statement: null,
    kind: "comment",
    anchor: null,
    personal: { lang: "zh", text: "数据留在医院。", wording: null },
  },
}
const given = (lang: Lang, text: string): NewEvent => ({
  kind: "translation-given",
  body: { key, lang, topic: ids.topic, revision: 1, drafted: "person", personal: { text, of: "" } },
})
const accepted = (lang: Lang): NewEvent => ({
  kind: "translation-accepted",
  body: { key, lang, topic: ids.topic, revision: 1 },
})
const english = "The data stay."
const japanese = "データは残す。"
const state = fold(
  emptyState,
  entries(
    opened,
    topicOpened,
    drafted,
    proposed(1),
    said,
    given("en", english),
    accepted("en"),
    given("ja", japanese),
    accepted("ja"),
  ),
)
const never = () => Promise.reject(new Error("not asked for"))
const folds = {
  view: async () => state,
  current: never,
  known: never,
  entries: never,
  written: never,
  writtenView: never,
  heard: never,
  noticeErasures: never,
  close: never,
}
const snapshots = createSnapshots({ folds, incarnation: "one" })
const workspace = WorkspaceId.parse("w")

async function read(lang?: Lang): Promise<{ whole: Snapshot; topic: TopicFetched }> {
  const reader = { workspace, audience: "room", lang } as const
  const slice = { kind: "topic", topic: ids.topic } as const
  const whole = await snapshots.snapshot(reader, { slice, topics: null, threads: 60 })
  const topic = await snapshots.topic(reader, ids.topic, 60)
  const text = (plain: readonly Buffer[] = []) => Buffer.concat([...plain]).toString()
  return {
    whole: JSON.parse(`${text(whole?.body.plain)}}`) as Snapshot,
    topic: JSON.parse(text(topic?.plain)) as TopicFetched,
  }
}

test.each(languages)("a page in %s gets the translations into its language, and every original", async lang => {
  const { whole, topic } = await read(lang)
  for (const rows of [topic.rows, ...whole.held]) {
    expect(Object.values(rows.translations).map(row => row.lang)).toEqual(lang === "zh" ? [] : [lang])
    expect(JSON.stringify(rows.threads)).toContain("数据留在医院。")
  }
})

test("a reader of no language, such as an earlier page, gets all of them", async () => {
  const { topic } = await read()
  expect(Object.values(topic.rows.translations).map(({ text }) => text)).toEqual([english, japanese])
})

test("a paper in several languages, which states none, folds to the accepted translations into all of them", async () => {
  vi.stubGlobal("fetch", async (path: string) => {
    const query = Object.fromEntries(new URL(path, "http://host").searchParams)
    const reader = readerOf({ query } as never, { workspace, seat: { role: "panelist" } as never })
    const slice = { kind: "topic", topic: ids.topic } as const
    const whole = await snapshots.snapshot(reader, { slice, topics: null, threads: 60 })
    return new Response(`${Buffer.concat([...(whole?.body.plain ?? [])]).toString()}}`)
  })
  // The client's modules read the path of the site when they load.
  vi.stubGlobal("document", { documentElement: { dataset: {} } })
  vi.stubGlobal("location", { origin: "http://host", pathname: "/" })
  onTestFinished(() => void vi.unstubAllGlobals())
  const { fetchSnapshot } = await import("../../../client/connections/queries.ts")
  const texts = async (lang: Lang | null) => {
    const { state: held } = holdsOf(await fetchSnapshot({ slug: "w", topic: ids.topic }, null, lang))
    return Object.values(held.translations).map(({ text }) => text)
  }
  expect(await texts("en")).toEqual([english])
  expect(await texts(null)).toEqual([english, japanese])
})

test("a translation that waits for its author is on the page in whatever language, because the author is asked there", () => {
  const waiting = fold(emptyState, entries(opened, topicOpened, said, given("en", english), given("ja", japanese)))
  const body = createSnapshots({ folds: { ...folds, view: async () => waiting }, incarnation: "one" })
  return body.topic({ workspace, audience: "room", lang: "zh" }, ids.topic, 60).then(piece => {
    const text = Buffer.concat([...(piece?.plain ?? [])]).toString()
    expect([text.includes(english), text.includes(japanese)]).toEqual([true, true])
  })
})

test.each(["named", "chatham", "unattributed"] as const)(
  "the public of a panel with the policy %s has originals fetched later only where it is told which they are",
  async attribution => {
    const there = state.workspace && { ...state, workspace: { ...state.workspace, attribution } }
    const views = createSnapshots({ folds: { ...folds, view: async () => there ?? state }, incarnation: "one" })
    const has = async (audience: "room" | "gallery") => {
      const reader = { workspace, audience, lang: "en", shortened: true } as const
      const piece = await views.topic(reader, ids.topic, 60)
      return Buffer.concat([...(piece?.plain ?? [])])
        .toString()
        .includes("数据留在医院。")
    }
    expect([await has("room"), await has("gallery")]).toEqual([false, attribution !== "named"])
  },
)

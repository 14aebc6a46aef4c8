import { readFileSync } from "node:fs"
import { createSnapshots } from "../../server/http/shown/snapshots.ts"
import { sha256 } from "../../server/start/instance/instance.ts"
import type { Entry, NewEvent } from "../../shared/contract/events.ts"
import { fold } from "../../shared/fold/fold.ts"
import { emptyState, type State } from "../../shared/fold/state.ts"
import { presetRule } from "../../shared/model/consensus/rule.ts"
import { EntryId, MemberId, ThreadId, TopicId, WorkspaceId } from "../../shared/model/ids.ts"
import { type Lang, languages } from "../../shared/model/terms.ts"
import { commentKey } from "../../shared/rules/said/inThreads.ts"
import type { Row } from "./run.ts"

const threads = 300
const topic = TopicId.parse("topic")
const workspace = WorkspaceId.parse("w")

/** Measures the JSON of a topic with 300 threads, each with two translations, for a page of each language. */
export async function translating(): Promise<Row[]> {
  const sentences = sentencesOf()
  const plain = Array.from({ length: threads }, (_, n) => comment(n, sentences))
  const translated = plain.flatMap(({ said, given }) => [said, ...given])
  const before = await wire(stateOf(plain.map(({ said }) => said)))
  const rows: Row[] = []
  for (const lang of languages) {
    const bytes = await wire(stateOf(translated), lang)
    rows.push({
      what: `300 threads with two translations each, JSON of the topic on the wire for a page in ${lang}`,
      measured: `${(bytes / 1_000).toFixed(1)} kB, ${(bytes / before).toFixed(2)} × without translations`,
      target: "≤ 1.3 ×",
    })
  }
  const [all, shorter] = [await rendering(stateOf(translated), false), await rendering(stateOf(translated), true)]
  rows.push({
    what: "the same, asked for by 300 pages in three languages and two audiences after one change: CPU of the server",
    measured: `${shorter.toFixed(0)} ms; with every original ${all.toFixed(0)} ms`,
    target: "",
  })
  return rows
}

/** Milliseconds of CPU for the answers to 300 pages, the median of five changes. */
async function rendering(state: State, shortened: boolean): Promise<number> {
  const none = () => Promise.reject(new Error("not asked for"))
  const spent: number[] = []
  for (let change = 0; change < 5; change++) {
    const changed = { ...state, seq: state.seq + change }
    const folds = {
      view: async () => changed,
      current: none,
      known: none,
      entries: none,
      written: none,
      writtenView: none,
      heard: none,
      noticeErasures: none,
      close: none,
    }
    const snapshots = createSnapshots({ folds, incarnation: "bench" })
    const before = process.cpuUsage()
    const pages = Array.from({ length: 300 }, (_, n) => {
      const lang = languages[n % languages.length]
      return snapshots.topic({ workspace, audience: n % 2 > 0 ? "room" : "gallery", lang, shortened }, topic, 1_000)
    })
    await Promise.all(pages)
    const { user, system } = process.cpuUsage(before)
    spent.push((user + system) / 1_000)
  }
  return spent.toSorted((a, b) => a - b)[2] ?? 0
}

/** The bytes of the compressed rows of the topic. */
async function wire(state: State, lang?: Lang): Promise<number> {
  const none = () => Promise.reject(new Error("not asked for"))
  const folds = {
    view: async () => state,
    current: none,
    known: none,
    entries: none,
    written: none,
    writtenView: none,
    heard: none,
    noticeErasures: none,
    close: none,
  }
  const snapshots = createSnapshots({ folds, incarnation: "bench" })
  const body = await snapshots.topic({ workspace, audience: "room", lang, shortened: true }, topic, 1_000)
  return body?.zipped.reduce((sum, piece) => sum + piece.length, 0) ?? 0
}

function stateOf(events: readonly NewEvent[]): State {
  const opened: NewEvent[] = [
    {
      kind: "workspace-opened",
      body: {
        workspace,
        slug: "w",
        title: { en: "Panel" },
        languages: [...languages],
        authentic: [],
        sides: [],
        rule: presetRule,
        attribution: "named",
        public: true,
        demo: false,
      },
    },
    { kind: "topic-opened", body: { topic, letter: "A", title: { en: "Data" }, mode: "open" } },
  ]
  const list = [...opened, ...events].map<Entry>((event, n) => ({
    ...event,
    seq: n + 1,
    at: 1_790_000_000_000 + n * 7_919,
    by: MemberId.parse(sha256(`member ${n % 12}`).slice(0, 22)),
  }))
  return fold(emptyState, list)
}

/** A comment on a passage, and its translations into the two other languages. */
function comment(n: number, sentences: Sentences): { said: NewEvent; given: NewEvent[] } {
  const id = (what: string) => sha256(`${what} ${n}`).slice(0, 22)
  const [thread, entry] = [ThreadId.parse(id("thread")), EntryId.parse(id("entry"))]
  const lang = languages[n % languages.length] ?? "en"
  const text = (of: Lang) => [0, 1, 2].map(more => sentences[of][(n * 3 + more) % sentences[of].length]).join(" ")
  const quote = text(lang).slice(0, 40)
  const ends = { start: `${id("start")}==`, end: `${id("end")}==` }
  const anchor = { ...ends, exact: quote, before: text(lang).slice(40, 72), after: "", hash: sha256(quote) }
  const said: NewEvent = {
    kind: "thread-opened",
    body: {
      thread,
      entry,
      topic,
      statement: null,
      kind: "comment",
      anchor: n % 2 > 0 ? anchor : null,
      personal: { lang, text: text(lang), wording: null },
    },
  }
  const key = commentKey(thread, entry)
  const given = languages
    .filter(other => other !== lang)
    .flatMap<NewEvent>(other => [
      {
        kind: "translation-given",
        body: { key, lang: other, topic, revision: 1, drafted: "person", personal: { text: text(other), of: "" } },
      },
      { kind: "translation-accepted", body: { key, lang: other, topic, revision: 1 } },
    ])
  return { said, given }
}

type Sentences = Record<Lang, string[]>

/** Sentences that say the same in each language: those of the product's own catalogues. */
function sentencesOf(): Sentences {
  const read = (lang: Lang): Map<string, string> => {
    const found = new Map<string, string>()
    const walk = (path: string, value: unknown): void => {
      if (typeof value === "string") found.set(path, value)
      else if (typeof value === "object" && value !== null)
        for (const [key, one] of Object.entries(value)) walk(`${path}/${key}`, one)
    }
    walk("", JSON.parse(readFileSync(new URL(`../../shared/words/${lang}.json`, import.meta.url), "utf8")))
    return found
  }
  const [en, zh, ja] = [read("en"), read("zh"), read("ja")]
  const whole = [...en].filter(
    ([path, text]) => text.length > 40 && !text.includes("{") && zh.has(path) && ja.has(path),
  )
  const all = (words: Map<string, string>) => whole.map(([path]) => words.get(path) ?? "")
  return { en: all(en), zh: all(zh), ja: all(ja) }
}

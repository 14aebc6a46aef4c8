import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { root } from "../../../server/adapters/system/root.ts"
import { saidParagraphs } from "../../../server/commands/translation/saidParagraph.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { textHash } from "../../../shared/document/textHash.ts"
import type { EntryLine } from "../../../shared/record/bundle.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { fingerprintOf } from "../../../shared/record/fingerprint.ts"
import type { Verdict } from "../../../shared/record/verify/verdict.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import type { Audience } from "../../../shared/rules/audience.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { bytesOf, type Enclosed, enclosedIn, textOf, tools, verdictOn } from "../../kit/evidence.ts"
import { type Case, secondOpinions } from "../../kit/python.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { element } from "../../shared/document/notes.ts"
import { forged, placeOf, rewritten } from "./forged.ts"
import { waysToBeOdd } from "./oddWays.ts"

const { below } = chance(amounts.seed)

interface Source {
  text: string
  key: string
  head: string
  /** every entry is shown in full */
  isFull: boolean
}

const sources: Source[] = []
const panels: Panel[] = []

/** Translates a paragraph of the note, so that an entry quotes it. */
async function paragraphTranslated(panel: Panel): Promise<void> {
  const doc = new Y.Doc()
  const text = "Models are tested at another hospital."
  doc.getXmlFragment(noteRoot).push([element("paragraph", { lang: "en" }, new Y.XmlText(text))])
  await panel.stage.write(panel.people["panelist1"]!, panel.topic, Y.encodeStateAsUpdate(doc))
  const { documents } = panel.instance.sync
  const [paragraph] = await saidParagraphs(documents, await panel.stage.state(), panel.topic)
  const key = String(paragraph?.said.key)
  const seen = textHash(text, panel.instance.sha256)
  await panel.do("secretary", "give-translation", { key, lang: "ja", text: "別の病院で試す。", seen, base: 0 })
}

/** A record with a countersignature, spoken words and a rotation of the key: for the room, for the public, and of one session. */
async function played(attribution: "named" | "chatham"): Promise<void> {
  const panel = await openPanel({ attribution })
  panels.push(panel)
  const statement = await panel.proposed()
  await panel.instance.keys.rotate()
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const answer = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  const { record } = await panel.do("moderator", "declare-record", {
    statement,
    level: "unanimity",
    seen: "4/4/0/0/0/0",
  })
  await panel.do("panelist2", "countersign-record", { record: String(record) })
  await paragraphTranslated(panel)
  const [workspace] = await panel.instance.directory.workspaces()
  const { hash: head } = await panel.instance.store.head(workspace!.id)
  const asked: [Audience, string | null][] = [
    ["room", null],
    ["gallery", null],
    ["room", panel.session],
  ]
  for (const [audience, session] of asked) {
    const made = await panel.instance.evidence.bundle(workspace!.id, { audience, session })
    if ("refuse" in made) throw new Error(made.refuse.code)
    sources.push({
      text: await textOf(made),
      key: panel.instance.keys.publicKey,
      head,
      isFull: audience === "room" && session === null,
    })
  }
}

beforeAll(async () => {
  await played("named")
  await played("chatham")
  const folder = join(root, "test/fixtures/format1")
  const anchors = JSON.parse(readFileSync(join(folder, "anchors.json"), "utf8")) as Record<
    string,
    Omit<Source, "text" | "isFull">
  >
  for (const [name, of] of [
    ["room", "named"],
    ["chatham", "chatham"],
  ] as const)
    sources.push({
      text: readFileSync(join(folder, `${name}.bundle`), "utf8"),
      ...anchors[of]!,
      isFull: name === "room",
    })
})
let enclosed: Enclosed
beforeAll(async () => {
  enclosed = (await enclosedIn(sources[0]?.text ?? "")).mjs
})
afterAll(() => Promise.all(panels.map(panel => panel.end())))

const pick = <T>(list: readonly T[]): T => list[below(list.length)]!
const linesIn = (text: string): string[] => text.match(/[^\n]*\n/g) ?? []

/** An entry's line, changed in one field somewhere below it. */
function edited(value: unknown): unknown {
  if (typeof value === "string") {
    const zeros = "0".repeat(value.length)
    return below(3) === 0 || zeros === value ? `${value}x` : zeros
  }
  if (typeof value === "number") return pick([value + 1, -value - 1, (value + 1) / 3, 1e21])
  if (value === null) return pick<unknown>(["", {}, 0])
  if (typeof value === "boolean") return !value
  if (Array.isArray(value)) return editedList(value)
  const entries = Object.entries(value as object)
  if (entries.length === 0) return { a: 1 }
  const [name, old] = pick(entries)
  if (below(6) === 0) return Object.fromEntries(entries.filter(([one]) => one !== name))
  return { ...(value as object), [name]: edited(old) }
}

function editedList(list: unknown[]): unknown[] {
  const at = below(list.length)
  return list.length === 0 ? [null] : list.map((one, n) => (n === at ? edited(one) : one))
}

const entryAt = (opened: { entries: EntryLine[] }) => below(opened.entries.length)

/** Ways to forge a bundle; the second half signs anew with a fresh key and keeps the genuine chain. */
const ways: [string, (source: Source) => Uint8Array][] = [
  [
    "a byte is another",
    ({ text }) => {
      const bytes = bytesOf(text)
      const at = below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 + below(255))
      return bytes
    },
  ],
  [
    "a line is gone",
    ({ text }) =>
      bytesOf(
        linesIn(text)
          .toSpliced(below(linesIn(text).length), 1)
          .join(""),
      ),
  ],
  ["the end is cut off", ({ text }) => bytesOf(text).slice(0, below(text.length))],
  [
    "a field is another, in canonical form",
    ({ text }) => {
      const lines = linesIn(text)
      const at = below(lines.length)
      return bytesOf(lines.with(at, `${canonical(edited(JSON.parse(lines[at] ?? "")))}\n`).join(""))
    },
  ],
  ["a fresh key, nothing else", ({ text }) => forged(text, () => {}).bytes],
  [
    "a fresh key, entries rewritten as extracts",
    ({ text }) =>
      forged(text, opened => {
        if (below(2) === 0) opened.header.audience = "gallery"
        opened.entries = opened.entries.map(line =>
          below(3) === 0 ? rewritten(line, opened.header.workspace, body => body.replace("Data", "No data")) : line,
        )
      }).bytes,
  ],
  [
    "a fresh key, entries withheld",
    ({ text }) =>
      forged(text, opened => {
        if (below(2) === 0) opened.header.session = "another"
        opened.entries = opened.entries.map(line => (below(4) === 0 ? placeOf(line, opened.header.workspace) : line))
      }).bytes,
  ],
  [
    "a fresh key, a field of an entry is another",
    ({ text }) =>
      forged(text, opened => {
        const at = entryAt(opened)
        opened.entries[at] = edited(opened.entries[at]) as EntryLine
      }).bytes,
  ],
  [
    "a fresh key, another first line",
    ({ text }) => forged(text, opened => void (opened.header = edited(opened.header) as typeof opened.header)).bytes,
  ],
  [
    "a fresh key, the newest entries cut off",
    ({ text }) => forged(text, opened => void opened.entries.splice(1 + entryAt(opened))).bytes,
  ],
]

const oddWays = waysToBeOdd<Source>({
  below,
  whole: source => (source.isFull ? source : sources.find(({ isFull }) => isFull)!).text,
})

const outsides: ((source: Source) => Outside)[] = [
  () => ({}),
  ({ key }) => ({ key }),
  ({ head }) => ({ head }),
  ({ key, head }) => ({ key, head }),
  ({ key, head }) => ({ fingerprint: fingerprintOf(tools.sha256, key, head) }),
]

/** The parts on which both verifiers must agree. Each may give its own reason for a failure. */
function comparable(verdict: Verdict): object {
  if (!verdict.ok) return { ok: false, part: verdict.part, entry: verdict.entry }
  const { verifiers: _, successors: __, head, ...same } = verdict
  return { ...same, head: head.hash }
}

describe("a verifier in Python that was written from docs/EVIDENCE.md", () => {
  test("agrees on the bundles as they are, whatever is given", async () => {
    const cases = sources.flatMap(source =>
      outsides.map(outside => ({ bytes: bytesOf(source.text), outside: outside(source) })),
    )
    const said = await secondOpinions(cases)
    expect(said).toEqual(cases.map(({ bytes, outside }) => comparable(verdictOn(bytes, outside))))
    expect(said.filter(({ ok }) => ok)).toHaveLength(cases.length)
  })

  const all = [...ways, ...oddWays]
  const each = Math.ceil(amounts.secondOpinions / all.length)
  test(`agrees on ${each * all.length} tampered and odd bundles, fresh keys with and without the genuine head included`, {
    timeout: 600_000,
  }, async () => {
    const cases: (Case & { way: string })[] = []
    for (const [way, tamper] of all)
      for (let n = 0; n < each; n++) {
        const source = sources[n % sources.length]!
        cases.push({ way, bytes: tamper(source), outside: outsides[n % outsides.length]!(source) })
      }
    const said = await secondOpinions(cases)
    const verdicts = cases.map(({ bytes, outside }) => verdictOn(bytes, outside))
    for (const [n, { way, outside }] of cases.entries())
      expect({ n, way, outside, ...said[n] }).toEqual({ n, way, outside, ...comparable(verdicts[n]!) })
    // ours and the one that a bundle encloses say the same, the reason included
    for (const [n, { way, bytes, outside }] of cases.entries())
      expect({ n, way, ...(await enclosed.verify(bytes, enclosed.tools, outside)) }).toEqual({ n, way, ...verdicts[n] })
    // under a key or a fingerprint nothing that was tampered with is complete
    expect(verdicts.filter(one => one.ok && one.is === "complete")).toEqual([])
    const kinds = new Set(verdicts.map(one => (one.ok ? one.is : one.part)))
    expect(kinds).toEqual(new Set(["consistent", "anchored", "header", "entry", "file", "trailer", "anchor"]))
  })
})

import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { verdictLines } from "../../../shared/record/verify/telling/sentences.ts"
import { recordsTold } from "../../../shared/record/verify/telling/told.ts"
import { translationOrigin } from "../../../shared/rules/said/standing.ts"
import { bytesOf, enclosedIn, verdictOn } from "../../kit/evidence.ts"
import { secondOpinions } from "../../kit/python.ts"
import { vectorKey } from "../../vectors/makeVectors.ts"
import { type DemoEvidence, demoEvidence } from "./demoBundle.ts"
import { rechained } from "./rebuilt.ts"

let evidence: DemoEvidence
beforeAll(async () => {
  evidence = await demoEvidence()
})
afterAll(() => evidence.demo.remove())

const provenOf = (bundle: string, outside = {}) => {
  const verdict = verdictOn(bytesOf(bundle), outside)
  if (!verdict.ok) throw new Error(verdict.why)
  return verdict
}

describe("the demo's bundle tells of each record", () => {
  test("its translations with who accepted them, its reviews and its progress, as the panel's state has them", async () => {
    const state = await evidence.demo.stage.state()
    const { records } = provenOf(await evidence.bundle("room"))
    expect(records).toHaveLength(Object.keys(state.records).length)
    for (const told of records) {
      const record = Object.values(state.records).find(({ number }) => number === told.number)!
      expect(told.state).toBe(record.state)
      expect(told.reviews).toEqual((record.reviews ?? []).map(({ outcome }) => outcome))
      expect(told.progress).toEqual((record.progress ?? []).map(one => one.state))
      const nouns = [`record:${record.id}:`, `round:${record.body.round}:`]
      const rows = Object.values(state.translations).filter(({ key }) => nouns.some(noun => key.startsWith(noun)))
      for (const { key, lang, answer, by } of rows) {
        const found = told.translations.find(one => one.of === key && one.lang === lang)
        const who = state.members[(answer?.by ?? by)!]?.name
        expect(found).toMatchObject({ by: who, ...(answer && { state: answer.how }) })
        // as pages and minutes tell it
        expect(found?.made).toBe(translationOrigin(state, state.translations[`${key}/${lang}`]!, undefined).made)
      }
    }
    const states = records.flatMap(one => one.translations.map(({ state: how }) => how))
    for (const how of ["proposed", "accepted", "corrected", "let_stand"]) expect(states).toContain(how)
  })

  test("nothing of names to the public, and no more than a hash binds", async () => {
    const gallery = provenOf(await evidence.bundle("gallery"))
    const { members } = await evidence.demo.stage.state()
    const said = JSON.stringify(gallery.records)
    for (const { name } of Object.values(members)) expect(said).not.toContain(name)
    const bundle = await evidence.bundle("room")
    const at = bundle.split("\n").findIndex(line => line.includes('"kind":"record-declared"'))
    const { hash } = JSON.parse(bundle.split("\n")[at] ?? "{}") as { hash: string }
    const { records } = provenOf(bundle, { head: hash })
    expect(records).toEqual([
      { number: 1, state: expect.any(String), translations: [], reviews: [], progress: [], voices: expect.any(Array) },
    ])
    const [python] = await secondOpinions([{ bytes: bytesOf(bundle), outside: { head: hash } }])
    expect(python).toMatchObject({ records })
  })

  test("in sentences of the reader's language", async () => {
    const verdict = provenOf(await evidence.bundle("room"))
    const told = (lang: "en" | "zh" | "ja") => verdictLines(verdict, lang).filter(line => line.includes("CR-1"))
    expect(told("en").join()).toMatch(
      /Beside CR-1 \(In force\): translations into .*: Translation by .*reviewed \(Still stands\)/,
    )
    expect(told("zh").join()).toContain("英文译文")
    expect(told("ja").join()).toContain("英語への翻訳")
  })
})

describe("the four verifiers", () => {
  test("tell the same of each record, with every disagreement, its reason, objection, remedy, answer and end", async () => {
    for (const audience of ["room", "gallery"] as const) {
      const bundle = await evidence.bundle(audience)
      const verdict = provenOf(bundle)
      const { mjs } = await enclosedIn(bundle)
      const enclosed = mjs as typeof mjs & { verdictLines(verdict: unknown, lang: string): string[] }
      const page = await enclosed.verify(bytesOf(bundle), enclosed.tools, {})
      expect(page).toMatchObject({ records: verdict.records })
      const [python] = await secondOpinions([{ bytes: bytesOf(bundle), outside: {} }])
      expect(python).toMatchObject({ records: verdict.records })
      const voices = verdict.records.flatMap(({ voices: all }) => all)
      for (const what of ["reserve", "objection", "remedy", "answer", "dissent"])
        expect(voices.some(one => one.what === what || (what === "objection" && one.what === "block"))).toBe(true)
      for (const lang of ["en", "zh", "ja"] as const) {
        const lines = verdictLines(verdict, lang)
        expect(enclosed.verdictLines(page, lang)).toEqual(lines)
        for (const { text } of voices) expect(lines.join("\n")).toContain(text.replaceAll(/\s+/g, " "))
      }
    }
  })
})

describe("a bundle in which each thing was said against a record, answered, ended or withdrawn", () => {
  const text = (of: string) => ({ lang: "en", text: of })
  const texts = [text("Data move by default.")]
  const objections = [
    {
      objection: "B",
      by: "kim",
      reason: text("Not safe."),
      remedy: text("Add a test."),
      disposition: "answered",
      answer: text("There is one."),
      reply: "withdrawn",
      earlier: [{ disposition: "partly", answer: text("Soon."), reply: "maintained" }],
    },
    { objection: "C", by: "mori", reason: text("Too early."), left: true },
    { objection: "D", by: "mori", reason: text("Too late."), disposition: "accommodated", answer: text("Earlier.") },
  ]
  const body = {
    record: "R",
    number: 1,
    statement: "S",
    topic: "T",
    round: "O",
    version: 1,
    texts,
    tally: { electorate: 3, agree: 0, reserve: 1, disagree: 1, block: 1, abstain: 0 },
    positions: [
      { member: "lin", position: { position: "reserve", reason: "For two years." } },
      { member: "mori", position: { position: "disagree", reason: "Too wide." } },
      { member: "kim", position: { position: "block", reason: "Not safe.", remedy: "Add a test." } },
    ],
    objections,
  }
  const joined = (member: string, name: string, role = "panelist") =>
    ["member-admitted", { member, role }, null, { name }] as const
  const added = (kind: string, words: string) =>
    [kind, { record: "R", member: "lin", text: text(words) }, "lin"] as const
  const given = (noun: string, by: string, more = {}) =>
    ["translation-given", { key: noun, lang: "ja", drafted: "person", ...more }, by] as const
  /** the kind, the body, the author and the personal part of each entry after the first */
  const log: (readonly [kind: string, body: object, by?: string | null, own?: object])[] = [
    joined("lin", "Lin Che"),
    joined("mori", "Mori Aya"),
    joined("kim", "Kim Jun"),
    joined("ito", "Ito Rei", "interpreter"),
    ["record-declared", { record: "R", statement: "S", topic: "T", inForce: true, body }, null],
    added("dissent-added", "I dissent."), // entry 7
    added("reservation-added", "Said in haste."), // entry 8
    given("record:R:7", "ito"),
    given("record:R:8", "ito"),
    given("objection:B:reason", "ito", { drafted: "engine" }),
    given("objection:C:reason", "ito"),
    given("objection:D:reason", "lin"),
    ["addition-withdrawn", { record: "R", addition: 8 }, "lin"],
    ["translation-accepted", { key: "record:R:7", lang: "ja" }, "lin"],
    ["translation-accepted", { key: "objection:B:reason", lang: "ja" }, "kim"],
    ["translation-declined", { key: "objection:C:reason", lang: "ja" }, "mori"],
  ]
  const { publicKey, sign } = vectorKey("a bundle of everything said against a record")
  const made = async () =>
    rechained(await evidence.bundle("room"), sign, unchained => {
      const [opened] = unchained.entries
      if (!opened) throw new Error("the demo's bundle has no entry")
      unchained.header.publicKey = publicKey
      unchained.entries = [
        opened,
        ...log.map(([kind, of, by = null, own], n) => ({
          seq: n + 2,
          hash: "",
          kind,
          at: opened.at,
          by,
          salt: `salt-${n}`,
          body: of,
          personal: own ? { salt: `own-${n}`, value: own } : null,
        })),
      ]
    })

  test("is told alike by all verifiers, with names, remedy, answers, ends and who made each translation", async () => {
    const bytes = await made()
    const verdict = verdictOn(bytes, { key: publicKey })
    if (!verdict.ok) throw new Error(JSON.stringify(verdict))
    const [record] = verdict.records
    expect(record?.voices.map(({ what, text: said, by, ends }) => [what, said, by, ...ends])).toEqual([
      ["reserve", "For two years.", "Lin Che"],
      ["disagree", "Too wide.", "Mori Aya"],
      ["block", "Not safe.", "Kim Jun", "withdrawn"],
      ["remedy", "Add a test.", "Kim Jun"],
      ["answer", "Soon.", null, "partly", "maintained"],
      ["answer", "There is one.", null, "answered", "withdrawn"],
      ["objection", "Too early.", "Mori Aya", "left"],
      ["objection", "Too late.", "Mori Aya", "unreplied"],
      ["answer", "Earlier.", null, "accommodated", "unreplied"],
      ["dissent", "I dissent.", "Lin Che"],
    ])
    expect(record?.translations.map(({ of, made: maker, state, by }) => [of, maker, state, by])).toEqual([
      ["record:R:7", "interpreter", "accepted", "Lin Che"],
      ["objection:B:reason", "machine", "accepted", "Kim Jun"],
      ["objection:C:reason", "interpreter", "declined", "Mori Aya"],
      ["objection:D:reason", "person", "proposed", "Lin Che"],
    ])
    const { mjs } = await enclosedIn(new TextDecoder().decode(bytes))
    const enclosed = mjs as typeof mjs & { verdictLines(verdict: unknown, lang: string): string[] }
    const page = await enclosed.verify(bytes, enclosed.tools, { key: publicKey })
    expect(page).toMatchObject({ records: verdict.records })
    for (const lang of ["en", "zh", "ja"] as const) {
      const lines = verdictLines(verdict, lang)
      expect(enclosed.verdictLines(page, lang)).toEqual(lines)
      expect(lines.join("\n")).not.toContain("Said in haste.")
    }
    const [python] = await secondOpinions([{ bytes, outside: { key: publicKey } }])
    expect(python).toMatchObject({ records: verdict.records })
  })
})

describe("what is told of a record", () => {
  const declared = { record: "R", number: 1, round: "O", objections: [{ objection: "B" }] }
  const entry = (kind: string, body: object, by: unknown = null, own?: unknown) => ({
    seq: 1,
    kind,
    by,
    body,
    own,
    part: false,
    bound: true,
  })
  const beginning = [
    entry("record-declared", { record: "R", inForce: false, body: declared }),
    entry("member-joined", { member: "m" }, null, { name: "Mori Aya" }),
  ]
  const given = (key: string, more: object = {}) =>
    entry("translation-given", { key, lang: "ja", drafted: "engine", ...more }, "m")
  const tell = (...entries: ReturnType<typeof entry>[]) => recordsTold([...beginning, ...entries])[0]

  test("is of its own texts, its round's and its objections'", () => {
    const keys = ["record:R:5", "round:O:reason:m:ff", "objection:B:reason", "record:S:5", "thread:T:E"]
    expect(tell(...keys.map(key => given(key)))?.translations.map(({ of }) => of)).toEqual(keys.slice(0, 3))
  })

  test("a machine's words are called a machine's, whoever answers for them", () => {
    const at = { key: "record:R:5", lang: "ja" }
    expect(tell(given(at.key))?.translations).toEqual([
      { of: at.key, lang: "ja", made: "machine", state: "proposed", by: "Mori Aya" },
    ])
    const accepted = entry("translation-accepted", at, "n")
    expect(tell(given(at.key), accepted)?.translations).toMatchObject([{ made: "machine", state: "accepted", by: "n" }])
    // the words are repeated for more readers: what became of them stays
    expect(tell(given(at.key), accepted, given(at.key, { writer: "m" }))?.translations).toMatchObject([
      { state: "accepted" },
    ])
    expect(tell(given(at.key, { writer: null }))?.translations).toMatchObject([{ by: null }])
    expect(tell(accepted)?.translations).toEqual([])
    expect(tell(given(at.key), entry("addition-withdrawn", { record: "R", addition: 5 }))?.translations).toEqual([])
  })

  test("has no place for what is malformed or unknown", () => {
    const odd = [
      entry("translation-given", { key: 5, lang: "ja", drafted: "engine" }),
      given("record:R:6", { drafted: "constructor" }),
      entry("progress-noted", { record: "R", state: "toString" }),
      entry("review-concluded", { record: "R", outcome: 5 }),
      entry("record-withdrawn", { record: "S" }),
    ]
    expect(tell(...odd)).toEqual({
      number: 1,
      state: "declared",
      translations: [],
      reviews: [],
      progress: [],
      voices: [],
    })
  })

  test("is what was said against it, with remedy, answers and end, and who translated as an interpreter", () => {
    const text = (of: string) => ({ lang: "en", text: of })
    const body = {
      ...declared,
      positions: [
        { member: "m", position: { position: "agree", reason: "Fine." } },
        { member: "m", position: { position: "disagree", reason: "Too wide." } },
        { member: "k", position: { position: "block", reason: "Not safe.", remedy: "Add a test." } },
      ],
      reasons: [{ position: "reserve", text: text("For two years.") }],
      dissents: [{ by: "m", text: text("I dissent.") }],
      objections: [
        {
          by: "k",
          reason: text("Not safe."),
          remedy: text("Add a test."),
          disposition: "answered",
          answer: text("There is one."),
          reply: "withdrawn",
          earlier: [{ disposition: "partly", answer: text("Soon."), reply: "maintained" }],
        },
        { by: "x", reason: text("Too early."), left: true },
      ],
    }
    const added = { ...entry("dissent-added", { record: "R", member: "m", text: text("Later.") }), seq: 7 }
    const gone = { ...entry("reservation-added", { record: "R", member: "m", text: text("Gone.") }), seq: 8 }
    const [record] = recordsTold([
      entry("record-declared", { record: "R", inForce: false, body }),
      entry("member-admitted", { member: "m", role: "interpreter" }, null, { name: "Mori Aya" }),
      added,
      gone,
      entry("addition-withdrawn", { record: "R", addition: 8 }),
      given("record:R:7", { drafted: "person" }),
    ])
    expect(record?.voices.map(({ what, text, by, ends }) => [what, text, by, ...ends])).toEqual([
      ["disagree", "Too wide.", "Mori Aya"],
      ["block", "Not safe.", "k", "withdrawn"],
      ["remedy", "Add a test.", "k"],
      ["reserve", "For two years.", null],
      ["dissent", "I dissent.", "Mori Aya"],
      ["answer", "Soon.", null, "partly", "maintained"],
      ["answer", "There is one.", null, "answered", "withdrawn"],
      ["objection", "Too early.", "x", "left"],
      ["dissent", "Later.", "Mori Aya"],
    ])
    expect(record?.translations).toMatchObject([{ made: "interpreter", state: "proposed" }])
  })
})

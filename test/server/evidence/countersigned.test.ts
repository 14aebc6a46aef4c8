import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { instanceKey, newInstanceKey } from "../../../server/adapters/system/instanceKey.ts"
import { type Attribution, languages } from "../../../shared/model/terms.ts"
import { verdictLines } from "../../../shared/record/verify/telling/sentences.ts"
import type { Verdict } from "../../../shared/record/verify/verdict.ts"
import { bytesOf, type Enclosed, enclosedIn, textOf, verdictOn } from "../../kit/evidence.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { rebuiltBy } from "./rebuilt.ts"

const attacker = instanceKey(newInstanceKey())
const agree = { kind: "call", position: "agree" } as const
const opened: Panel[] = []
let enclosed: Enclosed & { verdictLines(verdict: Verdict, lang: string): string[] }
let panel: Panel
let room: string

/** One record, under which a moderator and a panelist have put their names. */
async function countersigned(attribution: Attribution): Promise<Panel> {
  const made = await openPanel({ attribution })
  opened.push(made)
  const statement = await made.proposed()
  const { round } = await made.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  for (const n of [1, 2, 3, 4])
    await made.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer: agree })
  await made.do("moderator", "close-and-show", { round: String(round) })
  const { record } = await made.do("moderator", "declare-record", {
    statement,
    level: "unanimity",
    seen: "4/4/0/0/0/0",
  })
  for (const who of ["moderator", "panelist2"]) await made.do(who, "countersign-record", { record: String(record) })
  return made
}

async function bundleOf({ instance }: Panel, audience: "room" | "gallery"): Promise<string> {
  const [workspace] = await instance.directory.workspaces()
  const made = await instance.evidence.bundle(workspace!.id, { audience, session: null })
  if ("refuse" in made) throw new Error(made.refuse.code)
  return textOf(made)
}

beforeAll(async () => {
  panel = await countersigned("named")
  room = await bundleOf(panel, "room")
  enclosed = (await enclosedIn(room)).mjs as typeof enclosed
})
afterAll(() => Promise.all(opened.map(one => one.end())))

const at = (line: string) => room.split("\n").findIndex(one => one.includes(line))

describe("countersignatures in a bundle", () => {
  test("are shown by both verifiers, in the same words and in three languages", async () => {
    for (const audience of ["room", "gallery"] as const) {
      const bytes = bytesOf(await bundleOf(panel, audience))
      const verdict = verdictOn(bytes)
      expect(verdict).toMatchObject({ ok: true, countersigned: [{ number: 1, times: 2 }] })
      expect(await enclosed.verify(bytes, enclosed.tools)).toEqual(verdict)
      for (const lang of languages) {
        const lines = verdictLines(verdict, lang)
        expect(lines.some(line => line.includes("CR-1 (2)"))).toBe(true)
        expect(enclosed.verdictLines(verdict, lang)).toEqual(lines)
      }
    }
  })

  test("name nobody to the public under the Chatham House Rule, and are counted all the same", async () => {
    const quiet = await countersigned("chatham")
    const text = await bundleOf(quiet, "gallery")
    const verdict = verdictOn(bytesOf(text))
    expect(verdict).toMatchObject({ ok: true, countersigned: [{ number: 1, times: 2 }] })
    expect(await enclosed.verify(bytesOf(text), enclosed.tools)).toEqual(verdict)
    const lines = text.split("\n").filter(line => line.includes('"kind":"record-countersigned"'))
    expect(lines).toHaveLength(2)
    for (const id of Object.values(quiet.people)) for (const line of lines) expect(line).not.toContain(id)
  })

  const forgeries: [string, (line: string, n: number) => string][] = [
    ["in another's name", line => line.replaceAll(panel.people["panelist2"]!, panel.people["panelist3"]!)],
    ["a second time", line => line.replaceAll(panel.people["panelist2"]!, panel.people["moderator"]!)],
    ["under a record that is not there", line => line.replace(/"record":"[^"]+"/, '"record":"elsewhere"')],
  ]
  test.each(forgeries)("%s, in a chain rebuilt and signed anew, fail by both verifiers", async (name, forge) => {
    const entry = at(`"member":"${panel.people["panelist2"]}","record"`)
    const lines = room.split("\n")
    const line = JSON.parse(lines[entry] ?? "") as { by: string; body: object }
    const body = JSON.parse(forge(JSON.stringify(line.body), entry)) as object
    // a second signature is by the same member
    const by = name === "a second time" ? panel.people["moderator"] : line.by
    const forged = lines.toSpliced(entry, 1, JSON.stringify({ ...line, by, body })).join("\n")
    const bytes = rebuiltBy(attacker.sign, forged, attacker.publicKey, same => same)
    const verdict = verdictOn(bytes)
    expect(verdict).toEqual({ ok: false, part: "entry", entry, why: "countersignature" })
    expect(await enclosed.verify(bytes, enclosed.tools)).toEqual(verdict)
    for (const lang of languages) expect(enclosed.verdictLines(verdict, lang)).toEqual(verdictLines(verdict, lang))
  })

  test("under a record that was not in force fail by both verifiers", async () => {
    const entry = at('"kind":"record-countersigned"')
    const bytes = rebuiltBy(attacker.sign, room, attacker.publicKey, body =>
      body.replace('"inForce":true', '"inForce":false'),
    )
    const verdict = verdictOn(bytes)
    expect(verdict).toEqual({ ok: false, part: "entry", entry, why: "countersignature" })
    expect(await enclosed.verify(bytes, enclosed.tools)).toEqual(verdict)
  })

  test("that nobody gave are not spoken of", async () => {
    const bare = await openPanel()
    opened.push(bare)
    const verdict = verdictOn(bytesOf(await bundleOf(bare, "room")))
    expect(verdict).toMatchObject({ ok: true, countersigned: [] })
    expect(verdictLines(verdict, "en").join(" ")).not.toContain("ountersigned")
  })
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { sha256 } from "../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../shared/document/textHash.ts"
import { StatementId } from "../../shared/model/ids.ts"
import { standing } from "../../shared/rules/round/outcome/standing.ts"
import { tallyKey } from "../../shared/rules/round/outcome/tally.ts"
import { amounts } from "../kit/amounts.ts"
import { until } from "../kit/clocks/until.ts"
import { bytesOf, verdictOn } from "../kit/evidence.ts"
import { Person } from "../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
let port: number
let chair: Person
let panelists: Person[]

beforeAll(async () => {
  running = await startPlenary({ folder })
  port = Number(new URL(running.url).port)
  chair = await Person.join(running.url, running.links["moderator"] ?? "", "Chair")
  panelists = await Promise.all(
    [1, 2, 3, 4].map(n => Person.join(running.url, running.links["panelist"] ?? "", `P${n}`)),
  )
  await chair.do("start-session", { session: Object.keys(chair.state.sessions)[0] ?? "" })
})
afterAll(async () => {
  for (const person of [chair, ...panelists]) person.leave()
  await running.stop()
  removeFolder(folder)
})

/** A statement whose call was agreed by all and shown: the next act is its declaration. */
async function agreed(n: number): Promise<StatementId> {
  const [writer] = panelists
  const topic = chair.snapshot.topics[0]?.id ?? ""
  const text = `Sentence ${n}.`
  const { made } = await writer!.do("draft-statement", { topic, lang: "en", text })
  const statement = StatementId.parse(made["statement"])
  await writer!.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const opened = await chair.do("open-round", { statement, version: 1, kind: "call" })
  const round = String(opened.made["round"])
  for (const person of panelists)
    await person.do("answer-round", { round, seen: 0, answer: { kind: "call", position: "agree" } })
  await chair.do("close-and-show", { round })
  return statement
}

/** Waits in turns of the event loop: a timer would take longer than a declaration. */
async function after(ms: number): Promise<void> {
  const from = performance.now()
  while (performance.now() - from < ms) await new Promise(resolve => setImmediate(resolve))
}

/** The moments of the kills, as parts of the time after which a declaration is in the database: before it and after. */
const parts = [0.25, 0.75, 1.25, 3]

async function declare(statement: StatementId) {
  const stands = standing(chair.state, statement)
  const seen = tallyKey(stands!.tally)
  return chair.ask("declare-record", { statement, level: "unanimity", seen })
}

test(`${amounts.declareKills} SIGKILLs inside a declaration: no record, or a complete one that verifies`, async () => {
  const records: string[] = []
  const untouched = await agreed(amounts.declareKills)
  const from = performance.now()
  const first = await declare(untouched)
  let writtenAfterMs = performance.now() - from
  if (first.ok) records.push(String(first.made["record"]))
  for (let kill = 0; kill < amounts.declareKills; kill++) {
    const statement = await agreed(kill)
    const answered = declare(statement).catch(() => null)
    // covers the time from before the command is read until after it is announced; what a kill finds moves the kills
    // after it, because each start and each load of the machine has another speed
    const part = parts[kill % parts.length] ?? 1
    await after(part * writtenAfterMs)
    await running.kill()
    running = await startPlenary({ folder, port })
    const acknowledged = await answered
    await until(() => [chair, ...panelists].every(person => person.socket.connected), "all are back")

    const fresh = await Person.sit(running.url, chair.cookie, "practice")
    const mine = Object.values(fresh.state.records).filter(one => one.body.statement === statement)
    fresh.leave()
    expect(mine.length).toBeLessThanOrEqual(1)
    const [record] = mine
    if (record && part < 1) writtenAfterMs *= 0.5
    if (!record && part > 1) writtenAfterMs *= 2
    if (acknowledged?.ok) expect(record?.id).toBe(acknowledged.made["record"])
    expect(fresh.state.statements[statement]?.state).toBe(record ? "recorded" : "proposed")
    if (record) {
      records.push(record.id)
      expect(record.body.tally).toMatchObject({ electorate: 4, agree: 4 })
      // Its address, its place and its signature are there too.
      expect(await fresh.fetch(`/api/records/${record.id}`)).toMatchObject({
        seq: record.seq,
        record: { id: record.id },
      })
    }
    const response = await fetch(`${running.url}/api/workspaces/practice/export`, { headers: { cookie: chair.cookie } })
    const bundle = await response.text()
    expect(verdictOn(bytesOf(bundle))).toMatchObject({ ok: true })
    const signed = bundle.split("\n").filter(line => line.includes('"record-declared"') && line.includes('"signature"'))
    expect(signed.length).toBe(records.length)
  }
  // If all kills were too early, or all too late, the test would prove nothing.
  expect(records.length).toBeGreaterThan(1)
  expect(records.length).toBeLessThan(1 + amounts.declareKills)
})

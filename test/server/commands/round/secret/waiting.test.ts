import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, expect, test } from "vitest"
import { sha256 } from "../../../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../../../shared/document/textHash.ts"
import { until } from "../../../../kit/clocks/until.ts"
import { type Person, post } from "../../../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel()
})
afterAll(() => panel.end())

async function ready() {
  const response = await fetch(`${panel.url}/readyz`)
  const { causes } = (await response.json()) as { causes: { cause: string; text: string }[] }
  return { status: response.status, causes: causes.map(({ cause }) => cause), text: causes[0]?.text ?? "" }
}

async function openSecret(chair: Person, author: Person): Promise<string> {
  const text = "Data move by default."
  const drafted = await author.do("draft-statement", { topic: panel.topic, lang: "en", text })
  const statement = String(drafted.made["statement"])
  await author.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const round = { statement, version: 1, kind: "rating", anonymity: "secret" } as const
  return String((await chair.do("open-round", round)).made["round"])
}

test("while another process reads the database ballots wait, the log and /readyz say why, and the person is told", async () => {
  const [chair, ...electors] = [
    await panel.join("moderator1"),
    ...(await Promise.all([1, 2, 3, 4].map(n => panel.join(`panelist${n}`)))),
  ]
  const round = await openSecret(chair, electors[0]!)
  const told: [string, boolean][] = []
  panel.instance.health.onChange((cause, stands) => void told.push([cause, stands]))
  expect(await ready()).toMatchObject({ status: 200, causes: [] })
  const collect = async ({ cookie }: Person) => {
    const response = await post(panel.url, `/api/rounds/${round}/ballot/collect`, {}, { cookie })
    return [response.status, await response.json()] as [number, { token?: string; error?: { code: string } }]
  }
  const reader = new Sqlite(panel.file, { readonly: true })
  reader.exec("BEGIN")
  reader.prepare("SELECT count(*) FROM event").get()
  const handed = []
  for (const elector of electors) handed.push(await collect(elector))
  expect(handed.map(([status]) => status)).toEqual([200, 503, 503, 503])
  expect(handed[1]?.[1].error?.code).toBe("ballots-wait")
  const red = await ready()
  expect(red).toMatchObject({ status: 503, causes: ["ballots-wait"] })
  expect(red.text).toContain("none is lost")
  reader.exec("COMMIT")
  reader.close()
  await until(() => !panel.instance.ballots.isHolding(), "the log is cut")
  expect(await ready()).toMatchObject({ status: 200, causes: [] })
  for (const elector of electors) expect((await collect(elector))[0]).toBe(200)
  expect(told).toEqual([
    ["ballots-wait", true],
    ["ballots-wait", false],
  ])
})

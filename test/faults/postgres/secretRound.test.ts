import { rmSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { minutesSentence } from "../../../generated/words/minutes.ts"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { statementHash, textHash } from "../../../shared/document/textHash.ts"
import { RoundId } from "../../../shared/model/ids.ts"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const minute = 60_000
const folders = [newFolder(), newFolder()] as const
const electors: Person[] = []
let DATABASE_URL: string
let servers: [Running, Running]
let chair: Person

const start = (n: 0 | 1, port = 0, startsAt = Date.now()) =>
  startPlenary({ folder: folders[n], port, startsAt, env: { DATABASE_URL } })
const startAgain = async (n: 0 | 1, startsAt?: number) => {
  servers[n] = await start(n, Number(new URL(servers[n].url).port), startsAt)
}

beforeAll(async () => {
  DATABASE_URL = await (await sharedPostgres()).createDatabase()
  const first = await start(0)
  servers = [first, await start(1)]
  chair = await Person.join(first.url, first.links["moderator"] ?? "", "Chair")
  for (const name of ["Ann", "Ben", "Cai", "Dai"])
    electors.push(await Person.join(first.url, first.links["panelist"] ?? "", name))
})
afterAll(async () => {
  for (const person of [chair, ...electors]) person.leave()
  for (const server of servers) await server.stop()
  for (const folder of folders) removeFolder(folder)
})

/** Opens a secret call on a new statement. */
async function openCall(text: string): Promise<RoundId> {
  const [author] = electors
  if (!author) throw new Error("nobody has joined")
  const topic = author.snapshot.topics[0]?.id ?? ""
  const { made } = await author.do("draft-statement", { topic, lang: "en", text })
  const statement = String(made["statement"])
  await author.do("confirm-text", { statement, lang: "en", seen: textHash(text, sha256) })
  await chair.do("propose-statement", { statement, seen: statementHash([{ lang: "en", text }], sha256) })
  const call = { statement, version: 1, kind: "call", anonymity: "secret" } as const
  return RoundId.parse((await chair.do("open-round", call)).made["round"])
}

async function post(n: 0 | 1, path: string, body: object, cookie = "") {
  const headers = { "content-type": "application/json", ...(cookie && { cookie }) }
  const response = await fetch(servers[n].url + path, { method: "POST", headers, body: JSON.stringify(body) })
  const answer = (await response.json()) as { token?: string; error?: { code: string } }
  return { status: response.status, ...answer }
}
const collect = (n: 0 | 1, round: string, elector: number) =>
  post(n, `/api/rounds/${round}/ballot/collect`, { key: `${elector}`.repeat(40) }, electors[elector]?.cookie)

/** Collects a ballot on a server as soon as it takes ballots, and casts it there. */
async function vote(n: 0 | 1, round: string, elector: number): Promise<void> {
  let token: string | undefined
  await until(async () => (token = (await collect(n, round, elector)).token) !== undefined, "a ballot is handed out")
  const answer = { kind: "call", position: "agree", reason: "", remedy: "", lang: "en", confirmBy: null }
  expect(await post(n, "/api/ballots", { token, answer })).toMatchObject({ status: 200 })
}
const stateOf = (round: RoundId) => chair.state.rounds[round]?.state

test("a server is killed in an open secret round: the other one takes ballots on, and so does the first when it is back", async () => {
  const round = await openCall("The archive is open.")
  await vote(0, round, 0)
  await vote(1, round, 1)
  await servers[0].kill()
  await vote(1, round, 2)
  await startAgain(0)
  await vote(0, round, 3)
  await until(() => chair.socket.connected, "the chair's page is back")
  await chair.do("close-round", { round })
  await chair.do("reveal-round", { round })
  await until(() => stateOf(round) === "revealed", "the result is shown")
  expect(chair.state.rounds[round]?.answers).toHaveLength(4)
})

test("all servers are killed and their folders' keys are lost: ballots wait, and the round becomes void with its reason", async () => {
  const round = await openCall("The archive is closed.")
  await vote(0, round, 0)
  for (const n of [0, 1] as const) await servers[n].kill()
  for (const folder of folders)
    for (const end of ["", "-wal", "-shm"]) rmSync(join(folder, `ballot-keys.db${end}`), { force: true })
  for (const n of [0, 1] as const) await startAgain(n)
  for (const n of [0, 1] as const)
    expect(await collect(n, round, 1)).toMatchObject({ status: 503, error: { code: "ballots-locked" } })
  await until(() => chair.socket.connected, "the chair's page is back")
  expect(stateOf(round)).toBe("open")
  for (const server of servers) await server.at(Date.now() + 16 * minute)
  await until(() => stateOf(round) === "void", "the round is void")
  const kinds = chair.frames.flatMap(({ list }) => list).filter(({ kind }) => kind === "round-voided")
  const reason = minutesSentence("en", "round.voided.lost")
  expect(kinds.at(-1)).toMatchObject({ body: { round, reason } })
})

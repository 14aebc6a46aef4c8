import { isDeepStrictEqual } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import { EntryId, ThreadId } from "../../../shared/model/ids.ts"
import { sleep, until } from "../../kit/clocks/until.ts"
import { inNote } from "../../kit/people/inNote.ts"
import { Person } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { besides } from "../../server/adapters/drizzle/postgres/postgresBench.ts"

const folders = [newFolder(), newFolder()] as const
let servers: [Running, Running]
let links: Record<string, string>
let DATABASE_URL: string

const start = (n: 0 | 1, port = 0) =>
  startPlenary({ folder: folders[n], writesDemo: true, port, env: { DATABASE_URL } })

beforeAll(async () => {
  DATABASE_URL = await (await sharedPostgres()).createDatabase()
  const first = await start(0)
  links = first.links
  servers = [first, await start(1)]
})
afterAll(async () => {
  for (const server of servers) await server.stop()
  for (const folder of folders) removeFolder(folder)
})

/** Joins on one of the servers, with a page of the panel and a client in the first note. */
async function enter(n: 0 | 1, name: string, link = "panelist") {
  const { url } = servers[n]
  return inNote(url, await Person.join(url, links[link] ?? "", name))
}

/** The number of updates by a member that the database has. */
async function rowsOf(member: string): Promise<number> {
  const count = "SELECT count(*) AS n FROM doc_update JOIN writer ON writer.id = actor WHERE member = $1"
  const { rows } = await besides(DATABASE_URL, count, [member])
  return Number((rows as { n: number }[])[0]?.n)
}

test("people on two servers write in one note: each reads every word of the other once, also after a kill", async () => {
  const [ann, ben] = [await enter(0, "Ann"), await enter(1, "Ben")]
  const stops = [ann.client.keepTyping("ann"), ben.client.keepTyping("ben")]
  await sleep(1_000)
  await servers[1].kill()
  await sleep(500)
  servers[1] = await start(1, Number(new URL(servers[1].url).port))
  await sleep(1_000)
  for (const stop of stops) stop()
  for (const { client } of [ann, ben]) await until(() => client.isSaved, "everything is acknowledged")
  await until(() => ann.client.misread(ben.client).length === 0, "Ann reads all of Ben's words")
  await until(() => ben.client.misread(ann.client).length === 0, "Ben reads all of Ann's words")
  expect(ann.client.text).toBe(ben.client.text)
  const late = await enter(1, "Late")
  expect(late.client.text).toBe(ann.client.text)
  for (const one of [ann, ben, late]) one.leave()
})

test("what is said on one server is read on the other, in the same order", async () => {
  const [ann, ben] = [await enter(0, "Ann"), await enter(1, "Ben")]
  const { topic } = ann
  const said: string[] = []
  for (let n = 0; n < 6; n++) {
    const { person } = n % 2 === 0 ? ann : ben
    const { made } = await person.do("open-thread", { topic, entry: { lang: "en", text: `Thread ${n}` } })
    said.push(String(made["thread"]))
  }
  const order = ({ state }: Person) => Object.keys(state.threads).filter(id => said.includes(id))
  for (const { person } of [ann, ben]) await until(() => order(person).length === said.length, "all threads are read")
  expect(order(ann.person)).toEqual(said)
  expect(order(ben.person)).toEqual(said)
  for (const one of [ann, ben]) one.leave()
})

test("what is withdrawn on one server is dropped by who reads on the other, and is in no entry of either", async () => {
  const [ann, ben] = [await enter(0, "Ann"), await enter(1, "Ben")]
  const words = "CANARY said on one server"
  const entry = { lang: "en" as const, text: words }
  const { made } = await ann.person.do("open-thread", { topic: ann.topic, entry })
  const has = ({ state }: Person) => JSON.stringify(state).includes(words)
  await until(() => has(ben.person), "Ben reads it")
  const [thread, comment] = [ThreadId.parse(made["thread"]), EntryId.parse(made["entry"])]
  await ann.person.do("withdraw-comment", { thread, comment })
  await until(() => !has(ben.person), "Ben's page drops it")
  const session = Object.keys(ann.person.state.sessions)[0] ?? ""
  for (const { person } of [ann, ben])
    for (let from = 0; from < person.state.seq; from += 500) {
      const page = JSON.stringify(await person.fetch(`/api/sessions/${session}/entries?from=${from}`))
      expect(page).toContain('"list"')
      expect(page).not.toContain(words)
    }
  for (const one of [ann, ben]) one.leave()
})

test("commands that two servers get at the same moment are all decided, and none is done twice", async () => {
  const [ann, ben] = [await enter(0, "Ann"), await enter(1, "Ben")]
  const { topic } = ann
  const asked = Array.from({ length: 20 }, (_, n) =>
    (n % 2 === 0 ? ann : ben).person.ask("open-thread", { topic, entry: { lang: "en", text: `At once ${n}` } }),
  )
  expect((await Promise.all(asked)).filter(({ ok }) => !ok)).toEqual([])
  const twice = { topic, entry: { lang: "en" as const, text: "Sent to both" } }
  const id = `c-both-${ann.person.member}`
  const elsewhere = await Person.sit(servers[1].url, ann.person.cookie, "practice", ann.person.joined)
  const both = await Promise.all([ann.person.ask("open-thread", twice, id), elsewhere.ask("open-thread", twice, id)])
  expect(both[0]).toEqual(both[1])
  for (const one of [ann, ben]) one.leave()
  elsewhere.leave()
})

/** The members and the number of observers whom a page was told last. */
const present = ({ hints }: Person) => {
  const last = hints.findLast(hint => hint.kind === "presence")
  return [last?.members.toSorted(), last?.observers]
}

test("everybody is present once on both servers, and gone within two seconds after they have left", async () => {
  const [ann, ben, cai] = [await enter(0, "Ann"), await enter(1, "Ben"), await enter(1, "Cai", "observer")]
  const again = await Person.sit(servers[1].url, ann.person.cookie, "practice", ann.person.joined)
  const both = [ann.person.member, ben.person.member].sort()
  for (const { person } of [ann, ben])
    await until(() => isDeepStrictEqual(present(person), [both, 1]), "all are present")
  cai.leave()
  again.leave()
  for (const { person } of [ann, ben]) await until(() => isDeepStrictEqual(present(person), [both, 0]), "one has left")
  ben.leave()
  await until(() => isDeepStrictEqual(present(ann.person), [[ann.person.member], 0]), "Ben has left")
  ann.leave()
})

test("a member who is removed on one server writes nothing on the other from the commit on", async () => {
  const [chair, ben] = [await enter(0, "Chair", "moderator"), await enter(1, "Ben")]
  const stop = ben.client.keepTyping("ben")
  await sleep(500)
  const { member } = ben.person
  await chair.person.do("remove-member", { member, reason: "The panel asked for it." })
  const before = await rowsOf(member)
  expect(before).toBeGreaterThan(0)
  await sleep(1_500)
  stop()
  expect(await rowsOf(member)).toBe(before)
  await until(() => !ben.client.provider.wsconnected, "Ben's socket is closed")
  for (const one of [chair, ben]) one.leave()
})

test("words that come to one server are found by the search of the other within two seconds, and leave it when withdrawn", async () => {
  const [ann, ben] = [await enter(0, "Ann"), await enter(1, "Ben")]
  const total = async (q: string): Promise<number> => {
    const answer = await fetch(`${ben.person.url}/api/search?q=${q}`, { headers: { cookie: ben.person.cookie } })
    return ((await answer.json()) as { total: number }).total
  }
  const { topic } = ann
  const { made } = await ann.person.do("open-thread", { topic, entry: { lang: "en", text: "A far canary" } })
  await until(async () => (await total("canary")) === 1, "the comment is found on the other server")
  const thread = String(made["thread"])
  await until(() => thread in ann.person.state.threads, "the comment is read")
  const [said] = Object.values(ann.person.state.threads).filter(({ id }) => id === thread)
  await ann.person.do("withdraw-comment", { thread, comment: said?.entries[0]?.id ?? "" })
  await until(async () => (await total("canary")) === 0, "the withdrawn comment is gone from the other server")
  const stop = ann.client.keepTyping("nightingale")
  await sleep(300)
  stop()
  await until(async () => (await total("nightingale")) > 0, "the words of the note are found on the other server")
  for (const one of [ann, ben]) one.leave()
})

import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { WebSocket } from "ws"
import { version } from "../../../server/adapters/system/root.ts"
import { hangMs, sleep, until } from "../../kit/clocks/until.ts"
import { inNote } from "../../kit/people/inNote.ts"
import { get, Person, post } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { freeze, thaw } from "../../kit/servers/components/processes.ts"
import { startValkey, testedValkey, type Valkey } from "../../kit/servers/components/valkey.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { besides } from "../../server/adapters/drizzle/postgres/postgresBench.ts"

/** The servers: two that do everything, and one of observers. */
const [first, second, watching] = [0, 1, 2]

describe.each(testedValkey())("with %s", program => {
  const folders = [newFolder(), newFolder(), newFolder()]
  const servers: Running[] = []
  let links: Record<string, string>
  let DATABASE_URL: string
  let valkey: Valkey
  let chair: Person | undefined

  beforeAll(async () => {
    valkey = await startValkey(program)
    console.log(`${valkey.kind} ${valkey.version}`)
    DATABASE_URL = await (await sharedPostgres()).createDatabase()
    for (const n of [first, second, watching]) {
      const env = { DATABASE_URL, REDIS_URL: valkey.url(), NODE_NAME: `server-${n}` }
      const ROLE = n === watching ? "observer" : "all"
      servers.push(await startPlenary({ folder: folders[n] ?? "", writesDemo: true, env: { ...env, ROLE } }))
    }
    links = server(first).links
  })
  afterAll(async () => {
    chair?.leave()
    for (const one of servers) await one.stop()
    for (const folder of folders) removeFolder(folder)
    await valkey.stop()
  })

  function server(n: number): Running {
    const running = servers[n]
    if (!running) throw new Error(`no server ${n}`)
    return running
  }

  /** Joins, with a page of the panel on a server and a client in the first note. */
  async function enter(n: number, name: string, link = "panelist") {
    const joined = await Person.join(server(first).url, links[link] ?? "", name)
    joined.leave()
    const person = await Person.sit(server(n).url, joined.cookie, "practice", joined.joined)
    return inNote(server(n).url, person, n === watching ? "watch" : "sync")
  }

  async function causes(n: number): Promise<{ status: number; causes: string[] }> {
    const response = await fetch(`${server(n).url}/readyz`)
    const { causes } = (await response.json()) as { causes: { cause: string }[] }
    return { status: response.status, causes: causes.map(({ cause }) => cause) }
  }
  const everywhere = (list: string[]) =>
    until(
      async () => {
        const all = await Promise.all(servers.map((_, n) => causes(n)))
        return all.every(one => one.status === 200 && String(one.causes) === String(list))
      },
      `/readyz names ${list.join() || "nothing"}`,
      hangMs,
      100,
    )

  const faults: { fault: string; begin: () => Promise<void>; end: () => Promise<void>; seen: boolean }[] = [
    { fault: "works", begin: async () => {}, end: async () => {}, seen: false },
    { fault: "is killed", begin: () => valkey.kill(), end: () => valkey.restart(), seen: true },
    { fault: "is stopped", begin: async () => freeze(valkey.pid), end: async () => thaw(valkey.pid), seen: true },
  ]

  test.each(faults)(
    "people on two servers read each other once, and so do observers, while Valkey $fault",
    async one => {
      await everywhere([])
      const [ann, ben] = [await enter(first, `Ann ${one.fault}`), await enter(second, `Ben ${one.fault}`)]
      const eve = await enter(watching, `Eve ${one.fault}`, "observer")
      const stops = [ann.client.keepTyping(`ann-${one.fault}`), ben.client.keepTyping(`ben-${one.fault}`)]
      await sleep(500)
      await one.begin()
      if (one.seen) await everywhere(["bus-away"])
      const written = ann.client.written.length
      await until(
        () => ben.client.misread(ann.client).every(token => ann.client.written.indexOf(token) >= written),
        "polled",
      )
      await until(
        () => eve.client.misread(ann.client).every(token => ann.client.written.indexOf(token) >= written),
        "polled",
      )
      await one.end()
      await everywhere([])
      await sleep(300)
      for (const stop of stops) stop()
      for (const { client } of [ann, ben]) await until(() => client.isSaved, "everything is acknowledged")
      for (const reader of [ann, ben, eve])
        for (const writer of [ann, ben])
          await until(() => reader.client.misread(writer.client).length === 0, "every word is read once")
      expect(ben.client.text).toBe(ann.client.text)
      expect(eve.client.text).toBe(ann.client.text)
      for (const of of [ann, ben, eve]) of.leave()
    },
  )

  test.each(faults.slice(0, 2))("who is removed writes nothing from the commit on, while Valkey $fault", async one => {
    // one moderator for both: a second one would have to confirm
    chair ??= (await enter(first, "Chair", "moderator")).person
    const ben = await enter(second, `Removed ${one.fault}`)
    await one.begin()
    const stop = ben.client.keepTyping("removed")
    const { member } = ben.person
    await until(() => ben.client.saved.size > 0, "Ben writes")
    await chair.do("remove-member", { member, reason: "The panel asked for it." })
    const count = "SELECT count(*)::int AS n FROM doc_update JOIN writer ON writer.id = actor WHERE member = $1"
    const before = await besides(DATABASE_URL, count, [member])
    expect(before.rows[0].n).toBeGreaterThan(0)
    await until(() => !ben.client.provider.wsconnected, "Ben's socket is closed", one.seen ? 10_000 : 2_000)
    await sleep(500)
    stop()
    expect((await besides(DATABASE_URL, count, [member])).rows).toEqual(before.rows)
    await one.end()
    ben.leave()
    await everywhere([])
  })

  test("members of all servers are present on each of them", async () => {
    const [ann, ben] = [await enter(first, "Present A"), await enter(second, "Present B")]
    const eve = await enter(watching, "Present E", "observer")
    const present = ({ person }: { person: Person }) =>
      person.hints.findLast(one => one.kind === "presence") as { members: string[]; observers: number } | undefined
    for (const of of [ann, ben, eve])
      await until(
        () => [ann, ben].every(({ person }) => present(of)?.members.includes(person.member) === true),
        "both are present",
      )
    for (const of of [ann, ben]) await until(() => (present(of)?.observers ?? 0) > 0, "and an observer")
    for (const of of [ann, ben, eve]) of.leave()
  })

  test("a server of observers refuses who may write and what would change something, and says where to go", async () => {
    const eve = await enter(watching, "Watcher", "observer")
    const ann = await enter(first, "Misdirected")
    const { url } = server(watching)
    const socket = new WebSocket(`${url.replace("http", "ws")}/sync/${ann.topic}`, {
      headers: { cookie: ann.person.cookie },
    })
    expect(await new Promise(resolve => socket.once("close", resolve))).toBe(4521)
    const sit = Person.sit(url, ann.person.cookie, "practice", ann.person.joined)
    await expect(sit).rejects.toMatchObject({ data: { code: "observers-only" } })
    const joining = await post(url, "/api/join", { token: "x", name: "Ann" })
    expect(joining.status).toBe(421)
    expect(await joining.json()).toMatchObject({ error: { code: "observers-only" } })
    const lost = new Promise(resolve => eve.person.socket.once("disconnect", resolve))
    expect(await eve.person.refused("ask-question", { text: { lang: "en", text: "Why?" } } as never)).toBe(
      "observers-only",
    )
    expect(await lost).toBe("transport close")
    eve.client.write("from an observer")
    await sleep(500)
    expect(ann.client.text).not.toContain("from an observer")
    expect(await get(url, `/api/workspaces/practice`, ann.person.cookie)).toHaveProperty("state")
    for (const of of [ann, eve]) of.leave()
  })

  test("names are in the metrics and in Valkey's list of clients", async () => {
    for (const n of [first, watching]) {
      const metrics = await (await fetch(`${server(n).url}/metrics`)).text()
      expect(metrics).toContain(
        `plenary_node{node="server-${n}",role="${n === watching ? "observer" : "all"}",version="${version}"} 1`,
      )
      expect(metrics).toContain("plenary_bus_live 1")
    }
  })

  test("a server of observers holds no duty", async () => {
    for (const n of [first, second]) await server(n).stop()
    await sleep(2_500)
    const held = await besides(DATABASE_URL, "SELECT name FROM duty WHERE until > clock_timestamp()")
    expect(held.rows).toEqual([])
  })
})

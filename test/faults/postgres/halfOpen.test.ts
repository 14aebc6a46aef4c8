import { afterAll, beforeAll, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { inNote } from "../../kit/people/inNote.ts"
import { Person } from "../../kit/people/person.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { type Link, link } from "../../kit/servers/link.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folders = [newFolder(), newFolder()] as const
const links: Link[] = []
const servers: Running[] = []
beforeAll(async () => {
  const url = new URL(await (await sharedPostgres()).createDatabase())
  const port = Number(url.port)
  for (const folder of folders) {
    const between = await link(port)
    links.push(between)
    url.port = String(between.port)
    servers.push(await startPlenary({ folder, writesDemo: true, env: { DATABASE_URL: url.href } }))
  }
})
afterAll(async () => {
  for (const server of servers) await server.stop()
  for (const between of links) await between.close()
  for (const folder of folders) removeFolder(folder)
})

const enter = async ({ url }: Running, token: string, name: string) => inNote(url, await Person.join(url, token, name))

/** The members that a page was told of as present, each time that it was told. */
const toldPresent = ({ hints }: Person): (readonly string[])[] =>
  hints.flatMap(hint => (hint.kind === "presence" ? [hint.members] : []))

/** Milliseconds after which a server removes the people of another from which it has not heard. */
const forgottenAfterMs = 15_000

test("all connections of a server to PostgreSQL fall silent: it goes on by itself, its people stay, and its pages read on", async () => {
  const [first, second] = servers as [Running, Running]
  const token = first.links["panelist"] ?? ""
  const chair = await Person.join(first.url, first.links["moderator"] ?? "", "Chair")
  const session = Object.keys(chair.state.sessions)[0] ?? ""
  const [ann, ben] = [await enter(first, token, "Ann"), await enter(second, token, "Ben")]
  await chair.do("start-session", { session })
  const both = [ann.person.member, ben.person.member, chair.member].sort()
  const all = (person: Person) => toldPresent(person).at(-1)?.toSorted().join() === both.join()
  for (const person of [chair, ben.person]) await until(() => all(person), "all are present")
  const told = { chair: toldPresent(chair).length, ben: toldPresent(ben.person).length }

  links[1]?.forget()
  const silence = performance.now()
  const say = (person: Person, text: string) =>
    person.ask(
      "open-thread",
      { topic: ann.topic, entry: { lang: "en", text } },
      `c-${text.replaceAll(" ", "-")}`,
      30_000,
    )
  // an answer that says that nothing may have been saved is one, too: the page sends the command again
  const commanded = (async () => {
    for (;;) {
      const answered = await say(ben.person, "From the second")
      if (answered.ok) return
      expect(answered.refusal.code).toBe("database-away")
    }
  })()
  expect(await say(ann.person, "From the first")).toMatchObject({ ok: true })
  ann.client.write("[ann]")
  ben.client.write("[ben]")
  await commanded
  const reads = ({ state }: Person) => JSON.stringify(state.threads)
  await until(() => reads(ben.person).includes("From the first"), "the entry is read behind the silence")
  await until(() => reads(ann.person).includes("From the second"), "the entry from behind the silence is read")
  await until(() => ann.client.text.includes("[ben]") && ben.client.text.includes("[ann]"), "both write on")

  await sleep(Math.max(0, silence + forgottenAfterMs + 5_000 - performance.now()))
  for (const [person, from] of [
    [chair, told.chair],
    [ben.person, told.ben],
  ] as const)
    for (const members of toldPresent(person).slice(from)) expect(members.toSorted()).toEqual(both)
  expect(await (await fetch(`${second.url}/readyz`)).json()).toEqual({ ok: true, causes: [] })
  expect(await (await fetch(`${second.url}/metrics`)).text()).toMatch(/plenary_bus_live 1/)
  chair.leave()
  for (const one of [ann, ben]) one.leave()
})

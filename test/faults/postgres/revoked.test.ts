import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { Person } from "../../kit/people/person.ts"
import { actOverHttp, endings, enterEveryWay, type House, noteEnd, openNoteAgain } from "../../kit/people/ways.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { environmentOf, type FakeService, fakeService } from "../../kit/servers/fakeService.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folders = [newFolder(), newFolder()] as const
let service: FakeService
let servers: [Running, Running]
let house: House

beforeAll(async () => {
  service = await fakeService()
  const DATABASE_URL = await (await sharedPostgres()).createDatabase()
  const env = { DATABASE_URL, ...environmentOf(service) }
  const first = await startPlenary({ folder: folders[0], writesDemo: true, env })
  servers = [first, await startPlenary({ folder: folders[1], env })]
  const chair = await Person.join(first.url, first.links["moderator"] ?? "", "Chair")
  const topic = chair.snapshot.topics[0]?.id ?? ""
  house = { url: servers[1].url, ending: first.url, slug: "practice", topic, chair, service }
})
afterAll(async () => {
  house.chair.leave()
  for (const server of servers) await server.stop()
  for (const folder of folders) removeFolder(folder)
  await service.end()
})

test.each(endings)(
  "after an act on one server, the other one refuses in each way a panelist who $what",
  async ({ ready, code, note }) => {
    const one = await enterEveryWay(house)
    expect([await actOverHttp(house, one), noteEnd(one)]).toEqual(["not-found", null])
    const end = await ready(house, one)
    await end()
    await until(async () => (await actOverHttp(house, one)) === code, "HTTP refuses")
    await until(() => !one.person.socket.connected, "Socket.IO has closed the connection")
    await until(() => noteEnd(one) !== null, "the note has told it")
    expect([noteEnd(one), await openNoteAgain(house, one)]).toEqual([note, note])
    one.leave()
  },
)

import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openStage } from "../../../server/start/stage.ts"
import type { EditCounts, EntriesPage, NoteMoment } from "../../../shared/contract/queries.ts"
import { minuteMs, seats, writeHour } from "../../kit/clocks/hour.ts"
import { Person } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
const start = Date.now() - 120 * minuteMs

interface House {
  slug: string
  session: string
  topic: string
  people: Map<string, Person>
}

let running: Running
let open: House, panel: House, chairs: House, chatham: House
beforeAll(async () => {
  const { stage, close } = await openStage(join(folder, "plenary.db"))
  const written = [
    await writeHour(stage, start, "open", { attribution: "named" }),
    await writeHour(stage, start, "panel", { attribution: "unattributed", replay: "panel" }),
    await writeHour(stage, start, "chairs", { attribution: "named", replay: "chairs" }),
    await writeHour(stage, start, "chatham", { attribution: "chatham" }),
  ]
  await close()
  running = await startPlenary({ folder })
  const houses: House[] = []
  for (const { tokens, ...house } of written) {
    const people = new Map<string, Person>()
    for (const [role, token] of tokens) people.set(role, await Person.join(running.url, `#${token}`, role))
    houses.push({ ...house, people })
  }
  ;[open, panel, chairs, chatham] = houses as [House, House, House, House]
})
afterAll(async () => {
  for (const { people } of [open, panel, chairs, chatham]) for (const person of people.values()) person.leave()
  await running.stop()
  removeFolder(folder)
})

const routesOf = ({ session, topic }: House) => [
  `/api/sessions/${session}/entries`,
  `/api/sessions/${session}/edits`,
  `/api/sessions/${session}/note?topic=${topic}&at=${start + 30 * minuteMs}`,
]
const ask = (path: string, person?: Person, headers: Record<string, string> = {}) =>
  fetch(running.url + path, { headers: { ...headers, ...(person && { cookie: person.cookie }) } })
/** the status of each route for each seat, and for a reader without one */
async function statuses(house: House): Promise<Record<string, number[]>> {
  const told: Record<string, number[]> = {}
  for (const role of [...seats, "reader"]) {
    told[role] = []
    for (const path of routesOf(house)) told[role].push((await ask(path, house.people.get(role))).status)
  }
  return told
}

describe("the audience of a replay", () => {
  it("is everybody who may read, where the workspace says nothing else", async () => {
    expect(new Set(Object.values(await statuses(open)).flat())).toEqual(new Set([200]))
  })
  it("is the panel, or only who keeps the room, where it says so", async () => {
    const yes = [200, 200, 200]
    const no = [403, 403, 403]
    expect(await statuses(panel)).toEqual({ moderator: yes, secretary: yes, panelist: yes, observer: no, reader: no })
    expect(await statuses(chairs)).toEqual({ moderator: yes, secretary: yes, panelist: no, observer: no, reader: no })
  })
  it("is nobody under the Chatham House Rule: page and every route are not there", async () => {
    expect(new Set(Object.values(await statuses(chatham)).flat())).toEqual(new Set([404]))
    const pageOf = ({ slug, session }: House) => ask(`/w/${slug}/s/${session}/replay`, chatham.people.get("moderator"))
    const gone = await pageOf(chatham)
    expect([gone.status, gone.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"])
    expect((await pageOf(open)).status).toBe(200)
  })
  it("stays within the workspace: no note of another one comes along", async () => {
    const path = `/api/sessions/${open.session}/note?topic=${chairs.topic}`
    expect((await ask(path, open.people.get("moderator"))).status).toBe(404)
    expect((await ask(`/api/sessions/${open.session}/note`)).status).toBe(404)
  })
  it("learns no name that stays in the room", async () => {
    const { list } = (await (await ask(routesOf(panel)[0]!, panel.people.get("panelist"))).json()) as EntriesPage
    expect(
      JSON.stringify(list.filter(({ kind }) => kind !== "member-admitted" && kind !== "seat-taken")),
    ).not.toContain(panel.people.get("moderator")!.member)
  })
})

describe("the notes of a session seen again", () => {
  it("are counted by when they changed, without saying who", async () => {
    const { from, to, counts } = (await (await ask(routesOf(open)[1]!)).json()) as EditCounts
    expect([from, to]).toEqual([start, start + 60 * minuteMs])
    expect(counts.flatMap((count, n) => (count > 0 ? [[n, count]] : []))).toEqual([
      [20, 1],
      [40, 1],
      [100, 1],
    ])
  })
  it("say what they said then, and never more than the session had", async () => {
    const at = async (ms: number) => {
      const path = `/api/sessions/${open.session}/note?topic=${open.topic}&at=${start + ms}`
      return ((await (await ask(path)).json()) as NoteMoment).blocks.map(({ text }) => text)
    }
    expect(await at(9 * minuteMs)).toEqual([])
    expect(await at(10 * minuteMs)).toEqual(["one"])
    expect(await at(49 * minuteMs)).toEqual(["one", "two"])
    expect(await at(1e9)).toEqual(["one", "two", "three"])
  })
  it("are not sent again to a page that has them", async () => {
    const first = await ask(routesOf(open)[2]!)
    const tag = first.headers.get("etag") ?? ""
    expect((await ask(routesOf(open)[2]!, undefined, { "if-none-match": tag })).status).toBe(304)
  })
})

import { databaseIn } from "../../server/start/instance/database.ts"
import { Person } from "../kit/people/person.ts"
import {
  actOverHttp,
  type Ending,
  type Entered,
  endings,
  enterEveryWay,
  type House,
  noteEnd,
} from "../kit/people/ways.ts"
import { environmentOf, fakeService } from "../kit/servers/fakeService.ts"
import { newFolder, removeFolder, startPlenary } from "../kit/servers/plenary.ts"
import { seatPanel } from "../kit/servers/servedPanel.ts"
import type { Row } from "./run.ts"

/** The people of one run, all connected at its beginning; the access of each ends, one after the other. */
const people = 100
/** Milliseconds after which an access that has not ended counts as one that stands. */
const patienceMs = 10_000

/** Milliseconds from the request until each way has refused or closed. */
interface Took {
  http: number
  socket: number
  note: number
}

/** Measures how long a member may go on after their access ended, for each way in and each act that ends it. */
export async function revoking(): Promise<Row[]> {
  const rows: Row[] = []
  for (const ending of endings) rows.push(await measured(ending))
  return rows
}

async function measured({ what, ready, code }: Ending): Promise<Row> {
  const folder = newFolder()
  const { topic, tokens, people: seats } = await seatPanel(databaseIn(folder), people, Date.now() - 3_600_000)
  const service = await fakeService()
  const running = await startPlenary({ folder, env: environmentOf(service) })
  const { url } = running
  const chair = await Person.join(url, `#${tokens["moderator1"]}`, "Chair")
  const house: House = { url, ending: url, slug: "panel", topic, chair, service }
  try {
    const all: Entered[] = []
    for (let n = 1; n <= people; n++) {
      const name = `panelist${n}`
      const invite = Object.values(chair.state.invites).find(({ member }) => member === seats[name])?.id
      if (!invite) throw new Error(`no link for ${name}`)
      all.push(await enterEveryWay(house, Promise.resolve({ token: tokens[name] ?? "", invite })))
    }
    const took: Took[] = []
    for (const one of all) took.push(await refused(house, one, code, await ready(house, one)))
    for (const one of all) one.leave()
    return {
      what: `a panelist of ${people} who ${what}: until HTTP · Socket.IO · the note refuse or close, p50 and p99`,
      measured: `${shown(took, "http")} · ${shown(took, "socket")} · ${shown(took, "note")} ms`,
      target: "p99 ≤ 1 s",
    }
  } finally {
    chair.leave()
    await running.stop()
    await service.end()
    removeFolder(folder)
  }
}

/** Ends one access. The time begins before the request, so that it holds the commit. */
async function refused(house: House, one: Entered, code: string, end: () => Promise<unknown>): Promise<Took> {
  const begun = performance.now()
  const since = () => performance.now() - begun
  const overHttp = async () => {
    while (since() < patienceMs) if ((await actOverHttp(house, one)) === code) return since()
    throw new Error("HTTP refused nothing")
  }
  const socket = once("Socket.IO", done => {
    if (!one.person.socket.connected) throw new Error("not connected")
    one.person.socket.once("disconnect", () => done(since()))
  })
  const note = once("the note", done => {
    const look = () => noteEnd(one) !== null && done(since())
    one.note.socket.on("message", look).on("close", look)
  })
  const [http, onSocket, inNote] = await Promise.all([overHttp(), socket, note, end()])
  return { http, socket: onSocket, note: inNote }
}

function once(what: string, listen: (done: (ms: number) => void) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${what} refused nothing`)), patienceMs)
    listen(ms => {
      clearTimeout(late)
      resolve(ms)
    })
  })
}

function shown(took: readonly Took[], way: keyof Took): string {
  const sorted = took.map(one => one[way]).toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(0)
  return `${at(0.5)} and ${at(0.99)}`
}

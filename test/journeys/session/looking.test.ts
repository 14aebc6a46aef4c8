import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { encodePosition } from "../../../shared/document/positions.ts"
import { Person } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
const people: Person[] = []

beforeAll(async () => {
  running = await startPlenary({ folder })
})
afterAll(async () => {
  for (const one of people) one.leave()
  await running.stop()
  removeFolder(folder)
})

const join = async (role: string, name: string) => {
  const person = await Person.join(running.url, running.links[role] ?? "", name)
  people.push(person)
  return person
}
const looks = (person: Person) => person.hints.filter(hint => hint.kind === "looks")
const itemAt = (clock: number) => encodePosition(new Y.RelativePosition(null, null, Y.createID(7, clock), 0))

test("what the chair looks at reaches all who are in the session, and nobody else can say it", async () => {
  const chair = await join("moderator", "Chen")
  const [lin, guest] = [await join("panelist", "Lin"), await join("observer", "Guest")]
  const session = Object.keys(chair.state.sessions)[0] ?? ""
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  const look = { session, topic, at: itemAt(1), statement: null }

  // before the session nobody is led
  chair.socket.emit("look", look)
  await chair.do("start-session", { session })
  const root = encodePosition(new Y.RelativePosition(null, "note", null, 0))
  for (const bad of [null, 7, {}, [look], { ...look, at: root }, { ...look, at: "!" }, { ...look, topic: "another" }])
    chair.socket.emit("look", bad)
  for (const other of [lin, guest]) other.socket.emit("look", look)
  // answered after what came before it on the same line
  await lin.ask("ask-floor", { session })
  await guest.ask("ask-floor", { session })
  await chair.do("take-chair", { session })
  expect([lin, guest].map(person => looks(person).length)).toEqual([0, 0])

  chair.socket.emit("look", look)
  await expect.poll(() => [lin, guest].map(person => looks(person).length)).toEqual([1, 1])
  // a place and the name that the gallery has anyway: nothing that could be used to edit
  expect(looks(guest)).toEqual([{ kind: "looks", ...look, by: "Chen" }])

  // who comes later is told where the chair is
  const late = await join("observer", "Late")
  await expect.poll(() => looks(late)).toEqual([{ kind: "looks", ...look, by: "Chen" }])
  expect(looks(chair)).toEqual([])
})

test("at most twice a second, whatever is sent, and never without the last of it", async () => {
  const [chair, lin] = people
  if (!chair || !lin) throw new Error("nobody is here")
  const session = Object.keys(chair.state.sessions)[0] ?? ""
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  const before = looks(lin).length
  const began = Date.now()
  for (let n = 0; n < 50; n++) chair.socket.emit("look", { session, topic, at: itemAt(n), statement: null })
  await expect.poll(() => looks(lin).at(-1), { timeout: 5_000 }).toMatchObject({ at: itemAt(49) })
  expect(looks(lin).length - before).toBeLessThanOrEqual(1 + Math.ceil((Date.now() - began) / 500))
})

test("after the close nobody is led anywhere", async () => {
  const [chair] = people
  if (!chair) throw new Error("nobody is here")
  await chair.do("close-session", { session: Object.keys(chair.state.sessions)[0] ?? "" })
  const late = await join("observer", "Later still")
  // an answer comes after what was told at the door
  await late.ask("reply", { thread: "nobody", entry: { lang: "en", text: "?" } })
  expect(looks(late)).toEqual([])
})

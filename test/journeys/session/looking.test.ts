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

test("the chair's look reaches everybody in the session, and nobody else can send one", async () => {
  const chair = await join("moderator", "Chen")
  const [lin, guest] = [await join("panelist", "Lin"), await join("observer", "Guest")]
  const session = Object.keys(chair.state.sessions)[0] ?? ""
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  const look = { session, topic, at: itemAt(1), statement: null }

  // Before the session nobody is led.
  chair.socket.emit("look", look)
  await chair.do("start-session", { session })
  const root = encodePosition(new Y.RelativePosition(null, "note", null, 0))
  for (const bad of [null, 7, {}, [look], { ...look, at: root }, { ...look, at: "!" }, { ...look, topic: "another" }])
    chair.socket.emit("look", bad)
  for (const other of [lin, guest]) other.socket.emit("look", look)
  // The answers come after the earlier messages on the same connection.
  await lin.ask("ask-floor", { session })
  await guest.ask("ask-floor", { session })
  await chair.do("take-chair", { session })
  expect([lin, guest].map(person => looks(person).length)).toEqual([0, 0])

  chair.socket.emit("look", look)
  await expect.poll(() => [lin, guest].map(person => looks(person).length)).toEqual([1, 1])
  // A place, and a name that the gallery has anyway: nothing that could be used to edit.
  expect(looks(guest)).toEqual([{ kind: "looks", ...look, by: "Chen" }])

  // A late reader is told where the chair is.
  const late = await join("observer", "Late")
  await expect.poll(() => looks(late)).toEqual([{ kind: "looks", ...look, by: "Chen" }])
  expect(looks(chair)).toEqual([])
})

test("at most twice a second, however many are sent, and always including the last", async () => {
  const [chair, lin] = people
  if (!chair || !lin) throw new Error("nobody is here")
  const session = Object.keys(chair.state.sessions)[0] ?? ""
  const topic = Object.keys(chair.state.topics)[0] ?? ""
  const before = looks(lin).length
  const began = Date.now()
  for (let n = 0; n < 50; n++) chair.socket.emit("look", { session, topic, at: itemAt(n), statement: null })
  await expect.poll(() => looks(lin).at(-1)).toMatchObject({ at: itemAt(49) })
  expect(looks(lin).length - before).toBeLessThanOrEqual(1 + Math.ceil((Date.now() - began) / 500))
})

test("after the close nobody is led", async () => {
  const [chair] = people
  if (!chair) throw new Error("nobody is here")
  await chair.do("close-session", { session: Object.keys(chair.state.sessions)[0] ?? "" })
  const late = await join("observer", "Later still")
  // The answer comes after the messages of the handshake.
  await late.ask("reply", { thread: "nobody", entry: { lang: "en", text: "?" } })
  expect(looks(late)).toEqual([])
})

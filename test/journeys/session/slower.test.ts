import { afterAll, beforeAll, expect, test } from "vitest"
import { Person } from "../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const folder = newFolder()
let running: Running
const people: Person[] = []

beforeAll(async () => {
  running = await startPlenary({ folder })
})
afterAll(async () => {
  for (const one of people) one.socket.disconnect()
  await running.stop()
  removeFolder(folder)
})

const join = async (role: string, name: string) => {
  const person = await Person.join(running.url, running.links[role] ?? "", name)
  people.push(person)
  return person
}
const pleas = (person: Person) => person.hints.filter(({ kind }) => kind === "slower").length
const session = (person: Person) => Object.values(person.state.sessions)[0]!.id

test("a request to speak slower reaches only the speaker and the chair, once in ten seconds, and only from the table", async () => {
  const chair = await join("moderator", "Chen")
  const [lin, han, hayase] = [
    await join("panelist", "Lin"),
    await join("panelist", "Han"),
    await join("panelist", "Hayase"),
  ]
  const guest = await join("observer", "Guest")
  const plea = { session: session(chair) }

  // There is no speaker to tell.
  await chair.ask("start-session", plea)
  hayase.socket.emit("slower", plea)
  await hayase.ask("ask-floor", plea)
  await chair.ask("give-floor", { ...plea, member: lin.member })
  for (const bad of [null, 7, {}, { session: "" }, { session: "x".repeat(65) }, { session: "another" }, [plea]])
    hayase.socket.emit("slower", bad)
  guest.socket.emit("slower", plea)
  // The answers come after the earlier messages on the same connection.
  await hayase.ask("ask-floor", { ...plea, turn: "reply" })
  await guest.ask("ask-floor", plea)
  expect([chair, lin, han, guest].map(pleas)).toEqual([0, 0, 0, 0])

  for (let n = 0; n < 5; n++) hayase.socket.emit("slower", plea)
  await expect.poll(() => [chair, lin].map(pleas)).toEqual([1, 1])
  await hayase.ask("ask-floor", { ...plea, turn: "question" })
  expect([chair, lin, han, hayase, guest].map(pleas)).toEqual([1, 1, 0, 0, 0])
  expect(JSON.stringify(lin.hints.filter(({ kind }) => kind === "slower"))).not.toContain(hayase.member)
})

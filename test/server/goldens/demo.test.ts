import { afterAll, beforeAll, expect, test } from "vitest"
import type { State } from "../../../shared/fold/state.ts"
import { languages } from "../../../shared/model/terms.ts"
import { everyAddress, wholeAnswer } from "../../abuse/leaks/sweep/everyAddress.ts"
import { wholeSnapshot } from "../../kit/people/person.ts"
import { digest } from "./digest.ts"
import { type FrozenDemo, openFrozenDemo } from "./frozenDemo.ts"

let demo: FrozenDemo
let state: State
beforeAll(async () => {
  demo = await openFrozenDemo()
  state = (await wholeSnapshot(demo.url, "/api/workspaces/demo", demo.cookies["moderator"])).state
})
afterAll(() => demo.end())

/** Reads an address. Where a limit is met, a server that has counted nothing yet is asked again: its clock stands. */
async function read(path: string, reader: string): Promise<Response> {
  const cookie = demo.cookies[reader]
  const ask = () => fetch(demo.url + path, { headers: { ...(cookie && { cookie }) }, redirect: "manual" })
  const response = await ask()
  if (response.status !== 429) return response
  await demo.end()
  demo = await openFrozenDemo()
  return ask()
}

/** The answer at an address for each of these readers, as a line for all who are answered alike. */
async function said(path: string, readers: string[]): Promise<string> {
  const answers = new Map<string, string[]>()
  for (const reader of readers) {
    const response = await read(path, reader)
    const one = `${response.status} ${digest(await wholeAnswer(response))}`
    answers.set(one, [...(answers.get(one) ?? []), reader])
  }
  return `${path}\n${[...answers].map(([one, names]) => `  ${one} ${names.join(" ")}\n`).join("")}`
}

/** Addresses whose answers tell of the machine, or that answer as long as they are read. */
const ofTheMoment = /^\/(readyz|api\/host($|\/log\.jsonl)|api\/workspaces\/demo\/stream)/
const isPaper = (path: string): boolean => /\.(html|md|json)$/.test(path)

const addresses = () =>
  everyAddress({
    slug: ["demo"],
    sessions: Object.keys(state.sessions),
    topics: Object.keys(state.topics).slice(0, 3),
    records: Object.keys(state.records).slice(0, 3),
    rounds: Object.keys(state.rounds).slice(0, 8),
    number: ["1"],
    format: ["html", "md", "json"],
  }).filter(path => !ofTheMoment.test(path))

test("each reader of the demo is answered at each address as before", async () => {
  const everybody = ["public", ...Object.keys(demo.cookies)]
  const lines: string[] = []
  for (const path of addresses().filter(one => !isPaper(one))) lines.push(await said(path, everybody))
  await expect(lines.join("")).toMatchFileSnapshot("said/demo.txt")
})

test("the papers of the demo say in three languages what they said before, inside and outside the room", async () => {
  const lines: string[] = []
  for (const path of addresses().filter(isPaper))
    for (const lang of languages) lines.push(await said(`${path}?lang=${lang}`, ["public", "moderator"]))
  await expect(lines.join("")).toMatchFileSnapshot("said/papers.txt")
})

test("a record and the minutes of the demo, to be read", async () => {
  const [record] = Object.keys(state.records)
  const [session] = Object.keys(state.sessions)
  const text = async (path: string) => (await read(`${path}.md?lang=en`, "moderator")).text()
  await expect(await text(`/api/records/${record}`)).toMatchFileSnapshot("said/record.txt")
  await expect(await text(`/api/sessions/${session}/minutes`)).toMatchFileSnapshot("said/minutes.txt")
})

import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"
import { Person } from "../kit/people/person.ts"
import { type Running, startPlenary } from "../kit/servers/plenary.ts"

const example = join(import.meta.dirname, "../../docs/examples/client.mjs")

let running: Running
beforeAll(async () => {
  running = await startPlenary()
})
afterAll(async () => {
  await running?.stop()
})

test("the example in PROTOCOL.md takes a seat, saves words, and comments once though it asks twice", async () => {
  const link = running.links["panelist"] ?? ""
  const { stdout } = await promisify(execFile)(process.execPath, [example, link, "Mori Aya"])
  const [, thread, seq, again] = /thread (\S+) is entry (\d+), asked again: entry (\d+)/.exec(stdout) ?? []
  expect(again).toBe(seq)
  expect(stdout).toMatch(new RegExp(`entry ${seq}: thread-opened by `))
  expect(stdout).toContain("frames are durable")
  const reader = await Person.join(running.url, link, "Reader")
  expect(Object.values(reader.state.threads).map(({ id }) => id)).toEqual([thread])
  const note = await fetch(`${running.url}/api/topics/${reader.snapshot.topics[0]?.id}/state`, {
    headers: { cookie: reader.cookie },
  })
  expect(Buffer.from(await note.arrayBuffer()).length).toBeGreaterThan(0)
  reader.leave()
})

test("it says why if the link is invalid", async () => {
  const wrong = `${running.url}/join#nothing`
  await expect(promisify(execFile)(process.execPath, [example, wrong, "Mori Aya"])).rejects.toThrow(/not-valid|link/)
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { type Browser, joinBy, openWindow, sharedBrowser, toEnd, type Window } from "../../kit/people/browsers.ts"
import { inNote } from "../../kit/people/inNote.ts"
import { Person } from "../../kit/people/person.ts"
import { StockClient } from "../../kit/people/stockClient.ts"
import { type Caddy, startCaddy } from "../../kit/servers/components/caddy.ts"
import { sharedPostgres } from "../../kit/servers/components/postgres.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"

const names = ["panel1", "panel2", "observer1"] as const
type Name = (typeof names)[number]

const folders = { panel1: newFolder(), panel2: newFolder(), observer1: newFolder() }
const ports: Record<Name, number> = { panel1: 0, panel2: 0, observer1: 0 }
const servers: Partial<Record<Name, Running>> = {}
let caddy: Caddy
let links: Record<string, string> = {}
let DATABASE_URL: string
let browser: Browser

async function start(name: Name): Promise<void> {
  const role = name === "observer1" ? { ROLE: "observer" } : {}
  // The drain that a server beside others has without a setting; the kit sets none.
  const env = { DATABASE_URL, PUBLIC_URL: caddy.url, NODE_NAME: name, DRAIN_SECONDS: "4", ...role }
  const running = await startPlenary({ folder: folders[name], port: ports[name], writesDemo: true, env })
  if (Object.keys(running.links).length > 0) links = running.links
  servers[name] = running
}

beforeAll(async () => {
  DATABASE_URL = await (await sharedPostgres()).createDatabase()
  for (const name of names) ports[name] = await freePort()
  caddy = await startCaddy(Object.fromEntries(names.map(name => [`${name}:3000`, ports[name]])))
  for (const name of names) await start(name)
  await until(async () => (await fetch(`${caddy.url}/healthz`)).ok, "the proxy passes requests on")
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser?.close()
  await caddy?.stop()
  for (const server of Object.values(servers)) await server.stop()
  for (const folder of Object.values(folders)) removeFolder(folder)
})

/** Joins behind the proxy, with a page of the panel and a client in the first note. */
const enter = async (name: string, link = "panelist", path: "sync" | "watch" = "sync") =>
  inNote(caddy.url, await Person.join(caddy.url, links[link] ?? "", name), path)

/** Writes a paragraph ten times a second until it is told to stop. */
function typing(client: StockClient, name: string): () => void {
  let n = 0
  const timer = setInterval(() => client.write(`${name}${n++}.`), 100)
  return () => clearInterval(timer)
}

/** Measures how long no word of a writer is acknowledged, at the longest. */
function pausesOf(client: StockClient): () => number {
  let [longest, known, since] = [0, 0, performance.now()]
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - since)
    if (client.saved.size > known) since = now
    known = client.saved.size
  }, 20)
  return () => {
    clearInterval(timer)
    return Math.round(longest)
  }
}

test("both panel servers are restarted one after the other while people type: every word once, and no page shows an error", async () => {
  const [ann, ben] = [await enter("Ann"), await enter("Ben")]
  const chair: Window = await openWindow(browser, "en")
  await joinBy(chair, links["moderator"] ?? "", "Chair")
  await chair.page.getByRole("button", { name: "Start session" }).first().click()
  await chair.page
    .getByRole("button", { name: /^Next item/ })
    .first()
    .click()
  await toEnd(chair)
  // The page collects what it says about the note, each text once.
  await chair.page.evaluate(() => {
    const said = new Set<string>()
    Object.assign(globalThis, { said })
    setInterval(() => {
      for (const one of document.querySelectorAll("plenary-saved, [role='alert'], .error"))
        said.add((one.shadowRoot?.textContent || one.textContent || "").replace(/\s+/g, " ").trim())
    }, 20)
  })
  const pauses = { Ann: pausesOf(ann.client), Ben: pausesOf(ben.client) }
  const stops = [typing(ann.client, "ann"), typing(ben.client, "ben")]
  let words = 0
  const resting = new AbortController()
  const keys = (async () => {
    while (!resting.signal.aborted) await chair.page.keyboard.type(`w${words++}. `, { delay: 10 })
  })()
  const drained: number[] = []
  for (const name of ["panel1", "panel2"] as const) {
    await sleep(500)
    const began = performance.now()
    expect(await servers[name]?.stop()).toBe(0)
    drained.push(performance.now() - began)
    await start(name)
    // The proxy needs as long to notice that the server is back.
    await sleep(1_500)
  }
  resting.abort()
  await keys
  for (const stop of stops) stop()
  for (const { client } of [ann, ben]) await until(() => client.isSaved, "everything is acknowledged")
  await until(() => ann.client.misread(ben.client).length === 0, "Ann reads all of Ben's words")
  await until(() => ben.client.misread(ann.client).length === 0, "Ben reads all of Ann's words")
  const typed = Array.from({ length: words }, (_, at) => `w${at}.`)
  await until(() => typed.every(word => ann.client.text.split(word).length === 2), "the chair's words are there once")
  const said = await chair.page.evaluate(() => [...(globalThis as unknown as { said: Set<string> }).said])
  const longest = Object.fromEntries(Object.entries(pauses).map(([name, pause]) => [name, pause()]))
  console.log("the longest pause of each writer, and each drain, in ms:", longest, drained, said)
  expect(chair.complaints).toEqual([])
  for (const text of said) expect(text).toMatch(/^$|^(Saved|Saving|Connecting|Reconnecting|Not saved yet: \d+)\b/)
  for (const ms of drained) expect(ms).toBeLessThan(10_000)
  for (const one of [ann, ben]) one.leave()
})

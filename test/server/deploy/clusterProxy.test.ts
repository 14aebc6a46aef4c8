import { once } from "node:events"
import { createServer, type Server } from "node:http"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { type Caddy, faultsOfCaddyfile, startCaddy } from "../../kit/servers/components/caddy.ts"

const names = ["panel1", "panel2", "observer1"] as const
type Name = (typeof names)[number]

/** Servers that answer each request with their name, and say that they are not ready if a test wants it. */
const servers: Server[] = []
const unready = new Set<Name>()
let caddy: Caddy

async function stub(name: Name): Promise<number> {
  const server = createServer(({ url }, response) => {
    if (url === "/readyz") response.statusCode = unready.has(name) ? 503 : 200
    response.end(name)
  })
  servers.push(server)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  return typeof address === "object" ? (address?.port ?? 0) : 0
}

const answerer = async (path: string): Promise<string> => (await fetch(`${caddy.url}${path}`)).text()
const answerers = async (paths: string[]): Promise<Set<string>> => new Set(await Promise.all(paths.map(answerer)))
const many = (path: (n: number) => string): string[] => Array.from({ length: 40 }, (_, n) => path(n))

beforeAll(async () => {
  const ports = await Promise.all(names.map(stub))
  caddy = await startCaddy(Object.fromEntries(names.map((name, n) => [`${name}:3000`, ports[n] ?? 0])))
})
beforeEach(async () => {
  unready.clear()
  const all = many(n => `/sync/${n}`)
  await until(async () => (await answerers(all)).size === 2, "the proxy knows that the panel servers are ready")
  await until(async () => (await answerer("/watch/a")) === "observer1", "and the observer server")
})
afterAll(async () => {
  await caddy?.stop()
  for (const server of servers) server.closeAllConnections()
  for (const server of servers) server.close()
})

test("is valid and formatted as Caddy formats it", async () => {
  expect(await faultsOfCaddyfile()).toBe("")
})

test("brings the writers of one note to one panel server, whatever their pages add to the address", async () => {
  for (const topic of ["a", "b", "c", "d"])
    expect((await answerers(many(n => `/sync/${topic}?v=4&client=${n}&page=${n}`))).size, topic).toBe(1)
  expect(await answerers(many(n => `/sync/${n}`))).toEqual(new Set(["panel1", "panel2"]))
})

test("brings the notes of pages that only read to the observer server, and all others to the panel servers", async () => {
  expect(await answerers(many(n => `/watch/${n}?client=${n}`))).toEqual(new Set(["observer1"]))
  const socketIo = ["/socket.io/?EIO=4&transport=websocket", "/socket.io/?watch=1&EIO=4&transport=websocket"]
  const others = ["/", "/api/workspaces/demo", "/readyz", ...socketIo]
  expect((await answerers(others)).has("observer1")).toBe(false)
})

test("shows nobody what is for the monitoring", async () => {
  expect((await fetch(`${caddy.url}/metrics`)).status).toBe(404)
})

test("keeps polls on one server", async () => {
  expect((await answerers(many(n => `/socket.io/?EIO=4&transport=polling&t=${n}`))).size).toBe(1)
})

test("a server that is not ready gets nothing, and its notes go to the other one", async () => {
  unready.add("panel1")
  await until(async () => !(await answerers(many(n => `/sync/${n}`))).has("panel1"), "panel1 gets nothing")
  unready.add("panel2")
  unready.delete("panel1")
  await until(async () => !(await answerers(many(n => `/sync/${n}`))).has("panel2"), "panel2 gets nothing")
})

test("where no observer server is ready, a panel server takes its pages", async () => {
  unready.add("observer1")
  await until(async () => (await answerer("/watch/a")).startsWith("panel"), "a panel server answers")
})

test("where no server is ready at all, pages are served all the same", async () => {
  for (const name of names) unready.add(name)
  await until(async () => (await answerer("/watch/a")).startsWith("panel"), "the proxy knows it of one")
  // The proxy looks at each server once a second.
  await sleep(2_500)
  for (const path of ["/", "/watch/a", "/sync/a", "/api/return/code"]) expect(await answerer(path)).toMatch(/^panel/)
})

import { createServer, type RequestListener, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { outgoing } from "../../../../server/adapters/outgoing/outgoing.ts"
import { OutgoingError, type OutgoingLimits, postOut } from "../../../../server/adapters/outgoing/post.ts"
import { until } from "../../../kit/clocks/until.ts"

/** the hosts and ports of the servers that the tests begin */
const named: string[] = []
const limits: OutgoingLimits = { privateHosts: named, timeoutMs: 2_000, mostBytes: 1_000 }
const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serving(listener: RequestListener): Promise<URL> {
  const server = createServer(listener).listen(0, "127.0.0.1")
  servers.push(server)
  await new Promise(done => server.once("listening", done))
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/translate`)
  named.push(url.host, `localhost:${url.port}`)
  return url
}

const fault = (sent: Promise<string>) =>
  sent.then(
    () => "none",
    failure => (failure instanceof OutgoingError ? failure.fault : failure),
  )

test("the body and the headers arrive, and the response comes back as text", async () => {
  const seen: string[] = []
  const url = await serving((request, response) => {
    seen.push(request.method ?? "", request.url ?? "", request.headers["x-key"]?.toString() ?? "")
    request.on("data", chunk => seen.push(String(chunk))).on("end", () => response.end('{"ok":true}'))
  })
  expect(await postOut(url, { q: "数据" }, { "x-key": "k" }, limits)).toBe('{"ok":true}')
  expect(seen).toEqual(["POST", "/translate", "k", '{"q":"数据"}'])
})

test("a private address is refused before anything is sent, also behind a name", async () => {
  let requests = 0
  const url = await serving((_, response) => {
    requests++
    response.end("")
  })
  const none = { ...limits, privateHosts: [] }
  // a host that is named with a port has only that one, and one that is named alone those of the web
  expect(await fault(postOut(url, {}, {}, { ...limits, privateHosts: ["127.0.0.1"] }))).toBe("private")
  expect(await fault(postOut(url, {}, {}, { ...limits, privateHosts: ["127.0.0.1:9"] }))).toBe("private")
  expect(await fault(postOut(url, {}, {}, none))).toBe("private")
  expect(await fault(postOut(new URL(`http://localhost:${url.port}/`), {}, {}, none))).toBe("private")
  expect(await fault(postOut(new URL(`http://[::1]:${url.port}/`), {}, {}, none))).toBe("private")
  expect(await fault(postOut(new URL(`http://[::ffff:127.0.0.1]:${url.port}/`), {}, {}, none))).toBe("private")
  expect(await fault(postOut(new URL(`http://0x7f.1:${url.port}/`), {}, {}, none))).toBe("private")
  expect(requests).toBe(0)
  expect(await fault(postOut(url, {}, {}, { ...limits, privateHosts: [url.host] }))).not.toBe("private")
})

test("a redirect is not followed", async () => {
  const paths: string[] = []
  const url = await serving((request, response) => {
    paths.push(request.url ?? "")
    response.writeHead(307, { location: "/elsewhere" }).end()
  })
  expect(await fault(postOut(url, {}, {}, limits))).toBe("status")
  expect(paths).toEqual(["/translate"])
})

test("a request ends at once when its caller stops", async () => {
  const stop = new AbortController()
  const silent = await serving(() => stop.abort())
  const started = Date.now()
  expect(await fault(postOut(silent, {}, {}, { ...limits, until: stop.signal }))).toBe("away")
  expect(Date.now() - started).toBeLessThan(limits.timeoutMs / 2)
})

test("a response that never comes, never ends or breaks off is an error in time", async () => {
  const short = { ...limits, timeoutMs: 200 }
  const silent = await serving(() => {})
  expect(await fault(postOut(silent, {}, {}, short))).toBe("late")
  const endless = await serving((_, response) => {
    const timer = setInterval(() => response.write("x"), 10)
    response.on("close", () => clearInterval(timer))
  })
  expect(await fault(postOut(endless, {}, {}, short))).toBe("late")
  const broken = await serving((_, response) => {
    response.writeHead(200, { "content-length": "100" })
    response.write("half")
    setTimeout(() => response.destroy(), 20)
  })
  expect(await fault(postOut(broken, {}, {}, limits))).toBe("away")
})

test("a response of more bytes than allowed is cut off", async () => {
  let isCut = false
  const url = await serving((_, response) => {
    const timer = setInterval(() => response.write("x".repeat(600)), 5)
    response.on("close", () => {
      clearInterval(timer)
      isCut = true
    })
  })
  // not by the limit of time
  expect(await fault(postOut(url, {}, {}, { ...limits, timeoutMs: 600_000 }))).toBe("large")
  await until(() => isCut, "the response is cut off")
})

test("a server that is away is said so", async () => {
  const url = await serving(() => {})
  servers.splice(0).forEach(server => server.close())
  expect(await fault(postOut(url, {}, {}, limits))).toBe("away")
})

test("a message has arrived with the status of its answer, however long the answer is, and the rest is not read", async () => {
  let isOver = false
  const url = await serving((_, response) => {
    response.writeHead(202)
    const timer = setInterval(() => response.write(Buffer.alloc(65_536)), 5)
    response.on("close", () => {
      clearInterval(timer)
      isOver = true
    })
  })
  expect(await outgoing([url.host], { timeoutMs: 2_000 }).post(url.href, {}, {}, new AbortController().signal)).toEqual(
    {
      kind: "arrived",
      status: 202,
    },
  )
  await expect.poll(() => isOver).toBe(true)
})

import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { createServer, request as forward, type IncomingHttpHeaders, type Server } from "node:http"
import { connect } from "node:net"
import { afterEach, expect, test } from "vitest"
import { examineProxy, judged, plainFindings, type ServerHere } from "../../../../server/cli/doctor/proxy.ts"
import { freePort } from "../../../kit/servers/freePort.ts"
import { type Seating, type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"
import { found, inEveryLanguage } from "./told.ts"

let panel: ServedPanel | null = null
let proxy: Server | null = null
afterEach(async () => {
  proxy?.closeAllConnections()
  proxy?.close()
  await panel?.end()
  panel = proxy = null
})

/** How a proxy spoils what it passes on. */
interface Spoils {
  headers?: (headers: IncomingHttpHeaders) => IncomingHttpHeaders
  upgrades?: boolean
}

const appended = (headers: IncomingHttpHeaders) => ({
  ...headers,
  "x-forwarded-for": [headers["x-forwarded-for"], "198.51.100.9"].flat().filter(Boolean).join(", "),
})
const written = (headers: IncomingHttpHeaders) => ({ ...headers, "x-forwarded-for": "198.51.100.9" })

/** A panel behind a proxy, as people reach it at the proxy's port. */
async function behind({ headers = written, upgrades = true }: Spoils, seating: Seating = {}): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  panel = await servePanel({ publicUrl: url, ...seating })
  const { port: at } = new URL(panel.url)
  proxy = createServer((request, response) => {
    const { method, url: path } = request
    const { connection: _, upgrade: __, ...kept } = headers(request.headers)
    const passed = forward({ host: "127.0.0.1", port: at, method, path, headers: kept }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on("error", () => response.writeHead(502).end())
    request.pipe(passed)
  })
  if (upgrades)
    proxy.on("upgrade", (request, socket, head) => {
      const to = connect(Number(at), "127.0.0.1")
      const lines = Object.entries(headers(request.headers)).map(([name, value]) => `${name}: ${String(value)}`)
      to.write([`GET ${request.url} HTTP/1.1`, ...lines, "", ""].join("\r\n"))
      to.write(head)
      to.pipe(socket).pipe(to)
      for (const one of [to, socket]) one.on("error", () => one.destroy())
    })
  proxy.listen(port, "127.0.0.1")
  await once(proxy, "listening")
  return url
}

/** The server as the command line asks it, without the socket in the data folder. */
const here = (): ServerHere => ({
  async probe(send) {
    const token = randomUUID()
    panel?.probes.expect(token)
    await send(token)
    return panel?.probes.take(token) ?? null
  },
})

const wrongIn = async (url: string, server: ServerHere | null = here()) => {
  const findings = await examineProxy(url, server)
  return findings.filter(({ level }) => level !== "ok")
}

test("a proxy that passes everything on and writes the caller's address is right", async () => {
  const url = await behind({})
  expect(found(await examineProxy(url, here()))).toEqual(["ok proxy", "ok sockets", "ok compressed", "ok address"])
  expect(found(await examineProxy(url, null))).toEqual([
    "ok proxy",
    "ok sockets",
    "ok compressed",
    "ok address-unasked",
  ])
  expect(found(await examineProxy(null, here()))).toEqual(["ok proxy-none"])
})

test("a proxy that appends to the header is right, as only its own entry is believed", async () => {
  const url = await behind({ headers: appended })
  expect(found(await examineProxy(url, here()))).toContain("ok address")
})

test("an address that nobody answers at is wrong", async () => {
  const findings = await wrongIn(`http://127.0.0.1:${await freePort()}`)
  expect(found(findings)).toEqual(["wrong proxy-away"])
  inEveryLanguage(findings, "ECONNREFUSED")
})

test("an address at which another program answers is wrong", async () => {
  proxy = createServer((_, response) => void response.end("Welcome to nginx!")).listen(0, "127.0.0.1")
  await once(proxy, "listening")
  const address = proxy.address()
  const findings = await wrongIn(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`)
  expect(found(findings)).toEqual(["wrong proxy-other"])
  inEveryLanguage(findings, "/healthz")
})

test("a proxy that lets no WebSocket through is wrong, by each path", async () => {
  const findings = await wrongIn(await behind({ upgrades: false }))
  expect(found(findings)).toEqual(["wrong sockets-blocked", "wrong sockets-blocked", "wrong sockets-blocked"])
  inEveryLanguage(findings, "Upgrade")
})

test("a server that knows another public address is wrong", async () => {
  const url = await behind({})
  const findings = await wrongIn(url.replace("127.0.0.1", "localhost"))
  expect(found(findings)).toEqual(["wrong sockets-origin", "wrong sockets-origin", "wrong sockets-origin"])
  inEveryLanguage(findings.slice(0, 1), "PUBLIC_URL")
})

test("a proxy that passes a claimed address on is wrong", async () => {
  expect(found(await wrongIn(await behind({ headers: headers => headers }))), "on this machine alone").toEqual([])
  const arrived = { address: "203.0.113.7", peer: "10.0.0.2", forwarded: "203.0.113.7" }
  const findings = [judged("https://panel.example.org", arrived)]
  expect(found(findings)).toEqual(["wrong address-forged"])
  inEveryLanguage(findings, "TRUST_PROXY")
})

test("a proxy that is not trusted is wrong", async () => {
  const findings = await wrongIn(await behind({}, { trustProxy: [] }))
  expect(found(findings)).toEqual(["wrong address-untrusted"])
  inEveryLanguage(findings, "127.0.0.1")
})

test("a proxy that writes no header is found where the address says that there must be one", async () => {
  const arrived = { address: "10.0.0.2", peer: "10.0.0.2", forwarded: null }
  const url = await behind({})
  // The test's own proxy has no certificate, so the server's answer is the test's.
  const server: ServerHere = { probe: async () => arrived }
  expect(found(await wrongIn(url, server))).toEqual([])
  const findings = [judged("https://panel.example.org", arrived)]
  expect(found(findings)).toEqual(["wrong address-missing"])
  inEveryLanguage(findings, "X-Forwarded-For")
})

test("requests that all reach other servers are a warning", async () => {
  const findings = await wrongIn(await behind({}), { probe: async send => (await send("elsewhere-elsewhere"), null) })
  expect(found(findings)).toEqual(["warning address-elsewhere"])
  inEveryLanguage(findings, "http://127.0.0.1")
})

test("an address without TLS is a warning, except on this machine", async () => {
  expect(found(plainFindings("http://panel.example.org"))).toEqual(["warning proxy-plain"])
  inEveryLanguage(plainFindings("http://panel.example.org"), "https")
  for (const url of ["https://panel.example.org", "http://localhost:3000", "http://[::1]:3000"])
    expect(plainFindings(url)).toEqual([])
})

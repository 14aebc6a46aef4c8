import { once } from "node:events"
import { readFileSync } from "node:fs"
import http from "node:http"
import { request } from "node:https"
import { join } from "node:path"
import { buffer } from "node:stream/consumers"
import { connect, type SecureVersion } from "node:tls"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { faultsOfCaddyfile } from "../../kit/servers/components/caddy.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../kit/servers/plenary.ts"
import { plenaryWith } from "../../kit/servers/program.ts"
import { startCaddyOfOne } from "../../kit/servers/proxies/caddyOne.ts"
import { type Proxy, startNginx } from "../../kit/servers/proxies/nginx.ts"

const deploy = join(import.meta.dirname, "../../../deploy")

const proxies = {
  "nginx.conf": (port: number) => startNginx("nginx.conf", port),
  Caddyfile: startCaddyOfOne,
}

describe.each(Object.entries(proxies))("%s", (name, start) => {
  const folder = newFolder()
  let proxy: Proxy
  let running: Running
  beforeAll(async () => {
    const port = await freePort()
    proxy = await start(port)
    running = await startPlenary({ folder, port, env: { PUBLIC_URL: proxy.url } })
  })
  afterAll(async () => {
    await proxy?.stop()
    await running?.stop()
    removeFolder(folder)
  })

  /** Sends a request that trusts the certificate of the test. */
  async function asked(path: string, { method = "GET", headers = {}, body = Buffer.alloc(0) } = {}) {
    const sent = request(proxy.url + path, { method, headers, ca: readFileSync(proxy.certificate) })
    // a server may answer, and close the connection, before it has read the body
    sent.on("error", () => {})
    sent.end(body)
    const [answer] = await once(sent, "response")
    return { status: answer.statusCode as number, headers: answer.headers, body: await buffer(answer) }
  }

  test("passes pages and both sockets, and lets the server see the callers' own addresses", async () => {
    expect(running.links["moderator"]).toMatch(`${proxy.url}/join#`)
    const env = { PUBLIC_URL: proxy.url, NODE_EXTRA_CA_CERTS: proxy.certificate, LANG: "C" }
    const { findings } = JSON.parse((await plenaryWith(env, folder, "doctor", "--json")).stdout) as {
      findings: { level: string; code: string }[]
    }
    const levels = Object.fromEntries(findings.map(({ code, level }) => [code, level]))
    expect(levels).toMatchObject({ proxy: "ok", sockets: "ok", address: "ok" })
  })

  test("leaves the server's compression and headers as they are", async () => {
    const page = await asked("/", { headers: { "accept-encoding": "br, gzip" } })
    expect(page.headers).toMatchObject({ "content-encoding": "br", vary: expect.stringMatching(/accept-encoding/i) })
    expect(page.headers["strict-transport-security"]).toMatch(/^max-age=\d+$/)
    expect(page.headers["content-security-policy"]).toContain("default-src 'self'")
    const json = await asked("/api/workspaces/demo", { headers: { "accept-encoding": "br, gzip" } })
    expect(json.headers["content-encoding"]).toMatch(/^(br|gzip)$/)
  })

  test("shows nobody what is for the monitoring", async () => {
    expect((await asked("/metrics")).status).toBe(404)
    expect((await asked("/healthz")).status).toBe(200)
  })

  test("leads from http to https", async () => {
    if (name === "Caddyfile") return expect(readFileSync(join(deploy, name), "utf8")).not.toContain("auto_https")
    const sent = http.get({
      socketPath: join(proxy.dir, "http.sock"),
      path: "/w/demo?a=b",
      headers: { host: "panel.example.org" },
    })
    const [answer] = await once(sent, "response")
    expect([answer.statusCode, answer.headers.location]).toEqual([301, "https://panel.example.org/w/demo?a=b"])
    answer.resume()
  })

  test("speaks TLS 1.2 and 1.3, and nothing older", async () => {
    const spoken = async (version: SecureVersion) => {
      const bounds = { minVersion: version, maxVersion: version, ciphers: "DEFAULT@SECLEVEL=0" }
      const socket = connect({ ...bounds, port: Number(new URL(proxy.url).port), rejectUnauthorized: false })
      const isSpoken = await once(socket, "secureConnect").then(
        () => true,
        () => false,
      )
      socket.destroy()
      return isSpoken
    }
    const versions = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"] as const
    expect(await Promise.all(versions.map(spoken))).toEqual([false, false, true, true])
    // the library of newer systems refuses old versions whatever nginx says, so the file is looked at too
    if (name === "nginx.conf")
      expect(readFileSync(join(deploy, name), "utf8")).toContain("ssl_protocols TLSv1.2 TLSv1.3;")
  })

  test("takes the body of the largest file", async () => {
    const body = Buffer.alloc(20_971_520)
    const headers = { "content-length": String(body.length) }
    // the server refuses a file that says not what it is for, maybe before it has read the body; a proxy that takes no such body answers 413
    const sent = await asked("/api/workspaces/demo/files", { method: "POST", headers, body }).then(
      ({ status }) => status,
      (failure: NodeJS.ErrnoException) => failure.code,
    )
    expect([400, "EPIPE", "ECONNRESET"]).toContain(sent)
  })
})

test("the Caddyfile is valid and formatted as Caddy formats it", async () => {
  expect(await faultsOfCaddyfile(join(deploy, "Caddyfile"))).toBe("")
})

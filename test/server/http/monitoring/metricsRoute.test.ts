import { get } from "node:http"
import { afterEach, expect, test } from "vitest"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel | null = null
afterEach(async () => {
  await panel?.end()
  panel = null
})

const token = "metrics-token-of-32-characters-x"

const asked = async (url: string, headers: Record<string, string> = {}, path = "/metrics") => {
  const response = await fetch(url + path, { headers })
  return { status: response.status, text: await response.text(), asks: response.headers.get("www-authenticate") }
}

test("without a token programs of this machine read the metrics, and nobody through a proxy", async () => {
  panel = await servePanel({ panelists: 2 })
  const { url } = panel
  expect((await asked(url)).text).toContain("plenary_connections")
  for (const [name, value] of [
    ["x-forwarded-for", "203.0.113.7"],
    ["x-forwarded-for", "127.0.0.1"],
    ["forwarded", "for=203.0.113.7"],
    ["via", "1.1 proxy"],
    ["x-real-ip", "203.0.113.7"],
  ] as const) {
    const { status, text } = await asked(url, { [name]: value })
    expect(status, name).toBe(401)
    expect(JSON.parse(text)).toMatchObject({ error: { code: "metrics-closed" } })
  }
})

/** Asks as a proxy on this machine does that sets no header, with a name in Host. */
const byProxy = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    get(`${url}/metrics`, { headers: { host } }, response => {
      response.resume()
      resolve(response.statusCode)
    }).on("error", reject)
  })

test("without a token a bare proxy on this machine opens nothing: neither by a public name, nor on a public server", async () => {
  panel = await servePanel({ panelists: 2 })
  expect(await byProxy(panel.url, "127.0.0.1:3000")).toBe(200)
  expect(await byProxy(panel.url, "localhost")).toBe(200)
  for (const host of ["panel.example.org", "localhost.example.org", "127.0.0.1.example.org", "203.0.113.7:3000"])
    expect([host, await byProxy(panel.url, host)]).toEqual([host, 401])
  await panel.end()
  // nginx sends the address of the server itself as Host unless it is told otherwise
  panel = await servePanel({ panelists: 2, publicUrl: "https://panel.example.org" })
  expect(await byProxy(panel.url, "127.0.0.1:3000")).toBe(401)
  await panel.end()
  panel = await servePanel({ panelists: 2, publicUrl: "http://localhost:3000" })
  expect(await byProxy(panel.url, "localhost:3000")).toBe(200)
})

test("with a token only its bearer reads them, also on this machine, and never with the token in the address", async () => {
  panel = await servePanel({ panelists: 2, metricsToken: token })
  const { url } = panel
  expect((await asked(url, { authorization: `Bearer ${token}` })).text).toContain("plenary_connections")
  expect((await asked(url, { authorization: `Bearer ${token}`, "x-forwarded-for": "203.0.113.7" })).status).toBe(200)
  for (const headers of [
    {},
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.slice(0, -1)}` },
    { authorization: token },
    { authorization: "Bearer" },
  ])
    expect(await asked(url, headers as Record<string, string>)).toMatchObject({ status: 401, asks: "Bearer" })
  expect((await asked(url, {}, `/metrics?token=${token}`)).status).toBe(401)
})

test("commits, acknowledgements and sign-ins are counted as they happen", async () => {
  panel = await servePanel({ panelists: 2 })
  const before = await asked(panel.url)
  const person = await panel.join("moderator1")
  await person.ask("open-thread", { topic: panel.topic, entry: { lang: "en", text: "Words" } })
  const { text } = await asked(panel.url)
  const of = (said: string, name: string) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(said)?.[1] ?? 0)
  expect(of(text, "plenary_sign_ins_total")).toBe(of(before.text, "plenary_sign_ins_total") + 1)
  const events = 'plenary_commit_seconds_count\\{of="events"\\}'
  expect(of(text, events)).toBeGreaterThan(of(before.text, events))
  const commands = 'plenary_acknowledgement_seconds_count\\{of="command"\\}'
  expect(of(text, commands)).toBeGreaterThan(of(before.text, commands))
  expect(text).toMatch(/^plenary_database_bytes \d{5,}$/m)
})

test("a sign-in of a browser that was signed in already is counted too", async () => {
  panel = await servePanel({ panelists: 2 })
  const { cookie } = await panel.join("moderator1")
  const count = async (url: string) => /^plenary_sign_ins_total (\d+)$/m.exec((await asked(url)).text)?.[1]
  const before = Number(await count(panel.url))
  const { directory, sha256, clock } = panel.instance
  await directory.addAdminToken(sha256("a token of an administrator"), clock.now() + 60_000)
  const { status } = await fetch(`${panel.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ token: "a token of an administrator" }),
  })
  expect(status).toBe(200)
  expect(Number(await count(panel.url))).toBe(before + 1)
})

import { once } from "node:events"
import { connect } from "node:net"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { builtClient } from "../../../server/http/builtClient.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let cookie: string
beforeAll(async () => {
  panel = await servePanel({ pages: builtClient(join(root, "dist/client")) })
  cookie = (await panel.join("panelist1")).cookie
})
afterAll(() => panel.end())

const paths = [
  "/",
  "/w/panel",
  "/api/workspaces/panel",
  "/api/nothing",
  "/api/docs",
  "/api/openapi.json",
  "/assets/nothing.js",
  "/healthz",
  "/readyz",
  "/metrics",
  "/robots.txt",
]

/** Writes bytes to the server, and returns all that it answers before it closes the connection. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(panel.url).port), "127.0.0.1")
  let answer = ""
  socket.on("data", chunk => (answer += chunk.toString()))
  socket.on("error", () => undefined)
  socket.write(bytes)
  await once(socket, "close")
  return answer
}

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0)

describe("an answer", () => {
  test.each(paths)("at %s is taken for what it is, shown in no frame, and runs nothing from elsewhere", async path => {
    const { headers } = await fetch(panel.url + path, { headers: { cookie } })
    const policy = headers.get("content-security-policy")?.split(";") ?? []
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]),
    )
    // without a directive of its own, a script is bound by `default-src`
    expect(policy.filter(one => /^script-src|unsafe-eval/.test(one))).toEqual([])
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("referrer-policy")).toBe("same-origin")
    expect(headers.get("x-powered-by")).toBeNull()
  })

  test.each(paths)("at %s says its type, and a text its alphabet", async path => {
    const { headers } = await fetch(panel.url + path, { headers: { cookie } })
    expect(headers.get("content-type")).toMatch(/^(text|application)\/[\w.+-]+; (version=[\d.]+; )?charset=utf-8$/i)
  })

  test.each(["/assets/", "/embed/", "/api/", "/.git/config", "/.env", "/index.html.map", "/package.json"])(
    "at %s lists no folder and shows no file that is none of the pages",
    async path => {
      const response = await fetch(panel.url + path)
      const text = await response.text()
      // an address without an end such as .js is the client's page, whatever it is called
      if (response.status === 200) expect(text).toBe(await (await fetch(panel.url)).text())
      else expect([response.status, text]).toEqual([404, expect.stringContaining('"not-found"')])
    },
  )
})

describe("a request", () => {
  test("on which the server fails gets a sentence and an id, and nothing of the fault", async () => {
    const fault = () => Promise.reject(new Error("SELECT secret FROM meta at server/nowhere.ts"))
    const failing = await servePanel({ instead: ({ seats }) => ({ seats: { ...seats, seat: fault } }) })
    const response = await fetch(`${failing.url}/api/workspaces/panel`)
    const text = await response.text()
    await failing.end()
    expect(response.status).toBe(500)
    expect(JSON.parse(text)).toMatchObject({ error: { code: "internal", id: expect.stringMatching(/^[\w-]{8}$/) } })
    expect(text).not.toMatch(/SELECT|secret|nowhere|\.ts|node_modules/)
  })

  test("that asks to be sent back is refused, with nothing of it in the answer", async () => {
    const answer = await answerTo("TRACE / HTTP/1.1\r\nHost: x\r\nCookie: secret=words\r\nConnection: close\r\n\r\n")
    expect(statusOf(answer)).toBe(404)
    expect(answer).not.toContain("secret=words")
  })

  test.each([
    ["two ways to find its end", "Content-Length: 4\r\nTransfer-Encoding: chunked", "0\r\n\r\n"],
    ["two lengths", "Content-Length: 2\r\nContent-Length: 4", "{}"],
    ["a length that is no number", "Content-Length: 2x", "{}"],
  ])("with %s is refused, and nothing after it is read as another request", async (_, headers, body) => {
    const next = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    const answer = await answerTo(`POST /api/leave HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n${body}${next}`)
    expect(statusOf(answer)).toBe(400)
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })
})

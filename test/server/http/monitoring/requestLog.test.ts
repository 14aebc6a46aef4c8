import { once } from "node:events"
import { createServer } from "node:http"
import express from "express"
import pino, { type Level } from "pino"
import { afterEach, expect, test } from "vitest"
import { notingMembers, requestLog } from "../../../../server/http/monitoring/requestLog.ts"
import type { Credential, Seat } from "../../../../server/ports/seats.ts"
import { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { until } from "../../../kit/clocks/until.ts"

const workspace = WorkspaceId.parse("w".repeat(21))
const member = MemberId.parse("m".repeat(21))
const seats = notingMembers({
  seat: async ({ cookie }: Credential, _: WorkspaceId) => (cookie === "known" ? ({ workspace, member } as Seat) : null),
})

let close = () => {}
afterEach(() => close())

async function served(level: Level) {
  const lines: string[] = []
  const app = express()
  app.use(requestLog(pino({ level, base: null }, { write: line => void lines.push(line.trim()) })))
  const answered = async (request: express.Request, response: express.Response) => {
    await new Promise(resolve => setTimeout(resolve, 5))
    await seats.seat({ cookie: request.get("cookie") ?? null }, workspace)
    response.set("etag", "s3cret").json({ ok: true })
  }
  app.get("/api/rounds/:round/figures", (request, response) => void answered(request, response))
  app.get("/api/rounds/:round/mine", (_, response) => void response.json({}))
  app.get("/api/broken", (_, response) => void response.status(500).end())
  const http = createServer(app).listen(0, "127.0.0.1")
  await once(http, "listening")
  close = () => http.close()
  const address = http.address()
  return { lines, url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}` }
}

const told = (lines: string[]) =>
  lines.map(line => {
    const { time, ms, level, ...rest } = JSON.parse(line)
    expect([typeof time, typeof ms, level]).toEqual(["number", "number", 30])
    return rest
  })

test("a request is one line with the route, the status and the member who asked, beside others that run with it", async () => {
  const { lines, url } = await served("info")
  await Promise.all([
    fetch(`${url}/api/rounds/r1/figures`, { headers: { cookie: "known" } }),
    fetch(`${url}/api/rounds/r2/figures`),
  ])
  await fetch(`${url}/api/broken`)
  await fetch(`${url}/no/such/page`)
  await until(() => lines.length === 4, "four lines")
  const route = "/api/rounds/:round/figures"
  expect(new Set(told(lines).map(line => JSON.stringify(line)))).toEqual(
    new Set(
      [
        { method: "GET", route, status: 200, member, msg: "request" },
        { method: "GET", route, status: 200, member: null, msg: "request" },
        { method: "GET", route: "/api/broken", status: 500, member: null, msg: "request" },
        { method: "GET", route: "-", status: 404, member: null, msg: "request" },
      ].map(line => JSON.stringify(line)),
    ),
  )
})

test("no header, query, address or value of a parameter is in a line, at any level", async () => {
  for (const level of ["trace", "debug", "info"] as const) {
    const { lines, url } = await served(level)
    const headers = { cookie: "known s3cret", authorization: "Bearer s3cret", referer: "https://s3cret.example" }
    await fetch(`${url}/api/rounds/s3cret/figures?token=s3cret`, { headers })
    await fetch(`${url}/s3cret%3ftoken=s3cret`, { headers })
    await until(() => lines.length === 2, "two lines")
    expect(lines.join("\n")).not.toMatch(/s3cret|127\.0\.0\.1|header|remote/i)
    close()
  }
})

test("what a member answers leaves no line, and at the level warn nothing does", async () => {
  const { lines, url } = await served("info")
  await fetch(`${url}/api/rounds/r1/mine`)
  await fetch(`${url}/api/broken`)
  await until(() => lines.length > 0, "a line")
  expect(told(lines).map(({ route }) => route)).toEqual(["/api/broken"])
  close()
  const quiet = await served("warn")
  await fetch(`${quiet.url}/api/broken`)
  expect(quiet.lines).toEqual([])
})

test("line ends in an address, a method's route or an error make no second line", async () => {
  const { lines, url } = await served("info")
  const forged = encodeURIComponent('r1\r\n{"level":30,"route":"/forged"}\u2028')
  await fetch(`${url}/api/rounds/${forged}/figures?to=${forged}`, { headers: { "user-agent": forged } })
  await until(() => lines.length > 0, "the request has a line")
  const route = "/api/rounds/:round/figures"
  expect(told(lines)).toEqual([{ method: "GET", route, status: 200, member: null, msg: "request" }])
  const written: string[] = []
  const log = pino({ base: null }, { write: text => void written.push(text) })
  log.error(new Error('a name\r\n{"level":30,"route":"/forged"}'))
  expect(written.map(text => text.trimEnd().split(/[\r\n]/).length)).toEqual([1])
})

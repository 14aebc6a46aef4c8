import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { ZodOpenApiPathsObject } from "zod-openapi"
import { accountPaths } from "../../../server/http/routes/accounts/described.ts"
import { administratorPaths } from "../../../server/http/routes/host/described.ts"
import type { ErrorBody } from "../../../shared/contract/queries.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let moderator = ""
beforeAll(async () => {
  panel = await servePanel()
  moderator = (await panel.join("moderator1")).cookie
})
afterAll(() => panel.end())

type Route = [method: string, path: string]

const routesIn = (paths: ZodOpenApiPathsObject): Route[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method): Route => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, "other")]),
  )

/** Sends a body that no route accepts, so that a route that reads it first says so. */
async function refusalFor([method, path]: Route, cookie: string): Promise<string> {
  const response = await fetch(panel.url + path, {
    method,
    headers: { cookie, "content-type": "application/json" },
    ...(method !== "GET" && { body: "{}" }),
  })
  return ((await response.json()) as ErrorBody).error.code
}

const everybodys = ["GET /api/host/face", "GET /api/host/logo"]
const administrators: Route[] = [
  ...routesIn(administratorPaths).filter(route => !everybodys.includes(route.join(" "))),
  ["POST", "/api/workspaces"],
  ["GET", "/api/letters"],
  ["POST", "/api/letters/held"],
  ["GET", "/api/search/index"],
  ["POST", "/api/search/index"],
  ["GET", "/api/deletions"],
]

describe("a route of administrators refuses everybody else before it reads a body", () => {
  it.each(administrators)("%s %s", async (...route) => {
    expect(await refusalFor(route, "")).toBe("sign-in")
    expect(await refusalFor(route, moderator)).toBe("not-permitted")
  })
})

/** `GET /api/account` says that there is no account. */
const owners = routesIn(accountPaths).filter(
  ([method, path]) => path.startsWith("/api/account") && `${method} ${path}` !== "GET /api/account",
)

describe("a route of an account asks a browser without one to sign in before it reads a body", () => {
  it.each(owners)("%s %s", async (...route) => {
    expect(await refusalFor(route, "")).toBe("sign-in")
    expect(await refusalFor(route, moderator)).toBe("sign-in")
  })
})

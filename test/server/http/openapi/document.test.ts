import { expect, it } from "vitest"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"
import { commandBodies } from "../../../../shared/contract/commands.ts"

const document = openapi()
const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  (["get", "post", "put", "delete"] as const).flatMap(method =>
    item[method] ? [{ path, method, ...item[method] }] : [],
  ),
)

it("each operation has an id of its own, a summary, the proofs that it takes and an answer", () => {
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.filter(id => id === undefined || !/^[a-zA-Z][\w-]*$/.test(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
  for (const { path, summary, security, responses } of operations) {
    expect([path, typeof summary]).toEqual([path, "string"])
    expect(security, path).toBeDefined()
    // a browser that comes back from a sign-in service is sent to a page
    expect(Object.keys(responses ?? {}), path).toContain(path.endsWith("/callback") ? "303" : "200")
  }
})

it("each operation says how it refuses", () => {
  const silent = operations.filter(({ responses }) => !responses?.["4XX"])
  expect(silent.map(({ path }) => path)).toEqual([])
})

it("each command is an operation with the name of its kind, and takes a person's cookie or a token", () => {
  for (const kind of Object.keys(commandBodies)) {
    const found = operations.find(({ operationId }) => operationId === kind)
    expect(found?.path).toBe(`/api/workspaces/{slug}/commands/${kind}`)
    expect(found?.security, kind).toContainEqual({ cookie: [] })
  }
  const export_ = operations.find(({ path, method }) => path.endsWith("/export") && method === "get")
  expect(export_?.security).toContainEqual({ token: [] })
})

it("each parameter of a path is described, and each reference leads somewhere", () => {
  for (const { path, parameters = [] } of operations) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    const described = parameters.flatMap(one => ("in" in one && one.in === "path" ? [one.name] : []))
    expect([path, new Set(described)]).toEqual([path, new Set(named)])
  }
  const schemas = Object.keys(document.components?.schemas ?? {})
  const led = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(([, name]) => name)
  expect(led.filter(name => !schemas.includes(name ?? ""))).toEqual([])
})

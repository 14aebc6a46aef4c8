import { afterAll, beforeAll, expect, test } from "vitest"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"
import type { Snapshot } from "../../../../shared/fold/slices/snapshot.ts"
import { schemaCheck } from "../../../kit/openapi/schemaCheck.ts"
import { Person, post } from "../../../kit/people/person.ts"
import { newFolder, type Running, removeFolder, startPlenary } from "../../../kit/servers/plenary.ts"

const document = openapi()
const differs = schemaCheck(document.components?.schemas ?? {})

const folder = newFolder()
let running: Running
/** a long export of the moderator */
let job = ""
const seats: Record<string, Person> = {}
beforeAll(async () => {
  running = await startPlenary({ folder })
  const once = running.links["administrator (once)"] ?? ""
  const joined = await post(running.url, "/api/join", { token: once.slice(once.indexOf("#") + 1) })
  const cookie = (joined.headers.getSetCookie()[0] ?? "").split(";")[0] ?? ""
  const admin = await Person.sit(running.url, cookie, "demo")
  seats["admin"] = admin
  for (const role of ["moderator", "secretary", "interpreter", "panelist", "observer"] as const) {
    const { made } = await admin.do("make-invite", { role, uses: 1 })
    seats[role] = await Person.join(running.url, `#${made["token"]}`, `A ${role}`)
  }
  seats["reader"] = await Person.read(running.url, "demo")
  const headers = { cookie: seats["moderator"]?.cookie ?? "", prefer: "respond-async" }
  const asked = await fetch(`${running.url}/api/workspaces/demo/workspace.csv?lang=en`, { headers })
  job = asked.headers.get("location")?.split("/").at(-1) ?? ""
})
afterAll(async () => {
  for (const one of Object.values(seats)) one.leave()
  await running.stop()
  removeFolder(folder)
})

/** The schema of an operation's answer with this status, as JSON. */
const schemaOf = (path: string, method: "get" | "post" | "put", status: string) => {
  const answer = document.paths?.[path]?.[method]?.responses?.[status]
  return answer && "content" in answer ? answer.content?.["application/json"]?.schema : undefined
}

/** Values for the parameters of a path, a few of each kind. */
function valuesOf(path: string, { state, topics }: Snapshot): Record<string, string>[] {
  const some = (table: object, most: number) => Object.keys(table).slice(0, most)
  const of = (ids: string[]) => ids.map(id => ({ id, format: "json" }))
  if (path.includes("{slug}")) return [{ slug: "demo", format: "json", number: "1" }]
  if (path.includes("/sessions/")) return of(some(state.sessions, 3))
  if (path.includes("/topics/"))
    return of(topics.map(({ id }) => id).slice(0, 4)).map(one => ({ ...one, at: String(Date.now()) }))
  if (path.includes("/records/")) return of(some(state.records, 4))
  if (path.includes("/jobs/")) return [{ id: job }]
  if (path.includes("/rounds/")) return of(some(state.rounds, 4))
  return [{}]
}

const queries: Record<string, (snapshot: Snapshot) => string[]> = {
  "/api/workspaces/{slug}": ({ topics }) => ["", `?topics=${topics.map(({ id }) => id).join()}&threads=1000`],
  "/api/sessions/{id}": ({ topics }) => [`?topics=${topics[0]?.id}&originals=later&lang=zh`],
  "/api/sessions/{id}/entries": () => ["?from=0&to=5000", "?from=5000&to=9000"],
  "/api/sessions/{id}/note": ({ topics }) => topics.map(({ id }) => `?topic=${id}`),
  "/api/search": () => ["?q=data&workspace=demo"],
  "/api/workspaces/{slug}/translations": () => ["?lang=en", "?lang=ja", "?lang=zh"],
  "/api/workspaces/{slug}/originals": ({ state }) => [
    `?keys=${Object.values(state.translations)
      .slice(0, 5)
      .map(({ key }) => encodeURIComponent(key))
      .join()}`,
  ],
}

/** Reads that need more than the demo has; other tests hold them. */
const elsewhere = new Set(["/calendar/{secret}.ics", "/metrics"])

const reads = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  item.get && schemaOf(path, "get", "200") && !elsewhere.has(path) ? [path] : [],
)

test.each(reads)("GET %s answers every role as the document says", async path => {
  const schema = schemaOf(path, "get", "200")
  const refused = schemaOf(path, "get", "4XX")
  const { snapshot } = seats["moderator"] ?? expect.fail("nobody joined")
  const statuses: number[] = []
  for (const [role, { cookie }] of Object.entries(seats))
    for (const values of valuesOf(path, snapshot))
      for (const query of queries[path]?.(snapshot) ?? [""]) {
        const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "none") + query
        const response = await fetch(running.url + at, { headers: cookie ? { cookie } : {} })
        const body: unknown = await response.json()
        statuses.push(response.status)
        if (response.status === 503 && path === "/readyz") continue
        expect([role, at, response.status, differs(response.ok ? schema : refused, body)]).toEqual([
          role,
          at,
          response.status,
          null,
        ])
      }
  // somebody got an answer: a refusal alone would show nothing
  if (!/return-reason|search|records$|deletions$|erasure$/.test(path))
    expect(statuses.some(one => one === 200)).toBe(true)
})

test("what people send is answered as the document says", async () => {
  const admin = seats["admin"] ?? expect.fail("no administrator")
  const { made } = await admin.do("make-invite", { role: "observer", uses: 1 })
  const observer = seats["observer"] ?? expect.fail("no observer")
  for (const [path, at, body, cookie] of [
    ["/api/join/preview", "/api/join/preview", { token: made["token"] }, ""],
    ["/api/join", "/api/join", { token: made["token"], name: "One more" }, ""],
    ["/api/join", "/api/join", { token: "unknown", name: "One more" }, ""],
    ["/api/workspaces", "/api/workspaces", { lang: "en", title: "Another" }, admin.cookie],
    ["/api/workspaces/{slug}/return-link", "/api/workspaces/demo/return-link", {}, observer.cookie],
    ["/api/workspaces/{slug}/calendar", "/api/workspaces/demo/calendar", { of: "own" }, observer.cookie],
    ["/api/workspaces/{slug}/commands/leave-panel", "/api/workspaces/demo/commands/leave-panel", {}, observer.cookie],
  ] as const) {
    const response = await post(running.url, at, body, cookie ? { cookie } : {})
    const schema = schemaOf(path, "post", response.ok ? "200" : "4XX")
    expect([at, response.status, differs(schema, await response.json())]).toEqual([at, response.status, null])
  }
})

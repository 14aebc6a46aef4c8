import { afterAll, beforeAll, expect, test } from "vitest"
import { openapi } from "../../../../server/http/routes/openapi/openapi.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel()
})
afterAll(() => panel.end())

const page = async (path: string, lang = "en") => {
  const response = await fetch(panel.url + path, { headers: { "accept-language": lang } })
  return { status: response.status, html: await response.text(), headers: response.headers }
}
const linksIn = (html: string) => [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, to = ""]) => to)

test("the first page lists every operation and every schema, and each link of it leads to a page", async () => {
  const { html } = await page("/api/docs")
  const links = linksIn(html).filter(to => to.startsWith("/api/docs/") && !to.endsWith(".css"))
  const operations = Object.values(openapi().paths ?? {}).flatMap(item =>
    [item.get, item.post, item.put, item.patch, item.delete].flatMap(one => one?.operationId ?? []),
  )
  for (const id of operations) expect(links).toContain(`/api/docs/operations/${id}?lang=en`)
  const statuses = new Set<number>()
  for (const to of links) statuses.add((await page(to)).status)
  expect([...statuses]).toEqual([200])
  expect(links.length).toBe(operations.length + Object.keys(openapi().components?.schemas ?? {}).length)
})

test("no page loads anything from elsewhere, and none has a script", async () => {
  for (const path of ["/api/docs", "/api/docs/operations/make-token", "/api/docs/schemas/Snapshot"]) {
    const { html, headers } = await page(path)
    expect(linksIn(html).filter(to => !to.startsWith("/") && !to.startsWith("#"))).toEqual([])
    expect(/<script|\sstyle=|\son\w+=/.test(html)).toBe(false)
    expect(headers.get("content-security-policy")).toContain("default-src 'self'")
  }
  expect((await page("/api/docs/docs.css")).headers.get("content-type")).toContain("text/css")
})

test("the frame is in the language that is asked for, else in the reader's; what the document says is marked as English", async () => {
  expect((await page("/api/docs", "ja")).html).toContain('<html lang="ja')
  expect((await page("/api/docs?lang=zh", "ja")).html).toContain("程序接口")
  const { html } = await page("/api/docs/operations/open-thread?lang=ja")
  expect(html).toContain("呼び出せる人")
  expect(html).toContain('<span lang="en">')
  expect(html).toContain('href="/api/docs/operations/open-thread?lang=zh"')
})

test("an operation shows its parameters, its body with nested fields, its answers, and who may ask", async () => {
  const { html } = await page("/api/docs/operations/open-thread")
  for (const word of [
    "Idempotency-Key (header)",
    "slug (path)",
    "entry",
    "Receipt",
    "4XX",
    "a program, by a token",
    "required",
  ])
    expect(html).toContain(word)
})

test("an unknown page is not found, and a name with signs shows no markup", async () => {
  for (const path of ["/api/docs/operations/nothing", "/api/docs/schemas/__proto__", "/api/docs/schemas/%3Cb%3E"]) {
    const { status, html } = await page(path)
    expect([path, status]).toEqual([path, 404])
    expect(html).not.toContain("<b>&")
    expect(html).toContain("There is no such page")
  }
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { WebSocket } from "ws"
import { isUnwatched } from "../../../server/http/monitoring/unwatched.ts"
import { shellBelow } from "../../../server/http/shown/shell.ts"
import { sitePathOf, takeOffSitePath } from "../../../server/http/upgrade/sitePath.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

const shell =
  '<html lang="en"><head><title>Plenary</title><link href="/mark.svg"><script src="/assets/a.js"></script></head><body><a href="//elsewhere"></a><plenary-app></plenary-app></body></html>'
const publicUrl = "https://www.example.org/plenary"

let panel: ServedPanel
beforeAll(async () => {
  panel = await servePanel({
    publicUrl,
    shell: async () => shellBelow(shell, sitePathOf(publicUrl)),
    pages: (request, response) => void response.json({ url: request.url, original: request.originalUrl }),
  })
})
afterAll(() => panel?.end())

test("the path of an address is what stands between its host and its last slash", () => {
  expect(sitePathOf(null)).toBe("")
  expect(sitePathOf("https://panel.example.org")).toBe("")
  expect(sitePathOf("https://www.example.org/a/b")).toBe("/a/b")
})

test.each([
  ["/plenary", "/"],
  ["/plenary/", "/"],
  ["/plenary?a=b", "/?a=b"],
  ["/plenary/w/panel?a=b", "/w/panel?a=b"],
  ["/plenary/plenary/x", "/plenary/x"],
  ["/plenaryx", "/plenaryx"],
  ["/w/plenary", "/w/plenary"],
  ["/w/panel", "/w/panel"],
])("%s is the site's %s, for routes and for the log", async (asked, within) => {
  const answer = await fetch(panel.url + asked)
  expect(await answer.json()).toEqual({ url: within, original: within })
})

test("a request that the log leaves out at the root is left out below a path", async () => {
  const listeners: ((request: object) => void)[] = []
  const server = { prependListener: (_: string, listener: (request: object) => void) => listeners.push(listener) }
  takeOffSitePath(server as never, "/plenary")
  for (const listener of listeners) {
    const request = { url: "/plenary/api/search?q=words" }
    listener(request)
    expect(isUnwatched(request)).toBe(true)
  }
  expect(listeners).toHaveLength(2)
})

test("both sockets are found with the path and without it, from pages of the site's origin alone", async () => {
  const [topic, closed] = [panel.topic, [] as string[]]
  for (const path of [`/sync/${topic}`, "/socket.io/?EIO=4&transport=websocket"])
    for (const base of ["/plenary", ""])
      for (const origin of [
        "https://www.example.org",
        "https://www.example.org/plenary",
        "https://other.example.org",
      ]) {
        const socket = new WebSocket(`${panel.url.replace("http", "ws")}${base}${path}`, { headers: { origin } })
        const { promise, resolve } = Promise.withResolvers<string>()
        socket.on("open", () => resolve("open"))
        socket.on("unexpected-response", (_, { statusCode }) => resolve(String(statusCode)))
        socket.on("error", () => resolve("error"))
        const answer = await promise
        socket.terminate()
        if (answer === "open") expect(origin).toBe("https://www.example.org")
        else closed.push(answer)
      }
  expect(closed).toEqual(Array.from({ length: 8 }, () => "403"))
})

test("the page says its path to its program, before the addresses of its files and nowhere else", () => {
  const page = shellBelow(shell, "/plenary")
  expect(page).toContain('<html lang="en" data-site-path="/plenary">')
  expect(page).toContain('<link href="/plenary/mark.svg"><script src="/plenary/assets/a.js">')
  expect(page).toContain('<a href="//elsewhere">')
  expect(shellBelow(shell, "")).toBe(shell)
})

test("what the server writes for readers and programs has the path", async () => {
  const robots = await (await fetch(`${panel.url}/plenary/robots.txt`)).text()
  expect(robots).toContain("Disallow: /plenary/api/")
  expect(robots).toContain(`Sitemap: ${publicUrl}/sitemap.xml`)
  expect(await (await fetch(`${panel.url}/plenary/api/openapi.json`)).json()).toMatchObject({
    servers: [{ url: "/plenary/" }],
  })
  const docs = await (await fetch(`${panel.url}/plenary/api/docs`)).text()
  expect([...docs.matchAll(/href="(\/[^"]*)"/g)].filter(([, href]) => !href?.startsWith("/plenary/"))).toEqual([])
})

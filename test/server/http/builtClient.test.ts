import { readdirSync, readFileSync } from "node:fs"
import { get, type IncomingHttpHeaders } from "node:http"
import { join } from "node:path"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { builtClient } from "../../../server/http/builtClient.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let script: string
beforeAll(async () => {
  panel = await servePanel({ pages: builtClient(join(root, "dist/client")) })
  script = /src="(\/assets\/[^"]+\.js)"/.exec((await asked("/")).body.toString())?.[1] ?? ""
})
afterAll(() => panel.end())

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  /** as it came */
  body: Buffer
}

/** As it goes over the wire: `fetch` would unpack it. */
const asked = (path: string, headers: Record<string, string> = {}) =>
  new Promise<Answer>((done, failed) => {
    get(panel.url + path, { headers }, response => {
      const parts: Buffer[] = []
      response.on("data", (part: Buffer) => parts.push(part))
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      )
    }).on("error", failed)
  })

const encoded = (path: string, encoding: string) => asked(path, { "accept-encoding": encoding })

describe("a built file", () => {
  it("goes in the form that its reader takes, each with a tag of its own, and for good", async () => {
    const plain = await asked(script)
    const [brotli, gzipped] = [await encoded(script, "gzip, deflate, br"), await encoded(script, "gzip")]
    expect(brotli.headers["content-encoding"]).toBe("br")
    expect(gzipped.headers["content-encoding"]).toBe("gzip")
    expect(plain.headers["content-encoding"]).toBeUndefined()
    expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
    expect(gunzipSync(gzipped.body).equals(plain.body)).toBe(true)
    expect(brotli.body.length).toBeLessThan(plain.body.length * 0.4)
    for (const { status, headers } of [plain, brotli, gzipped]) {
      expect(status).toBe(200)
      expect(headers["content-type"]).toMatch(/^text\/javascript/)
      expect(headers.vary).toMatch(/accept-encoding/i)
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable")
    }
    expect(new Set([plain, brotli, gzipped].map(({ headers }) => headers.etag)).size).toBe(3)
    const again = await asked(script, { "accept-encoding": "br", "if-none-match": brotli.headers.etag ?? "" })
    expect([again.status, again.body.length]).toEqual([304, 0])
  })

  it("carries the headers that bind a script, and none that are about a page", async () => {
    const { headers } = await encoded(script, "br")
    expect(headers).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'self'"),
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
    })
    const page = (await asked("/")).headers
    for (const name of ["x-frame-options", "cross-origin-opener-policy", "origin-agent-cluster", "x-xss-protection"])
      expect([name, headers[name], typeof page[name]]).toEqual([name, undefined, "string"])
    expect(headers["last-modified"]).toBeUndefined()
  })

  it("goes plain to whoever takes neither form", async () => {
    for (const encoding of ["identity", "br;q=0, gzip;q=0", "zstd"])
      expect((await encoded(script, encoding)).headers["content-encoding"], encoding).toBeUndefined()
  })
})

describe("an address", () => {
  it("of a page is answered with the page, which is asked about each time", async () => {
    for (const path of ["/", "/w/panel", `/w/panel/s/${panel.session}`, "/join", "/me", "/nowhere"]) {
      const { status, headers, body } = await encoded(path, "gzip, br")
      expect([path, status, headers["content-encoding"]]).toEqual([path, 200, "br"])
      expect(headers["content-type"]).toMatch(/^text\/html/)
      expect(headers["cache-control"]).toBe("no-cache")
      expect(brotliDecompressSync(body).toString()).toContain("<plenary-app>")
    }
  })

  it("that only a file or a program is asked for at is not there, and is no page", async () => {
    const paths = [
      "/api",
      "/api/nothing",
      "/.well-known/security.txt",
      "/.well-known/change-password",
      "/.well-known",
      "/humans.txt",
      "/embed.js",
      "/w/panel/embed.js",
      "/favicon.ico",
      "/.env",
      "/assets/gone-12345678.js",
      "/assets",
    ]
    for (const path of paths) {
      const { status, headers, body } = await asked(path, { accept: "text/html" })
      expect([path, status]).toEqual([path, 404])
      expect(headers["content-type"], path).toMatch(/^application\/json/)
      expect(JSON.parse(body.toString()), path).toMatchObject({ error: { code: "not-found" } })
    }
  })
})

describe("JSON", () => {
  it("that is written for one reader goes compressed", async () => {
    const { headers, body } = await encoded("/api/openapi.json", "gzip")
    expect(headers["content-encoding"]).toBe("gzip")
    expect(headers.vary).toMatch(/accept-encoding/i)
    expect(JSON.parse(gunzipSync(body).toString())).toHaveProperty("openapi")
    expect((await asked("/api/openapi.json")).headers["content-encoding"]).toBeUndefined()
  })

  it("that many share is compressed once, and not again", async () => {
    const { cookie } = await panel.join(Object.keys(panel.people)[0] ?? "")
    const ways = [
      ["gzip, deflate, br", "br", brotliDecompressSync],
      ["gzip", "gzip", gunzipSync],
      ["identity", undefined, (body: Buffer) => body],
    ] as const
    for (const [accepted, encoding, unpacked] of ways) {
      const { headers, body } = await asked("/api/workspaces/panel", { cookie, "accept-encoding": accepted })
      expect([headers["content-encoding"], headers.vary]).toEqual([encoding, "origin, accept-encoding"])
      expect(JSON.parse(unpacked(body).toString())).toMatchObject({
        incarnation: panel.instance.incarnation,
        me: { member: expect.any(String) },
      })
    }
  })
})

it("no file of a page has the schema library, which weighs as much as the frame of all pages", async () => {
  const first = (await asked(script)).body.toString()
  const files = [...new Set(first.match(/(?<=["`]\.\/)[\w.-]+\.js/g))].map(name => `/assets/${name}`)
  expect(files.length).toBeGreaterThan(5)
  for (const path of [script, ...files]) {
    const text = (await asked(path)).body.toString()
    expect([path, text.includes("~standard")]).toEqual([path, false])
  }
})

it("the file of results and records, which observers fetch, has neither the table of acts nor unused parts of packages", () => {
  const folder = join(root, "dist/client/assets")
  const map = readdirSync(folder).find(name => /^happenings-.*\.js\.map$/.test(name)) ?? ""
  const { sources } = JSON.parse(readFileSync(join(folder, map), "utf8")) as { sources: string[] }
  expect(sources.some(one => one.endsWith("/plenary-round-result.ts"))).toBe(true)
  expect(sources.filter(one => /client\/acts\/acts\.ts$|\/diff\/libesm\/diff\/(word|json|css)\.js$/.test(one))).toEqual(
    [],
  )
})

import { describe, expect, it } from "vitest"
import { firstPage } from "../../../server/http/routes/public/firstPage.ts"
import type { RecordRow } from "../../../shared/fold/recordState.ts"
import type { State } from "../../../shared/fold/state.ts"
import { onDemo } from "../../kit/servers/demoRead.ts"
import type { Running } from "../../kit/servers/plenary.ts"
import { servePanel } from "../../kit/servers/servedPanel.ts"

let running: Running
let demo: State
const get = onDemo(started => {
  ;({ running, demo } = started)
})

const records = () => Object.values(demo.records).toSorted((a, b) => a.number - b.number)
const dissented = () => records().find(({ body }) => body.objections.length > 0 && body.level === "rough")!
const shell = '<html lang="en"><head><title>Plenary</title></head><body><plenary-app></plenary-app></body></html>'

describe("the first HTML of a public record", () => {
  it("has title, wording in all languages, level and dissent, in the reader's language, below 30 kB", async () => {
    for (const [lang, level, tag] of [
      ["en", "Rough consensus", "en"],
      ["zh", "基本共识", "zh-CN"],
      ["ja", "大筋合意", "ja"],
    ] as const) {
      const record = dissented()
      const page = await get(`/w/demo/r/${record.number}`, { "accept-language": lang })
      const html = await page.text()
      expect(page.status).toBe(200)
      expect(html).toContain(`<html lang="${tag}">`)
      expect(html.toLowerCase()).toContain(level.toLowerCase())
      for (const { text } of [...record.body.texts, ...record.body.objections.map(one => one.reason)])
        expect(html).toContain(text.slice(0, 40))
      expect(Buffer.byteLength(html)).toBeLessThan(30_000)
    }
  })

  it("has OpenGraph and the canonical address, and the same policy as every page", async () => {
    const page = await get("/w/demo/r/3")
    const html = await page.text()
    expect(html).toContain(`<link rel="canonical" href="${running.url}/w/demo/r/3" />`)
    for (const of of ["og:type", "og:title", "og:description", "og:url", "og:site_name"])
      expect(html).toContain(`<meta property="${of}" content="`)
    const policy = (await get("/")).headers.get("content-security-policy")
    expect(page.headers.get("content-security-policy")).toBe(policy)
    expect(html).toMatch(/<script type="module"[^>]* src="\/assets\//)
  })

  it("escapes what people wrote, and stays below 30 kB whatever they wrote", () => {
    const hostile = `</title><script>alert(1)</script>"'$&$1 \u202e ${"長".repeat(200_000)}`
    const record = dissented()
    const long: RecordRow = {
      ...record,
      body: {
        ...record.body,
        topicTitle: { en: hostile },
        texts: record.body.texts.map(one => ({ ...one, text: hostile })),
        objections: record.body.objections.map(one => ({ ...one, reason: { ...one.reason, text: hostile } })),
      },
    }
    const html = firstPage(shell, { state: demo, record: long, lang: "en", url: "https://panel.example" })
    expect(html).not.toContain("<script>")
    expect(html.match(/<title>/g)).toHaveLength(1)
    expect(Buffer.byteLength(html)).toBeLessThan(30_000)
    expect(html).toContain("Parts are left out here")
  })
})

it("a record that nobody without a seat may read has the client's page, byte for byte, whether it exists or not", async () => {
  const panel = await servePanel({
    pages: (_, response) => void response.send(shell),
    shell: async () => shell,
  })
  const read = async (path: string) => {
    const response = await fetch(panel.url + path)
    const headers = [...response.headers].filter(([name]) => name !== "date")
    return { headers, body: await response.text() }
  }
  const other = await read("/w/panel/r/1")
  for (const path of ["/w/panel/r/99", "/w/nothing/r/1"]) expect(await read(path)).toEqual(other)
  expect(other.body).toBe(shell)
  await panel.end()
})

describe("for search engines", () => {
  it("robots.txt names the sitemap and leaves out secret addresses", async () => {
    const text = await (await get("/robots.txt")).text()
    expect(text).toContain(`Sitemap: ${running.url}/sitemap.xml`)
    expect(text).toContain("Disallow: /calendar/")
  })

  it("the sitemap has the public records, and no panel that is closed or under an embargo", async () => {
    const map = await (await get("/sitemap.xml")).text()
    for (const { number, state } of records())
      expect(map.includes(`${running.url}/w/demo/r/${number}<`), `CR-${number} ${state}`).toBe(
        ["in_force", "superseded", "withdrawn"].includes(state),
      )
    expect(map).not.toContain("/w/practice/")
    const panel = await servePanel()
    const chair = await panel.join("moderator1")
    await chair.do("set-embargo", { session: panel.session, until: Date.now() + 60_000 })
    await chair.do("set-access", { public: true, replay: "readers" })
    expect(await (await fetch(`${panel.url}/sitemap.xml`)).text()).not.toContain("/w/panel/")
    await panel.end()
  })
})

describe("a page of another site", () => {
  const origin = "https://news.example"

  it("reads what everybody may read, without cookies", async () => {
    const card = await get("/api/workspaces/demo/records/3?lang=ja", { origin })
    expect(card.headers.get("access-control-allow-origin")).toBe("*")
    expect(card.headers.get("access-control-allow-credentials")).toBe(null)
    expect(await card.json()).toMatchObject({ number: 3, lang: "ja", url: `${running.url}/w/demo/r/3` })
    const panel = await servePanel()
    const chair = await panel.join("moderator1")
    const cookies = { cookie: chair.cookie, origin }
    expect((await fetch(`${panel.url}/api/workspaces/panel`, { headers: cookies })).status).toBe(401)
    await panel.end()
  })

  it("reads no stream and no job", async () => {
    const panel = await servePanel()
    const allowed = async (path: string) => {
      const response = await fetch(panel.url + path, { headers: { origin } })
      await response.body?.cancel()
      return response.headers.get("access-control-allow-origin")
    }
    expect(await allowed("/api/workspaces/panel")).toBe("*")
    for (const path of ["/api/workspaces/panel/stream", "/api/jobs/none", "/api/jobs/none/file"])
      expect(await allowed(path), path).toBe(null)
    await panel.end()
  })

  it("changes nothing", async () => {
    const response = await fetch(`${running.url}/api/leave`, { method: "POST", headers: { origin } })
    expect(response.status).toBe(403)
    expect(response.headers.get("access-control-allow-origin")).toBe(null)
  })
})

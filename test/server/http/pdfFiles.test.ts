import { afterEach, expect, test } from "vitest"
import { refuse } from "../../../shared/contract/refusals.ts"
import { until } from "../../kit/clocks/until.ts"
import { type Seating, type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"
import { joined, textOf } from "../papers/pdf/pdftext.ts"

let panel: ServedPanel | null = null
afterEach(async () => await panel?.end())

const ask = async (seating: Seating, init: RequestInit = {}) => {
  panel = await servePanel(seating)
  const who = await panel.join("moderator1")
  return () =>
    fetch(`${panel?.url}/api/topics/${panel?.topic}/note.pdf?lang=en`, { ...init, headers: { cookie: who.cookie } })
}

test("a note is taken away as PDF under the name of its paper", async () => {
  const response = await (await ask({}))()
  expect(response.status).toBe(200)
  expect(response.headers.get("content-type")).toBe("application/pdf")
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="[^"]+\.pdf"; filename\*=UTF-8''/)
  expect(response.headers.get("cache-control")).toBe("no-store")
  expect(joined(textOf(Buffer.from(await response.arrayBuffer())))).toContain("1/1")
})

test("a server without fonts for a language says which, in the reader's language", async () => {
  const set = async () => refuse("fonts-missing", { langs: "ja" })
  const response = await (await ask({ instead: () => ({ pdfs: { set, missing: async () => [], close() {} } }) }))()
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({ error: { code: "fonts-missing", params: { langs: "ja" } } })
})

test("a caller who goes away ends the making of the file", async () => {
  let asked = false
  let isEnded = false
  const set = async (_: unknown, signal: AbortSignal): Promise<Buffer> => {
    asked = true
    const { promise, reject } = Promise.withResolvers<never>()
    signal.addEventListener("abort", () => {
      isEnded = true
      reject(signal.reason)
    })
    return promise
  }
  const leaving = new AbortController()
  const asking = (
    await ask({ instead: () => ({ pdfs: { set, missing: async () => [], close() {} } }) }, { signal: leaving.signal })
  )()
  await until(() => asked, "the file is being made")
  leaving.abort()
  await expect(asking).rejects.toThrow()
  await until(() => isEnded, "the making ends")
})

test("the menu of files is told for which languages the server has no font", async () => {
  const missing = async () => ["ja" as const]
  await ask({ instead: () => ({ pdfs: { set: async () => refuse("busy"), missing, close() {} } }) })
  const response = await fetch(`${panel?.url}/api/fonts`)
  expect(await response.json()).toEqual({ missing: ["ja"] })
})

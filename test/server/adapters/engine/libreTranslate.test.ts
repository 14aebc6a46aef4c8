import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { libreTranslate } from "../../../../server/adapters/engine/libreTranslate.ts"

let server: Server | null = null
const bodies: unknown[] = []

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
  bodies.length = 0
})

/** An engine that gives this answer. */
async function engine(answer: string, status = 200, path = "") {
  const started = createServer((request, response) => {
    let text = ""
    request.on("data", chunk => (text += chunk))
    request.on("end", () => {
      bodies.push([request.url, JSON.parse(text)])
      response.writeHead(status, { "content-type": "application/json" }).end(answer)
    })
  }).listen(0, "127.0.0.1")
  server = started
  await new Promise(done => started.once("listening", done))
  const url = `http://127.0.0.1:${(started.address() as AddressInfo).port}${path}`
  return libreTranslate({ url, key: "secret", private: true })
}

test("asks for plain text in LibreTranslate's form, also below a path, and returns the draft", async () => {
  const drafts = await engine('{"translatedText":" Hello. "}', 200, "/mt")
  expect(await drafts.draft("你好。", "zh", "en")).toEqual({ kind: "draft", text: "Hello." })
  expect(bodies).toEqual([
    ["/mt/translate", { q: "你好。", source: "zh", target: "en", format: "text", api_key: "secret" }],
  ])
})

test.each([
  ["markup that the original lacks", '{"translatedText":"<b>Hello</b>"}', 200, "unusable"],
  ["an entity", '{"translatedText":"it&#39;s"}', 200, "unusable"],
  ["no text", '{"translatedText":"  "}', 200, "unusable"],
  ["no JSON", "<html>Hello</html>", 200, "unusable"],
  ["another shape", '{"text":"Hello"}', 200, "unusable"],
  ["300 kB", JSON.stringify({ translatedText: "x".repeat(300_000) }), 200, "unusable"],
  ["an error", '{"error":"no such language"}', 400, "away"],
])("an engine that answers with %s gives no draft", async (_, answer, status, why) => {
  const drafts = await engine(answer, status)
  expect(await drafts.draft("你好。", "zh", "en")).toEqual({ kind: "none", why })
})

test("signs like < and & of the original may come back", async () => {
  const drafts = await engine('{"translatedText":"a < b & c > d"}')
  expect(await drafts.draft("a < b & c > d。", "zh", "en")).toEqual({ kind: "draft", text: "a < b & c > d" })
})

test("an engine with a private address gives no draft unless the administrator allows it", async () => {
  const open = await engine('{"translatedText":"Hello."}')
  const shut = libreTranslate({ url: `http://${open.host}`, key: null, private: false })
  expect(await shut.draft("你好。", "zh", "en")).toEqual({ kind: "none", why: "away" })
  expect(bodies).toEqual([])
})

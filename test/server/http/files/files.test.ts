import { createHash } from "node:crypto"
import { unzipSync } from "fflate"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import * as Y from "yjs"
import type { FileUploaded } from "../../../../shared/contract/queries/files.ts"
import type { ErrorBody } from "../../../../shared/contract/queries.ts"
import type { Person } from "../../../kit/people/person.ts"
import { RawClient, updateFrame } from "../../../kit/people/rawClient.ts"
import { docx, gif, jpeg, pdf, png, webp, zip } from "../../../kit/sampleFiles.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"
import { imagesOf } from "../../papers/pdf/pdftext.ts"

let panel: ServedPanel
let chair: Person
beforeEach(async () => {
  panel = await servePanel()
  chair = await panel.join("moderator1")
})
afterEach(() => panel.end())

type Answer = Partial<FileUploaded> & { status: number; code?: string }

async function put(bytes: Uint8Array, { as = "as=reading", by = chair, headers = {} } = {}): Promise<Answer> {
  const response = await fetch(`${panel.url}/api/workspaces/panel/files?${as}`, {
    method: "POST",
    headers: { cookie: by.cookie, "content-type": "application/octet-stream", ...headers },
    body: new Uint8Array(bytes),
  })
  const body = (await response.json()) as FileUploaded & Partial<ErrorBody>
  return { status: response.status, ...(body.error ? { code: body.error.code } : body) }
}
const picture = () => `as=picture&topic=${panel.topic}`
const got = (sha256: string | undefined, headers: Record<string, string> = {}) =>
  fetch(`${panel.url}/api/workspaces/panel/files/${sha256}`, { headers: { cookie: chair.cookie, ...headers } })
const listed = async (bytes: Uint8Array, title: object = { en: "The rules" }) => {
  const { sha256 } = await put(bytes)
  await chair.do("add-reading", { topic: panel.topic, title, file: sha256 })
  return sha256
}

function pictureOf(attributes: Record<string, string | number | undefined>): Y.XmlElement {
  const picture: Y.XmlElement<Record<string, string | number>> = new Y.XmlElement("picture")
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) picture.setAttribute(name, value)
  return picture as Y.XmlElement
}

describe("an uploaded file", () => {
  test("is known by its content, and named by the hash of its bytes", async () => {
    const bytes = pdf("大きな表")
    const sha256 = createHash("sha256").update(bytes).digest("hex")
    expect(await put(bytes)).toEqual({ status: 200, sha256, type: "application/pdf", size: bytes.length })
    expect(await put(docx())).toMatchObject({ status: 200, type: expect.stringMatching(/wordprocessingml.document$/) })
    expect(await put(png(40, 30))).toMatchObject({ type: "image/png", width: 40, height: 30 })
    expect(await put(gif)).toMatchObject({ type: "image/gif", width: 5, height: 6 })
    expect(await put(jpeg)).toMatchObject({ type: "image/jpeg", width: 8, height: 7 })
    expect(await put(webp)).toMatchObject({ type: "image/webp", width: 9, height: 10 })
  })

  test("of a telephone is stored without the place where it was taken", async () => {
    const place = Buffer.from("Exif\0\0GPS 31.2N 121.5E", "latin1")
    const taken = Buffer.concat([
      jpeg.subarray(0, 20),
      Buffer.from([0xff, 0xe1, 0, place.length + 2]),
      place,
      jpeg.subarray(20),
    ])
    for (const as of ["as=reading", picture()]) {
      const sha256 = createHash("sha256").update(jpeg).digest("hex")
      expect(await put(taken, { as })).toMatchObject({ status: 200, sha256, size: jpeg.length, width: 8 })
    }
    const path = `/api/workspaces/panel/files/${createHash("sha256").update(jpeg).digest("hex")}`
    const stored = await fetch(panel.url + path, { headers: { cookie: chair.cookie } })
    expect(Buffer.from(await stored.arrayBuffer())).toEqual(jpeg)
    expect(await put(Buffer.concat([taken.subarray(0, -12), Buffer.from([0, 0])]))).toMatchObject({ code: "file-type" })
  })

  test("is not a program's to send, whatever it may do otherwise", async () => {
    const codes = { secretary: "token-may-not", observer: "token-reads" } as const
    for (const scope of ["secretary", "observer"] as const) {
      const { made } = await chair.do("make-token", { name: "Desk", scope })
      const authorization = `Bearer ${made["token"]}`
      const answer = await put(pdf("x"), { headers: { cookie: "", authorization } })
      expect(answer).toMatchObject({ status: 403, code: codes[scope] })
    }
  })

  test.each([
    ["a drawing with script", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["a page that says later that it is a PDF file", "<script>alert(1)</script>%PDF-1.7"],
    ["nothing", ""],
    ["a word", "MZ"],
    ["a cut picture", "\x89PNG\r\n\x1a\n"],
    ["a script that begins as a picture does not", "RIFF....WAVE"],
  ])("is refused if it is %s", async (_, words) => {
    expect(await put(Buffer.from(words, "latin1"))).toEqual({ status: 415, code: "file-type" })
  })

  test("is refused if it is another zip file, has macros, would unpack to gigabytes, or has a false directory", async () => {
    const bomb = docx()
    // the first part says in the directory that it has three gigabytes
    const directory = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    bomb.writeUInt32LE(3_221_225_472, directory + 24)
    const cut = docx().subarray(0, -30)
    const wild = docx()
    wild.writeUInt32LE(0x7fffffff, wild.length - 10)
    const macros = docx({ "word/vbaProject.bin": new Uint8Array(4) })
    for (const bytes of [
      zip({ "a.html": "<script>" }),
      bomb,
      cut,
      wild,
      macros,
      docx({ "word/run.js": new Uint8Array(1) }),
    ])
      expect(await put(bytes)).toEqual({ status: 415, code: "file-type" })
  })

  test("is refused if it is a picture of so many pixels that a page could not show it", async () => {
    expect(await put(png(30_000, 30_000))).toEqual({ status: 415, code: "file-type" })
    expect(await put(png(0, 5))).toEqual({ status: 415, code: "file-type" })
  })

  test("is refused above 20 MB, whether or not its sender says how large it is, and nothing is left of it", async () => {
    const large = Buffer.concat([pdf(), Buffer.alloc(20_971_520)])
    expect(await put(large)).toEqual({ status: 413, code: "file-too-large" })
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(large))
        controller.close()
      },
    })
    const response = await fetch(`${panel.url}/api/workspaces/panel/files?as=reading`, {
      method: "POST",
      headers: { cookie: chair.cookie, "content-type": "application/octet-stream" },
      body: stream,
      duplex: "half",
    } as RequestInit)
    expect(response.status).toBe(413)
    const { workspace } = chair.state
    expect(workspace && (await panel.instance.files.used(workspace.id))).toBe(0)
  })

  test("is a download that runs nothing, under a name that is made of its title", async () => {
    const rtl = "a\u202Efdp.exe\u0000\r\nX: y\u{1F600}/../b"
    const sha256 = await listed(png(), { en: rtl.replaceAll("\u0000", "") })
    const response = await got(sha256)
    const headers = Object.fromEntries(response.headers)
    expect(headers).toMatchObject({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
      "content-length": String(png().length),
    })
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="[ -~]+\.png"; filename\*=UTF-8''[\w%.-]+\.png$/,
    )
    expect(headers["content-disposition"]).not.toMatch(/%E2%80%AE|%0D|%0A|%2F|\.\.\//)
    expect(Buffer.from(await response.arrayBuffer()).equals(png())).toBe(true)
    expect((await got(sha256, { "if-none-match": `"${sha256}"` })).status).toBe(304)
  })

  test("of several parts comes back byte for byte", async () => {
    const bytes = Buffer.concat([pdf(), Buffer.from(Array.from({ length: 1_300_000 }, (_, n) => (n * 7) % 251))])
    const sha256 = await listed(bytes)
    expect(Buffer.from(await (await got(sha256)).arrayBuffer()).equals(bytes)).toBe(true)
    const head = await fetch(`${panel.url}/api/workspaces/panel/files/${sha256}`, {
      method: "HEAD",
      headers: { cookie: chair.cookie },
    })
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)])
  })

  test("is nobody's to read before a reading names it, and gone after the reading is", async () => {
    const { sha256 } = await put(pdf())
    expect((await got(sha256)).status).toBe(404)
    const { made } = await chair.do("add-reading", { topic: panel.topic, title: { en: "Paper" }, file: sha256 })
    expect((await got(sha256)).status).toBe(200)
    await chair.do("remove-reading", { reading: String(made["reading"]) })
    expect((await got(sha256)).status).toBe(404)
    expect((await got("../../etc/passwd")).status).toBe(404)
    expect((await got("0".repeat(63))).status).toBe(404)
  })

  test("is read by whoever reads the panel, and by nobody else", async () => {
    const sha256 = await listed(pdf())
    const observer = await panel.join("observer1")
    expect((await got(sha256, { cookie: observer.cookie })).status).toBe(200)
    expect((await got(sha256, { cookie: "" })).status).toBe(401)
    await chair.do("set-access", { public: true, replay: "readers" })
    expect((await got(sha256, { cookie: "" })).status).toBe(200)
  })

  test("is uploaded by who may use it: papers by moderators and the secretary, pictures by who writes the note", async () => {
    const [panelist, observer, secretary] = [
      await panel.join("panelist1"),
      await panel.join("observer1"),
      await panel.join("secretary1"),
    ]
    expect(await put(pdf(), { by: secretary })).toMatchObject({ status: 200 })
    expect(await put(pdf(), { by: panelist })).toMatchObject({ code: "not-permitted" })
    expect(await put(pdf(), { by: observer })).toMatchObject({ code: "not-permitted" })
    expect(await put(png(), { by: panelist, as: picture() })).toMatchObject({ status: 200 })
    expect(await put(png(), { by: observer, as: picture() })).toMatchObject({ code: "not-permitted" })
    expect(await put(pdf(), { by: panelist, as: picture() })).toMatchObject({ code: "file-type" })
    expect(await put(png(), { as: "as=picture&topic=nowhere" })).toMatchObject({ code: "not-found" })
    expect(await put(png(), { as: "as=x" })).toMatchObject({ code: "bad-input" })
    await chair.do("set-note-mode", { topic: panel.topic, mode: "suggest" })
    expect(await put(png(), { by: panelist, as: picture() })).toMatchObject({ code: "not-permitted" })
    await chair.do("set-note-mode", { topic: panel.topic, mode: "locked" })
    expect(await put(png(), { as: picture() })).toMatchObject({ code: "note-locked" })
  })

  test("is refused from another origin, as JSON, and without a seat", async () => {
    expect(await put(pdf(), { headers: { origin: "https://evil.example" } })).toMatchObject({ code: "foreign-origin" })
    expect(await put(Buffer.from("{}"), { headers: { "content-type": "application/json" } })).toMatchObject({
      code: "bad-input",
    })
    expect(await put(pdf(), { headers: { cookie: "" } })).toMatchObject({ status: 401 })
  })

  test("that a picture of a note is stays when it leaves a reading list", async () => {
    const { sha256 } = await put(png(), { as: picture() })
    const { made } = await chair.do("add-reading", { topic: panel.topic, title: { en: "Map" }, file: sha256 })
    await chair.do("remove-reading", { reading: String(made["reading"]) })
    expect((await got(sha256)).status).toBe(200)
  })

  test("whose sender goes away leaves nothing behind", async () => {
    const ended = new AbortController()
    const slow = new ReadableStream({
      start: controller => controller.enqueue(new Uint8Array(pdf())),
      async pull() {
        ended.abort()
        await new Promise(() => {})
      },
    })
    await fetch(`${panel.url}/api/workspaces/panel/files?as=reading`, {
      method: "POST",
      headers: { cookie: chair.cookie, "content-type": "application/octet-stream" },
      body: slow,
      duplex: "half",
      signal: ended.signal,
    } as RequestInit).catch(() => undefined)
    expect(await put(pdf())).toMatchObject({ status: 200 })
  })

  test("of one panelist takes no more than a share of the quota, and papers have room", async () => {
    const panelist = await panel.join("panelist1")
    const big = (n: number) => Buffer.concat([png(n, 30), Buffer.alloc(11_000_000)])
    expect(await put(big(1), { by: panelist, as: picture() })).toMatchObject({ status: 200 })
    expect(await put(big(2), { by: panelist, as: picture() })).toMatchObject({ status: 429, code: "too-fast" })
    expect(await put(Buffer.concat([pdf(), Buffer.alloc(11_000_000)]))).toMatchObject({ status: 200 })
  })

  test("that never stood in a note is forgotten, and one that stood there stays after it was taken out", async () => {
    const { sha256: alone = "" } = await put(png(50, 30), { as: picture() })
    const { sha256: placed = "" } = await put(png(51, 30), { as: picture() })
    const workspace = (await panel.instance.directory.workspaces()).find(({ slug }) => slug === "panel")
    const used = () => panel.instance.files.used(workspace!.id)
    const whole = await used()
    // the writer's page shows the picture before the server has the edit
    expect([(await got(alone)).status, (await got(placed)).status]).toEqual([200, 200])
    const writer = await new RawClient(`${panel.url.replace("http", "ws")}/sync/${panel.topic}`, {
      cookie: chair.cookie,
    }).enter()
    const attributes = { file: placed, alt: "Map", width: 51, height: 30 }
    writer.send(updateFrame(writer.edit(note => note.push([pictureOf(attributes)]))))
    await writer.until(() => writer.acked === 2, "ack")
    writer.send(updateFrame(writer.edit(note => note.delete(note.length - 1, 1))))
    await writer.until(() => writer.acked === 3, "ack")
    expect(await panel.instance.files.dropUnkept(Date.now() + 1, 10)).toBe(1)
    expect([(await got(alone)).status, (await got(placed)).status]).toEqual([404, 200])
    expect(await used()).toBe(whole - png(50, 30).length)
  })

  test("that takes the place of another by an attribute alone stays, too", async () => {
    const { sha256: first } = await put(png(50, 30), { as: picture() })
    const { sha256: second } = await put(png(51, 30), { as: picture() })
    const writer = await new RawClient(`${panel.url.replace("http", "ws")}/sync/${panel.topic}`, {
      cookie: chair.cookie,
    }).enter()
    const shown = pictureOf({ file: first, alt: "Map", width: 51, height: 30 })
    writer.send(updateFrame(writer.edit(note => note.push([shown]))))
    await writer.until(() => writer.acked === 2, "ack")
    writer.send(updateFrame(writer.edit(() => shown.setAttribute("file", second ?? ""))))
    await writer.until(() => writer.acked === 3, "ack")
    expect(await panel.instance.files.dropUnkept(Date.now() + 1, 10)).toBe(0)
  })

  test("that stands in a note is in the files of the note, and its words where the format holds no pictures", async () => {
    const { sha256 } = await put(png(40, 30), { as: picture() })
    const { sha256: gone } = await put(png(41, 30))
    const writer = await new RawClient(`${panel.url.replace("http", "ws")}/sync/${panel.topic}`, {
      cookie: chair.cookie,
    }).enter()
    const pictures = [sha256, gone].map(file => pictureOf({ file, alt: "<b>Map & </b>", width: 40, height: 30 }))
    writer.send(updateFrame(writer.edit(note => note.push(pictures))))
    await writer.until(() => writer.acked === 2, "ack")
    const taken = async (format: string) =>
      fetch(`${panel.url}/api/topics/${panel.topic}/note.${format}`, { headers: { cookie: chair.cookie } })
    const [part, written] = [vi.spyOn(panel.instance.files, "part"), vi.spyOn(panel.instance.writer, "paper")]
    for (const format of ["md", "json", "csv"]) expect((await taken(format)).status).toBe(200)
    expect(part).not.toHaveBeenCalled()
    const html = await (await taken("html")).text()
    expect(written).toHaveBeenCalledOnce()
    expect(html).toContain(
      `<img src="data:image/png;base64,${png(40, 30).toString("base64")}" alt="&lt;b&gt;Map &amp; &lt;/b&gt;"`,
    )
    expect(html.match(/<img/g)).toHaveLength(1)
    expect(html).toContain("<p>[&lt;b&gt;Map")
    expect(await (await taken("md")).text()).toContain(`/api/workspaces/panel/files/${sha256}`)
    expect(await (await taken("json")).text()).not.toContain("base64")
    expect(imagesOf(Buffer.from(await (await taken("pdf")).arrayBuffer()))).toEqual(["40x30"])
    const word = Buffer.from(await (await taken("docx")).arrayBuffer())
    expect(
      Object.keys(unzipSync(word)).filter(name => name.startsWith("word/media/") && name.endsWith(".png")),
    ).toHaveLength(1)
  })
})

import { connect, type Socket } from "node:net"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { inTime, UploadTooSlow } from "../../../../server/http/routes/files/arriving.ts"
import { until } from "../../../kit/clocks/until.ts"
import type { Person } from "../../../kit/people/person.ts"
import { pdf, png } from "../../../kit/sampleFiles.ts"
import { type ServedPanel, servePanel } from "../../../kit/servers/servedPanel.ts"

let panel: ServedPanel
let sockets: Socket[] = []
let over: Promise<unknown>[] = []
beforeEach(async () => {
  panel = await servePanel()
  sockets = []
  over = []
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await panel.end()
})

const picture = () => `as=picture&topic=${panel.topic}`

/** Begins an upload, sends no more than its first bytes, and resolves once the server has its head. */
async function hang({ cookie }: Person, bytes: string): Promise<void> {
  const { port, hostname, host } = new URL(panel.url)
  const socket = connect(Number(port), hostname)
  socket.on("error", () => undefined)
  socket.write(
    `POST /api/workspaces/panel/files?${picture()} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nContent-Type: application/octet-stream\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\n\r\n${bytes}`,
  )
  sockets.push(socket)
  let told = ""
  socket.on("data", bytes => (told += String(bytes)))
  await until(() => told !== "" || socket.destroyed, "the server has the head")
  over.push(until(() => / [45]\d\d /.test(told) || socket.destroyed, "it is refused, or ended without an answer"))
}

const put = async ({ cookie }: Person, bytes: Uint8Array, as = picture()): Promise<number> =>
  (
    await fetch(`${panel.url}/api/workspaces/panel/files?${as}`, {
      method: "POST",
      headers: { cookie, "content-type": "application/octet-stream" },
      body: new Uint8Array(bytes),
    })
  ).status

describe("uploads that do not go on", () => {
  test("take two places of their sender, and nobody else's; one without bytes takes none, and is ended", async () => {
    const [blocker, other, secretary] = [
      await panel.join("panelist1"),
      await panel.join("panelist2"),
      await panel.join("secretary1"),
    ]
    for (let n = 0; n < 16; n++) await hang(blocker, "")
    expect(await put(blocker, png(4, 4))).toBe(200)
    for (let n = 0; n < 16; n++) await hang(blocker, "a")
    expect(await put(blocker, png(4, 5))).toBe(503)
    expect(await put(other, png(5, 5))).toBe(200)
    expect(await put(secretary, pdf("y"), "as=reading")).toBe(200)
    await Promise.all(over)
    expect(await put(blocker, png(4, 6))).toBe(200)
  })

  test("end without bytes for a while, or when they have taken too long in all", async () => {
    async function* dripping() {
      for (;;) {
        await new Promise(resolve => setTimeout(resolve, 20))
        yield new Uint8Array(1)
      }
    }
    const read = async (times: { quiet: number; whole: number }) => {
      let size = 0
      for await (const bytes of inTime(dripping(), times)) size += bytes.length
      return size
    }
    await expect(read({ quiet: 5, whole: 1_000 })).rejects.toThrow(UploadTooSlow)
    await expect(read({ quiet: 500, whole: 200 })).rejects.toThrow(UploadTooSlow)
  })
})

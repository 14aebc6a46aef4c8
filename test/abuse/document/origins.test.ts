import { once } from "node:events"
import { afterAll, beforeAll, expect, test } from "vitest"
import { WebSocket } from "ws"
import type { Running } from "../../kit/servers/plenary.ts"
import { Ground } from "./ground.ts"

let ground: Ground
let running: Running
let cookie: string
let port: string
beforeAll(async () => {
  ground = await Ground.open()
  ;({ running } = ground)
  cookie = await ground.cookie("panelist", "Eve")
  port = new URL(running.url).port
})
afterAll(() => ground.close())

const foreign = (own: string): string[] => [
  "https://evil.example",
  "http://evil.example",
  `http://evil.example:${own}`,
  "null",
  "file://",
  "",
  `http://127.0.0.1.evil.example:${own}`,
  `http://evil-127.0.0.1:${own}`,
  `http://sub.localhost:${own}`,
  `http://localhost.evil.example:${own}`,
  `http://localhosts:${own}`,
  `http://notlocalhost:${own}`,
  `http://user@127.0.0.1:${own}`,
  `http://127.0.0.1:${own}@evil.example`,
  `http://user:pass@localhost:${own}`,
  `http://localhost.:${own}`,
  `http://127.0.0.1.:${own}`,
  `http://127.0.0.1:${own}/`,
  `http://127.0.0.1:${own}/path`,
  `https://127.0.0.1:${own}`,
  `http://127.0.0.1:${Number(own) + 1}`,
  "http://127.0.0.1",
  `HTTP://127.0.0.1:${own}`,
  `http://127.1:${own}`,
  `http://2130706433:${own}`,
]

async function handshake(path: string, origin: string): Promise<number> {
  const socket = new WebSocket(`${running.url.replace("http", "ws")}${path}`, { headers: { cookie, origin } })
  socket.on("error", () => undefined)
  const opened = once(socket, "open").then(() => 101)
  const refused = once(socket, "unexpected-response").then(([request, response]) => {
    request.destroy()
    return Number(response.statusCode)
  })
  const closed = once(socket, "close").then(() => 0)
  const status = await Promise.race([opened, refused, closed])
  socket.terminate()
  return status
}

const socketIo = "/socket.io/?EIO=4&transport=websocket"

test("both socket families and polling refuse each foreign Origin", async () => {
  const list = foreign(port)
  expect(list.length).toBeGreaterThanOrEqual(24)
  for (const origin of list) {
    expect(await handshake("/sync/any", origin), `document, ${origin}`).toBe(403)
    expect([0, 400, 403], `events, ${origin}`).toContain(await handshake(socketIo, origin))
    const polled = await fetch(`${running.url}/socket.io/?EIO=4&transport=polling`, { headers: { origin, cookie } })
    expect(polled.status, `polling, ${origin}`).toBe(403)
  }
  await ground.isUntouched()
  await ground.typingGoesOn()
})

test("the page's own Origins are admitted, and a program that sends none is judged by its cookie", async () => {
  for (const name of ["127.0.0.1", "localhost", "[::1]"])
    expect(await handshake("/sync/any", `http://${name}:${port}`), name).toBe(101)
  const plain = new WebSocket(`${running.url.replace("http", "ws")}/sync/any`, { headers: { cookie } })
  const [code] = await once(plain, "close")
  // An unknown topic is answered like a private one.
  expect(code).toBe(4403)
})

import { once } from "node:events"
import { connect, createServer, type Server, type Socket } from "node:net"
import { afterEach, beforeEach, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { freePort } from "../../kit/servers/freePort.ts"
import { type Link, link } from "../../kit/servers/link.ts"

/** One end of a connection, and all that has reached it. */
class End {
  readonly socket: Socket
  received = ""
  hasEnded = false
  error = ""

  constructor(socket: Socket) {
    this.socket = socket
    socket.on("data", bytes => (this.received += bytes.toString()))
    socket.on("end", () => (this.hasEnded = true))
    socket.on("error", error => (this.error = "code" in error ? String(error.code) : error.message))
  }
}

let server: Server
let to: Link
let ends: End[]
let taken: End[]

beforeEach(async () => {
  ends = []
  taken = []
  server = createServer({ allowHalfOpen: true }, socket => {
    const end = new End(socket)
    taken.push(end)
    socket.on("data", bytes => void socket.write(`<${bytes.toString()}>`))
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const at = server.address()
  to = await link(typeof at === "object" && at ? at.port : 0)
})
afterEach(async () => {
  for (const { socket } of [...ends, ...taken]) socket.destroy()
  await to.close()
  server.close()
})

async function client(): Promise<End> {
  const end = new End(connect({ host: "127.0.0.1", port: to.port, allowHalfOpen: true }))
  ends.push(end)
  await once(end.socket, "connect")
  return end
}

async function connected(): Promise<[End, End]> {
  const near = await client()
  near.socket.write("a")
  await until(() => near.received === "<a>", "the echo")
  const far = taken.at(-1)
  if (!far) throw new Error("no connection was taken")
  return [near, far]
}

/** Time in which bytes that pass would have arrived. */
const pauseMs = 100

test("it passes bytes and the end of each direction", async () => {
  const [near, far] = await connected()
  near.socket.end("b")
  await until(() => far.hasEnded, "the server reads the end")
  await until(() => near.received === "<a><b>", "the server still answers")
  far.socket.end("last")
  await until(() => near.hasEnded, "the client reads the end")
  expect(near.received).toBe("<a><b>last")
})

test("without answers, requests reach the server and nothing comes back until it passes again", async () => {
  const [near, far] = await connected()
  to.dropAnswers()
  near.socket.write("b")
  await until(() => far.received === "ab", "the request arrives")
  const later = await client()
  later.socket.write("c")
  await until(() => taken.length === 2 && taken[1]?.received === "c", "the request of a new connection arrives")
  far.socket.end()
  await sleep(pauseMs)
  expect([near.received, near.hasEnded, later.received]).toEqual(["<a>", false, ""])
  to.pass()
  await until(() => near.received === "<a><b>" && near.hasEnded, "the answer arrives, then the end")
  await until(() => later.received === "<c>", "the other answer arrives")
})

test("an answer that was withheld is lost when the connection is cut", async () => {
  const [near, far] = await connected()
  to.dropAnswers()
  near.socket.write("b")
  await until(() => far.received === "ab", "the request arrives")
  to.cut()
  await until(() => near.error !== "" && far.error !== "", "both ends are told")
  to.pass()
  await sleep(pauseMs)
  expect(near.received).toBe("<a>")
})

test("with everything dropped, nothing arrives until it passes again", async () => {
  const [near, far] = await connected()
  to.dropAll()
  near.socket.write("b")
  far.socket.write("!")
  const later = await client()
  later.socket.write("c")
  await sleep(pauseMs)
  expect([near.received, far.received, later.received, taken.length]).toEqual(["<a>", "a", "", 1])
  to.pass()
  await until(() => near.received === "<a>!<b>" && later.received === "<c>", "everything arrives in order")
})

test("a client that gives up under a dropped link is not missed before it passes again", async () => {
  const [near, far] = await connected()
  to.dropAll()
  near.socket.destroy()
  await sleep(pauseMs)
  expect([far.hasEnded, far.error]).toEqual([false, ""])
  to.pass()
  await until(() => far.hasEnded || far.error !== "", "the server is told")
})

test("a delay holds everything back, in both directions and in order", async () => {
  const [near] = await connected()
  to.delay(150)
  const start = performance.now()
  near.socket.write("b")
  await sleep(20)
  near.socket.write("c")
  await until(() => near.received === "<a><b><c>", "the echo")
  // Timers may be a millisecond early.
  expect(performance.now() - start).toBeGreaterThan(2 * 150 - 5)
  to.pass()
  near.socket.write("d")
  await until(() => near.received.endsWith("<d>"), "the echo without a delay")
})

test("a cut resets both ends, and a new connection passes", async () => {
  const [near, far] = await connected()
  to.cut()
  await until(() => near.socket.destroyed && far.socket.destroyed, "both ends are closed")
  expect([near.error, far.error]).toEqual(["ECONNRESET", "ECONNRESET"])
  await connected()
})

test("more than fits into the buffers passes whole, also after it was withheld", async () => {
  const [near, far] = await connected()
  const most = "x".repeat(20_000_000)
  to.dropAnswers()
  far.socket.write(most)
  await sleep(pauseMs)
  to.pass()
  await until(() => near.received.length === most.length + 3, "all bytes")
})

test("a server that resets, or is not there, resets the client", async () => {
  const [near, far] = await connected()
  far.socket.resetAndDestroy()
  await until(() => near.error === "ECONNRESET", "the reset arrives")
  const nowhere = await link(await freePort())
  const refused = new End(connect({ host: "127.0.0.1", port: nowhere.port }))
  ends.push(refused)
  await until(() => refused.error === "ECONNRESET", "the reset arrives")
  await nowhere.close()
})

test("closed, it refuses connections", async () => {
  const [near] = await connected()
  await to.close()
  await until(() => near.error === "ECONNRESET", "the reset arrives")
  await expect(client()).rejects.toMatchObject({ code: "ECONNREFUSED" })
})

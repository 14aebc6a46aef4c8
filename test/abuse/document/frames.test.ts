import { randomBytes } from "node:crypto"
import { connect, type Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { Ground } from "./ground.ts"

let ground: Ground
beforeAll(async () => {
  ground = await Ground.open()
})
afterAll(() => ground.close())

/** A hand-written WebSocket: the handshake, then raw bytes. */
class HandSocket {
  readonly socket: Socket
  #heard = Buffer.alloc(0)
  ended = false

  constructor(address: string, cookie: string) {
    const url = new URL(address)
    this.socket = connect(Number(url.port), url.hostname)
    this.socket.on("error", () => undefined)
    this.socket.on("data", bytes => {
      this.#heard = Buffer.concat([this.#heard, bytes])
    })
    this.socket.on("close", () => {
      this.ended = true
    })
    const key = randomBytes(16).toString("base64")
    this.socket.write(
      `GET ${url.pathname} HTTP/1.1\r\nHost: ${url.host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nCookie: ${cookie}\r\n\r\n`,
    )
  }
  get open(): boolean {
    return this.#heard.includes("\r\n\r\n")
  }
  /** the code in the close frame, which is the server's last message */
  get code(): number | null {
    const frames = this.#heard.subarray(this.#heard.indexOf("\r\n\r\n") + 4)
    for (let at = 0; at + 2 <= frames.length; ) {
      const short = (frames[at + 1] ?? 0) & 127
      const long = short === 126 ? frames.readUInt16BE(at + 2) : short
      const from = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
      const length = short === 127 ? Number(frames.readBigUInt64BE(at + 2)) : long
      if ((frames[at] ?? 0) === 0x88 && from + 2 <= frames.length) return frames.readUInt16BE(from)
      at = from + length
    }
    return null
  }
}

/** A client's frame, masked with zeros. */
const masked = (first: number, length: number, payload = Buffer.alloc(length)): Buffer => {
  const head =
    length < 126
      ? Buffer.from([first, 0x80 | length])
      : length < 65_536
        ? Buffer.from([first, 0x80 | 126, length >> 8, length & 255])
        : Buffer.from([
            first,
            0x80 | 127,
            0,
            0,
            0,
            0,
            length >>> 24,
            (length >> 16) & 255,
            (length >> 8) & 255,
            length & 255,
          ])
  return Buffer.concat([head, Buffer.alloc(4), payload])
}

const enter = async (): Promise<HandSocket> => {
  const hand = new HandSocket(ground.address, await ground.cookie("panelist", "Hand"))
  await until(() => hand.open, "handshake")
  return hand
}
const closesWith = async (hand: HandSocket, codes: number[]) => {
  await until(() => hand.ended || hand.code !== null, "close")
  expect(codes).toContain(hand.code)
  hand.socket.destroy()
}

test.each([
  ["reserved bits", () => masked(0xf2, 1), [1002]],
  ["a reserved opcode", () => masked(0x83, 1), [1002]],
  ["no mask", () => Buffer.from([0x82, 1, 0]), [1002]],
  ["a control frame in fragments", () => masked(0x09, 1), [1002]],
  ["a text frame that is no UTF-8", () => masked(0x81, 2, Buffer.from([0xff, 0xfe])), [1007, 4400]],
  ["a megabyte and more in one frame", () => masked(0x82, 1_048_577, Buffer.alloc(64)), [1009]],
  ["a length beyond all", () => Buffer.from([0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0]), [1009]],
])("%s ends one connection with its code", async (_name, bytes, codes) => {
  const hand = await enter()
  hand.socket.write(bytes())
  await closesWith(hand, codes)
  await ground.isAlive()
})

test("131,073 fragments end the connection, and memory does not grow with them", async () => {
  const hand = await enter()
  hand.socket.write(masked(0x02, 1))
  const more = Buffer.concat(Array.from({ length: 131_072 }, () => masked(0x00, 1)))
  hand.socket.write(more)
  await closesWith(hand, [1008, 1009, 1002])
  await ground.isAlive()
})

test("a frame in chunks of one byte is read, however slowly it arrives", async () => {
  const hand = await enter()
  const awareness = masked(0x82, 4, Buffer.from([1, 1, 0, 0]))
  for (const byte of awareness.subarray(0, 9)) {
    hand.socket.write(Buffer.from([byte]))
    await new Promise(resolve => setImmediate(resolve))
  }
  await ground.typingGoesOn(2)
  expect(hand.ended).toBe(false)
  hand.socket.destroy()
})

test("a flood before sign-in ends with 4401, and honest people continue typing", async () => {
  const hands = Array.from({ length: 40 }, () => new HandSocket(ground.address, ""))
  const flood = Buffer.concat(Array.from({ length: 200 }, () => masked(0x82, 1_000)))
  for (const hand of hands) hand.socket.write(flood)
  for (const hand of hands) await closesWith(hand, [4401])
  await ground.typingGoesOn()
})

test("after all attacks the note is whole and the process answers", async () => {
  await ground.isUntouched()
  await ground.isAlive()
  await ground.typingGoesOn()
})

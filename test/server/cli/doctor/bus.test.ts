import { once } from "node:events"
import { createServer, type Socket } from "node:net"
import { afterAll, beforeAll, expect, test } from "vitest"
import { examineBus } from "../../../../server/cli/doctor/bus.ts"
import { startValkey, type Valkey } from "../../../kit/servers/components/valkey.ts"
import { freePort } from "../../../kit/servers/freePort.ts"
import { found, inEveryLanguage } from "./told.ts"

let valkey: Valkey
beforeAll(async () => {
  valkey = await startValkey()
})
afterAll(() => valkey.stop())

test("a Valkey that carries messages is right, and none need be set", async () => {
  expect(found([await examineBus(null)])).toEqual(["ok bus-none"])
  expect(found([await examineBus(valkey.url())])).toEqual(["ok bus"])
})

test("a wrong password is wrong, and said without it", async () => {
  const finding = await examineBus(valkey.url().replace(/:[^:@]+@/, ":wrong@"))
  expect(found([finding])).toEqual(["wrong bus-sign-in"])
  inEveryLanguage([finding], "REDIS_URL")
  expect(finding.told((id, ...values) => JSON.stringify([id, ...values]))).not.toContain("wrong@")
})

test("a Valkey that does not answer is wrong", async () => {
  const finding = await examineBus(`redis://127.0.0.1:${await freePort()}`)
  expect(found([finding])).toEqual(["wrong bus-away"])
  inEveryLanguage([finding], "ECONNREFUSED")
})

test("a user who may not publish is wrong", async () => {
  const { Redis } = await import("ioredis")
  const owner = new Redis(valkey.url())
  await owner.call("ACL", "SETUSER", "guest", "on", ">secret", "+ping", "+info", "+subscribe", "&*")
  const finding = await examineBus(`redis://guest:secret@127.0.0.1:${valkey.port}`)
  expect(found([finding])).toEqual(["wrong bus-forbidden"])
  inEveryLanguage([finding], "docs/SCALE.md")
  // With the rights that are enough, also without the version.
  await owner.call("ACL", "SETUSER", "guest", "-info", "+publish")
  expect(found([await examineBus(`redis://guest:secret@127.0.0.1:${valkey.port}`)])).toEqual(["ok bus"])
  owner.disconnect()
})

/** A server that speaks as much of Redis as a test needs, and publishes to nobody. */
async function mute(version: string, hears: boolean) {
  const sockets = new Set<Socket>()
  const subscribed = new Map<string, Socket>()
  const bulk = (text: string) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on("data", chunk => {
      const words = chunk
        .toString()
        .split("\r\n")
        .filter(word => word !== "" && !/^[*$]\d+$/.test(word))
      const [verb = "", channel = ""] = words
      if (/^subscribe$/i.test(verb)) {
        subscribed.set(channel, socket)
        socket.write(`*3\r\n${bulk("subscribe")}${bulk(channel)}:1\r\n`)
      } else if (/^publish$/i.test(verb)) {
        if (hears) subscribed.get(channel)?.write(`*3\r\n${bulk("message")}${bulk(channel)}${bulk("")}`)
        socket.write(":0\r\n")
      } else socket.write(/^info$/i.test(verb) ? bulk(`redis_version:${version}\r\n`) : "+PONG\r\n")
    })
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  return {
    url: `redis://127.0.0.1:${typeof address === "object" ? address?.port : 0}`,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

test("a Valkey whose messages do not arrive is wrong", async () => {
  const fake = await mute("7.2.0", false)
  const finding = await examineBus(fake.url)
  expect(found([finding])).toEqual(["wrong bus-mute"])
  inEveryLanguage([finding], new URL(fake.url).host)
  fake.close()
})

test("a Redis that is too old is wrong, and its version is said", async () => {
  const fake = await mute("5.0.14", true)
  const finding = await examineBus(fake.url)
  expect(found([finding])).toEqual(["wrong bus-old"])
  inEveryLanguage([finding], "5.0.14")
  fake.close()
})

import { Redis } from "ioredis"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import type { CommittedUpdates } from "../../../../server/ports/bus.ts"
import { sayIn } from "../../../../server/ports/operatorError.ts"
import { TopicId, WorkspaceId } from "../../../../shared/model/ids.ts"
import { hangMs, sleep, until } from "../../../kit/clocks/until.ts"
import { freeze, thaw } from "../../../kit/servers/components/processes.ts"
import { startValkey, testedValkey, type Valkey } from "../../../kit/servers/components/valkey.ts"
import { type Link, link } from "../../../kit/servers/link.ts"
import { type Node, openNode } from "./redisBench.ts"

const topic = TopicId.parse("topic")
const workspace = WorkspaceId.parse("panel")
const place = { topic, epoch: 1, from: 4, to: 5 }
const frames = () => Uint8Array.of(1, 2, 3)

describe.each(testedValkey())("%s", program => {
  let valkey: Valkey
  const open: Node[] = []
  const links: Link[] = []
  beforeAll(async () => {
    valkey = await startValkey(program)
    console.log(`${valkey.kind} ${valkey.version}`)
  })
  afterAll(() => valkey.stop())
  afterEach(async () => {
    for (const node of open.splice(0)) node.close()
    for (const one of links.splice(0)) await one.close()
  })

  async function node(url = valkey.url(), of?: { nodeName?: string; secret?: string }): Promise<Node> {
    const opened = await openNode(url, of)
    open.push(opened)
    return opened
  }
  async function linked() {
    const one = await link(valkey.port)
    links.push(one)
    return one
  }
  async function told(by: Node) {
    const list: (CommittedUpdates | null)[] = []
    await by.bus.notes.onTold(topic, committed => void list.push(committed))
    return list
  }
  /** Waits until the server has read what Valkey sent it before, such as that it has subscribed. */
  const subscribed = ({ bus }: Node) => bus.notes.onTold(TopicId.parse("asked"), () => undefined)
  async function beside<T>(act: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(valkey.url())
    try {
      return await act(client)
    } finally {
      client.disconnect()
    }
  }
  /** Sends a note's message until it arrives. */
  const arrives = (from: Node, list: unknown[]) =>
    until(
      () => {
        from.bus.notes.tell(place, frames)
        return list.length > 0
      },
      "a message",
      hangMs,
      50,
    )

  test("a note's frames reach the servers that have subscribed, and no other topic's", async () => {
    const [one, other] = [await node(), await node()]
    const list = await told(other)
    await one.bus.notes.onTold(topic, () => expect.fail("told of its own note"))
    one.bus.notes.tell({ ...place, topic: TopicId.parse("elsewhere") }, frames)
    one.bus.notes.tell(place, frames)
    await until(() => list.length > 0, "the message")
    expect(list).toEqual([{ ...place, frames: frames() }])
  })

  test("a wake and a message of a kind reach the other server, and not the one that sends them", async () => {
    const [one, other] = [await node(undefined, { nodeName: "first" }), await node()]
    const heard: unknown[] = []
    other.bus.onWake(id => void heard.push(id))
    other.bus.messages.onTold("hint", (body, by) => void heard.push(body, by.split("/")[0]))
    one.bus.messages.onTold("hint", () => expect.fail("told of its own message"))
    await subscribed(other)
    one.bus.wake(workspace)
    one.bus.messages.tell("hint", { said: "議長" })
    await until(() => heard.length === 3, "both")
    expect(new Set(heard)).toEqual(new Set([workspace, { said: "議長" }, "first"]))
  })

  test("what a server says just before it closes is heard", async () => {
    const [one, other] = [await node(), await node()]
    const heard: unknown[] = []
    other.bus.messages.onTold("presence", body => void heard.push(body))
    await subscribed(other)
    one.bus.messages.tell("presence", ["panel", null])
    one.close()
    await until(() => heard.length > 0, "the message")
    expect(heard).toEqual([["panel", null]])
  })

  test("frames that are too long are left to the log", async () => {
    const [one, other] = [await node(), await node()]
    const list = await told(other)
    one.bus.notes.tell(place, () => new Uint8Array(65_537))
    await until(() => list.length > 0, "the message")
    expect(list).toEqual([{ ...place, frames: null }])
  })

  test("servers of another database on the same Valkey hear nothing", async () => {
    const [one, same, other] = [await node(), await node(), await node(undefined, { secret: "another" })]
    const list = await told(other)
    other.bus.onWake(() => expect.fail("woken"))
    const heard: unknown[] = await told(same)
    same.bus.onWake(id => void heard.push(id))
    await subscribed(same)
    one.bus.notes.tell(place, frames)
    one.bus.wake(workspace)
    await until(() => heard.length === 2, "what a server of the same database hears")
    await subscribed(other)
    expect(list).toEqual([])
  })

  test("what another program writes to the channels is ignored, and another version means: read the log", async () => {
    const [one, other] = [await node(), await node()]
    const list = await told(other)
    const sent: [Buffer, Buffer][] = []
    await beside(async client => {
      await client.psubscribe("plenary:*")
      client.on("pmessageBuffer", (_pattern, channel: Buffer, message: Buffer) => void sent.push([channel, message]))
      one.bus.notes.tell(place, frames)
      one.bus.wake(workspace)
      const seen = (end: RegExp) => sent.find(([channel]) => end.test(String(channel)))
      await until(() => [/:note:/, /:wake/].every(end => seen(end) !== undefined), "both messages")
      const [channel, message] = seen(/:note:topic$/) ?? [Buffer.of(), Buffer.of()]
      const [wake] = seen(/:wake$/) ?? [Buffer.of()]
      await until(() => list.length === 1, "the note")
      const forged = Buffer.from(message)
      forged[forged.length - 1] = 9
      await beside(async writer => {
        for (const bad of [Buffer.of(), Buffer.of(1), Buffer.from("junk"), Buffer.alloc(30, 1), forged])
          await writer.publish(channel, bad)
        expect(other.looks()).toBe(0)
        const newer = Buffer.from(message)
        newer[0] = 2
        await writer.publish(channel, newer)
        await writer.publish(wake, newer)
      })
    })
    await until(() => list.length === 2 && other.looks() === 1, "the other version")
    // "junk" begins with another number as well
    expect(list.slice(1)).toEqual([null])
  })

  test("a duplicate name does not make two servers one", async () => {
    const [one, other] = [await node(), await node()]
    const list = await told(other)
    one.bus.notes.tell(place, frames)
    await until(() => list.length > 0, "the message")
  })

  test("while Valkey is killed the bus says so, joins do not wait, and it comes back by itself", async () => {
    const own = await startValkey(program)
    const [one, other] = [await node(own.url()), await node(own.url())]
    const before = await told(other)
    await arrives(one, before)
    await own.kill()
    await until(() => !one.bus.messages.isLive && !other.bus.messages.isLive, "both notice")
    expect(one.health.look()).toEqual(["bus-away"])
    const begun = performance.now()
    const list = await told(other)
    one.bus.notes.tell(place, () => expect.fail("nothing is encoded for nobody"))
    expect(performance.now() - begun).toBeLessThan(500)
    await own.restart()
    await until(() => one.bus.messages.isLive && other.bus.messages.isLive, "both are back")
    expect(one.health.look()).toEqual([])
    before.length = 0
    await arrives(one, list)
    expect(before.length).toBeGreaterThan(0)
    await own.stop()
  })

  test("a Valkey that is stopped where it is counts as away, and takes messages after it goes on", async () => {
    const own = await startValkey(program)
    const [one, other] = [await node(own.url()), await node(own.url())]
    const list = await told(other)
    freeze(own.pid)
    await until(() => !one.bus.messages.isLive, "it notices")
    await sleep(3_000)
    thaw(own.pid)
    await until(() => one.bus.messages.isLive && other.bus.messages.isLive, "both are back")
    list.length = 0
    await arrives(one, list)
    await own.stop()
  })

  test("a connection that is cut, or whose output is cut off for its length, subscribes again", async () => {
    const [one, way] = [await node(), await linked()]
    const other = await node(valkey.url(way.port))
    const list = await told(other)
    way.cut()
    await arrives(one, list)
    list.length = 0
    await beside(client => client.call("CLIENT", "KILL", "TYPE", "pubsub"))
    await arrives(one, list)
    list.length = 0
    await beside(client => client.flushall())
    await arrives(one, list)
  })

  test("a link that drops everything, or only the answers, counts as away; a slow one does not", async () => {
    const way = await linked()
    const one = await node(valkey.url(way.port))
    for (const drop of ["dropAll", "dropAnswers"] as const) {
      way[drop]()
      await until(() => !one.bus.messages.isLive, drop)
      way.pass()
      await until(() => one.bus.messages.isLive, "it passes")
    }
    way.delay(200)
    await sleep(2_500)
    expect(one.bus.messages.isLive).toBe(true)
  })
})

test.each([
  ["redis://:secret@127.0.0.1:1", /127\.0\.0\.1:1.*ECONNREFUSED/],
  ["rediss://:secret@127.0.0.1:1", /ECONNREFUSED/],
  ["redis://:secret@no-such-host.invalid:6379", /no-such-host\.invalid:6379/],
])("an address without a Valkey (%s): the server starts, says so, and names no password", async (url, said) => {
  const begun = performance.now()
  const node = await openNode(url)
  expect(performance.now() - begun).toBeLessThan(5_000)
  const sentence = node.warning?.(sayIn("ja")) ?? ""
  expect(sentence).toMatch(said)
  expect(sentence).not.toContain("secret")
  expect(node.health.look()).toEqual(["bus-away"])
  node.close()
})

test("a Valkey that refuses the password: the sentence says that", async () => {
  const valkey = await startValkey()
  const url = new URL(valkey.url())
  for (const [password, user] of [
    ["wrong", ""],
    ["", ""],
    ["wrong", "ann"],
  ] as const) {
    url.username = user
    url.password = password
    const node = await openNode(url.href)
    expect(node.warning?.(sayIn("en"))).toMatch(/does not accept this user and password/)
    expect(node.bus.messages.isLive).toBe(false)
    node.close()
  }
  await valkey.stop()
})

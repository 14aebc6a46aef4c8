import { Redis } from "ioredis"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { until } from "../../../kit/clocks/until.ts"
import { freeze, thaw } from "../../../kit/servers/components/processes.ts"
import { startValkey, testedValkey, type Valkey } from "../../../kit/servers/components/valkey.ts"
import { type Node, openNode } from "./redisBench.ts"

const allowed = { points: 5, seconds: 60 }

describe.each(testedValkey())("%s", program => {
  let valkey: Valkey
  const open: Node[] = []
  beforeAll(async () => {
    valkey = await startValkey(program)
  })
  afterAll(() => valkey.stop())
  afterEach(() => open.splice(0).forEach(node => node.close()))

  async function node(url = valkey.url()): Promise<Node> {
    const opened = await openNode(url)
    open.push(opened)
    return opened
  }
  async function beside<T>(act: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(valkey.url())
    try {
      return await act(client)
    } finally {
      client.disconnect()
    }
  }
  /** Takes so many times by turns from limits of one name on several servers; returns how many were allowed. */
  async function taken(nodes: readonly Node[], name: string, times: number, key = "ann@203.0.113.7"): Promise<number> {
    const limits = nodes.map(({ limits }) => limits.of(name, allowed))
    let left = 0
    for (let n = 0; n < times; n++) if (await limits[n % limits.length]?.take(key)) left++
    return left
  }

  test("servers count together, each key and each name by itself, and Valkey holds no name", async () => {
    const nodes = [await node(), await node()]
    expect(await taken(nodes, "commands", 12)).toBe(5)
    expect(await taken(nodes, "commands", 12, "ben")).toBe(5)
    expect(await taken(nodes, "wrong ballots", 12)).toBe(5)
    const keys = await beside(client => client.keys("*"))
    expect(keys.length).toBe(3)
    for (const key of keys) {
      expect(key).toMatch(/^plenary:/)
      expect(key).not.toMatch(/ann|203/)
      expect(await beside(client => client.ttl(key))).toBeGreaterThan(0)
    }
  })

  test("while Valkey is killed or stopped each server counts by itself, and nobody waits", async () => {
    const own = await startValkey(program)
    const nodes = [await node(own.url()), await node(own.url())]
    freeze(own.pid)
    const begun = performance.now()
    expect(await taken(nodes.slice(0, 1), "at once", 1)).toBe(1)
    expect(performance.now() - begun).toBeLessThan(3_000)
    await until(() => nodes.every(({ bus }) => !bus.messages.isLive), "both notice")
    expect(await taken(nodes, "stopped", 20)).toBe(10)
    thaw(own.pid)
    await own.kill()
    expect(await taken(nodes, "killed", 20)).toBe(10)
    await own.restart()
    await until(() => nodes.every(({ bus }) => bus.messages.isLive), "both are back")
    expect(await taken(nodes, "back", 20)).toBe(5)
    await own.stop()
  })

  test("a user with the rights that the guide names is enough", async () => {
    await beside(client =>
      client.call(
        "ACL",
        ..."SETUSER plenary on >word resetkeys ~plenary:* resetchannels &plenary:* -@all".split(" "),
        ..."+@pubsub +@connection +eval +evalsha +set +incrby +pttl +expire".split(" "),
      ),
    )
    const url = new URL(valkey.url())
    url.username = "plenary"
    url.password = "word"
    const nodes = [await node(url.href), await node(url.href)]
    expect(nodes[0]?.warning).toBeNull()
    expect(await taken(nodes, "as a user", 12)).toBe(5)
  })
})

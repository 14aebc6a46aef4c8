import { afterEach, expect, test } from "vitest"
import { systemClock } from "../../../server/adapters/system/systemClock.ts"
import { closeInWaves } from "../../../server/ports/leaving.ts"
import { until } from "../../kit/clocks/until.ts"
import { RawClient } from "../../kit/people/rawClient.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel | null = null
afterEach(async () => {
  await panel?.end()
  panel = null
})

test("sockets are closed in waves of one size, and the waves end when none is left", async () => {
  const open = new Set(Array.from({ length: 10 }, (_, n) => n))
  const waves: number[][] = []
  const clock = {
    async wait() {
      waves.push([])
    },
  }
  waves.push([])
  const close = (n: number) => {
    open.delete(n)
    waves.at(-1)?.push(n)
  }
  await closeInWaves(() => open, close, 1_000, clock)
  expect(waves.map(wave => wave.length)).toEqual([3, 3, 2, 2])
  await closeInWaves(() => open, close, 1_000, { wait: () => Promise.reject(new Error("nobody to wait for")) })
})

test("a server that is told to stop is not ready, serves until proxies have noticed, and then sends its pages elsewhere", async () => {
  panel = await servePanel({ clock: systemClock })
  const { url, topic } = panel
  const ann = await panel.join("panelist1")
  const ticket = async () => {
    const answer = await fetch(`${url}/api/ticket`, { method: "POST", headers: { cookie: ann.cookie } })
    return ((await answer.json()) as { ticket: string }).ticket
  }
  const enter = async () => new RawClient(`${url.replace("http", "ws")}/sync/${topic}?ticket=${await ticket()}`)
  const first = await enter()
  await first.until(() => first.hello !== undefined, "hello")
  const left: string[] = []
  ann.socket.on("disconnect", reason => left.push(reason))
  const stopped = panel.stop(2_000)
  await until(async () => (await fetch(`${url}/readyz`)).status === 503, "it is not ready")
  const ready = await fetch(`${url}/readyz`)
  expect(ready.status).toBe(503)
  expect(ready.headers.get("connection")).toBe("close")
  expect(await ready.json()).toMatchObject({ causes: [{ cause: "draining" }] })
  const late = await enter()
  await late.until(() => late.hello !== undefined, "hello while proxies have not noticed")
  expect([first.closed, late.closed]).toEqual([null, null])
  for (const one of [first, late]) {
    await one.until(() => one.closed === 4503, "closed")
    expect(one.of(103).at(-1)?.json).toEqual({ reason: "draining", retryAfter: 0 })
  }
  await until(() => left.length > 0, "the page's other socket is closed")
  expect(left).toEqual(["transport close"])
  await stopped
})

test("a server that stops waits three seconds for a watch that hangs, and then commits what is pending", async () => {
  const hold = (): Promise<void> => new Promise(() => {})
  panel = await servePanel({ clock: systemClock, instead: ({ duties }) => ({ duties: { ...duties, hold } }) })
  const started = Date.now()
  await panel.stop(0)
  expect(Date.now() - started).toBeLessThan(6_000)
})

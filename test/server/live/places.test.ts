import { createServer } from "node:http"
import { io } from "socket.io-client"
import { expect, test, vi } from "vitest"
import { createCommandLimits } from "../../../server/commands/sending/commandLimits.ts"
import { sessionCookie } from "../../../server/http/entering/cookie.ts"
import { createLive } from "../../../server/live/live.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

test("a live socket holds a place until it is gone, and without a free place nobody gets in", async () => {
  const panel: ServedPanel = await servePanel()
  const { cookie } = await panel.join("observer1")
  const http = createServer()
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve))
  const address = http.address()
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`
  const { instance } = panel
  const places = { taken: 0, free: 1 }
  const live = createLive(http, {
    ...instance,
    sending: createCommandLimits(instance),
    workspaceBySlug: async () => (await instance.directory.workspaces())[0]?.id ?? null,
    admits: () => true,
    cookie: sessionCookie(null),
    failed: String,
    takePlace() {
      if (places.taken >= places.free) return null
      places.taken++
      return () => places.taken--
    },
  })
  const auth = { workspace: "panel", from: 0, incarnation: instance.incarnation }
  const open = () =>
    io(url, { transports: ["websocket"], reconnection: false, forceNew: true, auth, extraHeaders: { cookie } })
  const first = open()
  try {
    await new Promise<void>(resolve => first.on("connect", resolve))
    expect(places.taken).toBe(1)
    const second = open()
    const refused = vi.fn()
    second.on("connect_error", refused).on("disconnect", refused)
    await eventually(() => expect(refused).toHaveBeenCalled())
    expect(second.connected).toBe(false)
    first.close()
    await eventually(() => expect(places.taken).toBe(0))
    const third = open()
    await new Promise<void>(resolve => third.on("connect", resolve))
    third.close()
  } finally {
    first.close()
    await live.close()
    http.closeAllConnections()
    http.close()
    await panel.end()
  }
})

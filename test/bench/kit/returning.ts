import { Agent, get } from "node:http"
import { gunzipSync } from "node:zlib"
import { io, type Socket } from "socket.io-client"
import type { Hint } from "../../../shared/contract/live.ts"
import type { Snapshot } from "../../../shared/fold/slices/snapshot.ts"
import type { Running } from "../../kit/servers/plenary.ts"
import { cpuOf } from "./servers.ts"

export interface PagesBack {
  /** milliseconds until all of them have the frame, their topic, and a live connection that has sent who is here */
  ms: number
  /** milliseconds of the server's CPU over that time */
  cpu: number
  /** bytes of JSON on the wire for one of them */
  bytes: number
}

const opens = (running: Running, cookie: string, session: string, agent: Agent) =>
  new Promise<Buffer>((done, failed) => {
    const headers = { cookie, "accept-encoding": "gzip" }
    get(`${running.url}/api/sessions/${session}`, { agent, headers }, response => {
      const parts: Buffer[] = []
      response.on("data", (part: Buffer) => parts.push(part))
      response.on("end", () => done(Buffer.concat(parts)))
    }).on("error", failed)
  })

/** Opens a session's pages all at the same moment, as after a restart. */
export async function pagesBack(running: Running, cookie: string, session: string, pages: number): Promise<PagesBack> {
  const agent = new Agent({ keepAlive: true, maxSockets: pages })
  const sockets: Socket[] = []
  const cpu = cpuOf(running.pid)
  const began = performance.now()
  // All pages have one audience and one log position. Parsing the JSON is the page's work, so one parses it for all.
  let read: Promise<Snapshot> | null = null
  const bodies = await Promise.all(
    Array.from({ length: pages }, async () => {
      const body = await opens(running, cookie, session, agent)
      read ??= Promise.resolve(JSON.parse(gunzipSync(body).toString()) as Snapshot)
      const { seq: from, incarnation, folded } = await read
      const auth = { workspace: "demo", session, from, incarnation, folded }
      const socket = io(running.url, { transports: ["websocket"], extraHeaders: { cookie }, reconnection: false, auth })
      sockets.push(socket)
      await new Promise<void>((done, failed) => {
        socket.on("connect_error", failed)
        socket.on("hints", (list: Hint[]) => list.some(({ kind }) => kind === "presence") && done())
      })
      return body
    }),
  )
  const figures = {
    ms: performance.now() - began,
    cpu: (cpuOf(running.pid) - cpu) * 1_000,
    bytes: bodies[0]?.length ?? 0,
  }
  for (const socket of sockets) socket.disconnect()
  agent.destroy()
  return figures
}

import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type Request, Router } from "express"
import { limits } from "../../../../shared/contract/limits.ts"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Seat } from "../../../ports/seats.ts"
import { credentialOf } from "../../entering/bearer.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { admit } from "../reading/readRoutes.ts"

/** The streams that one address may hold open, and those that one server holds for all. */
const atOnce = { perAddress: 20, inAll: 1_000 }

/**
 * Milliseconds between two comments of a stream, so that no proxy takes it for dead. Nothing that happens moves them: a
 * comment after a pause would show when somebody answered under a seal.
 */
const heartbeatMs = 15_000

type Ports = Pick<
  HttpPorts,
  "addresses" | "bus" | "clock" | "cookie" | "failed" | "folds" | "incarnation" | "seats" | "workspaceBySlug"
>

/**
 * Serves the entries of a workspace as server-sent events, for machines of observers. Everybody who may read the
 * workspace gets what the gallery reads, whatever their seat is (DOMAIN X1).
 */
export function streamRoutes(ports: Ports): Router {
  const routes = Router()
  const open = new Map<string, number>()
  let all = 0

  const take = (address: string): (() => void) => {
    open.set(address, (open.get(address) ?? 0) + 1)
    all++
    return () => {
      all--
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    }
  }

  routes.get(
    "/api/workspaces/:slug/stream",
    route(async (request, response) => {
      const found = await admit(ports, request, await ports.workspaceBySlug(String(request.params["slug"])))
      if ("refuse" in found) return found
      const { workspace } = found
      const from = cursorOf(request)
      const { head } = await ports.folds.current(workspace)
      if (from === null || from > head.seq) return refuse("bad-input", { detail: "from" })
      // a question about the headers has no body, so it holds no place among the streams
      if (request.method === "HEAD") return void response.type("text/event-stream").end()
      const address = ports.addresses.of(request)
      if (all >= atOnce.inAll) return refuse("busy")
      if ((open.get(address) ?? 0) >= atOnce.perAddress) return refuse("too-fast", { n: 60 })
      const release = take(address)
      const ending = new AbortController()
      response.once("close", () => ending.abort())
      const credential = credentialOf(ports.cookie, request)
      const seat = () => ports.seats.seat(credential, workspace)
      // a proxy must neither gather nor compress the events, because each has to arrive at once
      response.set({ "cache-control": "no-store, no-transform", "x-accel-buffering": "no" })
      response.type("text/event-stream").flushHeaders()
      try {
        const events = streamOfEntries(ports, { workspace, from, seat }, ending.signal)
        await pipeline(Readable.from(events, { highWaterMark: 1 }), response)
      } catch (failure) {
        // the answer has begun, so the reader learns of a failure by its end, and asks again from its last event
        if (!ending.signal.aborted) ports.failed(failure)
        response.destroy()
      } finally {
        ending.abort()
        release()
      }
    }),
  )

  return routes
}

/** The number of the entry after which the stream begins; null if the request names something else. */
function cursorOf({ headers, query }: Request): number | null {
  const named = headers["last-event-id"] ?? query["from"] ?? "0"
  return typeof named === "string" && /^\d{1,15}$/.test(named) ? Number(named) : null
}

interface Followed {
  workspace: WorkspaceId
  from: number
  /** the seat of the reader; null if they may no longer read the workspace */
  seat: () => Promise<Seat | null>
}

/** Produces the events of one stream until the signal aborts or the reader may no longer read the workspace. */
export async function* streamOfEntries(
  { bus, clock, folds, incarnation, seats }: Ports,
  { workspace, from, seat }: Followed,
  until: AbortSignal,
): AsyncGenerator<string> {
  const changes = new Changes(until)
  const isOwn = (changed: WorkspaceId) => {
    if (changed === workspace) changes.note()
  }
  const stops = [bus.onWake(isOwn), seats.onChange(isOwn)]
  let beat = performance.now() + heartbeatMs
  try {
    yield `event: opened\ndata: ${JSON.stringify({ incarnation, from })}\n\n`
    for (let cursor = from; !until.aborted; ) {
      changes.clear()
      const reader = await seat()
      if (!reader) return
      const { to, list } = await folds.entries(workspace, cursor, "gallery", cursor + limits.entriesPerFrame)
      for (const entry of list) yield `id: ${entry.seq}\ndata: ${JSON.stringify(entry)}\n\n`
      // an id without data moves the place from which a reader goes on, past entries that the gallery does not read
      if (to > cursor && list.at(-1)?.seq !== to) yield `id: ${to}\n\n`
      const isAtHead = to === cursor || to - cursor < limits.entriesPerFrame
      cursor = to
      // a token that ends before the next heartbeat ends the stream at its own time
      const wait = Math.min(beat - performance.now(), (reader.until ?? Infinity) - clock.now())
      if (isAtHead) await changes.next(Math.max(1, Math.ceil(wait)))
      if (until.aborted || performance.now() < beat) continue
      yield `: ${clock.now()}\n\n`
      while (beat <= performance.now()) beat += heartbeatMs
    }
  } finally {
    for (const stop of stops) stop()
  }
}

/** Waits for the next change of a workspace. A change that comes before the wait is not lost. */
class Changes {
  #changed = false
  #wake: (() => void) | null = null
  readonly #until: AbortSignal

  constructor(until: AbortSignal) {
    this.#until = until
    until.addEventListener("abort", () => this.#wake?.(), { once: true })
  }

  note(): void {
    this.#changed = true
    this.#wake?.()
  }

  clear(): void {
    this.#changed = false
  }

  /** Settles at the next change, at the end of the stream, or after `ms` without a change. */
  next(ms: number): Promise<void> {
    if (this.#changed || this.#until.aborted) return Promise.resolve()
    return new Promise(resolve => {
      const over = () => {
        clearTimeout(timer)
        this.#wake = null
        resolve()
      }
      const timer = setTimeout(over, ms).unref()
      this.#wake = over
    })
  }
}

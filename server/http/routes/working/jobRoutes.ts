import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type Request, type Response, Router } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Job, Jobs } from "../../../ports/database/jobs.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { fileAudience } from "../papers/asked.ts"
import { ExportBody, ExportResult, exportKeepMs, jobShown } from "../papers/exporting.ts"
import { exportOwner, isUnseatedOwner } from "../papers/exportOwners.ts"
import { admit } from "../reading/readRoutes.ts"

/** Milliseconds that a request may wait for news about a job. */
const waitMs = 20_000

type Ports = Pick<HttpPorts, "addresses" | "board" | "clock" | "cookie" | "folds" | "incarnation" | "seats" | "sha256">

/**
 * Serves long exports: how far they are, their cancelling, and their files. A job is its owner's; that of a reader
 * without a seat belongs to whoever has its address and may read the workspace (DOMAIN JB5).
 */
export function jobRoutes(ports: Ports): Router {
  const routes = Router()
  const { board } = ports

  const named = async (request: Request) => {
    const job = await board.jobs.job(String(request.params["id"]))
    if (job?.kind !== "exports") return refuse("not-found")
    const found = await admit(ports, request, job.workspace)
    if ("refuse" in found) return found
    const own = exportOwner(ports, request, found.seat)
    const isOwn = job.owner === own
    if (!isOwn && !(isUnseatedOwner(job.owner) && isUnseatedOwner(own))) return refuse("not-found")
    const { audience, attribution } = ExportBody.parse(JSON.parse(job.body))
    const { state } = await ports.folds.current(job.workspace)
    // a file that was written under another right or policy is nobody's
    const isOther = (await fileAudience(ports, found)) !== audience || state.workspace?.attribution !== attribution
    return isOther ? refuse("not-found") : { job, isOwn }
  }

  routes.get(
    "/api/jobs/:id",
    route(async (request, response) => {
      // the news is heard from before the job is read, since it may end while the caller's right is looked up
      const { heard, stop } = newsOf(board, String(request.params["id"]))
      try {
        const found = await named(request)
        if ("refuse" in found) return found
        let job: Job | null = found.job
        if (job.state === "open" && request.query["seen"] === jobShown(job).revision) {
          await within(heard, response)
          job = await board.jobs.job(job.id)
        }
        if (!job) return refuse("not-found")
        response.set("cache-control", "no-store").json(jobShown(job))
      } finally {
        stop()
      }
    }),
  )

  routes.delete(
    "/api/jobs/:id",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
      // others without a seat may wait for the same file
      if (!found.isOwn) return refuse("not-found")
      await board.cancel(found.job, exportKeepMs)
      response.set("cache-control", "no-store").json({ ok: true })
    }),
  )

  routes.get(
    "/api/jobs/:id/file",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
      const { state, result, id } = found.job
      if (state !== "done" || result === null) return refuse("not-found")
      const { name, type, bytes, parts } = ExportResult.parse(JSON.parse(result))
      if (!(await board.jobs.part(id, 0))) return refuse("not-found")
      response
        .set({ "cache-control": "no-store", "content-disposition": name, "content-length": String(bytes) })
        .type(type)
      if (request.method === "HEAD") return void response.end()
      await pipeline(Readable.from(partsOf(board.jobs, id, parts)), response).catch(() => response.destroy())
    }),
  )

  return routes
}

async function* partsOf(jobs: Pick<Jobs, "part">, id: string, parts: number): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < parts; n++) {
    const part = await jobs.part(id, n)
    // the file was deleted while it was being read
    if (!part) throw new Error("a part is missing")
    yield part
  }
}

/** Hears the next news about a job, until it is stopped. */
function newsOf({ onNews }: Pick<Ports["board"], "onNews">, id: string): { heard: Promise<void>; stop: () => void } {
  const { promise: heard, resolve } = Promise.withResolvers<void>()
  return { heard, stop: onNews(of => of === id && resolve()) }
}

/** Waits for news, for the end of the time, or until the caller goes away. */
function within(heard: Promise<void>, caller: Pick<Response, "closed" | "once">): Promise<void> {
  return new Promise(resolve => {
    const over = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(over, waitMs).unref()
    caller.once("close", over)
    if (caller.closed) over()
    void heard.then(over)
  })
}

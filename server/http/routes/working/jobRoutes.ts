import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import { type Request, Router } from "express"
import { refuse } from "../../../../shared/contract/refusals.ts"
import type { Job, Jobs } from "../../../ports/database/jobs.ts"
import type { HttpPorts } from "../../ports.ts"
import { route } from "../../refused.ts"
import { fileAudience } from "../papers/asked.ts"
import { ExportBody, ExportResult, exportKeepMs, jobShown } from "../papers/exporting.ts"
import { admit } from "../reading/readRoutes.ts"

/** Milliseconds that a request may wait for news about a job. */
const waitMs = 20_000

type Ports = Pick<HttpPorts, "board" | "clock" | "cookie" | "folds" | "seats">

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
    if (job.owner !== (found.seat.member ?? "")) return refuse("not-found")
    const { audience, attribution } = ExportBody.parse(JSON.parse(job.body))
    const { state } = await ports.folds.current(job.workspace)
    // a file that was written under another right or policy is nobody's
    const isOther = (await fileAudience(ports, found)) !== audience || state.workspace?.attribution !== attribution
    return isOther ? refuse("not-found") : { job }
  }

  routes.get(
    "/api/jobs/:id",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
      let job: Job | null = found.job
      if (job.state === "open" && request.query["seen"] === jobShown(job).revision) {
        await news(board, job.id, response)
        job = await board.jobs.job(job.id)
      }
      if (!job) return refuse("not-found")
      response.set("cache-control", "no-store").json(jobShown(job))
    }),
  )

  routes.delete(
    "/api/jobs/:id",
    route(async (request, response) => {
      const found = await named(request)
      if ("refuse" in found) return found
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

/** Waits for news about a job, for the end of the time, or until the caller goes away. */
function news({ onNews }: Ports["board"], id: string, caller: { once(event: "close", listener: () => void): unknown }) {
  return new Promise<void>(resolve => {
    const stop = onNews(of => of === id && over())
    const over = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(over, waitMs).unref()
    caller.once("close", over)
  })
}

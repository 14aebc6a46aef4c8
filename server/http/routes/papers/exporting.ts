import { type Request, type Response } from "express"
import * as z from "zod"
import type { JobShown } from "../../../../shared/contract/queries/jobs.ts"
import { exportSteps } from "../../../../shared/contract/queries/jobs.ts"
import { type Refusal, refuse } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { attributions } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { panelMeta } from "../../../../shared/papers/panel/note.ts"
import type { JobKind } from "../../../commands/jobs/kinds.ts"
import { type ExportFormat, exportFormats, workspaceTask } from "../../../papers/writing/tasks.ts"
import type { Job } from "../../../ports/database/jobs.ts"
import type { HttpPorts } from "../../ports.ts"
import type { Found } from "../reading/found.ts"
import { fileAudience, languageOf } from "./asked.ts"
import { noteNow, pictureParts, picturesOf } from "./panelFiles.ts"
import { disposition, mediaTypeOf } from "./sendPaper.ts"
import { fingerprintNow } from "./sessionFiles.ts"

type Seated = Exclude<Found, { refuse: unknown }>
type ExportPorts = Pick<
  HttpPorts,
  "board" | "clock" | "documents" | "files" | "evidence" | "folds" | "store" | "url" | "writer"
>

/** How many milliseconds an export is kept: a day. */
export const exportKeepMs = 86_400_000
/** the exports of one member, or of all readers without a seat, that may be open at the same time */
const mostOpen = { member: 2, unseated: 4 } as const
/** the records from which on a whole workspace is a long export */
const longFrom = 50
/** the bytes of a part of a stored file */
const partBytes = 262_144
const h = 3_600_000

export const ExportBody = z.object({
  format: z.enum(exportFormats),
  lang: Language,
  title: z.string(),
  /** the audience and the attribution for which the file is written; under another one nobody gets it */
  audience: z.enum(["room", "gallery"]),
  attribution: z.enum(attributions),
})

export const ExportResult = z.object({ name: z.string(), type: z.string(), bytes: z.int(), parts: z.int() })

/** Whether the file of a whole workspace is made as a job: it is long, or the caller prefers not to wait. */
export const isLongExport = (request: Request, state: State): boolean =>
  Object.keys(state.records).length >= longFrom || /\brespond-async\b/i.test(request.get("prefer") ?? "")

/** Adds the job that writes a whole workspace, and answers 202 with its address. A HEAD request adds none. */
export async function exportLater(
  { board, clock, folds }: Pick<HttpPorts, "board" | "clock" | "folds">,
  found: Seated,
  request: Request,
  response: Response,
  format: ExportFormat,
): Promise<{ refuse: Refusal } | void> {
  const audience = await fileAudience({ folds }, found)
  const state = await folds.view(found.workspace, audience)
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  const owner = found.seat.member ?? ""
  const open = await board.jobs.openOf("exports", found.workspace, owner)
  if (open >= (owner === "" ? mostOpen.unseated : mostOpen.member)) return refuse("busy")
  if (request.method === "HEAD") {
    response.status(202).set("cache-control", "no-store").end()
    return
  }
  const now = clock.now()
  const { title = {}, attribution = "named" } = state.workspace ?? {}
  const body = { format, lang, title: title[lang] ?? Object.values(title)[0] ?? "", audience, attribution }
  const id = clock.id()
  const times = { due: now, madeAt: now, keepUntil: now + exportKeepMs }
  const place = { kind: "exports", workspace: found.workspace, owner, subject: "", body: JSON.stringify(body) } as const
  await board.add({ id, ...place, ...times })
  const job = await board.jobs.job(id)
  if (!job) throw new Error("the job is gone")
  response
    .status(202)
    .set({ "cache-control": "no-store", location: `/api/jobs/${id}` })
    .json(jobShown(job))
}

/** A job as its owner reads it. */
export function jobShown(job: Job): JobShown {
  const { format, title } = ExportBody.parse(JSON.parse(job.body))
  const isDone = job.state === "done"
  return {
    id: job.id,
    format,
    title,
    state: job.state,
    step: job.state === "open" && job.server !== "" ? (exportSteps.find(one => one === job.step) ?? null) : null,
    done: job.done,
    total: job.total,
    error: job.state === "failed" ? job.error : null,
    file: isDone ? `/api/jobs/${job.id}/file` : null,
    until: isDone ? job.keepUntil : null,
    revision: [job.state, job.server === "" ? "" : job.step, job.done, job.tries].join("."),
  }
}

/** Writes whole workspaces. Each try begins anew and stores the file in parts, which count once the job is done. */
export const exportJobs = (ports: ExportPorts): JobKind => ({
  name: "exports",
  atOnce: 1,
  pauses: [5_000, 60_000],
  keepMs: 24 * h,
  async run(job, { signal, progress }) {
    const { jobs } = ports.board
    const { format, lang, audience, attribution } = ExportBody.parse(JSON.parse(job.body))
    await jobs.dropParts(job.id)
    const state = await ports.folds.view(job.workspace, audience)
    if (state.workspace?.attribution !== attribution) return { kind: "failed", error: "not-found" }
    const topics = Object.values(state.topics)
    // writing, setting and storing count as one each
    const total = topics.length + 3
    let done = 0
    const reached = (step: (typeof exportSteps)[number]) => progress({ step, done, total })
    const place = { workspace: job.workspace, slug: state.workspace?.slug ?? "" }
    const room = picturesOf(format)
    const sent = new Set<string>()
    async function* notes() {
      for (const { id } of topics) {
        await reached("reading")
        const note = await noteNow(ports, place, id, room)
        const sizes = new Map([...room.sizes].filter(([file]) => !sent.has(file)))
        for (const file of sizes.keys()) sent.add(file)
        yield { topic: id, note, pictures: pictureParts(ports, job.workspace, sizes) }
        done++
      }
      await reached("writing")
    }
    const meta = panelMeta(state, {
      lang,
      address: `${ports.url}/w/${state.workspace?.slug ?? ""}`,
      at: ports.clock.now(),
      fingerprint: await fingerprintNow(ports, { workspace: job.workspace }, state.seq),
    })
    const setting = () => {
      done++
      return reached("setting")
    }
    const task = (typesetting: object) => workspaceTask({ state, notes: notes(), format, lang, meta, typesetting })
    const file = await ports.writer.workspace(task, format === "pdf", setting, signal)
    signal.throwIfAborted()
    if (!Buffer.isBuffer(file)) return { kind: "failed", error: file.refuse.code }
    done = total - 1
    const parts = Math.ceil(file.length / partBytes)
    for (let n = 0; n < parts; n++) {
      if (n % 8 === 0) await reached("storing")
      const part = file.subarray(n * partBytes, (n + 1) * partBytes)
      if (!(await jobs.addPart(job, n, part))) return { kind: "again", error: "internal" }
    }
    const name = disposition([meta.workspace, meta.date].filter(Boolean).join(" "), format)
    return { kind: "done", result: JSON.stringify({ name, type: mediaTypeOf(format), bytes: file.length, parts }) }
  },
})

import { type Request, type Response } from "express"
import * as z from "zod"
import type { JobShown } from "../../../../shared/contract/queries/jobs.ts"
import { exportSteps } from "../../../../shared/contract/queries/jobs.ts"
import type { Refusal } from "../../../../shared/contract/refusals.ts"
import type { State } from "../../../../shared/fold/state.ts"
import { MemberId, type WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import { attributions } from "../../../../shared/model/terms.ts"
import { Language } from "../../../../shared/model/texts.ts"
import { panelMeta } from "../../../../shared/papers/panel/note.ts"
import type { Audience } from "../../../../shared/rules/audience.ts"
import type { JobDoing, JobKind, JobOutcome } from "../../../jobs/kinds.ts"
import { type ExportFormat, exportFormats, workspaceTask } from "../../../papers/writing/tasks.ts"
import type { Job } from "../../../ports/database/jobs.ts"
import type { Seat } from "../../../ports/seats.ts"
import type { HttpPorts } from "../../ports.ts"
import { type ExportKind, recordExport } from "../../shown/recordExport.ts"
import { sitePathOf } from "../../upgrade/sitePath.ts"
import type { Found } from "../reading/found.ts"
import { ownDataMade, storedInParts } from "../working/madeFiles.ts"
import { fileAudience, languageOf } from "./asked.ts"
import { exportOwner, isUnseated, roomForExport, unseatedKeepMs } from "./exportOwners.ts"
import { noteNow, pictureParts, roomForPictures } from "./panelFiles.ts"
import { disposition, mediaTypeOf } from "./sendPaper.ts"
import { fingerprintNow } from "./sessionFiles.ts"

type Seated = Exclude<Found, { refuse: unknown }>
type ExportPorts = Pick<
  HttpPorts,
  | "board"
  | "clock"
  | "directory"
  | "documents"
  | "files"
  | "evidence"
  | "folds"
  | "invitations"
  | "seats"
  | "store"
  | "url"
  | "writer"
>

/** How many milliseconds an export is kept: a day. */
export const exportKeepMs = 86_400_000
/** the records from which on a whole workspace is a long export */
const longFrom = 50
/** the entries from which on the zip of a bundle is a long export */
const longFromEntries = 2_000
/** the lines of a bundle after which its job says how far it is */
const linesPerTelling = 500
/** the rounds from which on a member's own data is a long export, because the answers to each are read apart */
const longOwnFrom = 50
const h = 3_600_000

export const ExportBody = z.object({
  /** `zip`: the bundle of the workspace, or of a session, with its records as pages */
  format: z.enum([...exportFormats, "zip"]),
  session: z.string().nullable().default(null),
  lang: Language,
  title: z.string(),
  /** the audience and the attribution for which the file is written; under another one nobody gets it */
  audience: z.enum(["room", "gallery"]),
  attribution: z.enum(attributions),
  /** the member whose own data the file is; absent if it is the whole workspace */
  own: MemberId.optional(),
})

export const ExportResult = z.object({ name: z.string(), type: z.string(), bytes: z.int(), parts: z.int() })

/**
 * Whether the file of a whole workspace is made as a job: it is long, or a caller with a seat prefers not to wait. The
 * bundle of so many entries takes the processor a third of a second.
 */
export const isLongExport = (request: Request, state: State, seat: Seat, format: ExportFormat | "zip"): boolean =>
  Object.keys(state.records).length >= longFrom ||
  (format === "zip" && state.seq >= longFromEntries) ||
  (!isUnseated(seat) && prefersLater(request))

/** Whether the file of a member's own data is made as a job (DOMAIN OD2). */
export const isLongOwnData = (request: Request, state: State): boolean =>
  Object.keys(state.rounds).length >= longOwnFrom || prefersLater(request)

const prefersLater = (request: Request): boolean => /\brespond-async\b/i.test(request.get("prefer") ?? "")

/** the last request for an export in each workspace; two at once may not pass the limits together */
const turns = new Map<WorkspaceId, Promise<unknown>>()

async function inTurn<T>(workspace: WorkspaceId, act: () => Promise<T>): Promise<T> {
  const before = turns.get(workspace)
  const turn = Promise.resolve(before?.catch(() => undefined)).then(act)
  turns.set(workspace, turn)
  try {
    return await turn
  } finally {
    if (turns.get(workspace) === turn) turns.delete(workspace)
  }
}

/**
 * Adds the job that writes a whole workspace, or a member's own data, and answers 202 with its address. Readers without
 * a seat share the file of the same head, format and language, so that they do not fill the database (DOMAIN JB5). The
 * log of the host gets an entry only if the job is added. A HEAD request adds none.
 */
export async function exportLater(
  ports: Pick<
    HttpPorts,
    "addresses" | "board" | "clock" | "folds" | "hostLog" | "incarnation" | "sending" | "sha256" | "url"
  >,
  found: Seated,
  request: Request,
  response: Response,
  format: ExportFormat | "zip",
  { what, session = null, own }: { what: ExportKind; session?: string | null; own?: MemberId },
): Promise<{ refuse: Refusal } | void> {
  const { board, clock, folds } = ports
  const { workspace } = found
  const audience = await fileAudience({ folds }, found)
  const state = await folds.view(found.workspace, audience)
  const lang = languageOf(request, state)
  if (typeof lang !== "string") return lang
  if (request.method === "HEAD") {
    response.status(202).set("cache-control", "no-store").end()
    return
  }
  const owner = exportOwner(ports, request, found.seat)
  const { title = {}, attribution = "named" } = state.workspace ?? {}
  const body = {
    format,
    lang,
    title: title[lang] ?? Object.values(title)[0] ?? "",
    audience,
    attribution,
    session,
    own,
  }
  const parts = ["export", workspace, state.seq, format, lang, audience, ...(session === null ? [] : [session])]
  const subject = isUnseated(found.seat) ? parts.join(" ") : ""
  const job = await inTurn(workspace, async () => {
    const now = clock.now()
    const shared = subject === "" ? [] : await board.jobs.ofSubject(subject, 4)
    const kept = shared.find(one => one.state === "open" || isKept(one, now + unseatedKeepMs.left))
    if (kept) return kept
    const all = await board.jobs.standing("exports", workspace)
    const room = roomForExport(
      all.map(one => ({ ...one, bytes: bytesOf(one) })),
      owner,
      now,
    )
    if (room.kind === "none") return room.refused
    const refused = await recordExport(ports, request, found, what)
    if (refused) return refused
    for (const old of room.drop) await board.jobs.drop(old)
    const id = clock.id()
    const times = { due: now, madeAt: now, keepUntil: now + exportKeepMs }
    await board.add({ id, kind: "exports", workspace, owner, subject, body: JSON.stringify(body), ...times })
    return board.jobs.job(id)
  })
  if (!job) throw new Error("the job is gone")
  if ("refuse" in job) return job
  response
    .status(202)
    .set({ "cache-control": "no-store", location: `${sitePathOf(ports.url)}/api/jobs/${job.id}` })
    .json(jobShown(job))
}

const isKept = ({ state, keepUntil }: Job, until: Instant): boolean => state === "done" && keepUntil > until

const bytesOf = ({ result }: Pick<Job, "result">): number =>
  result === null ? 0 : ExportResult.parse(JSON.parse(result)).bytes

/** A job as its owner reads it. */
export function jobShown(job: Job): JobShown {
  const { format, title, own } = ExportBody.parse(JSON.parse(job.body))
  const isDone = job.state === "done"
  return {
    id: job.id,
    format,
    title,
    isOwn: own !== undefined,
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
    const asked = ExportBody.parse(JSON.parse(job.body))
    const { format, lang, audience, attribution, session } = asked
    await jobs.dropParts(job.id)
    if (asked.own !== undefined) return ownDataMade(ports, job, { ...asked, member: asked.own }, progress)
    const state = await ports.folds.view(job.workspace, audience)
    if (state.workspace?.attribution !== attribution) return { kind: "failed", error: "not-found" }
    if (format === "zip") return packed(ports, job, { audience, session, entries: state.seq }, { signal, progress })
    const topics = Object.values(state.topics)
    // writing, setting and storing count as one each
    const total = topics.length + 3
    let done = 0
    const reached = (step: (typeof exportSteps)[number]) => progress({ step, done, total })
    const place = { workspace: job.workspace, slug: state.workspace?.slug ?? "" }
    const room = roomForPictures(format)
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
    const name = disposition([meta.workspace, meta.date].filter(Boolean).join(" "), format)
    return storedInParts(jobs, job, { file, name, type: mediaTypeOf(format) }, () => reached("storing"))
  },
})

/** Packs a bundle. Only its lines are made here, each part in a few milliseconds; a process of its own does the rest. */
async function packed(
  ports: ExportPorts,
  job: Job,
  { audience, session, entries }: { audience: Audience; session: string | null; entries: number },
  { signal, progress }: JobDoing,
): Promise<JobOutcome> {
  const bundle = await ports.evidence.bundle(job.workspace, { audience, session })
  if ("refuse" in bundle) return { kind: "failed", error: bundle.refuse.code }
  const { name, lines } = bundle
  // packing and storing count as one each
  const total = entries + 2
  async function* task() {
    yield `${JSON.stringify({ name, url: ports.url })}\n`
    let done = 0
    for await (const line of lines) {
      if (done % linesPerTelling === 0) await progress({ step: "reading", done: Math.min(done, entries), total })
      yield line
      done++
    }
    await progress({ step: "writing", done: entries, total })
  }
  const file = await ports.writer.zip(task(), signal)
  signal.throwIfAborted()
  if (!Buffer.isBuffer(file)) return { kind: "failed", error: file.refuse.code }
  const header = `attachment; filename="${name.replace(/\.bundle$/, ".zip")}"`
  const telling = () => progress({ step: "storing", done: total - 1, total })
  return storedInParts(ports.board.jobs, job, { file, name: header, type: "application/zip" }, telling)
}

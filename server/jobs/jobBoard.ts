import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Instant } from "../../shared/model/terms.ts"
import type { Bus } from "../ports/bus.ts"
import type { Job, Jobs, NewJob } from "../ports/database/jobs.ts"
import type { Clock } from "../ports/host/clock.ts"

/** `due`: a job can be taken. `ended`: it was cancelled or has ended. `further`: its progress has changed. */
export type JobNews = "due" | "ended" | "further"

/** The jobs of the database, and the news about them from this server and the others. */
export interface JobBoard {
  jobs: Jobs
  add(job: NewJob): Promise<boolean>
  /** Cancels an open job, wherever a server works at it. */
  cancel(job: Pick<Job, "id">, keepMs: number): Promise<boolean>
  /** Opens an ended job again. */
  repeat(job: Pick<Job, "id">, keepMs: number): Promise<boolean>
  /** Makes the open jobs about a subject due now. */
  hasten(subject: string): Promise<void>
  /** Ends the exports of a workspace that were asked for up to a moment, and deletes their files (DOMAIN JB5). */
  endExports(workspace: WorkspaceId, upTo: Instant): Promise<void>
  tell(id: string, news: JobNews): void
  onNews(listener: (id: string, news: JobNews) => void): () => void
  /** whether no other server adds jobs, so that no news can be lost */
  isAlone: boolean
}

const isNews = (value: unknown): value is JobNews => value === "due" || value === "ended" || value === "further"

export function createJobBoard(jobs: Jobs, { messages }: Pick<Bus, "messages">, clock: Pick<Clock, "now">): JobBoard {
  const listeners = new Set<(id: string, news: JobNews) => void>()
  const hear = (id: string, news: JobNews) => {
    for (const listener of listeners) listener(id, news)
  }
  messages.onTold("job", body => {
    if (!Array.isArray(body)) return
    const [id, news]: unknown[] = body
    if (typeof id === "string" && isNews(news)) hear(id, news)
  })
  const tell = (id: string, news: JobNews) => {
    hear(id, news)
    messages.tell("job", [id, news])
  }
  return {
    jobs,
    async add(job) {
      const isNew = await jobs.add(job)
      if (isNew) tell(job.id, "due")
      return isNew
    },
    async cancel({ id }, keepMs) {
      const now = clock.now()
      const cancelled = await jobs.cancel(id, now, now + keepMs)
      if (cancelled) tell(id, "ended")
      return cancelled
    },
    async repeat({ id }, keepMs) {
      const now = clock.now()
      const opened = await jobs.repeat(id, now, now + keepMs)
      if (opened) tell(id, "due")
      return opened
    },
    async hasten(subject) {
      await jobs.hasten(subject, clock.now())
      tell(subject, "due")
    },
    async endExports(workspace, upTo) {
      for (const id of await jobs.endExports(workspace, upTo, clock.now())) tell(id, "ended")
    },
    tell,
    onNews(listener) {
      const entry = (id: string, news: JobNews) => listener(id, news)
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    isAlone: messages.isAlone,
  }
}

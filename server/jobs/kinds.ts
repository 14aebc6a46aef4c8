import type { Instant } from "../../shared/model/terms.ts"
import type { Job, JobProgress, MostJobs } from "../ports/database/jobs.ts"

/** The kinds of jobs. Each has one function that does it. */
export const jobKinds = ["webhooks", "exports", "letters", "deletions"] as const
export type JobKindName = (typeof jobKinds)[number]

/**
 * How one try at a job ended. `again`: it failed and is tried again, as often as its kind allows. `later`: it could not
 * be tried before `due`, which counts as no try. `keepMs`: how long this one is kept, if it is not kept as its kind is.
 */
export type JobOutcome =
  | { kind: "done"; result: string | null; keepMs?: number }
  | { kind: "failed"; error: string }
  | { kind: "again"; error: string }
  | { kind: "later"; due: Instant }

/** The means that a job has while it is done. */
export interface JobDoing {
  /** aborts when the job is cancelled, when another server has taken it over, or when this server stops */
  signal: AbortSignal
  /** Stores how far the job is. Throws if the signal has aborted. */
  progress(progress: JobProgress): Promise<void>
}

/** One kind of jobs. A job may be done twice, if a server was lost while it worked, so `run` must bear that. */
export interface JobKind {
  name: JobKindName
  /** the number of jobs of this kind that are done at the same time */
  atOnce: number
  /** the numbers of them about one subject and of one workspace; without it there is no such limit */
  most?: MostJobs
  /** the pauses in milliseconds before the second try, the third, and so on; after the last one the job has failed */
  pauses: readonly number[]
  /** how many milliseconds an ended job is kept */
  keepMs: number
  run(job: Job, doing: JobDoing): Promise<JobOutcome>
}

const spread = 0.2

/**
 * The pause before the next try; null if there is none. It is up to a fifth longer or shorter, so that jobs that failed
 * together are not tried together. `chance` is a random number from 0 to 1.
 */
export function pauseAfter({ pauses }: Pick<JobKind, "pauses">, tries: number, chance: number): number | null {
  const pause = pauses[tries - 1]
  return pause === undefined ? null : Math.round(pause * (1 - spread + 2 * spread * chance))
}

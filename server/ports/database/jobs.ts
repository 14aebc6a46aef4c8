import type { WorkspaceId } from "../../../shared/model/ids.ts"
import type { Instant } from "../../../shared/model/terms.ts"

/** `open`: the job waits for its time, or a server works at it. The other states are final, unless a person repeats it. */
export type JobState = "open" | "done" | "failed" | "cancelled"

/** How far a job is: the name of the step, and how many of the steps are done. */
export interface JobProgress {
  step: string
  done: number
  total: number
}

/** Work that lasts longer than a request: it is done once, survives a restart, and can be cancelled (DOMAIN JB1). */
export interface Job extends JobProgress {
  id: string
  kind: string
  workspace: WorkspaceId
  /**
   * the member who asked for the job, or another name for the asker (routes/papers/exportOwners); "" if the server did
   */
  owner: string
  /** the thing that the job is about, e.g. a webhook; "" if nothing has to be found by it */
  subject: string
  /** the values that this kind of job needs, as JSON */
  body: string
  state: JobState
  due: Instant
  /** how often the job was begun */
  tries: number
  error: string | null
  /** the result of the job as JSON; null until it is done */
  result: string | null
  server: string
  leaseUntil: Instant
  madeAt: Instant
  endedAt: Instant | null
  /** when the job and its file are deleted */
  keepUntil: Instant
}

export type NewJob = Pick<
  Job,
  "id" | "kind" | "workspace" | "owner" | "subject" | "body" | "due" | "madeAt" | "keepUntil"
>

/** The right of one server to work at one job until a moment. Another server takes the job over after that. */
export interface JobLease {
  /** names the server and this try, so that two tries of one server are not taken for each other */
  server: string
  now: Instant
  until: Instant
}

/** A job as the server that works at it names it. `server` is that of the lease. */
export interface HeldJob {
  id: string
  server: string
}

export interface JobEnd {
  state: "done" | "failed"
  error: string | null
  result: string | null
  endedAt: Instant
  keepUntil: Instant
}

/** The numbers of jobs of one kind that are done at the same time: about one subject, and of one workspace. */
export interface MostJobs {
  subject: number
  workspace: number
}

/** The table of jobs, and the files that jobs have made. */
export interface Jobs {
  /** returns false if there is a job with this id already */
  add(job: NewJob): Promise<boolean>
  job(id: string): Promise<Job | null>
  /** the newest jobs about one subject, newest first */
  ofSubject(subject: string, most: number): Promise<Job[]>
  /** the jobs of this kind in one workspace that are open or done */
  standing(kind: string, workspace: WorkspaceId): Promise<Job[]>
  /**
   * Takes the job of this kind that has been due longest and that no server works at; those of readers without a seat
   * come last. Counts a try. Leaves a job alone while servers work at as many others of its subject or its workspace as
   * `most` allows.
   */
  take(kind: string, lease: JobLease, most?: MostJobs): Promise<Job | null>
  /** Holds the job on and stores how far it is. Returns false if this server no longer holds it, or it was cancelled. */
  renew(held: HeldJob, until: Instant, progress: JobProgress): Promise<boolean>
  /** Ends the job, and deletes the file of a job that has failed. Returns false if this server no longer holds it. */
  end(held: HeldJob, end: JobEnd): Promise<boolean>
  /** Gives the job back, to be begun at `due`. `error`: why the try failed; null if the server had to stop. */
  giveBack(held: HeldJob, due: Instant, error: string | null): Promise<void>
  /** Makes the open jobs about a subject due now, if they are due later. */
  hasten(subject: string, now: Instant): Promise<void>
  /** Returns false if the job had ended already. */
  cancel(id: string, now: Instant, keepUntil: Instant): Promise<boolean>
  /**
   * Ends the exports of a workspace that were asked for up to a moment, and deletes their files, because they may hold
   * what was erased. Returns their ids.
   */
  endExports(workspace: WorkspaceId, upTo: Instant, now: Instant): Promise<string[]>
  /** Deletes a job and its file. */
  drop(id: string): Promise<void>
  /** Opens an ended job again, as if it had never been tried. Returns false if it is open. */
  repeat(id: string, now: Instant, keepUntil: Instant): Promise<boolean>
  /** when the next job of this kind can be taken; null if none is open */
  nextDue(kind: string): Promise<Instant | null>
  /** Deletes the jobs that need not be kept any longer, and returns when the next deletion is due. */
  forget(now: Instant): Promise<Instant | null>
  /** Stores one part of the file that the job makes. Returns false if this server no longer holds the job. */
  addPart(held: HeldJob, n: number, part: Uint8Array): Promise<boolean>
  part(job: string, n: number): Promise<Uint8Array | null>
  dropParts(job: string): Promise<void>
}

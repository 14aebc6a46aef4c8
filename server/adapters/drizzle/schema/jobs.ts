import type { MemberId, WorkspaceId } from "../../../../shared/model/ids.ts"
import type { JobState } from "../../../ports/database/jobs.ts"
import type { WebhookPause } from "../../../ports/database/webhooks.ts"
import type { Kit } from "../kit.ts"

/** The tables of the work that lasts longer than a request (DOMAIN JB1), and of the webhooks that cause some of it. */
export function jobTables({ table, primaryKey, index, text, int, bytes }: Kit) {
  const job = table(
    "job",
    {
      id: text().primaryKey(),
      kind: text().notNull(),
      workspace: text().$type<WorkspaceId>().notNull(),
      /** the member who asked for the job, or another name for the asker; "" if the server did */
      owner: text().notNull(),
      /** the thing that the job is about, e.g. a webhook; "" if nothing has to be found by it */
      subject: text().notNull(),
      /** the values that this kind of job needs, as JSON */
      body: text().notNull(),
      state: text().$type<JobState>().notNull(),
      due: int().notNull(),
      tries: int().notNull(),
      step: text().notNull(),
      done: int().notNull(),
      total: int().notNull(),
      /** why the last try failed; null before the first failure */
      error: text(),
      /** the result of the job as JSON; null until it is done */
      result: text(),
      /** the server that works at the job; "" if none does */
      server: text().notNull(),
      leaseUntil: int().notNull(),
      madeAt: int().notNull(),
      endedAt: int(),
      /** when the ended job and its file are deleted */
      keepUntil: int().notNull(),
    },
    t => [index("job_due").on(t.state, t.kind, t.due), index("job_subject").on(t.subject, t.madeAt)],
  )

  /** The file that a job has made, in parts. It counts only once its job is done. */
  const jobFile = table("job_file", { job: text().notNull(), n: int().notNull(), part: bytes().notNull() }, t => [
    primaryKey({ columns: [t.job, t.n] }),
  ])

  /** The addresses to which the server sends what happens in a workspace (DOMAIN WH1). */
  const webhook = table("webhook", {
    id: text().primaryKey(),
    workspace: text().$type<WorkspaceId>().notNull(),
    /** the moderator who made the webhook */
    madeBy: text().$type<MemberId>().notNull(),
    address: text().notNull(),
    /** the kinds of events that are sent, as JSON */
    events: text().notNull(),
    /** the key of the signatures; the server needs it, so that a hash would not do */
    secret: text().notNull(),
    madeAt: int().notNull(),
    /** the last entry of the log that was considered */
    seq: int().notNull(),
    /** the number of messages in a row that failed, and when the first of these failed */
    failures: int().notNull(),
    failingSince: int(),
    paused: text().$type<WebhookPause>(),
    pausedAt: int(),
  })

  return { job, jobFile, webhook }
}

import { and, asc, desc, eq, gt, inArray, lte, ne, notInArray, sql } from "drizzle-orm"
import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { HeldJob, JobEnd, JobLease, JobProgress, MostJobs, NewJob } from "../../../ports/database/jobs.ts"
import type { Db } from "../kit.ts"
import type { SqlTables } from "../schema.ts"
import { runStatement, type Slots, type Steps, statement } from "../statement.ts"

export const addJob = statement<NewJob>()((db, { job }, at) =>
  db
    .insert(job)
    .values({
      id: at.id,
      kind: at.kind,
      workspace: at.workspace,
      owner: at.owner,
      subject: at.subject,
      body: at.body,
      state: "open",
      due: at.due,
      tries: 0,
      step: "",
      done: 0,
      total: 0,
      server: "",
      leaseUntil: 0,
      madeAt: at.madeAt,
      keepUntil: at.keepUntil,
    })
    .onConflictDoNothing()
    .returning({ id: job.id }),
)

export const jobBy = statement<{ id: string }>()((db, { job }, at) => db.select().from(job).where(eq(job.id, at.id)))

export const jobsOfSubject = statement<{ subject: string; most: number }>()((db, { job }, at) =>
  db.select().from(job).where(eq(job.subject, at.subject)).orderBy(desc(job.madeAt), desc(job.id)).limit(at.most),
)

export const standingJobs = statement<{ kind: string; workspace: WorkspaceId }>()((db, { job }, at) =>
  db
    .select()
    .from(job)
    .where(and(inArray(job.state, ["open", "done"]), eq(job.kind, at.kind), eq(job.workspace, at.workspace))),
)

/**
 * Takes one job in one statement. Its conditions are repeated outside the inner query, so that of two servers that find
 * the same job at once only one gets it.
 */
export const takeJob = statement<{ kind: string; leaseNow: Instant } & MostJobs & JobLease>()((db, { job }, at) => {
  const free = () =>
    and(eq(job.state, "open"), eq(job.kind, at.kind), lte(job.due, at.now), lte(job.leaseUntil, at.leaseNow))
  const worked = () => and(eq(job.state, "open"), eq(job.kind, at.kind), gt(job.leaseUntil, at.leaseNow))
  const busySubjects = db
    .select({ subject: job.subject })
    .from(job)
    .where(worked())
    .groupBy(job.subject)
    .having(sql`count(*) >= ${at.subject}`)
  const busyWorkspaces = db
    .select({ workspace: job.workspace })
    .from(job)
    .where(worked())
    .groupBy(job.workspace)
    .having(sql`count(*) >= ${at.workspace}`)
  const isUnseated = sql`CASE WHEN ${job.owner} LIKE 'address %' THEN 1 ELSE 0 END`
  const order = [asc(isUnseated), asc(job.due), asc(job.madeAt)]
  const first = db
    .select({ id: job.id })
    .from(job)
    .where(and(free(), notInArray(job.subject, busySubjects), notInArray(job.workspace, busyWorkspaces)))
    .orderBy(...order)
    .limit(1)
  return db
    .update(job)
    .set({ server: sql`${at.server}`, leaseUntil: sql`${at.until}`, tries: sql`${job.tries} + 1` })
    .where(and(sql`${job.id} = (${first})`, free()))
    .returning()
})

const isHeld = ({ job }: SqlTables, at: Slots<HeldJob>) =>
  and(eq(job.id, at.id), eq(job.server, at.server), eq(job.state, "open"))

/** Locks a job until the transaction ends, so that no other server takes it over meanwhile. */
export const holdJob = statement<HeldJob>()((db, tables, at) =>
  db
    .update(tables.job)
    .set({ server: sql`${at.server}` })
    .where(isHeld(tables, at))
    .returning({ id: tables.job.id }),
)

export const renewJob = statement<HeldJob & JobProgress & { until: Instant }>()((db, tables, at) =>
  db
    .update(tables.job)
    .set({ leaseUntil: sql`${at.until}`, step: sql`${at.step}`, done: sql`${at.done}`, total: sql`${at.total}` })
    .where(isHeld(tables, at))
    .returning({ id: tables.job.id }),
)

export const endJob = statement<HeldJob & JobEnd>()((db, tables, at) =>
  db
    .update(tables.job)
    .set({
      state: sql`${at.state}`,
      error: sql`${at.error}`,
      result: sql`${at.result}`,
      endedAt: sql`${at.endedAt}`,
      keepUntil: sql`${at.keepUntil}`,
      server: "",
      leaseUntil: 0,
    })
    .where(isHeld(tables, at))
    .returning({ id: tables.job.id }),
)

/** Gives a job back after a failure. */
export const putOffJob = statement<HeldJob & { due: Instant; error: string }>()((db, tables, at) =>
  db
    .update(tables.job)
    .set({ due: sql`${at.due}`, error: sql`${at.error}`, server: "", leaseUntil: 0 })
    .where(isHeld(tables, at)),
)

/** Gives a job back that was not at fault, so its try does not count. */
export const dropLease = statement<HeldJob & { due: Instant }>()((db, tables, at) =>
  db
    .update(tables.job)
    .set({ due: sql`${at.due}`, tries: sql`${tables.job.tries} - 1`, server: "", leaseUntil: 0 })
    .where(isHeld(tables, at)),
)

export const hastenJobs = statement<{ subject: string; now: Instant }>()((db, { job }, at) =>
  db
    .update(job)
    .set({ due: sql`${at.now}` })
    .where(and(eq(job.subject, at.subject), eq(job.state, "open"), gt(job.due, at.now))),
)

export const cancelJob = statement<{ id: string; now: Instant; keepUntil: Instant }>()((db, { job }, at) =>
  db
    .update(job)
    .set({
      state: "cancelled",
      endedAt: sql`${at.now}`,
      keepUntil: sql`${at.keepUntil}`,
      server: "",
      leaseUntil: 0,
    })
    .where(and(eq(job.id, at.id), eq(job.state, "open")))
    .returning({ id: job.id }),
)

const endExports = statement<ExportsUpTo>()((db, { job }, at) =>
  db
    .update(job)
    .set({ state: "failed", error: "erased", result: null, endedAt: sql`${at.now}`, server: "", leaseUntil: 0 })
    .where(
      and(
        eq(job.kind, "exports"),
        eq(job.workspace, at.workspace),
        inArray(job.state, ["open", "done"]),
        lte(job.madeAt, at.upTo),
      ),
    )
    .returning({ id: job.id }),
)

interface ExportsUpTo {
  workspace: WorkspaceId
  upTo: Instant
  now: Instant
}

/** Ends exports that may hold what was erased, and deletes their files. A trigger does the same at an erasure by SQL. */
export function* endExportsUpTo(of: ExportsUpTo): Steps<string[]> {
  const ids = (yield* runStatement(endExports, of)).map(({ id }) => id)
  for (const job of ids) yield* runStatement(dropParts, { job })
  return ids
}

export const repeatJob = statement<{ id: string; now: Instant; keepUntil: Instant }>()((db, { job }, at) =>
  db
    .update(job)
    .set({
      state: "open",
      due: sql`${at.now}`,
      tries: 0,
      error: null,
      result: null,
      endedAt: null,
      keepUntil: sql`${at.keepUntil}`,
    })
    .where(and(eq(job.id, at.id), ne(job.state, "open")))
    .returning({ id: job.id }),
)

/** `ahead`: by how many milliseconds the clock of the leases is before the one that asks. */
export const nextJob = statement<{ kind: string; ahead: number }>()((db, { job }, at) =>
  db
    .select({
      at: sql<
        number | null
      >`min(CASE WHEN ${job.leaseUntil} - ${at.ahead} > ${job.due} THEN ${job.leaseUntil} - ${at.ahead} ELSE ${job.due} END)`.mapWith(
        Number,
      ),
    })
    .from(job)
    .where(and(eq(job.state, "open"), eq(job.kind, at.kind))),
)

export const overJobs = statement<{ now: Instant }>()((db, { job }, at) =>
  db
    .select({ id: job.id })
    .from(job)
    .where(and(ne(job.state, "open"), lte(job.keepUntil, at.now)))
    .limit(500),
)

export const nextOver = statement<object>()((db, { job }) =>
  db
    .select({ at: sql<number | null>`min(${job.keepUntil})`.mapWith(Number) })
    .from(job)
    .where(ne(job.state, "open")),
)

export const dropJob = statement<{ id: string }>()((db, { job }, at) => db.delete(job).where(eq(job.id, at.id)))

/** A part of a job that is neither open nor done has no use, nor has one whose job is deleted. */
const isLost = ({ job, jobFile }: SqlTables, db: Db) =>
  notInArray(
    jobFile.job,
    db
      .select({ id: job.id })
      .from(job)
      .where(inArray(job.state, ["open", "done"])),
  )

/** The jobs of which parts are left over, e.g. because their server was killed while it wrote or deleted them. */
export const lostParts = statement<object>()((db, tables) =>
  db.selectDistinct({ job: tables.jobFile.job }).from(tables.jobFile).where(isLost(tables, db)),
)

export const partNumbersOf = statement<{ job: string }>()((db, { jobFile }, at) =>
  db.select({ n: jobFile.n }).from(jobFile).where(eq(jobFile.job, at.job)),
)

export const dropPart = statement<{ job: string; n: number }>()((db, { jobFile }, at) =>
  db.delete(jobFile).where(and(eq(jobFile.job, at.job), eq(jobFile.n, at.n))),
)

export const dropLostPart = statement<{ job: string; n: number }>()((db, tables, at) =>
  db.delete(tables.jobFile).where(and(eq(tables.jobFile.job, at.job), eq(tables.jobFile.n, at.n), isLost(tables, db))),
)

export const addPart = statement<{ job: string; n: number; part: Uint8Array }>()((db, { jobFile }, at) =>
  db.insert(jobFile).values({ job: at.job, n: at.n, part: at.part }).onConflictDoNothing(),
)

export const partOf = statement<{ job: string; n: number }>()((db, { jobFile }, at) =>
  db
    .select({ part: jobFile.part })
    .from(jobFile)
    .where(and(eq(jobFile.job, at.job), eq(jobFile.n, at.n))),
)

const dropParts = statement<{ job: string }>()((db, { jobFile }, at) =>
  db.delete(jobFile).where(eq(jobFile.job, at.job)),
)

/** Deletes all that is kept outside the log of a workspace that was removed. */
export const dropPartsIn = statement<{ id: WorkspaceId }>()((db, { job, jobFile }, at) =>
  db
    .delete(jobFile)
    .where(sql`${jobFile.job} IN ${db.select({ id: job.id }).from(job).where(eq(job.workspace, at.id))}`),
)
export const dropJobsIn = statement<{ id: WorkspaceId }>()((db, { job }, at) =>
  db.delete(job).where(eq(job.workspace, at.id)),
)
export const dropWebhooksIn = statement<{ id: WorkspaceId }>()((db, { webhook }, at) =>
  db.delete(webhook).where(eq(webhook.workspace, at.id)),
)

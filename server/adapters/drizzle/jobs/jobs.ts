import type { Jobs } from "../../../ports/database/jobs.ts"
import { type Runner, runStatement } from "../statement.ts"
import * as sql from "./jobStatements.ts"

/**
 * Stores jobs. One statement decides which server works at a job, so that two servers do not work at it both. `ahead`
 * tells by how many milliseconds the clock that all servers share is before this server's: leases are kept by it, so
 * that a server whose clock is wrong takes over nothing that another one works at.
 */
export const sqlJobs = (
  { ask, transaction }: Pick<Runner, "ask" | "transaction">,
  ahead: () => Promise<number> = async () => 0,
): Jobs => ({
  add: async job => (await ask(sql.addJob, job)).length > 0,
  async job(id) {
    const [row] = await ask(sql.jobBy, { id })
    return row ?? null
  },
  ofSubject: (subject, most) => ask(sql.jobsOfSubject, { subject, most }),
  standing: (kind, workspace) => ask(sql.standingJobs, { kind, workspace }),
  async take(
    kind,
    lease,
    { subject, workspace } = { subject: Number.MAX_SAFE_INTEGER, workspace: Number.MAX_SAFE_INTEGER },
  ) {
    const by = await ahead()
    const { server, now, until } = lease
    const shared = { now, leaseNow: now + by, until: until + by }
    const [row] = await ask(sql.takeJob, { kind, subject, workspace, server, ...shared })
    return row ? { ...row, leaseUntil: row.leaseUntil - by } : null
  },
  renew: async (held, until, { step, done, total }) =>
    (await ask(sql.renewJob, { ...held, until: until + (await ahead()), step, done, total })).length > 0,
  end: (held, end) =>
    transaction(
      function* () {
        const ended = yield* runStatement(sql.endJob, { ...held, ...end })
        if (ended.length > 0 && end.state === "failed") yield* runStatement(sql.dropParts, { job: held.id })
        return ended.length > 0
      },
      () => true,
    ),
  async giveBack(held, due, error) {
    if (error === null) await ask(sql.dropLease, { ...held, due })
    else await ask(sql.putOffJob, { ...held, due, error })
  },
  async hasten(subject, now) {
    await ask(sql.hastenJobs, { subject, now })
  },
  cancel: (id, now, keepUntil) =>
    transaction(
      function* () {
        const cancelled = yield* runStatement(sql.cancelJob, { id, now, keepUntil })
        if (cancelled.length > 0) yield* runStatement(sql.dropParts, { job: id })
        return cancelled.length > 0
      },
      () => true,
    ),
  endExports: (workspace, upTo, now) =>
    transaction(
      () => sql.endExportsUpTo({ workspace, upTo, now }),
      () => true,
    ),
  drop: id =>
    transaction(
      function* () {
        yield* runStatement(sql.dropParts, { job: id })
        yield* runStatement(sql.dropJob, { id })
      },
      () => true,
    ),
  repeat: async (id, now, keepUntil) => (await ask(sql.repeatJob, { id, now, keepUntil })).length > 0,
  async nextDue(kind) {
    const [row] = await ask(sql.nextJob, { kind, ahead: await ahead() })
    return row?.at ?? null
  },
  async forget(now) {
    for (const { id } of await ask(sql.overJobs, { now })) {
      await ask(sql.dropParts, { job: id })
      await ask(sql.dropJob, { id })
    }
    await ask(sql.dropLostParts, {})
    const [row] = await ask(sql.nextOver, {})
    return row?.at ?? null
  },
  addPart: ({ id, server }, n, part) =>
    transaction(
      function* () {
        const held = yield* runStatement(sql.holdJob, { id, server })
        if (held.length > 0) yield* runStatement(sql.addPart, { job: id, n, part })
        return held.length > 0
      },
      () => true,
    ),
  async part(job, n) {
    const [row] = await ask(sql.partOf, { job, n })
    return row?.part ?? null
  },
  async dropParts(job) {
    await ask(sql.dropParts, { job })
  },
})

import { setImmediate as nextTurn } from "node:timers/promises"
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
): Jobs => {
  // SQLite overwrites what it deletes, about 9 ms for a megabyte, and a file may have hundreds: the parts are deleted one
  // by one, and the process does other work between them.
  const dropParts = async (job: string, drop: typeof sql.dropPart = sql.dropPart) => {
    for (const { n } of await ask(sql.partNumbersOf, { job })) {
      await ask(drop, { job, n })
      await nextTurn()
    }
  }
  /** Deletes what a job has left. Where somebody began the job again meanwhile, its new parts stay. */
  const dropLost = (job: string) => dropParts(job, sql.dropLostPart)
  return {
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
    async end(held, end) {
      const ended = (await ask(sql.endJob, { ...held, ...end })).length > 0
      if (ended && end.state === "failed") await dropLost(held.id)
      return ended
    },
    async giveBack(held, due, error) {
      if (error === null) await ask(sql.dropLease, { ...held, due })
      else await ask(sql.putOffJob, { ...held, due, error })
    },
    async hasten(subject, now) {
      await ask(sql.hastenJobs, { subject, now })
    },
    async cancel(id, now, keepUntil) {
      const cancelled = (await ask(sql.cancelJob, { id, now, keepUntil })).length > 0
      if (cancelled) await dropLost(id)
      return cancelled
    },
    endExports: (workspace, upTo, now) =>
      transaction(
        () => sql.endExportsUpTo({ workspace, upTo, now }),
        () => true,
      ),
    async drop(id) {
      await ask(sql.dropJob, { id })
      await dropLost(id)
    },
    repeat: async (id, now, keepUntil) => (await ask(sql.repeatJob, { id, now, keepUntil })).length > 0,
    async nextDue(kind) {
      const [row] = await ask(sql.nextJob, { kind, ahead: await ahead() })
      return row?.at ?? null
    },
    async forget(now) {
      for (const { id } of await ask(sql.overJobs, { now })) await ask(sql.dropJob, { id })
      for (const { job } of await ask(sql.lostParts, {})) await dropLost(job)
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
    dropParts: job => dropParts(job),
  }
}

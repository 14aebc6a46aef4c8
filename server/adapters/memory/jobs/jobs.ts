import type { WorkspaceId } from "../../../../shared/model/ids.ts"
import type { Instant } from "../../../../shared/model/terms.ts"
import type { HeldJob, Job, Jobs } from "../../../ports/database/jobs.ts"
import { key, type MemoryTables } from "../tables.ts"

/** Stores jobs in memory, for tests. */
export function memoryJobs({ jobs, jobFiles }: MemoryTables): Jobs {
  const held = ({ id, server }: HeldJob): Job | null => {
    const job = jobs.get(id)
    return job?.state === "open" && job.server === server ? job : null
  }
  const isLast = ({ owner }: Job): number => (owner.startsWith("address ") ? 1 : 0)
  const free = { server: "", leaseUntil: 0 }
  const dropParts = (job: string): void => dropFile({ jobFiles }, job)
  const open = (kind: string): Job[] => [...jobs.values()].filter(job => job.state === "open" && job.kind === kind)
  return {
    async add(job) {
      if (jobs.has(job.id)) return false
      const rest = { tries: 0, step: "", done: 0, total: 0, error: null, result: null, endedAt: null, ...free }
      jobs.set(job.id, { ...job, state: "open", ...rest })
      return true
    },
    job: async id => jobs.get(id) ?? null,
    ofSubject: async (subject, most) =>
      [...jobs.values()]
        .filter(job => job.subject === subject)
        .toSorted((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1))
        .slice(0, most),
    standing: async (kind, workspace) =>
      [...jobs.values()].filter(
        job => job.kind === kind && job.workspace === workspace && (job.state === "open" || job.state === "done"),
      ),
    async take(kind, { server, now, until }, most) {
      const running = open(kind).filter(job => job.leaseUntil > now)
      const [first] = open(kind)
        .filter(job => job.due <= now && job.leaseUntil <= now)
        .filter(
          ({ subject, workspace }) =>
            !most ||
            (running.filter(job => job.subject === subject).length < most.subject &&
              running.filter(job => job.workspace === workspace).length < most.workspace),
        )
        .toSorted((a, b) => isLast(a) - isLast(b) || a.due - b.due || a.madeAt - b.madeAt)
      if (!first) return null
      const taken = { ...first, server, leaseUntil: until, tries: first.tries + 1 }
      jobs.set(first.id, taken)
      return taken
    },
    async renew(given, until, { step, done, total }) {
      const job = held(given)
      if (job) jobs.set(job.id, { ...job, leaseUntil: until, step, done, total })
      return job !== null
    },
    async end(given, { state, error, result, endedAt, keepUntil }) {
      const job = held(given)
      if (job) jobs.set(job.id, { ...job, state, error, result, endedAt, keepUntil, ...free })
      if (job && state === "failed") dropParts(job.id)
      return job !== null
    },
    async giveBack(given, due, error) {
      const job = held(given)
      if (job && error === null) jobs.set(job.id, { ...job, due, tries: job.tries - 1, ...free })
      else if (job) jobs.set(job.id, { ...job, due, error, ...free })
    },
    async hasten(subject, now) {
      for (const [id, job] of jobs)
        if (job.state === "open" && job.subject === subject && job.due > now) jobs.set(id, { ...job, due: now })
    },
    async cancel(id, now, keepUntil) {
      const job = jobs.get(id)
      if (job?.state !== "open") return false
      jobs.set(id, { ...job, state: "cancelled", endedAt: now, keepUntil, ...free })
      dropParts(id)
      return true
    },
    endExports: async (workspace, upTo, now) => endMemoryExports({ jobs, jobFiles }, { workspace, upTo, now }),
    async drop(id) {
      dropParts(id)
      jobs.delete(id)
    },
    async repeat(id, now, keepUntil) {
      const job = jobs.get(id)
      if (!job || job.state === "open") return false
      jobs.set(id, { ...job, state: "open", due: now, tries: 0, error: null, result: null, endedAt: null, keepUntil })
      return true
    },
    async nextDue(kind) {
      const times = open(kind).map(job => Math.max(job.due, job.leaseUntil))
      return times.length === 0 ? null : Math.min(...times)
    },
    async forget(now) {
      const ended = [...jobs.values()].filter(job => job.state !== "open")
      for (const { id } of ended.filter(job => job.keepUntil <= now)) {
        jobs.delete(id)
        dropParts(id)
      }
      const left = ended.filter(job => job.keepUntil > now).map(job => job.keepUntil)
      return left.length === 0 ? null : Math.min(...left)
    },
    async addPart(given, n, part) {
      const job = held(given)
      if (job) jobFiles.set(key(job.id, String(n)), part)
      return job !== null
    },
    part: async (job, n) => jobFiles.get(key(job, String(n))) ?? null,
    async dropParts(job) {
      dropParts(job)
    },
  }
}

function dropFile({ jobFiles }: Pick<MemoryTables, "jobFiles">, job: string): void {
  for (const at of jobFiles.keys()) if (at.startsWith(`${job} `)) jobFiles.delete(at)
}

/** Ends the exports of a workspace that were asked for up to a moment, deletes their files, and returns their ids. */
export function endMemoryExports(
  { jobs, jobFiles }: Pick<MemoryTables, "jobFiles" | "jobs">,
  { workspace, upTo, now }: { workspace: WorkspaceId; upTo: Instant; now: Instant },
): string[] {
  const ids: string[] = []
  for (const [id, job] of jobs) {
    if (job.kind !== "exports" || job.workspace !== workspace || job.madeAt > upTo) continue
    if (job.state !== "open" && job.state !== "done") continue
    jobs.set(id, { ...job, state: "failed", error: "erased", result: null, endedAt: now, server: "", leaseUntil: 0 })
    dropFile({ jobFiles }, id)
    ids.push(id)
  }
  return ids
}

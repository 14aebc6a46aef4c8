import type { JobBoard } from "../../jobs/jobBoard.ts"
import { type JobKind, type JobOutcome, pauseAfter } from "../../jobs/kinds.ts"
import type { Job, JobProgress } from "../../ports/database/jobs.ts"
import { type Clock, waitUntil } from "../../ports/host/clock.ts"
import { Running } from "../running.ts"
import type { Watch } from "../watch.ts"

export interface WorkingPorts {
  board: JobBoard
  clock: Pick<Clock, "id" | "now">
  kinds: readonly JobKind[]
  failed: (error: unknown) => void
  /** a random number from 0 to 1; tests replace it */
  chance?: () => number
}

/** Milliseconds after which another server takes over the job of a server that was lost. */
const leaseMs = 10_000
const renewEveryMs = 3_000
/** Milliseconds between two looks for jobs that are over, at least and at most. */
const forgetMs = { least: 60_000, most: 3_600_000 } as const
/** Milliseconds until the next look, if a job waits for another server's jobs about the same subject. */
const lookAtHeldMs = 1_000
/** Milliseconds until the next look, if news of another server may have been lost. */
const lookAgainMs = 30_000
/** Milliseconds until the next look after one that failed, at least and at most. */
const failedMs = { least: 1_000, most: 30_000 } as const

/** Works at the jobs that are due, each kind beside the others (DOMAIN JB1 to JB4). */
export const createWorking = ({ board, clock, kinds, failed, chance = Math.random }: WorkingPorts): Watch => ({
  name: "jobs",
  run(until) {
    const { jobs } = board
    const running = new Running(until, failed)
    const busy = new Map<string, number>()
    /** how many looks in a row have failed, e.g. because the database was away */
    const failures = new Map<string, number>()
    /** how to learn at once whether a job that is being done still belongs to this server */
    const held = new Map<string, () => Promise<void>>()

    const look = (kind: JobKind): Promise<void> =>
      running.inTurn(kind.name, async () => {
        const before = failures.get(kind.name) ?? 0
        try {
          await begin(kind)
          failures.delete(kind.name)
        } catch (failure) {
          failures.set(kind.name, before + 1)
          running.wait(kind.name, Math.min(failedMs.most, failedMs.least * 2 ** before), () => look(kind))
          throw failure
        }
      })

    /** Begins the jobs of one kind that are due, and sets the timer of the next look. */
    async function begin(kind: JobKind): Promise<void> {
      const { name } = kind
      let now = clock.now()
      while (!running.hasEnded && (busy.get(name) ?? 0) < kind.atOnce) {
        now = clock.now()
        // each try has an id of its own, since a cancelled job may be repeated while its first try still writes
        const job = await jobs.take(name, { server: clock.id(), now, until: now + leaseMs }, kind.most)
        if (!job) break
        busy.set(name, (busy.get(name) ?? 0) + 1)
        running.begin(
          work(kind, job).finally(() => {
            busy.set(name, (busy.get(name) ?? 1) - 1)
            if (!running.hasEnded) void look(kind)
          }),
        )
      }
      if (running.hasEnded || (busy.get(name) ?? 0) >= kind.atOnce) return
      const due = await jobs.nextDue(name)
      // a job that is due and was not taken is held by others about its subject; if they end here, a look follows
      const least = due !== null && due <= now ? lookAtHeldMs : 1
      if (due !== null) running.wait(name, Math.max(least, waitUntil(due, clock.now())), () => look(kind))
      else if (!board.isAlone) running.wait(name, lookAgainMs, () => look(kind))
    }

    async function work(kind: JobKind, job: Job): Promise<void> {
      const losing = new AbortController()
      const signal = AbortSignal.any([losing.signal, until])
      const key = { id: job.id, server: job.server }
      const timer = `lease ${job.server}`
      let { leaseUntil } = job
      let at: JobProgress = { step: job.step, done: job.done, total: job.total }
      const renew = async (): Promise<void> => {
        if (signal.aborted) return
        const to = clock.now() + leaseMs
        try {
          if (await jobs.renew(key, to, at)) leaseUntil = to
          else losing.abort()
        } catch (failure) {
          // another server may work at the job from the end of the lease on
          if (clock.now() >= leaseUntil) losing.abort()
          throw failure
        } finally {
          if (!signal.aborted && held.get(job.id) === renew) running.wait(timer, renewEveryMs, renew)
        }
      }
      const progress = async (to: JobProgress): Promise<void> => {
        signal.throwIfAborted()
        at = to
        await renew()
        signal.throwIfAborted()
        board.tell(job.id, "further")
      }
      held.set(job.id, renew)
      running.wait(timer, renewEveryMs, renew)
      try {
        const outcome = await kind.run(job, { signal, progress }).catch((error: unknown): JobOutcome => {
          if (!signal.aborted) failed(error)
          return { kind: "again", error: "internal" }
        })
        running.cancel(timer)
        if (losing.signal.aborted) await leaveNothing(job.id)
        else await settle(kind, job, outcome)
      } finally {
        if (held.get(job.id) === renew) held.delete(job.id)
        running.cancel(timer)
      }
    }

    /** Deletes what was stored of a file between the end of its job and the moment when this server heard of that end. */
    async function leaveNothing(id: string): Promise<void> {
      const job = await jobs.job(id)
      if (job?.state !== "open" && job?.state !== "done") await jobs.dropParts(id)
    }

    async function settle(kind: JobKind, { id, server, tries }: Job, outcome: JobOutcome): Promise<void> {
      const key = { id, server }
      const now = clock.now()
      const ended = { endedAt: now, keepUntil: now + kind.keepMs }
      if (outcome.kind === "done") {
        const { result, keepMs = kind.keepMs } = outcome
        const end = { state: "done", error: null, result, endedAt: now, keepUntil: now + keepMs } as const
        if (!(await jobs.end(key, end))) await leaveNothing(id)
      } else if (outcome.kind === "later") return jobs.giveBack(key, outcome.due, null)
      else if (until.aborted) return jobs.giveBack(key, now, null)
      else {
        const pause = outcome.kind === "again" ? pauseAfter(kind, tries, chance()) : null
        if (pause !== null) await jobs.giveBack(key, now + pause, outcome.error)
        else {
          await jobs.end(key, { state: "failed", error: outcome.error, result: null, ...ended })
        }
      }
      board.tell(id, "ended")
    }

    const forget = async (): Promise<void> => {
      const now = clock.now()
      const next = await jobs.forget(now).catch((error: unknown) => {
        failed(error)
        return null
      })
      const ms = Math.min(forgetMs.most, Math.max(forgetMs.least, (next ?? Infinity) - now))
      running.wait("forget", ms, forget)
    }

    running.listen(
      board.onNews((id, news) => {
        if (news === "due") for (const kind of kinds) void look(kind)
        const renew = news === "ended" ? held.get(id) : undefined
        if (renew) running.begin(renew())
      }),
    )
    running.begin(forget())
    for (const kind of kinds) void look(kind)
    return running.over()
  },
})

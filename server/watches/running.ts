import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"

/** The listeners, timers and jobs of one watch. */
export class Running {
  /** settles when the watch has to end */
  readonly ending: Promise<void>
  readonly #until: AbortSignal
  readonly #ends: (() => void)[] = []
  readonly #failed: (error: unknown) => void
  readonly #jobs = new Set<Promise<void>>()
  readonly #turns = new Map<string, Promise<void>>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(until: AbortSignal, failed: (error: unknown) => void) {
    this.#until = until
    this.#failed = failed
    this.ending = new Promise(resolve => this.#ends.push(resolve))
    if (until.aborted) this.#end()
    else until.addEventListener("abort", () => this.#end(), { once: true })
  }

  get hasEnded(): boolean {
    return this.#until.aborted
  }

  /** Calls `stop`, which removes a listener, when the watch has to end. */
  listen(stop: () => void): void {
    if (this.hasEnded) stop()
    else this.#ends.push(stop)
  }

  /** Reports the failure of a job, so that no caller has to catch it. `over` waits for the job. */
  begin(job: Promise<void>): void {
    const told = job.catch(this.#failed).finally(() => this.#jobs.delete(told))
    this.#jobs.add(told)
  }

  /**
   * Begins a job when the previous job with the same key has ended. The promise settles with the job, even if the job
   * fails.
   */
  inTurn(key: string, job: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(job)
    this.begin(turn)
    const over = turn.catch(() => undefined)
    this.#turns.set(key, over)
    return over
  }

  /**
   * Begins a job after a delay. A new delay with the same key replaces the earlier one. The timer does not keep the
   * process alive.
   */
  wait(key: string, ms: number, job: () => Promise<void>): void {
    this.cancel(key)
    if (this.hasEnded) return
    const timer = setTimeout(() => {
      this.#timers.delete(key)
      this.begin(job())
    }, ms)
    timer.unref()
    this.#timers.set(key, timer)
  }

  isWaiting(key: string): boolean {
    return this.#timers.has(key)
  }

  cancel(key: string): void {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
  }

  /**
   * Calls `look` for every workspace now, and again when a workspace's log has grown. If one workspace cannot be read,
   * the other workspaces are still read.
   */
  everywhere(
    { directory, bus }: { directory: Pick<Directory, "workspaces">; bus: Pick<Bus, "onWake"> },
    look: (workspace: WorkspaceId) => Promise<void>,
  ): void {
    this.listen(bus.onWake(workspace => this.begin(look(workspace))))
    const first = async () => {
      for (const { id } of await directory.workspaces()) if (!this.hasEnded) await look(id).catch(this.#failed)
    }
    this.begin(first())
  }

  /** Settles when the watch has to end and all its jobs have ended. */
  async over(): Promise<void> {
    await this.ending
    while (this.#jobs.size > 0) await Promise.all(this.#jobs)
  }

  #end(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const end of this.#ends) end()
  }
}

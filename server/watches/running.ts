import type { WorkspaceId } from "../../shared/model/ids.ts"
import type { Bus } from "../ports/bus.ts"
import type { Directory } from "../ports/database/directory.ts"

/** The listeners, timers and jobs of one watch. */
export class Running {
  /** settles when the watch is told to end */
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

  /** Listens until the end, when it calls `stop`. */
  listen(stop: () => void): void {
    if (this.hasEnded) stop()
    else this.#ends.push(stop)
  }

  /** Begins a job and reports its failure, so that no caller has to catch it. */
  begin(job: Promise<void>): void {
    const told = job.catch(this.#failed).finally(() => this.#jobs.delete(told))
    this.#jobs.add(told)
  }

  /** Begins a job when the one before it under this key is over; settles with the job, whether or not it failed. */
  inTurn(key: string, job: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(key) ?? Promise.resolve()).then(job)
    this.begin(turn)
    const over = turn.catch(() => undefined)
    this.#turns.set(key, over)
    return over
  }

  /** One timer for each key: a new one replaces it. No timer keeps the process from ending. */
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
   * Looks at each workspace now, and again when its log has grown. One that cannot be read does not stop the others.
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

  /** Settles when the watch was told to end and everything that it began is over. */
  async over(): Promise<void> {
    await this.ending
    while (this.#jobs.size > 0) await Promise.all(this.#jobs)
  }

  #end(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const end of this.#ends) end()
  }
}

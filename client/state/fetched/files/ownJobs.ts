import { type ReadonlySignal, signal } from "@preact/signals-core"
import type { JobShown } from "../../../../shared/contract/queries/jobs.ts"
import { type Failure, failureOf } from "../../../connections/http.ts"
import { cancelExport, fetchExport } from "../../../connections/queries.ts"
import { inBrowser } from "../../kept/kept.ts"
import { jobsKept } from "./jobsKept.ts"

/** A long export of this browser. `shown` is null until the server has told it. */
export interface OwnJob {
  id: string
  shown: JobShown | null
  /** why the last request failed, e.g. without a connection; null if it did not */
  failure: Failure | null
}

/** Whether the job was deleted, or belongs to somebody who has signed out. An embargo ends, and the job stands. */
const isGone = ({ status, code }: Failure): boolean => code !== "under-embargo" && [401, 403, 404].includes(status)

/**
 * The long exports that this browser has asked for. Their ids are kept, so that they are there after a reload. Each is
 * asked for again when the server has answered, and the server answers when something has changed.
 */
export class OwnJobs {
  private readonly state = signal<readonly OwnJob[]>([])
  readonly list: ReadonlySignal<readonly OwnJob[]> = this.state
  private readonly followed = new Set<string>()

  constructor() {
    for (const id of (inBrowser.read(jobsKept) ?? "").split(" ").filter(Boolean)) this.add(id, null)
    window.addEventListener("online", () => this.lookAgain())
  }

  follow(job: JobShown): void {
    this.add(job.id, job)
    this.keep()
  }

  /** Asks for the jobs again whose last request failed. */
  lookAgain(): void {
    for (const { id, failure } of this.state.peek()) if (failure) void this.ask(id)
  }

  async cancel(id: string): Promise<void> {
    await cancelExport(id).catch((thrown: unknown) => this.change(id, { failure: failureOf(thrown) }))
  }

  dismiss(id: string): void {
    this.state.value = this.state.peek().filter(job => job.id !== id)
    this.keep()
  }

  private add(id: string, shown: JobShown | null): void {
    this.state.value = [...this.state.peek().filter(job => job.id !== id), { id, shown, failure: null }]
    void this.ask(id)
  }

  private async ask(id: string): Promise<void> {
    if (this.followed.has(id)) return
    this.followed.add(id)
    try {
      for (let job = this.find(id); job && (job.shown === null || job.shown.state === "open"); job = this.find(id))
        this.change(id, { shown: await fetchExport(id, job.shown?.revision ?? ""), failure: null })
    } catch (thrown) {
      const failure = failureOf(thrown)
      if (isGone(failure)) this.dismiss(id)
      else this.change(id, { failure })
    } finally {
      this.followed.delete(id)
    }
  }

  private find(id: string): OwnJob | undefined {
    return this.state.peek().find(job => job.id === id)
  }

  private change(id: string, to: Partial<OwnJob>): void {
    this.state.value = this.state.peek().map(job => (job.id === id ? { ...job, ...to } : job))
  }

  private keep(): void {
    const ids = this.state.peek().map(({ id }) => id)
    inBrowser.write(jobsKept, ids.length > 0 ? ids.join(" ") : null)
  }
}

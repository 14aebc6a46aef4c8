import { setTimeout as sleep } from "node:timers/promises"
import { parentPort, Worker, workerData } from "node:worker_threads"

/**
 * Requests /healthz every ten milliseconds, from a thread of its own: the people of a measurement parse and fold in the
 * main thread, and would stand in the times.
 */
export class Health {
  /** milliseconds of each request */
  readonly took: number[] = []
  #worker: Worker | undefined

  watch(url: string): void {
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { healthOf: url } })
    this.#worker.on("message", (ms: number) => this.took.push(ms))
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate()
  }
}

const given: unknown = workerData
if (parentPort && given instanceof Object && "healthOf" in given)
  for (;;) {
    const began = performance.now()
    const answered = await fetch(`${String(given.healthOf)}/healthz`).catch(() => null)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to the main thread has no origin
    if (answered?.ok) parentPort.postMessage(performance.now() - began)
    await sleep(10)
  }

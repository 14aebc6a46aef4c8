import { Worker } from "node:worker_threads"
import type { Partition, SearchFound, SearchQuery } from "../../ports/database/searchIndex.ts"

type Answer = { n: number; found: SearchFound } | { n: number; failure: string }

interface Waiting {
  resolve: (found: SearchFound) => void
  reject: (failure: Error) => void
}

/**
 * Asks a thread that reads the file of an index. The thread starts at the first search, and anew at the next one if it
 * has ended by itself.
 */
export class FindingThread {
  #worker: Worker | null = null
  #count = 0
  readonly #waiting = new Map<number, Waiting>()
  readonly #program: string
  readonly #file: string

  /** `program`: the file with the code of the thread; `file`: the index */
  constructor(program: string, file: string) {
    this.#program = program
    this.#file = file
  }

  find(partitions: readonly Partition[], query: SearchQuery): Promise<SearchFound> {
    this.#worker ??= this.#start()
    const n = ++this.#count
    const { promise, resolve, reject } = Promise.withResolvers<SearchFound>()
    this.#waiting.set(n, { resolve, reject })
    this.#worker.postMessage({ n, partitions, query }, [])
    return promise
  }

  async end(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(this.#program, { workerData: this.#file })
    // a search that runs does not keep the process alive
    worker.unref()
    worker.on("message", (answer: Answer) => {
      const waiting = this.#waiting.get(answer.n)
      this.#waiting.delete(answer.n)
      if ("found" in answer) waiting?.resolve(answer.found)
      else waiting?.reject(new Error(answer.failure))
    })
    const over = (failure: unknown) => {
      if (this.#worker === worker) this.#worker = null
      for (const { reject } of this.#waiting.values()) reject(new Error("the search has stopped", { cause: failure }))
      this.#waiting.clear()
    }
    worker.on("error", over)
    worker.on("exit", over)
    return worker
  }
}

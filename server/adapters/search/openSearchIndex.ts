import { join } from "node:path"
import { Worker } from "node:worker_threads"
import type { SearchFound, SearchIndex } from "../../ports/database/searchIndex.ts"
import { root } from "../system/root.ts"
import { type IndexAnswer, type IndexCall, IndexWriter } from "./indexWriter.ts"

const nothing: SearchFound = { hits: [], total: 0, isCut: false, ids: [] }

const program = import.meta.filename.endsWith(".ts")
  ? join(import.meta.dirname, "indexThread.ts")
  : join(root, "dist/server/indexThread.js")

/**
 * Opens the index in a file of its own, which a thread writes and reads. An empty name opens it in memory and in this
 * thread, for tests. A file that was written for another incarnation of the database, or with another folding of
 * characters, is written anew.
 */
export function openSearchIndex(file: string, incarnation = ""): SearchIndex {
  const lost = new Set<() => void>()
  const thread = file ? new IndexThread({ file, incarnation }, () => lost.forEach(listener => listener())) : null
  const writer = thread ? null : new IndexWriter("", incarnation)
  const ask = async (call: IndexCall): Promise<IndexAnswer> => (thread ? thread.ask(call) : (writer?.run(call) ?? {}))
  const write = async (call: IndexCall): Promise<void> => void (await ask(call))
  return {
    replace: (...all) => write({ name: "replace", with: all }),
    follow: (...all) => write({ name: "follow", with: all }),
    keepParts: (...all) => write({ name: "keepParts", with: all }),
    keepWorkspaces: (...all) => write({ name: "keepWorkspaces", with: all }),
    forget: (...all) => write({ name: "forget", with: all }),
    clear: (...all) => write({ name: "clear", with: all }),
    levels: async (...all) => (await ask({ name: "levels", with: all })).levels ?? new Map(),
    count: async (...all) => (await ask({ name: "count", with: all })).count ?? 0,
    find: async (...all) => (await ask({ name: "find", with: all })).found ?? nothing,
    onLoss(listener) {
      lost.add(listener)
      return () => lost.delete(listener)
    },
    async close() {
      // a server that nobody used has nothing to write
      if (thread === null || thread.hasStarted) await write({ name: "close", with: [] })
      await thread?.end()
    },
  }
}

type Answer = { n: number; result: IndexAnswer } | { n: number; failure: string }

/** The thread of an index. If it ends by itself, the next call starts it anew. */
class IndexThread {
  #worker: Worker | null = null
  #count = 0
  #isEnding = false
  readonly #waiting = new Map<number, PromiseWithResolvers<IndexAnswer>>()
  readonly #data: { file: string; incarnation: string }
  readonly #lost: () => void

  constructor(data: { file: string; incarnation: string }, lost: () => void) {
    this.#data = data
    this.#lost = lost
  }

  get hasStarted(): boolean {
    return this.#worker !== null
  }

  ask(call: IndexCall): Promise<IndexAnswer> {
    this.#worker ??= this.#start()
    const n = ++this.#count
    const waiting = Promise.withResolvers<IndexAnswer>()
    this.#waiting.set(n, waiting)
    this.#worker.postMessage({ n, call }, [])
    return waiting.promise
  }

  async end(): Promise<void> {
    this.#isEnding = true
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(program, { workerData: this.#data })
    // a search that runs does not keep the process alive
    worker.unref()
    worker.on("message", (answer: Answer) => {
      const waiting = this.#waiting.get(answer.n)
      this.#waiting.delete(answer.n)
      if ("failure" in answer) waiting?.reject(new Error(answer.failure))
      else waiting?.resolve(answer.result)
    })
    const over = (failure: unknown) => {
      if (this.#worker !== worker) return
      this.#worker = null
      for (const { reject } of this.#waiting.values()) reject(new Error("the search has stopped", { cause: failure }))
      this.#waiting.clear()
      if (!this.#isEnding) this.#lost()
    }
    worker.on("error", over)
    worker.on("exit", over)
    return worker
  }
}

import { signal } from "@preact/signals-core"
import type { Lang } from "../../../shared/model/terms.ts"
import type { Paper } from "../../../shared/papers/paper.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import { fetchServerKeys } from "../../connections/queries.ts"
import type { BundleReading, FileCopy, FileRefused, VerifyAsked, VerifyTold } from "./asked.ts"

/** How far the verification of a file has come. */
export type Stage =
  | { state: "empty" | "cancelled" }
  | { state: "working"; name: string; read: number; of: number }
  | { state: "refused"; name: string; fault: FileRefused }
  | { state: "read"; name: string; reading: BundleReading }

/**
 * Verifies files in a worker, so that the page stays usable and a verification can be cancelled. The file does not leave
 * the browser. The worker and this server's keys are fetched with the page, so that it works without a network later.
 */
export class Verification {
  readonly now = signal<Stage>({ state: "empty" })
  /** the records that were opened, by id, in the language of the reading */
  readonly papers = signal<ReadonlyMap<string, Paper | null>>(new Map())
  /** the reader's copies that were compared with the files that the bundle lists, the last one first */
  readonly copies = signal<readonly FileCopy[]>([])
  /** null after it has failed or the page has ended; the next file starts another one */
  #worker: Worker | null = this.#start()
  #file: File | null = null
  #outside: Outside = {}
  #lang: Lang
  #keys: readonly string[] = []
  /** whether the worker has verified the file that was given last */
  #isVerified = false

  constructor(lang: Lang) {
    this.#lang = lang
    fetchServerKeys().then(
      ({ publicKey, formerKeys }) => {
        this.#keys = [publicKey, ...formerKeys]
        this.#readAnew()
      },
      // the page says that it cannot compare the key
      () => {},
    )
  }

  /** Verifies a file, or the same file again after what the reader gave has changed. */
  verify(file: File | null, outside: Outside): void {
    this.#file = file ?? this.#file
    this.#outside = outside
    if (!this.#file) return
    if (this.now.peek().state === "working") this.#startAnew()
    this.#worker ??= this.#start()
    this.#isVerified = false
    this.papers.value = new Map()
    this.copies.value = []
    this.now.value = { state: "working", name: this.#file.name, read: 0, of: 0 }
    this.#ask({ kind: "verify", file: this.#file, outside: this.#outside })
  }

  cancel(): void {
    if (this.now.peek().state !== "working") return
    this.#startAnew()
    this.#file = null
    this.now.value = { state: "cancelled" }
  }

  /** Words the verdict and the records in another language. */
  speak(lang: Lang): void {
    if (lang === this.#lang) return
    this.#lang = lang
    this.#readAnew()
  }

  /** Has a record written; `papers` will hold it. */
  open(record: string): void {
    if (!this.papers.peek().has(record)) this.#ask({ kind: "paper", lang: this.#lang, record })
  }

  /** Compares copies of the reader's with the files that the bundle lists; `copies` will hold them. */
  compare(files: Iterable<File>): void {
    for (const file of files) this.#ask({ kind: "copy", file })
  }

  /** Ends the worker, and forgets what it has read. A later file is verified in another worker. */
  end(): void {
    this.#stop()
    this.#file = null
    this.now.value = { state: "empty" }
  }

  #readAnew(): void {
    if (this.now.peek().state === "read") this.#ask({ kind: "reading", lang: this.#lang, keys: this.#keys })
  }

  #ask(asked: VerifyAsked): void {
    this.#worker?.postMessage(asked, [])
  }

  #startAnew(): void {
    this.#stop()
    this.#worker = this.#start()
  }

  #stop(): void {
    this.#worker?.terminate()
    this.#worker = null
  }

  #start(): Worker {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" })
    worker.addEventListener("message", ({ data }: MessageEvent<VerifyTold>) => this.#hear(data))
    worker.addEventListener("error", () => {
      if (worker === this.#worker) this.#failed()
    })
    return worker
  }

  /** A worker whose code did not arrive, or that ran out of memory, answers nothing any more. */
  #failed(): void {
    this.#stop()
    if (this.#file) this.#hear({ kind: "refused", fault: "unreadable" })
  }

  #hear(told: VerifyTold): void {
    const name = this.#file?.name ?? ""
    switch (told.kind) {
      case "progress":
        this.now.value = { state: "working", name, read: told.read, of: told.of }
        return
      case "refused":
        this.now.value = { state: "refused", name, fault: told.fault }
        return
      case "verified":
        this.#isVerified = true
        this.#ask({ kind: "reading", lang: this.#lang, keys: this.#keys })
        return
      case "reading": {
        if (!this.#isVerified) return
        const opened = [...this.papers.peek().keys()]
        this.papers.value = new Map()
        this.now.value = { state: "read", name, reading: told.reading }
        for (const record of opened) this.open(record)
        return
      }
      case "paper":
        if (told.lang === this.#lang) this.papers.value = new Map([...this.papers.peek(), [told.record, told.paper]])
        return
      case "copy":
        if (this.#isVerified) this.copies.value = [told.copy, ...this.copies.peek()]
        return
      default:
        told satisfies never
    }
  }
}

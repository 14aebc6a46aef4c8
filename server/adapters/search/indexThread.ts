import { parentPort, workerData } from "node:worker_threads"
import { type IndexCall, IndexWriter } from "./indexWriter.ts"

/** A worker thread that writes and reads the index, so that neither holds the event loop of the server. */
const { file, incarnation }: { file: string; incarnation: string } = workerData
const writer = new IndexWriter(file, incarnation)

async function answer(n: number, call: IndexCall): Promise<void> {
  try {
    const result = await writer.run(call)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage({ n, result })
  } catch (failure) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage({ n, failure: failure instanceof Error ? failure.message : String(failure) })
  }
}

parentPort?.on("message", ({ n, call }: { n: number; call: IndexCall }) => void answer(n, call))

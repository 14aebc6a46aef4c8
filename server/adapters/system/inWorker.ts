import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Asks a worker thread that is started for this one question. Rethrows its errors. */
export async function inWorker<Answer>(file: string, question: unknown): Promise<Answer> {
  const worker = new Worker(file, { workerData: question, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  try {
    const [answer] = await once(worker, "message")
    return answer
  } finally {
    await worker.terminate()
  }
}

import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Answers one question in a worker thread that runs only for this question. Rethrows the worker's errors. */
export async function inWorker<Answer>(file: string, question: unknown): Promise<Answer> {
  const worker = new Worker(file, { workerData: question, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  try {
    const [answer] = await once(worker, "message")
    return answer
  } finally {
    await worker.terminate()
  }
}

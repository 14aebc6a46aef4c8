import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Asks a thread made for this one question. What it throws is thrown here. */
export async function inWorker<Answer>(file: string, question: unknown): Promise<Answer> {
  const worker = new Worker(file, { workerData: question, resourceLimits: { maxOldGenerationSizeMb: 512 } })
  try {
    const [answer] = await once(worker, "message")
    return answer
  } finally {
    await worker.terminate()
  }
}

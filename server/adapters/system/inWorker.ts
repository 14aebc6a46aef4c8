import { once } from "node:events"
import { Worker } from "node:worker_threads"

/** Asks a thread made for this one question. What it throws is thrown here. */
export async function inWorker<Question, Answer>(file: string, question: Question): Promise<Answer> {
  const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 512 } })
  try {
    worker.postMessage(question)
    const [answer] = await once(worker, "message")
    return answer
  } finally {
    await worker.terminate()
  }
}

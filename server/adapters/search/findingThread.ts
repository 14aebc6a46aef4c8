import { parentPort, workerData } from "node:worker_threads"
import Sqlite from "better-sqlite3"
import { findIn } from "./finding.ts"

/**
 * A worker thread that answers searches, so that none of them holds the event loop of the server. It reads the file that
 * the server's main thread writes.
 */
const db = new Sqlite(String(workerData), { readonly: true })

parentPort?.on("message", ({ n, partitions, query }) => {
  try {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage({ n, found: findIn(db, partitions, query) })
  } catch (failure) {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
    parentPort?.postMessage({ n, failure: failure instanceof Error ? failure.message : String(failure) })
  }
})

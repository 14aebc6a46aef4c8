import { parentPort, workerData } from "node:worker_threads"
import { compactLog } from "../../sync/room/kept/compaction.ts"

/**
 * A worker thread that makes and checks one snapshot of a note. The work is not done in the server's main thread,
 * because a large note takes a tenth of a second.
 */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(compactLog(workerData))

import { parentPort, workerData } from "node:worker_threads"
import { compactLog } from "../../sync/room/kept/compaction.ts"

/** A thread of its own makes and checks one snapshot, because a large note takes a tenth of a second. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(compactLog(workerData))

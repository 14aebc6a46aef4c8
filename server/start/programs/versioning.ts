import { parentPort, workerData } from "node:worker_threads"
import { buildVersion } from "../../sync/history/buildVersion.ts"

/** A worker thread that builds one earlier version of a note, so that nobody who types waits for it. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(buildVersion(workerData))

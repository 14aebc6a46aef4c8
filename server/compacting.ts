import { parentPort } from "node:worker_threads"
import { compactLog, type LogBytes } from "./sync/room/compaction.ts"

/** A thread of its own makes and checks one snapshot, as a large note takes a tenth of a second. */
parentPort?.once("message", (bytes: LogBytes) => parentPort?.postMessage(compactLog(bytes)))

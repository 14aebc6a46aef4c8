import type { Head, Unit } from "../ports/database/store.ts"

/**
 * Returns the log's head after the unit's events. Throws before anything is written if the events leave a gap, because
 * a gap is a bug of the caller.
 */
export function headAfter({ expect, events }: Unit): Head {
  let head = expect
  for (const { seq, hash } of events) {
    if (seq !== head.seq + 1) throw new Error(`event ${seq} does not follow ${head.seq}`)
    head = { seq, hash }
  }
  return { seq: head.seq, hash: head.hash }
}

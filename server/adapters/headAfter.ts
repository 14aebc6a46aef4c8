import type { Head, Unit } from "../ports/database/store.ts"

/** The log's head after this unit. A gap is a bug of the caller and throws before anything is written. */
export function headAfter({ expect, events }: Unit): Head {
  let head = expect
  for (const { seq, hash } of events) {
    if (seq !== head.seq + 1) throw new Error(`event ${seq} does not follow ${head.seq}`)
    head = { seq, hash }
  }
  return { seq: head.seq, hash: head.hash }
}

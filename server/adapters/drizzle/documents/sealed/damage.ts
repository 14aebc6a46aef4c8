import type { Health } from "../../../../ports/host/health.ts"

/** The bytes of a segment do not match their SHA-256. */
export class DamagedSegment extends Error {
  override name = "DamagedSegment"
  constructor(firstSeq: number) {
    super(`the segment from update ${firstSeq} is damaged`)
  }
}

/** Makes a function that looks at failures. From the first damaged segment on, the health reports the damage. */
export function noticesDamage(health: Health): (failure: unknown) => void {
  let damaged = false
  health.watch("history-damaged", () => damaged)
  return failure => {
    if (damaged || !(failure instanceof DamagedSegment)) return
    damaged = true
    health.look()
  }
}

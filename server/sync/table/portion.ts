import type { TopicId } from "../../../shared/model/ids.ts"
import type { DocumentLog, Portion } from "../../ports/documents/documentLog.ts"
import type { LogPosition, Stretch } from "../connection/deliveredPosition.ts"
import { framedOf } from "../connection/framedOf.ts"

/**
 * How much a connection that was behind gets at once: a pause of some 30 ms for everyone else, and no fuller buffer
 * than before.
 */
const most: Portion = { count: 2_400, bytes: 131_072 }

/** The first part of what a socket has missed, framed, and the place up to which it goes; reads no more than that. */
export async function portionAfter(
  log: DocumentLog,
  topic: TopicId,
  { epoch, seq: from }: LogPosition,
): Promise<{ bytes: Uint8Array; stretch: Stretch } | null> {
  const some = await log.updates(topic, from, most)
  const last = some.at(-1)
  return last ? { bytes: framedOf(some.map(one => one.update)), stretch: { epoch, from, seq: last.seq } } : null
}

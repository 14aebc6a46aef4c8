import type { TopicId } from "../../../shared/model/ids.ts"
import type { DocumentLog, Portion } from "../../ports/documents/documentLog.ts"
import type { LogPosition, Stretch } from "../connection/deliveredPosition.ts"
import { framedOf } from "../connection/framedOf.ts"

/**
 * The most updates and bytes that are read at once for a connection that was behind. Reading them delays other work by
 * some 30 ms. This amount does not fill the connection's send buffer again.
 */
const most: Portion = { count: 2_400, bytes: 131_072 }

/**
 * Reads and encodes the first part of the updates that a connection has missed. Returns the bytes with the stretch that
 * they cover, or null if nothing is missing.
 */
export async function portionAfter(
  log: DocumentLog,
  topic: TopicId,
  { epoch, seq: from }: LogPosition,
): Promise<{ bytes: Uint8Array; stretch: Stretch } | null> {
  const some = await log.updates({ topic, epoch }, from, most)
  const last = some.at(-1)
  return last ? { bytes: framedOf(some.map(one => one.update)), stretch: { epoch, from, seq: last.seq } } : null
}

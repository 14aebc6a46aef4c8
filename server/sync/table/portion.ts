import type { TopicId } from "../../../shared/model/ids.ts"
import type { DocumentLog, Portion } from "../../ports/documents/documentLog.ts"
import type { LogPosition, Stretch } from "../connection/deliveredPosition.ts"
import { framedOf } from "../connection/framedOf.ts"

/** What one who was behind gets at once: a pause of some 30 ms for everyone else, and no buffer fuller than it was. */
const most: Portion = { count: 2_400, bytes: 131_072 }

/** The first of what a socket has missed, framed, and up to where it goes; no more than that is read. */
export async function portionAfter(
  log: DocumentLog,
  topic: TopicId,
  { epoch, seq: from }: LogPosition,
): Promise<{ bytes: Uint8Array; stretch: Stretch } | null> {
  const some = await log.updates(topic, from, most)
  const last = some.at(-1)
  return last ? { bytes: framedOf(some.map(one => one.update)), stretch: { epoch, from, seq: last.seq } } : null
}

import type { TopicId } from "../../../shared/model/ids.ts"
import type { DocumentLog, Portion } from "../../ports/documents/documentLog.ts"
import { framedOf } from "../connection/framedOf.ts"

/** What one who was behind gets at once: a pause of some 30 ms for everyone else, and no buffer fuller than it was. */
const most: Portion = { count: 2_400, bytes: 131_072 }

/** The first of what a socket has missed, framed, and up to where it goes; no more than that is read. */
export async function portionAfter(
  log: DocumentLog,
  topic: TopicId,
  after: number,
): Promise<{ bytes: Uint8Array; seq: number } | null> {
  const some = await log.updates(topic, after, most)
  const last = some.at(-1)
  return last ? { bytes: framedOf(some.map(one => one.update)), seq: last.seq } : null
}

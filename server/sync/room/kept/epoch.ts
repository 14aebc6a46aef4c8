import * as Y from "yjs"
import { placesIn } from "../../../../shared/document/anchors.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import type { Anchor } from "../../../../shared/model/anchor.ts"
import { MemberId, type TopicId } from "../../../../shared/model/ids.ts"
import type { DocumentLog } from "../../../ports/documents/documentLog.ts"
import type { EpochBegun } from "../../../ports/documents/documents.ts"
import { type Clock, stampAfter } from "../../../ports/host/clock.ts"
import type { ServerReplica } from "../replica.ts"
import type { DocumentRoom } from "../room.ts"
import { saidBy } from "./compaction.ts"

/**
 * The author of a new epoch's first update. This id belongs to no member. The log of the earlier epoch has the authors
 * of the text.
 */
const epochWriter = MemberId.parse("plenary")

/**
 * Starts a new epoch: writes the whole content of a note anew with one client id. It does so only while nobody is in
 * the note, because the server never writes into a document in use. A page that returns with the old document is
 * refused (4409). The number of the epoch is the next one, or `least` if that is greater.
 */
export async function startEpoch(
  log: DocumentLog,
  clock: Clock,
  { topic, room, anchors, least }: { topic: TopicId; room: DocumentRoom; anchors: readonly Anchor[]; least: number },
): Promise<EpochBegun | { busy: true }> {
  let begun: EpochBegun | null = null
  const done = await room.startEpoch(async replica => {
    const copy = copyOf(replica)
    const epoch = Math.max(replica.epoch + 1, least)
    begun = { epoch, ids: replica.owners.size, places: placesIn(copy, replica.doc, anchors) }
    const first = { by: epochWriter, at: stampAfter(clock.now(), replica.at), update: Y.encodeStateAsUpdate(copy) }
    return log.startEpoch(topic, replica, epoch, first, { client: copy.clientID, member: epochWriter })
  })
  return done && begun ? begun : { busy: true }
}

function copyOf({ doc }: ServerReplica): Y.Doc {
  const copy = new Y.Doc()
  copy.transact(() => copy.getXmlFragment(noteRoot).insert(0, clones(doc)))
  if (saidBy(copy) !== saidBy(doc)) throw new Error("the new epoch does not say what the old one says")
  return copy
}

const clones = (doc: Y.Doc) =>
  doc
    .getXmlFragment(noteRoot)
    .toArray()
    .flatMap(child => (child instanceof Y.XmlElement || child instanceof Y.XmlText ? [child.clone()] : []))

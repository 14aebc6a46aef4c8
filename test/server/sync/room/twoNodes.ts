import * as Y from "yjs"
import { addressesBehind } from "../../../../server/adapters/system/addressesBehind.ts"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import { createSync, type Sync } from "../../../../server/sync/createSync.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { MemberId } from "../../../../shared/model/ids.ts"
import { NoteLog } from "../../../kit/noteLog.ts"
import { paragraph } from "../../../kit/people/rawClient.ts"
import { DealtSeats, topic } from "../../../kit/servers/noteServer.ts"

/** Two servers over one log, and how often they have loaded the note. */
export function twoNodes() {
  const log = new NoteLog()
  const reports: unknown[] = []
  const loads = { count: 0 }
  const { read } = log
  log.read = (...of) => {
    loads.count += 1
    return read(...of)
  }
  const nodes: [Sync, Sync] = [nodeOver(log, reports), nodeOver(log, reports)]
  return { log, reports, loads, nodes }
}

/** A server over this log. */
export function nodeOver(log: NoteLog, reports: unknown[]): Sync {
  const [seats, addresses] = [new DealtSeats(), addressesBehind([])]
  return createSync({ log, seats, addresses, clock: systemClock, report: error => reports.push(error) })
}

/** Somebody who types on one of the servers, and sees what that server has. */
export class Typist {
  readonly doc = new Y.Doc()
  readonly member: MemberId

  constructor(member: string) {
    this.member = MemberId.parse(member)
  }

  get said(): string {
    return this.doc.getXmlFragment(noteRoot).toJSON()
  }

  async follow({ documents }: Sync): Promise<void> {
    Y.applyUpdateV2(this.doc, (await documents.state(topic)).update)
  }

  /** Changes the document at random and returns the update. */
  type(below: (n: number) => number): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    const note = this.doc.getXmlFragment(noteRoot)
    const texts = note.toArray().flatMap(one => {
      const text = one instanceof Y.XmlElement ? one.get(0) : null
      return text instanceof Y.XmlText ? [text] : []
    })
    const text = texts[below(Math.max(1, texts.length))]
    const what = below(6)
    this.doc.transact(() => {
      if (!text || what === 0) note.insert(below(texts.length + 1), [paragraph("new")])
      else if (what === 1 && text.length > 1) text.delete(below(text.length - 1), 1)
      else if (what === 2 && texts.length > 3) note.delete(below(texts.length), 1)
      else text.insert(below(text.length + 1), `${this.member}${below(100)} `)
    })
    return Y.encodeStateAsUpdate(this.doc, before)
  }
}

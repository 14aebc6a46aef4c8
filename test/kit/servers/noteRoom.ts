import type { Duplex } from "node:stream"
import type { WebSocket } from "ws"
import * as Y from "yjs"
import { addressesBehind } from "../../../server/adapters/system/addressesBehind.ts"
import { aloneWithNotes } from "../../../server/ports/bus.ts"
import type { Clock } from "../../../server/ports/host/clock.ts"
import { Connection } from "../../../server/sync/connection/connection.ts"
import type { SyncContext } from "../../../server/sync/context.ts"
import { CommitTick } from "../../../server/sync/room/commitTick.ts"
import { compactLog } from "../../../server/sync/room/kept/compaction.ts"
import { SnapshotQueue } from "../../../server/sync/room/kept/snapshotQueue.ts"
import { ObserverLoad } from "../../../server/sync/table/observerLoad.ts"
import type { NoteLog } from "../noteLog.ts"
import { unframed } from "../unframed.ts"
import type { DealtSeats } from "./noteServer.ts"

/** A socket whose peer reads only when the test calls for it. Unread frames stay in the socket's buffer. */
export class Reader {
  readonly doc: Y.Doc
  readonly connection: Connection
  readonly OPEN = 1
  readyState = 1
  code: number | null = null
  #buffer: Uint8Array[] = []

  constructor(as: string, doc = new Y.Doc()) {
    this.doc = doc
    this.connection = new Connection(this as unknown as WebSocket, this as unknown as Duplex, { cookie: as })
  }
  get writableLength(): number {
    return this.#buffer.reduce((sum, bytes) => sum + bytes.byteLength, 0)
  }
  get text(): string {
    return this.doc.getXmlFragment("note").toJSON()
  }
  send = (frame: Uint8Array) => this.#take(frame)
  write = (framed: Uint8Array) => unframed(framed).forEach(frame => this.#take(frame))
  cork = () => {}
  uncork = () => {}
  pause = () => {}
  resume = () => {}
  terminate = () => {}
  close = (code: number) => {
    this.readyState = 3
    this.code = code
  }
  read(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      const frame = this.#buffer.shift()
      if (!frame) return
      left -= frame.byteLength
      // a sync frame has its type, kind and length as varints, then the update
      let at = 2
      if (frame[0] !== 0 || frame[1] === 0) continue
      while ((frame[at++] ?? 0) > 127);
      Y.applyUpdate(this.doc, frame.subarray(at))
    }
  }
  #take(frame: Uint8Array): void {
    this.#buffer.push(frame)
  }
}

/** The context of a room, with its log in memory and the test's clock. */
export const contextOf = (given: {
  log: NoteLog
  clock: Clock
  seats: DealtSeats
  report: (error: unknown) => void
}): SyncContext => ({
  ...given,
  tick: new CommitTick(given.clock, given.clock.now),
  bus: aloneWithNotes,
  meetings: { lostRaces: 0, reloads: 0 },
  watchersOnly: false,
  placed: async () => undefined,
  took: () => {},
  guests: { tell: () => {}, of: () => [] },
  carets: { moved: () => {}, elsewhere: () => [], nextClock: () => 1 },
  observers: new ObserverLoad(given.clock, () => 1),
  compact: async bytes => compactLog(bytes),
  snapshots: new SnapshotQueue(),
  caps: { process: 100, member: 100, address: 100 },
  addresses: addressesBehind([]),
  changed: () => {},
  crowded: () => {},
})

import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding"
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding"
import * as Y from "yjs"
import { messageTypes, type WriterGrant } from "../../../../shared/contract/documentFrames.ts"
import { protocolVersion } from "../../../../shared/contract/version.ts"

/** A document endpoint driven by the test: the test decides when it answers, refuses or closes. */
export class InPageServer {
  readonly doc = new Y.Doc()
  /** every connection that was made, newest last */
  readonly lines: Line[] = []
  mayWrite = true
  epoch = 1
  /** the client id that the server grants to a page */
  writer: WriterGrant | null = null
  version: number = protocolVersion
  /** whether a proxy lets a WebSocket through */
  opens = true
  /** the paths that were fetched */
  readonly asked: string[] = []
  /** the answer of GET …/state, or a status */
  state: () => Response = () =>
    new Response(new Uint8Array(Y.encodeStateAsUpdateV2(this.doc)), { headers: { etag: `"${this.epoch}.1"` } })
  private readonly real = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket }

  constructor() {
    globalThis.fetch = async (asked: URL | RequestInfo) => {
      const { pathname } = new URL(asked instanceof Request ? asked.url : asked)
      this.asked.push(pathname)
      return /^.(sync|watch)./.test(pathname)
        ? Response.json({ error: { code: "no-upgrade", text: "", params: {}, id: "" } }, { status: 426 })
        : this.state()
    }
    globalThis.WebSocket = lineTo(this) as unknown as typeof WebSocket
  }

  get line(): Line {
    const line = this.lines.at(-1)
    if (!line) throw new Error("nobody has connected")
    return line
  }

  stop() {
    globalThis.fetch = this.real.fetch
    globalThis.WebSocket = this.real.WebSocket
  }
}

export class Line {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  readyState = 0
  binaryType = "blob"
  onopen: (() => void) | null = null
  onmessage: ((event: { data: Uint8Array }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null
  onerror: (() => void) | null = null
  /** the sync frames that arrived, as the server counts them, and the awareness states */
  readonly counted: { kind: "step2" | "update"; update: Uint8Array }[] = []
  readonly awareness: Uint8Array[] = []
  /** the number of requests for missing updates */
  asked = 0
  readonly server: InPageServer
  readonly url: string

  constructor(server: InPageServer, url: string) {
    this.server = server
    this.url = url
    server.lines.push(this)
    setTimeout(() => this.open(), 0)
  }

  private open() {
    if (this.readyState !== 0) return
    if (!this.server.opens) return this.hangUp(1006)
    this.readyState = 1
    this.onopen?.()
    const { mayWrite, epoch, version, doc, writer } = this.server
    const limits = { frame: 1000, awareness: 1000 }
    this.json(messageTypes.hello, {
      version,
      epoch,
      role: "panelist",
      mayWrite,
      seq: 1,
      limits,
      ...(writer && { writer }),
    })
    if (mayWrite) this.sync(0, Y.encodeStateVector(doc))
  }

  send(frame: Uint8Array) {
    const decoder = createDecoder(frame)
    const type = readVarUint(decoder)
    if (type === messageTypes.awareness) this.awareness.push(readVarUint8Array(decoder))
    if (type !== messageTypes.sync) return
    const kind = readVarUint(decoder)
    const payload = readVarUint8Array(decoder)
    if (kind === 0) this.asked++
    if (kind === 0) this.sync(1, Y.encodeStateAsUpdate(this.server.doc, payload))
    else this.counted.push({ kind: kind === 1 ? "step2" : "update", update: payload })
  }

  /** Applies and acknowledges everything that has arrived. */
  acknowledge() {
    for (const { update } of this.counted) Y.applyUpdate(this.server.doc, update)
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.ack)
    writeVarUint(encoder, this.counted.length)
    this.deliver(toUint8Array(encoder))
  }

  json(type: number, value: object) {
    const encoder = createEncoder()
    writeVarUint(encoder, type)
    writeVarString(encoder, JSON.stringify(value))
    this.deliver(toUint8Array(encoder))
  }

  sync(kind: 0 | 1 | 2, payload: Uint8Array) {
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.sync)
    writeVarUint(encoder, kind)
    writeVarUint8Array(encoder, payload)
    this.deliver(toUint8Array(encoder))
  }

  hangUp(code: number) {
    this.readyState = 3
    this.onclose?.({ code, reason: "" })
  }

  close() {
    this.readyState = 3
  }

  private deliver(frame: Uint8Array) {
    this.onmessage?.({ data: frame })
  }
}

const lineTo = (server: InPageServer) =>
  class extends Line {
    constructor(url: string | URL) {
      super(server, String(url))
    }
  }

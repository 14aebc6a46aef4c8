import { once } from "node:events"
import * as decoding from "lib0/decoding"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { messageTypes } from "../../../shared/contract/documentFrames.ts"
import { noteRoot } from "../../../shared/document/schema.ts"
import { message, type Target } from "../kit/wire.ts"

/** hocuspocus answers a SyncStep1 with the first message, and each SyncStep2 and Update with the second. */
const syncReply = 4
const syncStatus = 8

/**
 * A stock y-websocket client, the same for all servers. For hocuspocus, the socket adds the document's name to each
 * message. Acknowledged text is counted in each server's own way.
 */
export class Page {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  readonly written: string[] = []
  #closed: Promise<unknown> = Promise.resolve()
  /** for each frame in transit: the number of tokens written by then */
  readonly #frames: number[] = []
  #acked = 0

  constructor(target: Target, n: number) {
    const [, server = "", room = ""] = /^(.*)\/([^/]+)$/.exec(target.url) ?? []
    this.provider = new WebsocketProvider(server, room, this.doc, {
      WebSocketPolyfill: this.#socketFor(target, target.cookies[n]) as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      connect: false,
    })
    this.provider.messageHandlers[messageTypes.ack] = (_, decoder) => {
      this.#acked = decoding.readVarUint(decoder)
    }
    for (const ours of [messageTypes.hello, messageTypes.notice]) this.provider.messageHandlers[ours] = () => undefined
    this.provider.connect()
  }

  write(token: string): void {
    this.written.push(token)
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText(token)])
    this.doc.getXmlFragment(noteRoot).push([paragraph])
  }

  /** The tokens that the server has acknowledged. */
  get acknowledged(): string[] {
    return this.written.slice(0, this.#frames[this.#acked - 1] ?? 0)
  }

  get text(): string {
    return this.doc.getXmlFragment(noteRoot).toJSON()
  }

  /** Waits until the server is gone; its earlier messages have been read. */
  async gone(): Promise<void> {
    this.provider.shouldConnect = false
    await this.#closed
  }

  end(): void {
    this.provider.destroy()
    this.doc.destroy()
  }

  #socketFor(target: Target, cookie: string | undefined) {
    const count = (bytes: Uint8Array) => {
      const decoder = decoding.createDecoder(bytes)
      if (decoding.readVarUint(decoder) === messageTypes.sync && decoding.readVarUint(decoder) !== 0)
        this.#frames.push(this.written.length)
    }
    const opened = (socket: WebSocket) => {
      this.#closed = once(socket, "close")
      socket.on("error", () => undefined)
    }
    const taken = () => {
      this.#acked += 1
    }
    return class extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: cookie ? { cookie } : {} })
        opened(this)
        if (target.name !== null) this.on("open", () => super.send(message(target, 2, 0, "token")))
      }
      override send(bytes: Uint8Array): void {
        count(bytes)
        super.send(target.name === null ? bytes : Buffer.concat([message(target), bytes]))
      }
      override emit(event: string | symbol, ...about: unknown[]): boolean {
        if (event !== "message" || target.name === null) return super.emit(event, ...about)
        const bytes = bare(new Uint8Array(about[0] as ArrayBuffer), taken)
        return bytes !== null && super.emit("message", bytes, true)
      }
    }
  }
}

/** hocuspocus's message in y-websocket's form; null if y-websocket does not know it. */
function bare(bytes: Uint8Array, taken: () => void): Uint8Array | null {
  const decoder = decoding.createDecoder(bytes)
  decoding.readVarString(decoder)
  const type = decoding.readVarUint(decoder)
  if (type === syncStatus) taken()
  const rest = bytes.subarray(decoder.pos)
  if (type === messageTypes.sync || type === syncReply) return Uint8Array.from([messageTypes.sync, ...rest])
  return type === messageTypes.awareness ? Uint8Array.from([type, ...rest]) : null
}

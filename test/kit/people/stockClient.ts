import * as decoding from "lib0/decoding"
import * as encoding from "lib0/encoding"
import { WebSocket } from "ws"
import { messageYjsSyncStep2 as syncStep2, writeSyncStep1 } from "y-protocols/sync"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { messageTypes } from "../../../shared/contract/documentFrames.ts"
import { noteRoot } from "../../../shared/document/schema.ts"

// each provider in a process adds a listener for the exit of the process
process.setMaxListeners(0)

/**
 * A stock y-websocket client with a cookie. It counts the sync frames that each of its sockets sends, to know which of
 * its writes are durable. Only frame type 100 counts as saved.
 */
export class StockClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** the tokens that this client has written, and those of them that are acknowledged */
  readonly written: string[] = []
  readonly saved = new Set<string>()
  /** the frames without an acknowledgement, each with the number of tokens that were written by then */
  #inFlight: { upTo: number; written: number }[] = []
  #sent = 0

  constructor(url: string, topic: string, cookie: string, path: "sync" | "watch" = "sync") {
    // oxlint-disable-next-line typescript/no-this-alias -- each socket of the provider reports to this one client
    const client = this
    class Counting extends WebSocket {
      constructor(address: string | URL) {
        super(address, { headers: { cookie } })
        client.#sent = 0
        client.#inFlight = []
        this.on("message", (message: Buffer) => client.#hear(new Uint8Array(message)))
        this.on("error", () => undefined)
      }
      override send(message: Uint8Array): void {
        client.#count(message)
        super.send(message)
      }
    }
    this.provider = new WebsocketProvider(`${url.replace("http", "ws")}/${path}`, topic, this.doc, {
      WebSocketPolyfill: Counting as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 200,
    })
  }

  /** writes a token in a paragraph of its own */
  write(token: string): void {
    this.written.push(token)
    const paragraph = new Y.XmlElement("paragraph")
    paragraph.insert(0, [new Y.XmlText(token)])
    this.doc.getXmlFragment(noteRoot).push([paragraph])
  }

  /** writes at the end of paragraph `n`; after the last paragraph the count begins again */
  type(token: string, n: number): void {
    const paragraphs = this.doc.getXmlFragment(noteRoot)
    const leaf = paragraphs.length > 0 && (paragraphs.get(n % paragraphs.length) as Y.XmlElement).get(0)
    if (!(leaf instanceof Y.XmlText)) return this.write(token)
    this.written.push(token)
    leaf.insert(leaf.length, token)
  }

  /** Writes a token every ten milliseconds until the returned function is called. */
  keepTyping(name: string): () => void {
    let n = 0
    const timer = setInterval(() => this.type(`${name}${n}.`, n++), 10)
    return () => clearInterval(timer)
  }

  /** Returns the tokens of another client that this client does not have exactly once. */
  misread(of: StockClient): string[] {
    return of.written.filter(token => this.text.split(token).length !== 2)
  }

  /** Asks for the note once more, and waits until the server, which takes frames in turn, answers or hangs up. */
  async settle(): Promise<void> {
    const socket = this.provider.ws as unknown as WebSocket | null
    if (socket?.readyState !== WebSocket.OPEN) return
    const answered = new Promise<void>(resolve => {
      socket.once("close", () => resolve())
      socket.on("message", (message: Buffer) => {
        const decoder = decoding.createDecoder(new Uint8Array(message))
        const isSync = decoding.readVarUint(decoder) === messageTypes.sync
        if (isSync && decoding.readVarUint(decoder) === syncStep2) resolve()
      })
    })
    const asking = encoding.createEncoder()
    encoding.writeVarUint(asking, messageTypes.sync)
    writeSyncStep1(asking, this.doc)
    socket.send(encoding.toUint8Array(asking))
    await answered
  }

  get isSaved(): boolean {
    return this.provider.synced && this.saved.size === this.written.length
  }

  get text(): string {
    return this.doc.getXmlFragment(noteRoot).toJSON()
  }

  /** Counts a sent SyncStep2 or Update, but no SyncStep1. A SyncStep2 contains everything that was written before. */
  #count(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== messageTypes.sync) return
    if (decoding.readVarUint(decoder) === 0) return
    this.#sent += 1
    this.#inFlight.push({ upTo: this.#sent, written: this.written.length })
  }

  #hear(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    if (decoding.readVarUint(decoder) !== messageTypes.ack) return
    const upTo = decoding.readVarUint(decoder)
    const durable = this.#inFlight.findLast(frame => frame.upTo <= upTo)?.written ?? 0
    for (let n = this.saved.size; n < durable; n++) this.saved.add(this.written[n] ?? "")
    this.#inFlight = this.#inFlight.filter(frame => frame.upTo > upTo)
  }

  end(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

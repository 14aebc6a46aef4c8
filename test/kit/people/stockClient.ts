import * as decoding from "lib0/decoding"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { messageTypes } from "../../../shared/contract/documentFrames.ts"
import { noteRoot } from "../../../shared/document/schema.ts"

// Each provider in a process adds a listener for its exit.
process.setMaxListeners(0)

/**
 * A stock y-websocket client with a cookie. It counts the sync frames that each of its sockets sends, so that it knows
 * which of its writes the server has made durable: only frame type 100 counts as saved.
 */
export class StockClient {
  readonly doc = new Y.Doc()
  readonly provider: WebsocketProvider
  /** the tokens written, and those that an acknowledgement covers */
  readonly written: string[] = []
  readonly saved = new Set<string>()
  /** the frames in transit by their number on this socket, each with the number of tokens written by then */
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

  /** writes at the end of paragraph `n`, counted round */
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

  get isSaved(): boolean {
    return this.provider.synced && this.saved.size === this.written.length
  }

  get text(): string {
    return this.doc.getXmlFragment(noteRoot).toJSON()
  }

  /** SyncStep2 and Update count, SyncStep1 does not. A SyncStep2 carries everything written before it. */
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

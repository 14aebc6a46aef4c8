import { afterEach, beforeEach, vi } from "vitest"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"
import { type Notes, startNotes, topic } from "../servers/noteServer.ts"

// each provider in a process adds a listener for the exit of the process
process.setMaxListeners(0)

interface StockProvider {
  as: string
  doc: Y.Doc
  provider: WebsocketProvider
  text(): string
}

/** A document server for each test of the file, and stock y-websocket providers that connect to it. */
export function stockProviders(): { notes(): Notes; join(as: string): StockProvider } {
  let notes: Notes
  const providers: WebsocketProvider[] = []
  beforeEach(async () => {
    // the providers log an error for each message type that Plenary adds
    vi.spyOn(console, "error").mockImplementation(() => {})
    notes = await startNotes()
  })
  afterEach(async () => {
    for (const provider of providers.splice(0)) provider.destroy()
    await notes.stop()
    vi.restoreAllMocks()
  })
  return {
    notes: () => notes,
    join(as) {
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(notes.url, topic, doc, { params: { as }, disableBc: true })
      providers.push(provider)
      return { as, doc, provider, text: () => doc.getXmlFragment("note").toJSON() }
    },
  }
}

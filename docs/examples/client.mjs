// A client of Plenary in one file: takes a seat by a link, writes into a note, comments, and reads what was recorded.
// node docs/examples/client.mjs http://127.0.0.1:3000/join#TOKEN "Mori Aya"
import * as decoding from "lib0/decoding"
import { io } from "socket.io-client"
import { WebSocket } from "ws"
import { WebsocketProvider } from "y-websocket"
import * as Y from "yjs"

const [link = "", name = ""] = process.argv.slice(2)
const { origin, hash } = new URL(link)

// 1. The link's token buys a seat: its cookie is the client's identity from here on.
const joined = await fetch(`${origin}/api/join`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ token: hash.slice(1), name, lang: "en" }),
})
const seat = await joined.json()
if (!joined.ok) throw new Error(`${seat.error.code}: ${seat.error.text}`)
const cookie = joined.headers.getSetCookie()[0]?.split(";")[0] ?? ""

// 2. The state at one place of the log, and the cursor that live entries go on from.
const snapshot = await (await fetch(`${origin}/api/workspaces/${seat.workspace}`, { headers: { cookie } })).json()
const topic = snapshot.topics[0].id
let cursor = snapshot.seq

// 3. Entries come live. Where `from` is not the cursor, or the incarnation is another, the snapshot is fetched again.
const { incarnation, folded } = snapshot
const live = io(origin, {
  transports: ["websocket"],
  extraHeaders: { cookie },
  auth: answer => answer({ workspace: seat.workspace, from: cursor, incarnation, folded }),
})
live.on("entries", frame => {
  if (frame.from !== cursor || frame.incarnation !== incarnation) throw new Error("fetch the snapshot again")
  cursor = frame.to
  for (const { seq, kind, by } of frame.list) console.log(`entry ${seq}: ${kind} by ${by}`)
})
await new Promise((resolve, reject) => live.on("connect", resolve).on("connect_error", reject))

// 4. A note is a Yjs document behind y-websocket's protocol. Frame 100 says how many of the frames sent are durable.
let sent = 0
const saved = Promise.withResolvers()
class CountingSocket extends WebSocket {
  constructor(address) {
    super(address, { headers: { cookie } })
    this.on("message", bytes => {
      const frame = decoding.createDecoder(new Uint8Array(bytes))
      if (decoding.readVarUint(frame) !== 100) return
      const durable = decoding.readVarUint(frame)
      if (sent > 1 && durable === sent) saved.resolve(durable)
    })
  }
  send(bytes) {
    // of the sync frames (type 0) SyncStep2 (1) and Update (2) count, SyncStep1 (0) does not
    if (bytes[0] === 0 && bytes[1] !== 0) sent += 1
    super.send(bytes)
  }
}
const note = new Y.Doc()
const provider = new WebsocketProvider(`${origin.replace("http", "ws")}/sync`, topic, note, {
  WebSocketPolyfill: CountingSocket,
  disableBc: true,
})
await new Promise(resolve => provider.once("sync", resolve))
const paragraph = new Y.XmlElement("paragraph")
paragraph.insert(0, [new Y.XmlText(`${name} was here.`)])
note.getXmlFragment("note").push([paragraph])
console.log(`saved: ${await saved.promise} frames are durable`)

// 5. A command is answered by a receipt or a refusal; repeated under the same id it gives the first receipt again.
const comment = {
  id: crypto.randomUUID(),
  kind: "open-thread",
  body: { topic, entry: { lang: "en", text: "Said by a program." } },
}
const receipt = await live.timeout(5_000).emitWithAck("command", comment)
if (!receipt.ok) throw new Error(receipt.refusal.code)
const again = await live.timeout(5_000).emitWithAck("command", comment)
console.log(`thread ${receipt.made.thread} is entry ${receipt.seq}, asked again: entry ${again.seq}`)

while (cursor < receipt.seq) await new Promise(resolve => setTimeout(resolve, 10))
provider.destroy()
note.destroy()
live.disconnect()

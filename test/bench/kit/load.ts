import { WebSocket } from "ws"
import * as Y from "yjs"
import { noteRoot } from "../../../shared/document/schema.ts"
import { completes, greeting, type Target, updateMessage } from "./wire.ts"

/** A process of light clients that its parent controls. It answers each order with one message. */
export type Order =
  | { do: "watch"; targets: Target[]; each: number; sampled: number }
  | { do: "edit"; targets: Target[]; each: number; perSecond: number; seconds: number; short?: true }
  | { do: "paste"; target: Target; editors: number; bytes: number; times: number }
  | { do: "join"; target: Target; count: number }
  | { do: "stall" | "report" | "leave" }

/** token → milliseconds since the epoch */
export type Times = [token: string, at: number][]
export interface Answer {
  sent: Times
  seen: Times
  messages: number
  open: number
  ms: number
}

const now = () => performance.timeOrigin + performance.now()
const sockets: WebSocket[] = []
const sent: Times = []
const seen: Times = []
let messages = 0
let editorNumber = 0

function enter(target: Target, hear: "count" | "sample", n: number): Promise<WebSocket> {
  const cookie = target.cookies[n % (target.cookies.length || 1)]
  const socket = new WebSocket(target.url, { headers: cookie ? { cookie } : {}, perMessageDeflate: false })
  sockets.push(socket)
  const synced = new Promise<WebSocket>((resolve, reject) => {
    socket.on("error", reject)
    socket.on("close", (code: number) => reject(new Error(`closed with ${code}`)))
    socket.on("open", () => {
      for (const bytes of greeting(target)) socket.send(bytes)
      if (target.bare) resolve(socket)
    })
    socket.on("message", (bytes: Buffer) => {
      if (completes(target, bytes)) resolve(socket)
      messages += 1
      if (hear === "sample")
        for (const [token] of bytes.toString("latin1").matchAll(/t\d+\.\d+;/g)) seen.push([token, now()])
    })
  })
  synced.catch(() => undefined)
  return synced
}

/** An editor's keystrokes, encoded beforehand: the first one makes its paragraph. */
function keystrokes(count: number, short = false): { token: string; update: Uint8Array }[] {
  const doc = new Y.Doc()
  const list: { token: string; update: Uint8Array }[] = []
  const me = process.pid * 1_000 + editorNumber++
  let token = ""
  doc.on("update", (update: Uint8Array) => list.push({ token, update }))
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement("paragraph")
  paragraph.insert(0, [text])
  for (let n = 0; n < count; n++) {
    token = `t${me}.${n};`
    if (n === 0) text.insert(0, token)
    if (n === 0) doc.getXmlFragment(noteRoot).push([paragraph])
    else text.insert(text.length, short ? "x" : token)
  }
  return list
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function edit({ targets, each, perSecond, seconds, short }: Extract<Order, { do: "edit" }>): Promise<void> {
  const all = targets.flatMap(target => Array.from({ length: each }, () => target))
  const editors = []
  for (const [n, target] of all.entries())
    editors.push({ target, socket: await enter(target, "sample", n), keys: keystrokes(perSecond * seconds, short) })
  const gap = 1_000 / perSecond
  await Promise.all(
    editors.map(async ({ target, socket, keys }, n) => {
      const start = now() + (gap * n) / editors.length
      for (const [k, { token, update }] of keys.entries()) {
        await wait(Math.max(0, start + k * gap - now()))
        sent.push([token, now()])
        socket.send(updateMessage(target, update))
      }
    }),
  )
  await wait(1_500)
}

/** Inserts and deletes text, so that much is sent and the note stays small. */
async function paste({ target, editors, bytes, times }: Extract<Order, { do: "paste" }>): Promise<void> {
  await Promise.all(
    Array.from({ length: editors }, async (_, n) => {
      const socket = await enter(target, "count", n)
      const closed: number[] = []
      socket.on("close", code => closed.push(code))
      const doc = new Y.Doc()
      doc.on("update", (update: Uint8Array) => socket.send(updateMessage(target, update)))
      const note = doc.getXmlFragment(noteRoot)
      for (let k = 0; k < times; k++) {
        const paragraph = new Y.XmlElement("paragraph")
        paragraph.insert(0, [new Y.XmlText("x".repeat(bytes))])
        note.push([paragraph])
        note.delete(0, 1)
        await wait(60)
        while (socket.readyState === socket.OPEN && socket.bufferedAmount > 2_000_000) await wait(20)
        if (closed.length > 0) throw new Error(`an editor who pastes was closed with ${closed.join()}`)
      }
    }),
  )
  await wait(1_500)
}

async function obey(order: Order): Promise<void> {
  switch (order.do) {
    case "watch": {
      let n = 0
      for (const target of order.targets)
        for (let k = 0; k < order.each; k += 50) {
          const some = Math.min(50, order.each - k)
          await Promise.all(
            Array.from({ length: some }, () => enter(target, n < order.sampled ? "sample" : "count", n++)),
          )
        }
      return
    }
    case "edit":
      return edit(order)
    case "paste":
      return paste(order)
    case "join":
      await Promise.all(Array.from({ length: order.count }, (_, n) => enter(order.target, "count", n)))
      return
    case "stall":
      for (const socket of sockets) socket.pause()
      return
    case "leave":
      for (const socket of sockets.splice(0)) socket.terminate()
      return
    case "report":
      return
    default:
      return order satisfies never
  }
}

process.on("message", (order: Order) => {
  const began = now()
  if (order.do !== "report") [sent.length, seen.length, messages] = [0, 0, order.do === "edit" ? 0 : messages]
  obey(order).then(
    () => {
      const open = sockets.filter(socket => socket.readyState === socket.OPEN).length
      process.send?.({ sent, seen, messages, open, ms: now() - began } satisfies Answer)
    },
    (error: Error) => process.send?.({ failed: error.message }),
  )
})

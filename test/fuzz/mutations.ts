import * as Y from "yjs"
import { awarenessFrame, frame, paragraph, updateFrame } from "../kit/people/rawClient.ts"

/** Honest frames of every kind by `client` on top of `base`. */
export function honestFrames(base: Uint8Array, client: number): Uint8Array[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, base)
  doc.clientID = client
  const updates: Uint8Array[] = []
  doc.on("update", update => updates.push(update))
  const note = doc.getXmlFragment("note")
  note.push([paragraph("some words that are written here")])
  const text = (note.get(note.length - 1) as Y.XmlElement).get(0) as Y.XmlText
  text.insert(4, " more")
  text.format(0, 4, { strong: {}, link: { href: "https://example.org" } })
  text.delete(2, 5)
  ;(note.get(note.length - 1) as Y.XmlElement).setAttribute("lang", "zh")
  const list = new Y.XmlElement("bullet_list")
  const item = new Y.XmlElement("list_item")
  item.insert(0, [paragraph("an item")])
  list.insert(0, [item])
  note.push([list])
  note.delete(note.length - 1, 1)
  return [
    frame(0, 0, Y.encodeStateVector(doc)),
    frame(0, 1, Y.encodeStateAsUpdate(doc)),
    ...updates.map(updateFrame),
    awarenessFrame([client, 3, { cursor: null, composing: true }]),
    frame(3),
  ]
}

/** Changes, removes, doubles or inserts a few bytes. */
export function mutate(bytes: Uint8Array, pick: (below: number) => number): Uint8Array {
  const list = [...bytes]
  for (let left = 1 + pick(4); left > 0; left--) {
    const at = pick(list.length || 1)
    const kind = pick(6)
    if (kind === 0) list[at] = pick(256)
    else if (kind === 1) list.splice(at, 1 + pick(8))
    else if (kind === 2) list.splice(at, 0, pick(256), 128 + pick(128))
    else if (kind === 3) list.length = at
    else if (kind === 4) list.splice(at, 0, ...list.slice(at, at + pick(40)))
    else list[at] = (list[at] ?? 0) ^ (1 << pick(8))
  }
  return new Uint8Array(list)
}

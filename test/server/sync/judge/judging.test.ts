import * as encoding from "lib0/encoding"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import * as Y from "yjs"
import { maxDepth } from "../../../../shared/document/schema.ts"
import { frame, paragraph, RawClient, updateFrame } from "../../../kit/people/rawClient.ts"
import { type Notes, startNotes, topic } from "../../../kit/servers/noteServer.ts"

describe("an update that breaks a rule", () => {
  let notes: Notes
  let ann: RawClient
  let bob: RawClient
  beforeEach(async () => {
    notes = await startNotes()
    ann = await RawClient.join(notes.url, "ann")
    bob = await RawClient.join(notes.url, "bob")
    ann.write("honest text")
    await ann.until(() => ann.acked === 2, "ack")
    await bob.until(() => bob.absorb().includes("honest text"), "broadcast")
  })
  afterEach(() => notes.stop())

  const nothingCameOfIt = async () => {
    expect(notes.log.rows).toHaveLength(1)
    expect(await notes.sync.documents.text(topic)).toBe("honest text")
    expect(ann.of(0, 2)).toHaveLength(1)
    ann.write("goes on")
    await ann.until(() => ann.acked === 3, "ack")
  }
  const nested = (depth: number): Y.XmlElement => {
    const inner = paragraph("deep")
    let outer = inner
    for (let level = 1; level < depth; level++) {
      const quote = new Y.XmlElement("blockquote")
      quote.insert(0, [outer])
      outer = quote
    }
    return outer
  }
  const marked = (mark: object) => (note: Y.XmlFragment) => {
    const text = new Y.XmlText()
    text.insert(0, "see", { ...mark })
    const block = new Y.XmlElement("paragraph")
    block.insert(0, [text])
    note.push([block])
  }
  const withAttribute = (kind: string, name: string, value: string) => (note: Y.XmlFragment) => {
    const block = new Y.XmlElement(kind)
    block.setAttribute(name, value)
    note.push([block])
  }
  const cellOf = (content: Y.XmlElement | null, header = "col") => {
    const cell = new Y.XmlElement("table_cell")
    cell.setAttribute("header", header)
    if (content) cell.insert(0, [content])
    return cell
  }
  const tableOf = (content: Y.XmlElement) => {
    const [table, row] = [new Y.XmlElement("table"), new Y.XmlElement("table_row")]
    row.insert(0, [content])
    table.insert(0, [row])
    return table
  }
  const inText = (content: unknown) => (note: Y.XmlFragment) => {
    const text = new Y.XmlText()
    text.insertEmbed(0, content as object)
    const block = new Y.XmlElement("paragraph")
    block.insert(0, [text])
    note.push([block])
  }

  const pictureWith = (name: string, value: string | number) => (note: Y.XmlFragment) => {
    const picture: Y.XmlElement<Record<string, string | number>> = new Y.XmlElement("picture")
    picture.setAttribute(name, value)
    note.push([picture as Y.XmlElement])
  }
  const withText = (element: Y.XmlElement) => {
    element.insert(0, [new Y.XmlText("x")])
    return element
  }

  const breaches: [name: string, detail: string, change: (note: Y.XmlFragment) => void][] = [
    ["an unknown node", "kind", note => note.push([new Y.XmlElement("script")])],
    ["a node named like a property of every object", "kind", note => note.push([new Y.XmlElement("constructor")])],
    ["an unknown attribute", "attribute", withAttribute("paragraph", "onclick", "alert(1)")],
    ["an attribute with a value that is not on the list", "attribute", withAttribute("paragraph", "lang", "xx")],
    ["an attribute named like a property of every object", "attribute", withAttribute("paragraph", "__proto__", "x")],
    ["text that lies in no block", "place", note => note.push([new Y.XmlText("loose")])],
    ["a list item outside a list", "place", note => note.push([new Y.XmlElement("list_item")])],
    ["a cell outside a row", "place", note => note.push([new Y.XmlElement("table_cell")])],
    ["a paragraph in a row", "place", note => note.push([tableOf(paragraph("loose"))])],
    ["a table in a cell", "place", note => note.push([tableOf(cellOf(new Y.XmlElement("table")))])],
    ["a cell that is the head of nothing known", "attribute", note => note.push([tableOf(cellOf(null, "both"))])],
    ["an image in the text", "content", inText({ image: "x" })],
    ["a map in the text", "kind", inText(new Y.Map())],
    ["a node in the text", "place", inText(new Y.XmlElement("paragraph"))],
    ["a link that runs", "link", marked({ link: { href: "javascript:alert(1)" } })],
    ["a link that runs behind a line end", "link", marked({ link: { href: " java\nscript:alert(1)" } })],
    ["a link to data", "link", marked({ link: { href: "data:text/html,x" } })],
    ["a link with more than an address", "mark", marked({ link: { href: "https://a.b", onclick: "x" } })],
    ["an unknown mark", "mark", marked({ style: { color: "red" } })],
    ["nesting beyond the limit", "depth", note => note.push([nested(maxDepth + 1)])],
    ["a picture of no file", "attribute", pictureWith("file", "../secret")],
    ["a picture with an address", "attribute", pictureWith("src", "https://elsewhere.example/x.png")],
    ["a picture whose words have a line end", "attribute", pictureWith("alt", "a\nb")],
    ["a picture with endless words", "attribute", pictureWith("alt", "x".repeat(501))],
    ["a picture without a width", "attribute", pictureWith("width", 0)],
    ["a picture that is wider than a screen can be", "attribute", pictureWith("width", 20_001)],
    ["a picture whose width is a text", "attribute", pictureWith("width", "4")],
    ["text in a picture", "place", note => note.push([withText(new Y.XmlElement("picture"))])],
    ["a picture in the text", "place", inText(new Y.XmlElement("picture"))],
    ["a subdocument", "subdocument", note => note.doc?.getMap("note").set("sub", new Y.Doc())],
  ]

  it.each(breaches)("%s is refused as %s, changes nothing and reaches nobody", async (_name, detail, change) => {
    if (detail === "subdocument") {
      const other = new Y.Doc()
      other.getMap("note").set("sub", new Y.Doc())
      bob.send(updateFrame(Y.encodeStateAsUpdate(other)))
    } else bob.send(updateFrame(bob.edit(change)))
    await bob.until(() => bob.rejected.length === 1, "102")
    expect(bob.rejected[0]).toMatchObject({ code: "write-refused", params: { detail }, upTo: 2 })
    await nothingCameOfIt()
  })

  it("a root of its own is refused, and so is a value on the note itself", async () => {
    const other = new Y.Doc()
    other.getArray("mine").push(["x"])
    bob.send(updateFrame(Y.encodeStateAsUpdate(other)))
    await bob.until(() => bob.rejected.length === 1, "102")
    expect(bob.rejected[0]).toMatchObject({ params: { detail: "root" } })
    const ann2 = await RawClient.join(notes.url, "ann")
    const map = new Y.Doc()
    map.getMap("note").set("key", "value")
    ann2.send(updateFrame(Y.encodeStateAsUpdate(map)))
    await ann2.until(() => ann2.rejected.length === 1, "102")
    expect(ann2.rejected[0]).toMatchObject({ params: { detail: "root" } })
    await nothingCameOfIt()
  })

  it("100,000 levels deep is refused without ending the process", async () => {
    const encoder = encoding.createEncoder()
    const levels = 100_000
    for (const n of [1, levels, 7, 0]) encoding.writeVarUint(encoder, n)
    for (let level = 0; level < levels; level++) {
      encoding.writeUint8(encoder, 7) // an item that names its parent and holds a type
      if (level === 0) {
        encoding.writeVarUint(encoder, 1)
        encoding.writeVarString(encoder, "note")
      } else for (const n of [0, 7, level - 1]) encoding.writeVarUint(encoder, n)
      encoding.writeVarUint(encoder, 3)
      encoding.writeVarString(encoder, "q")
    }
    encoding.writeVarUint(encoder, 0)
    bob.send(updateFrame(encoding.toUint8Array(encoder).slice(0)))
    await bob.until(() => bob.rejected.length === 1, "102")
    await nothingCameOfIt()
  })

  it("with a gap is refused", async () => {
    bob.edit(note => note.push([paragraph("lost on the way")]))
    bob.write("after the gap")
    await bob.until(() => bob.rejected.length === 1, "102")
    expect(bob.rejected[0]).toMatchObject({ params: { detail: "gap" } })
    await nothingCameOfIt()
  })

  it("that deletes what does not exist yet is refused", async () => {
    const encoder = encoding.createEncoder()
    for (const n of [0, 1, bob.doc.clientID, 1, 500, 7]) encoding.writeVarUint(encoder, n)
    bob.send(updateFrame(encoding.toUint8Array(encoder)))
    await bob.until(() => bob.rejected.length === 1, "102")
    await nothingCameOfIt()
  })

  it("under another member's client id ends with 4400, the next clock of the victim included", async () => {
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(bob.doc))
    forged.clientID = ann.doc.clientID
    const before = Y.encodeStateVector(forged)
    forged.getXmlFragment("note").push([paragraph("by ann, says bob")])
    bob.send(updateFrame(Y.encodeStateAsUpdate(forged, before)))
    await bob.until(() => bob.closed === 4400, "close")
    await nothingCameOfIt()
  })

  it("is refused before the ack that counts it, and a client that goes on ends with 4400", async () => {
    bob.send(updateFrame(bob.edit(note => note.push([new Y.XmlElement("script")]))))
    await bob.until(() => bob.acked === 2, "ack")
    const types = bob.seen.map(one => one.type)
    expect(types.lastIndexOf(102)).toBeLessThan(types.lastIndexOf(100))
    bob.write("still here")
    await bob.until(() => bob.closed === 4400, "close")
    await nothingCameOfIt()
  })

  it("takes nothing from what others sent in the same tick", async () => {
    bob.send(updateFrame(bob.edit(note => note.push([new Y.XmlElement("script")]))))
    ann.write("in the same tick")
    await ann.until(() => ann.acked === 3, "ack")
    expect(await notes.sync.documents.text(topic)).toBe("honest text\nin the same tick")
  })

  const malformed: [string, Uint8Array][] = [
    ["nothing", new Uint8Array()],
    ["an unknown type", frame(77)],
    ["one of the server's types", frame(100, 5)],
    ["a sync message of no kind", frame(0, 9, new Uint8Array([0]))],
    ["a frame that ends early", new Uint8Array([0, 2, 200, 1, 5])],
    ["a frame with bytes left over", new Uint8Array([...updateFrame(new Uint8Array([0, 0])), 1])],
    ["an endless number", new Uint8Array(20).fill(255)],
    ["a state vector that is none", frame(0, 0, new Uint8Array([255, 255, 3]))],
    ["an update of garbage", updateFrame(new Uint8Array([9, 9, 9, 9, 9, 9, 9]))],
    ["an update with reserved content", updateFrame(new Uint8Array([1, 1, 5, 0, 31, 0, 0]))],
    ["awareness of garbage", frame(1, new Uint8Array([250, 1, 1]))],
  ]
  it.each(malformed)("%s ends the connection with 4400 and nothing else", async (_name, bytes) => {
    bob.send(bytes)
    await bob.until(() => bob.closed === 4400, "close")
    await nothingCameOfIt()
  })

  it("reserved bits, a text frame and a frame too large end one connection, not the process", async () => {
    bob.socket.send("text")
    await bob.until(() => bob.closed === 4400, "text frame")
    const large = await RawClient.join(notes.url, "bob")
    large.send(new Uint8Array(1_100_000))
    await large.until(() => large.closed === 1009, "too large")
    const odd = await RawClient.join(notes.url, "bob")
    const raw = (odd.socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket
    raw.write(new Uint8Array([0xf2, 0x80, 0, 0, 0, 0]))
    await odd.until(() => odd.closed !== null, "reserved bits")
    await nothingCameOfIt()
  })
})

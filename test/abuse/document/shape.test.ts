import * as encoding from "lib0/encoding"
import { afterAll, beforeAll, expect, test } from "vitest"
import * as Y from "yjs"
import { type Browser, joinBy, openWindow, sharedBrowser } from "../../kit/people/browsers.ts"
import { paragraph, updateFrame } from "../../kit/people/rawClient.ts"
import { Ground } from "./ground.ts"

let ground: Ground
let browser: Browser
beforeAll(async () => {
  ground = await Ground.open()
  browser = await sharedBrowser()
})
afterAll(async () => {
  await browser.close()
  await ground.close()
})

const made = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc()
  doc.transact(() => change(doc))
  return Y.encodeStateAsUpdate(doc)
}
const inNote = (change: (note: Y.XmlFragment) => void) => made(doc => change(doc.getXmlFragment("note")))
const inText = (change: (text: Y.XmlText) => void) =>
  inNote(note => {
    const text = new Y.XmlText()
    const block = new Y.XmlElement("paragraph")
    block.insert(0, [text])
    note.push([block])
    change(text)
  })
const attribute = (name: string, value: unknown) =>
  inNote(note => {
    const block = new Y.XmlElement("paragraph")
    block.setAttribute(name, value as string)
    note.push([block])
  })

/** Quotes in quotes, 5,000 deep, written by hand because Yjs itself would overflow its stack. */
function deep(levels: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const n of [1, levels, 7, 0]) encoding.writeVarUint(encoder, n)
  for (let level = 0; level < levels; level++) {
    encoding.writeUint8(encoder, 7)
    if (level === 0) {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, "note")
    } else for (const n of [0, 7, level - 1]) encoding.writeVarUint(encoder, n)
    encoding.writeVarUint(encoder, 3)
    encoding.writeVarString(encoder, "blockquote")
  }
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

const attacks: [string, Uint8Array][] = [
  ["types nested 5,000 deep", deep(5_000)],
  ["a subdocument", made(doc => doc.getMap("note").set("sub", new Y.Doc()))],
  ["an unknown root", made(doc => doc.getArray("elsewhere").push(["x"]))],
  ["the root used as a text", made(doc => doc.getText("note").insert(0, "loose"))],
  ["the root used as a map", made(doc => doc.getMap("note").set("key", "value"))],
  ["an embed", inText(text => text.insertEmbed(0, { image: "https://example.org/x.png" }))],
  ["a link that runs", inText(text => text.insert(0, "x", { link: { href: "javascript:alert(1)" } }))],
  [
    "a link that runs, spelled otherwise",
    inText(text => text.insert(0, "x", { link: { href: "JaVaScRiPt\t:alert(1)" } })),
  ],
  ["__proto__ as an attribute", attribute("__proto__", "x")],
  ["constructor as an attribute", attribute("constructor", "x")],
  ["an object as an attribute's value", attribute("lang", JSON.parse('{"__proto__":{"polluted":1}}'))],
  [
    "__proto__ in a mark",
    inText(text => text.insert(0, "x", { link: JSON.parse('{"__proto__":1,"href":"https://a.b"}') })),
  ],
  ["__proto__ as a mark", inText(text => text.insert(0, "x", JSON.parse('{"__proto__":{}}')))],
  ["a script node", inNote(note => note.push([new Y.XmlElement("script")]))],
]

test.each(attacks)("%s is refused before it is committed", async (_name, update) => {
  const mallory = await ground.enter("panelist")
  mallory.send(updateFrame(update))
  await mallory.until(() => mallory.rejected.length > 0 || mallory.closed !== null, "102 or close")
  expect(mallory.rejected.map(one => one?.["code"]).concat(mallory.closed ?? [])).toHaveLength(1)
  mallory.close()
})

test("after all attacks a fresh browser opens the note and reads what honest people wrote", async () => {
  await ground.isUntouched()
  await ground.typingGoesOn()
  const window = await openWindow(browser, "en-GB")
  await joinBy(window, ground.running.links["panelist"] ?? "", "Fresh")
  const editor = window.page.locator(".ProseMirror")
  await editor.getByText("key 1", { exact: true }).waitFor()
  expect(await editor.locator("p").allInnerTexts()).toEqual((ground.ann.text.match(/key \d+/g) ?? []).map(String))
  expect(window.complaints).toEqual([])
})

test("text that looks like markup is shown as text", async () => {
  const bad = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"
  ground.ann.send(updateFrame(ground.ann.edit(note => note.push([paragraph(bad)]))))
  const window = await openWindow(browser, "en-GB")
  await joinBy(window, ground.running.links["panelist"] ?? "", "Reader")
  await window.page.locator(".ProseMirror").getByText("onerror").waitFor()
  expect(await window.page.evaluate(() => Reflect.get(globalThis, "hit"))).toBeUndefined()
})

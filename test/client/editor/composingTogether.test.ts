import { expect, test } from "vitest"
import * as Y from "yjs"
import { relativeRange } from "../../../client/editor/binding.ts"
import { beginsAlone, caretAfter, commit, compose } from "./keyboard.ts"
import { endAfter, pipe, Side, turn, two } from "./pair.ts"

/**
 * A browser has one focus, so the test simulates the peer's input method: its words change, and it reports their place.
 */
async function peerComposes(peer: Side, me: Side, words: string, instead: string, composing = true) {
  const { from, to } = peer.find(words)
  peer.view.dispatch(peer.view.state.tr.insertText(instead, from, to))
  await peerSays(peer, me, instead, composing)
}

async function peerSays(peer: Side, me: Side, words: string, composing: boolean) {
  await turn()
  const { from, to } = peer.find(words)
  const cursor = relativeRange(peer.view.state, composing ? from : to, to)
  me.peers.value = [{ client: 1, member: "m", name: "林澈", role: "panelist", cursor, composing }]
  await turn()
}

function sameEverywhere(text: string, [a, b]: [Side, Side]) {
  expect(a.text).toBe(text)
  expect(b.text).toBe(text)
  for (const side of [a, b])
    expect([...side.dom.children].map(block => wordsOf(block)).join("\n"), "what is drawn").toBe(text)
}

function wordsOf(block: Element): string {
  const copy = block.cloneNode(true) as Element
  for (const caret of copy.querySelectorAll(".peer-caret")) caret.remove()
  return copy.textContent
}

test("a peer's composition directly before mine gets longer, and both stay", async () => {
  const [a, b] = two("shuju")
  await peerSays(b, a, "shuju", true)
  await caretAfter(a, "shuju")
  await compose("こ")
  await compose("公表")
  await peerComposes(b, a, "shuju", "数据原则上可以跨境流动。", false)
  expect(a.view.composing).toBe(true)
  await compose("公表する")
  await commit("何を送るのかを公表する。")
  sameEverywhere("数据原则上可以跨境流动。何を送るのかを公表する。", [a, b])
})

test("a peer's composition directly behind mine gets longer, and both stay", async () => {
  const [a, b] = two("案。shuju")
  await peerSays(b, a, "shuju", true)
  await caretAfter(a, "案。")
  await compose("公表")
  await peerComposes(b, a, "shuju", "数据原则上可以跨境流动。", false)
  expect(a.view.composing).toBe(true)
  await compose("公表する")
  await commit("公表する。")
  sameEverywhere("案。公表する。数据原则上可以跨境流动。", [a, b])
})

test("a peer begins a composition directly behind mine", async () => {
  const [a, b] = two("案。")
  await caretAfter(a, "案。")
  await compose("shuju")
  b.type("こ", b.find("shuju").to)
  await peerSays(b, a, "こ", true)
  await peerComposes(b, a, "こ", "公表")
  const said = a.said.at(-1)
  b.peers.value = [
    {
      client: 2,
      member: "n",
      name: "早瀬",
      role: "panelist",
      cursor: said?.cursor ?? null,
      composing: true,
    },
  ]
  await turn()
  expect(b.dom.querySelector(".peer-composing")?.textContent).toBe("shuju")
  await compose("shuju yuan")
  await commit("数据原则")
  a.type("。")
  sameEverywhere("案。数据原则。公表", [a, b])
})

test("a peer's letters directly before the composed words do not become composed words", async () => {
  const [a, b] = two("甲乙丙")
  await caretAfter(a, "甲乙")
  await compose("k")
  for (const letter of "一二") {
    b.type(letter, b.find("k").from)
    await turn()
  }
  expect(a.view.composing).toBe(true)
  await compose("ke")
  await commit("可")
  sameEverywhere("甲乙一二可丙", [a, b])
})

test("a peer's letters at the very beginning of the paragraph do not become composed words either", async () => {
  const [a, b] = two("")
  a.view.focus()
  await compose("k")
  b.type("一", 1)
  await turn()
  b.type("二", 2)
  await turn()
  expect(a.view.composing).toBe(true)
  await compose("ke")
  await commit("可")
  sameEverywhere("一二可", [a, b])
})

test("a peer's new paragraph above leaves the composition in place", async () => {
  const [a, b] = two("甲乙")
  await caretAfter(a, "甲乙")
  await compose("k")
  b.view.dispatch(b.view.state.tr.insert(0, b.view.state.schema.node("paragraph", { lang: "zh" })))
  b.type("上面", 1)
  await turn()
  expect(a.view.composing).toBe(true)
  await compose("ke")
  await commit("可")
  sameEverywhere("上面\n甲乙可", [a, b])
})

test("a peer who writes into the composed words ends the composition and loses nothing", async () => {
  const [a, b] = two("甲乙")
  await caretAfter(a, "甲")
  await compose("kexing")
  b.type("改", b.find("xing").from)
  await turn()
  await compose("keneng")
  await commit("可能")
  for (const words of ["甲", "改", "乙", "可能"]) expect(a.text).toContain(words)
  sameEverywhere(a.text, [a, b])
})

test("a browser that takes a peer's words for composed words cannot delete them", async () => {
  const [a, b] = two("甲乙")
  await caretAfter(a, "甲")
  await compose("ke")
  b.type("一", b.find("ke").from)
  await turn()
  const node = document.getSelection()?.focusNode as Text
  node.replaceData(node.data.indexOf("一"), 3, "可")
  await turn()
  sameEverywhere("甲一可乙", [a, b])
})

test("two people who begin in an empty note at the same time both keep their words", async () => {
  const a = new Side(new Y.Doc())
  const b = new Side(new Y.Doc())
  endAfter(a, b)
  beginsAlone(b)
  b.type("数据", 1)
  window.focus()
  a.view.focus()
  await compose("こ")
  pipe(a.doc, b.doc)
  await turn()
  await compose("公表")
  await commit("公表する。")
  expect(a.text.split("\n").toSorted()).toEqual(["公表する。", "数据"])
  sameEverywhere(a.text, [a, b])
})

test("two people who write the first words of a paragraph at the same time both keep them", async () => {
  for (const first of ["mine", "theirs"]) {
    const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
    // These client ids decide whose words come first in the paragraph.
    ;[mine.clientID, theirs.clientID] = first === "mine" ? [1, 2] : [2, 1]
    const a = new Side(mine)
    const b = new Side(theirs)
    endAfter(a, b)
    beginsAlone(b)
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs), "pipe")
    b.type("数据", 1)
    window.focus()
    a.view.focus()
    await compose("こ")
    pipe(a.doc, b.doc)
    await turn()
    await compose("公表")
    await commit("公表する。")
    expect(a.text).toHaveLength("数据公表する。".length)
    for (const words of ["数据", "公表する。"]) expect(a.text).toContain(words)
    sameEverywhere(a.text, [a, b])
  }
})

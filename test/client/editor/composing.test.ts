import { expect, test } from "vitest"
import type { Peer } from "../../../shared/contract/noteLink.ts"
import { caretAfter, commit, compose } from "./keyboard.ts"
import { turn, two } from "./pair.ts"

test("a composition continues while a peer writes in the same paragraph", async () => {
  const [a, b] = two("数据原则上可以跨境流动。")
  await caretAfter(a, "原则上")
  await compose("k")
  await compose("ke")
  expect(a.view.composing).toBe(true)
  for (const letter of "请注意：") {
    b.type(letter, b.find("数据").from)
    await turn()
  }
  b.type("（见附件）", b.find("流动").to)
  await turn()
  expect(a.view.composing).toBe(true)
  await compose("kexing")
  await commit("可行")
  expect(a.text).toBe("请注意：数据原则上可行可以跨境流动（见附件）。")
  expect(b.text).toBe(a.text)
  expect(a.dom.textContent).toBe(a.text)
})

test("peers learn which text is still in the input method, and where it is", async () => {
  const [a, b] = two("合意の案。")
  await caretAfter(a, "合意")
  await compose("きろく")
  const said = a.said.at(-1)
  expect(said?.composing).toBe(true)
  const peer: Peer = {
    client: 1,
    member: "m",
    name: "早瀬",
    role: "panelist",
    cursor: said?.cursor ?? null,
    composing: true,
  }
  b.peers.value = [peer]
  await turn()
  expect(b.dom.querySelector(".peer-composing")?.textContent).toBe("きろく")
  await commit("記録")
  expect(a.said.at(-1)?.composing).toBe(false)
  expect(b.text).toBe("合意記録の案。")
})

test("a peer's caret that moves in the same paragraph does not end a composition", async () => {
  const [a, b] = two("数据跨境流动。")
  b.view.focus()
  b.select("跨境")
  const cursor = b.said.at(-1)?.cursor ?? null
  await caretAfter(a, "数据")
  await compose("a")
  const peer: Peer = { client: 1, member: "m", name: "早瀬", role: "panelist", cursor, composing: false }
  a.peers.value = [peer]
  await turn()
  expect(a.view.composing).toBe(true)
  await compose("anquan")
  a.peers.value = []
  await turn()
  await commit("安全")
  expect(a.text).toBe("数据安全跨境流动。")
})

test("a composition that the browser drops without an event is over with the next key", async () => {
  const [a, b] = two("合意の案。")
  await caretAfter(a, "合意")
  await compose("きろく")
  b.view.dispatch(b.view.state.tr.split(b.find("意").from))
  await turn()
  await commit("を")
  expect(a.view.composing).toBe(false)
  expect(a.said.at(-1)?.composing).toBe(false)
  await commit("読む")
  expect(b.text).toBe("合\n意きろくを読むの案。")
  expect(a.text).toBe(b.text)
})

import { expect, test } from "vitest"
import type { Peer } from "../../../shared/contract/noteLink.ts"
import { turn, two } from "./pair.ts"

const peer = (over: Partial<Peer>): Peer => ({
  client: 7,
  member: "m3",
  name: "林澈",
  role: "panelist",
  cursor: null,
  composing: false,
  ...over,
})

test("a peer's caret stands at its reported place, with the name as text and never as markup", async () => {
  const [a, b] = two("Data move by default.")
  a.view.focus()
  a.select("move")
  const cursor = a.said.at(-1)?.cursor ?? null
  expect(cursor).not.toBeNull()
  b.peers.value = [peer({ cursor, name: "<img src=x onerror=alert(1)>" })]
  await turn()
  expect(b.dom.querySelector(".peer-selection.peer-3")?.textContent).toContain("move")
  expect(b.dom.querySelector(".peer-caret.peer-3.peer-caret-named .peer-name")?.textContent).toBe(
    "<img src=x onerror=alert(1)>",
  )
  expect(b.dom.querySelector("img:not(.ProseMirror-separator)")).toBeNull()
})

test("text in a peer's input method is dimmed", async () => {
  const [a, b] = two("Data move by default.")
  a.view.focus()
  a.select("default")
  const cursor = a.said.at(-1)?.cursor ?? null
  b.peers.value = [peer({ cursor, composing: true })]
  await turn()
  expect(b.dom.querySelector(".peer-composing")?.textContent).toContain("default")
})

test("a forged position creates no root in the document and breaks nothing", async () => {
  const [, b] = two("Data move by default.")
  const roots = [...b.doc.share.keys()]
  const forged = [
    { tname: "evil" },
    { item: { client: "x", clock: -1 } },
    "text",
    null,
    { type: { client: 1, clock: 9 } },
  ]
  b.peers.value = forged.map((at, n) => peer({ client: n, cursor: { anchor: at, head: at } }))
  await turn()
  expect([...b.doc.share.keys()]).toEqual(roots)
  b.type("still works ", 1)
  expect(b.text).toBe("still works Data move by default.")
})

test("a page without focus reports no caret", () => {
  const [a] = two("Data move by default.")
  a.view.focus()
  a.select("move")
  a.view.dom.blur()
  expect(a.said.at(-1)).toEqual({ cursor: null, composing: false })
})

test("no browser can put the writer's own caret into a peer's label", async () => {
  const { peerStyles } = await import("../../../client/elements/note/styles/peerStyles.ts")
  const sheet = document.head.appendChild(document.createElement("style"))
  sheet.textContent = peerStyles.cssText
  const caret = document.body.appendChild(document.createElement("span"))
  caret.className = "peer-caret"
  expect(getComputedStyle(caret).userSelect).toBe("none")
  // The build does not prefix CSS in templates, and Safari 17.5 supports only the prefixed form.
  expect(peerStyles.cssText).toContain("-webkit-user-select: none")
  for (const element of [sheet, caret]) element.remove()
})

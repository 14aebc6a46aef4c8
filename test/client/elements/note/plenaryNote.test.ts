import { signal } from "@preact/signals-core"
import { afterEach, beforeEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import * as Y from "yjs"
import type { LiveNote } from "../../../../client/editor/liveNote.ts"
import type {
  BracketMade,
  StatementRequested,
  ThreadRequested,
  ToolUsed,
} from "../../../../client/elements/note/events.ts"
import { PlenaryNote } from "../../../../client/elements/note/plenary-note.ts"
import type { Peer, Presence } from "../../../../shared/contract/noteLink.ts"
import { makeAnchor } from "../../../../shared/document/anchors.ts"
import { noteText } from "../../../../shared/document/readers.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { textAt } from "../../../shared/document/notes.ts"
import { noteOf } from "../../editor/pair.ts"

/** A class like the real one: its methods use `this`. */
class Link implements LiveNote {
  readonly doc = signal<Y.Doc | null>(noteOf("Data move by default."))
  readonly mayWrite = signal(true)
  readonly peers = signal<readonly Peer[]>([])
  readonly said: Presence[] = []

  say(presence: Presence) {
    this.said.push(presence)
  }
}

let note: PlenaryNote
let link: Link
beforeEach(async () => {
  link = new Link()
  note = new PlenaryNote()
  note.link = link
  document.body.append(note)
  await note.updateComplete
})
afterEach(() => note.remove())

const endOf = ({ doc }: Link) => {
  const text = textAt(doc.value ?? new Y.Doc(), 0)
  const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, text.length, -1))
  return { anchor: end, head: end }
}
const text = (): HTMLElement => note.querySelector<HTMLElement>(".note-text") ?? document.body
const button = (tool: string, within = "plenary-note-tools"): HTMLButtonElement | null | undefined =>
  note.querySelector(within)?.shadowRoot?.querySelector<HTMLButtonElement>(`[data-tool="${tool}"]`)

async function select(words: string) {
  const node = document.createTreeWalker(text(), NodeFilter.SHOW_TEXT).nextNode()
  const at = node?.textContent?.indexOf(words) ?? -1
  if (!node || at < 0) throw new Error(`not in the note: ${words}`)
  text().focus()
  document.getSelection()?.setBaseAndExtent(node, at, node, at + words.length)
  await eventually(() => expect(button("discuss")?.ariaDisabled).toBe("false"))
  text().dispatchEvent(new PointerEvent("pointerup", { bubbles: true, composed: true }))
  await eventually(() => expect(note.querySelector("plenary-note-selection")).not.toBeNull())
}

const frames = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))

test("the text lies in light DOM and has a label", () => {
  expect(text().getRootNode()).toBe(document)
  expect(text().getAttribute("role")).toBe("textbox")
  expect(text().getAttribute("aria-label")).toBe("Note")
  expect(text().getAttribute("aria-multiline")).toBe("true")
})

test("a button of the toolbar formats the selection", async () => {
  await select("move")
  button("strong")?.click()
  expect(text().querySelector("strong")?.textContent).toBe("move")
  await note.updateComplete
  await eventually(() => expect(button("strong")?.getAttribute("aria-pressed")).toBe("true"))
})

test("the bar at a selection starts a discussion and closes", async () => {
  const asked: ThreadRequested[] = []
  note.addEventListener("thread-requested", event => asked.push(event))
  await select("by default")
  button("discuss", "plenary-note-selection")?.click()
  await eventually(() => expect(asked).toHaveLength(1))
  expect(asked[0]).toMatchObject({ text: "by default", lang: "en" })
  expect(asked[0]?.anchor.exact).toBe("by default")
  await note.updateComplete
  expect(note.querySelector("plenary-note-selection")).toBeNull()
})

const menu = () => note.querySelector<HTMLElement>("plenary-note-selection")

/** A touch without a move: the caret's place is reported later, with the click. */
async function tap() {
  text().dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }))
  text().dispatchEvent(new PointerEvent("pointerup", { bubbles: true, composed: true }))
  await frames()
}

test("a tap into the note does not open a menu at the earlier selection", async () => {
  await select("by default")
  button("discuss", "plenary-note-selection")?.click()
  await eventually(() => expect(menu()).toBeNull())
  await tap()
  expect(menu()).toBeNull()
  await select("move")
})

test("the menu ignores a click whose finger went down elsewhere", async () => {
  const asked: ThreadRequested[] = []
  const used: ToolUsed[] = []
  note.addEventListener("thread-requested", event => asked.push(event))
  note.addEventListener("tool-used", event => used.push(event))
  await select("by default")
  const discuss = button("discuss", "plenary-note-selection")
  discuss?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 1 }))
  // a tool is used in the turn of its click
  expect(used).toHaveLength(0)
  discuss?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }))
  discuss?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, detail: 1 }))
  await eventually(() => expect(asked).toHaveLength(1))
  expect(used).toHaveLength(1)
})

test.each([
  ["a wide note", "600px"],
  ["a phone's", "300px"],
])("the menu stays inside %s pane, and does not cover the lines that follow", async (_, width) => {
  note.style.cssText = `inline-size: ${width}; margin-block-start: 150px`
  link.doc.value = noteOf(
    "The sender publishes what is sent and why, in plain words that everybody understands. ".repeat(6) + "And the end.",
  )
  await note.updateComplete
  await select("And the end")
  await frames()
  const box = menu()?.getBoundingClientRect()
  const pane = note.getBoundingClientRect()
  const selected = document.getSelection()?.getRangeAt(0).getBoundingClientRect()
  if (!box || !selected) throw new Error("no menu")
  expect(box.left).toBeGreaterThanOrEqual(pane.left)
  expect(box.right).toBeLessThanOrEqual(pane.right + 0.5)
  expect(box.bottom).toBeLessThanOrEqual(selected.top)
})

test("a letter does not render the toolbar again; a change of its state does", async () => {
  await select("move")
  const tools = note.querySelector("plenary-note-tools")
  let drawn = 0
  tools?.addController({ hostUpdated: () => drawn++ })
  document.getSelection()?.collapseToEnd()
  await eventually(() => expect(button("discuss")?.ariaDisabled).toBe("true"))
  const before = drawn
  for (const letter of "letters") {
    await userEvent.keyboard(letter)
    await note.updateComplete
  }
  // Undo is possible from the first letter on.
  expect(drawn - before).toBe(1)
  expect(noteText(link.doc.value ?? new Y.Doc())).toBe("Data moveletters by default.")
})

test("the parts that a paste loses are listed until they have been read, or until the next paste loses none", async () => {
  const paste = async (html: string) => {
    const data = new DataTransfer()
    data.setData("text/html", html)
    text().dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
    await note.updateComplete
    const said = note.querySelector("plenary-left-out")
    await said?.updateComplete
    return said?.shadowRoot?.querySelector("[role=status]")
  }
  const sample = `<p>kept <img src="x.png"><a href="#_ftn1">[1]</a></p>`
  const region = await paste(sample)
  expect(region?.textContent).toContain("pictures and footnotes")
  region?.querySelector("button")?.click()
  await eventually(() => expect(region?.textContent).toBe(""))
  expect((await paste(sample))?.textContent).toContain("pictures")
  expect((await paste("<p>all of it</p>"))?.textContent).toBe("")
})

test("lines are not balanced while they are written, and a peer's name at the edge causes no scrolling", async () => {
  const frame = document.createElement("div")
  frame.style.cssText = "inline-size: 300px; block-size: 300px; overflow: auto"
  frame.append(note)
  document.body.append(frame)
  const line = text().querySelector("p")
  expect(line && getComputedStyle(line).textWrap).toBe("wrap")
  link.peers.value = [
    {
      client: 1,
      member: "m",
      name: "A name that is longer than the line",
      role: "panelist",
      cursor: endOf(link),
      composing: false,
    },
  ]
  await eventually(() => expect(text().querySelector(".peer-name")).not.toBeNull())
  expect(frame.scrollWidth).toBe(frame.clientWidth)
  frame.remove()
})

test("the bar at a selection stays within the note, however long its words are", async () => {
  note.style.inlineSize = "520px"
  note.style.display = "block"
  await select("default")
  const bar = () => note.querySelector("plenary-note-selection")?.getBoundingClientRect()
  await eventually(() => expect(bar()?.width).toBeGreaterThan(200))
  await eventually(() => expect(bar()?.right).toBeLessThanOrEqual(note.getBoundingClientRect().right + 0.5))
})

test("a new statement is requested with its passage", async () => {
  const asked: StatementRequested[] = []
  note.addEventListener("statement-requested", event => asked.push(event))
  await select("Data move by default.")
  button("statement")?.click()
  await eventually(() => expect(asked[0]?.text).toBe("Data move by default."))
})

test("a reader may discuss but has no writing tools", async () => {
  link.mayWrite.value = false
  await note.updateComplete
  expect(button("strong")).toBeNull()
  expect(button("bracket")).toBeNull()
  expect(text().isContentEditable).toBe(false)
  await select("move")
  expect(button("discuss", "plenary-note-selection")).not.toBeNull()
  expect(link.said.every(({ cursor }) => cursor === null)).toBe(true)
})

test("another replica is shown in the place of the old one", async () => {
  link.doc.value?.destroy()
  link.doc.value = noteOf("Opened afresh.")
  await note.updateComplete
  expect(note.querySelectorAll(".note-text")).toHaveLength(1)
  expect(text().textContent).toBe("Opened afresh.")
})

test("moving peers do not rebuild the editor", async () => {
  const before = text()
  link.peers.value = [{ client: 1, member: "m", name: "林", role: "panelist", cursor: null, composing: false }]
  await note.updateComplete
  expect(text()).toBe(before)
})

test("passages are drawn from the page's threads, also if the page provides them late", async () => {
  await select("by default")
  const asked = new Promise<ThreadRequested>(done => note.addEventListener("thread-requested", done, { once: true }))
  button("discuss")?.click()
  const { anchor } = await asked
  note.threads = [{ id: "t1", anchor, kind: "comment", resolved: false }]
  note.activeThread = "t1"
  await note.updateComplete
  expect(text().querySelector(".passage-active")?.textContent).toBe("by default")
  expect(note.topOf("t1")).not.toBeNull()
  note.threads = [{ id: "t1", anchor, kind: "comment", resolved: true }]
  note.activeThread = null
  await note.updateComplete
  expect(text().querySelector("[data-thread]")).toBeNull()
})

test("the toolbar is one tab stop, and arrow keys move inside it", async () => {
  const bar = note.querySelector("plenary-note-tools")
  const all = [...(bar?.shadowRoot?.querySelectorAll("button") ?? [])]
  expect(all.filter(one => one.tabIndex === 0)).toHaveLength(1)
  all[0]?.focus()
  all[0]?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, composed: true }))
  expect(bar?.shadowRoot?.activeElement).toBe(all[1])
  expect(all.filter(one => one.tabIndex === 0)).toEqual([all[1]])
})

test("a note that is moved in the page keeps its text", async () => {
  note.remove()
  document.body.append(note)
  await note.updateComplete
  expect(text().textContent).toBe("Data move by default.")
  await select("move")
  button("bracket")?.click()
  expect(noteText(link.doc.value ?? new Y.Doc())).toBe("Data [move | ] by default.")
})

const says = () => noteText(link.doc.value ?? new Y.Doc())

test("putting words in brackets asks for an owner of these words, and open brackets are counted", async () => {
  const made: BracketMade[] = []
  const counted: number[] = []
  note.addEventListener("bracket-made", event => made.push(event))
  note.addEventListener("brackets-counted", ({ n }) => counted.push(n))
  await select("move")
  button("bracket")?.click()
  await eventually(() => expect(made.map(({ text }) => text)).toEqual(["move"]))
  expect(made[0]?.anchor.exact).toBe("move")
  expect(counted).toEqual([1])
  expect(note.settle("[move | ]", "move")).toBe(true)
  expect(says()).toBe("Data move by default.")
  expect(counted).toEqual([1, 0])
  expect(note.settle("[move | ]", "move")).toBe(false)
})

test("a recorded wording is restored at its passage, or at the end of the note if the passage is gone", async () => {
  const doc = link.doc.value ?? new Y.Doc()
  const anchor = makeAnchor(doc, { from: 0, to: 21 }, text => text.padStart(64, "0").slice(0, 64))
  if (!anchor) throw new Error("no passage")
  const wording = { lang: "en", text: "Data move by default." } as const
  textAt(doc, 0).insert(5, "may ")
  expect(note.reword(anchor, wording)).toBe(true)
  expect(says()).toBe("Data move by default.")
  textAt(doc, 0).delete(0, 21)
  expect(note.reword(anchor, wording)).toBe(true)
  expect(says()).toBe("\nData move by default.")
  link.mayWrite.value = false
  await note.updateComplete
  expect(note.reword(anchor, { lang: "en", text: "Data stay." })).toBe(false)
  expect(says()).toBe("\nData move by default.")
})

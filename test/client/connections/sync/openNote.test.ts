import { afterEach, beforeEach, describe, expect, test } from "vitest"
import * as Y from "yjs"
import { isOlder } from "../../../../client/connections/http.ts"
import type { NoteLink } from "../../../../client/connections/sync/noteLink.ts"
import { openNote } from "../../../../client/connections/sync/openNote.ts"
import { closeCodes } from "../../../../shared/contract/closeCodes.ts"
import { messageTypes } from "../../../../shared/contract/documentFrames.ts"
import { noteText } from "../../../../shared/document/readers.ts"
import { noteRoot } from "../../../../shared/document/schema.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { noteOf, paragraph } from "../../editor/pair.ts"
import { InPageServer } from "./inPageServer.ts"

let server: InPageServer
let link: NoteLink
const closed: [number, string][] = []

beforeEach(() => {
  server = new InPageServer()
  Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(noteOf("Agreed so far.")))
  closed.length = 0
})
afterEach(() => {
  isOlder.value = false
  link.close()
  server.stop()
})

async function open(): Promise<NoteLink> {
  link = openNote({ topic: "t1", role: "panelist", onClosed: (code, text) => closed.push([code, text]) })
  await eventually(() => expect(link.status.value.state).toBe("live"))
  return link
}

const doc = (): Y.Doc => {
  const { value } = link.doc
  if (!value) throw new Error("no document yet")
  return value
}
const write = (text: string) =>
  doc()
    .getXmlFragment(noteRoot)
    .push([paragraph(text)])
const unload = (): boolean => window.dispatchEvent(new Event("beforeunload", { cancelable: true }))

describe("text that the page calls saved is durable", () => {
  test("a change is saved when the server acknowledges it, and guarded until then", async () => {
    await open()
    server.line.acknowledge()
    expect(link.saved.value.state).toBe("saved")
    expect(unload()).toBe(true)
    write("Mine.")
    expect(unload()).toBe(false)
    await eventually(() => expect(link.saved.value.state).toBe("saving"))
    server.line.acknowledge()
    expect(link.saved.value.state).toBe("saved")
    expect(unload()).toBe(true)
    expect(noteText(server.doc)).toBe("Agreed so far.\nMine.")
  })

  test.each([
    ["who writes", true, "saved"],
    ["who only reads", false, "readOnly"],
  ])(
    "a change whose forerunner is missing is asked for again, and until it is there %s is not told that all is well",
    async (_, mayWrite, calm) => {
      server.mayWrite = mayWrite
      await open()
      server.line.acknowledge()
      const peer = new Y.Doc()
      const [first, second] = ["One.", "Two."].map(text => {
        const before = Y.encodeStateVector(peer)
        peer.getXmlFragment(noteRoot).push([paragraph(text)])
        return Y.encodeStateAsUpdate(peer, before)
      })
      const before = server.line.asked
      server.line.sync(2, second ?? new Uint8Array())
      expect(server.line.asked).toBe(before + 1)
      expect(link.saved.value).toEqual({ state: "catchingUp" })
      Y.applyUpdate(server.doc, Y.mergeUpdates([first, second].flatMap(one => one ?? [])))
      await eventually(() => expect(link.saved.value.state).toBe(calm))
      expect(noteText(doc())).toBe(noteText(server.doc))
      // The page requests only missing updates.
      const { asked } = server.line
      server.line.sync(2, Y.encodeStateAsUpdate(peer))
      expect(server.line.asked).toBe(asked)
    },
  )

  test("a connection that never opens although the server answers is reported as blocked, until it opens", async () => {
    await open()
    server.opens = false
    server.line.hangUp(1006)
    await eventually(() => expect(link.status.value.state).toBe("blocked"))
    expect(server.asked).toContain("/sync/t1")
    server.opens = true
    await eventually(() => expect(link.status.value.state).toBe("live"))
  })

  test("changes that are interrupted by a lost connection are counted, kept, and sent with the next connection", async () => {
    await open()
    server.line.acknowledge()
    write("On its way.")
    server.line.hangUp(1006)
    write("While cut.")
    expect(link.status.value).toMatchObject({ state: "reconnecting", try: 1 })
    expect(link.saved.value).toEqual({ state: "unsaved", n: 2 })
    expect(link.mayWrite.value).toBe(true)
    await eventually(() => expect(link.status.value.state).toBe("live"))
    expect(unload()).toBe(false)
    server.line.acknowledge()
    expect(link.saved.value.state).toBe("saved")
    expect(noteText(server.doc)).toBe("Agreed so far.\nOn its way.\nWhile cut.")
  })

  test("offline is reported at once, with the number of waiting changes, although the socket has not noticed", async () => {
    await open()
    server.line.acknowledge()
    window.dispatchEvent(new Event("offline"))
    write("On the train.")
    expect(link.status.value).toEqual({ state: "offline" })
    expect(link.saved.value).toEqual({ state: "unsaved", n: 1 })
    window.dispatchEvent(new Event("online"))
    expect(link.status.value).toEqual({ state: "live" })
    server.line.acknowledge()
    expect(link.saved.value.state).toBe("saved")
  })

  test("the tab's guard is removed when the note closes", async () => {
    await open()
    write("Mine.")
    link.close()
    expect(unload()).toBe(true)
  })
})

describe("without the right to write", () => {
  test("nothing is sent, not even the answer to a request, and nothing counts as waiting", async () => {
    server.mayWrite = false
    await open()
    write("Clean-up of some library.")
    server.line.sync(0, Y.encodeStateVector(server.doc))
    link.say({ cursor: { anchor: {}, head: {} }, composing: false })
    expect(server.line.counted).toEqual([])
    expect(server.line.awareness).toEqual([])
    expect(link.saved.value).toEqual({ state: "readOnly" })
    expect(unload()).toBe(true)
  })

  test("a lock makes the note read-only at once, and its end makes it writable again", async () => {
    await open()
    server.line.acknowledge()
    server.line.json(messageTypes.notice, { reason: "mode", retryAfter: null })
    expect(link.mayWrite.value).toBe(false)
    expect(link.saved.value).toEqual({ state: "readOnly" })
    const limits = { frame: 1000, awareness: 1000 }
    const hello = { version: server.version, epoch: 1, role: "panelist", mayWrite: true, seq: 2, limits }
    server.line.json(messageTypes.hello, hello)
    expect(link.mayWrite.value).toBe(true)
    write("Again.")
    expect(server.line.counted.at(-1)?.kind).toBe("update")
  })

  test("a lock set while the page was offline sets the unsent text aside", async () => {
    await open()
    server.line.acknowledge()
    server.line.hangUp(1006)
    write("Too late.")
    server.mayWrite = false
    await eventually(() => expect(link.saved.value).toMatchObject({ state: "refused", text: "Too late." }))
    await eventually(() => expect(noteText(doc())).toBe("Agreed so far."))
    expect(server.line.counted).toEqual([])
  })
})

describe("the path of the socket", () => {
  test("a page of the room opens /sync, and one that reads opens /watch", async () => {
    await open()
    expect(server.line.url).toMatch(/\/sync\/t1\?/)
    link.close()
    link = openNote({ topic: "t1", role: "observer" })
    await eventually(() => expect(link.status.value.state).toBe("live"))
    expect(server.line.url).toMatch(/\/watch\/t1\?/)
  })

  test("it changes with the role, and words that were not acknowledged are sent again", async () => {
    server.writer = { client: 77, page: "p1" }
    await open()
    server.line.acknowledge()
    write("Mine.")
    link.seatedAs("moderator")
    expect(server.lines).toHaveLength(1)
    link.seatedAs("observer")
    await eventually(() => expect(server.lines).toHaveLength(2))
    await eventually(() => expect(link.status.value.state).toBe("live"))
    expect(server.lines[0]?.readyState).toBe(3)
    expect(server.line.url).toMatch(/\/watch\/t1\?.*page=p1/)
    server.line.acknowledge()
    expect(noteText(server.doc)).toBe("Agreed so far.\nMine.")
    link.seatedAs("panelist")
    await eventually(() => expect(server.line.url).toMatch(/\/sync\/t1\?/))
  })
})

describe("a refusal ends the replica", () => {
  test("the text is set aside, the note opens afresh in another document, and writing goes on", async () => {
    await open()
    server.line.acknowledge()
    const old = doc()
    write("Not allowed.")
    const params = { time: 1 }
    server.line.json(messageTypes.reject, { code: "note-locked", text: "…", params, upTo: 2 })
    expect(link.saved.value).toMatchObject({
      state: "refused",
      reject: { code: "note-locked", params },
      text: "Not allowed.",
    })
    await eventually(() => expect(link.status.value.state).toBe("live"))
    expect(doc()).not.toBe(old)
    expect(doc().clientID).not.toBe(old.clientID)
    expect(noteText(doc())).toBe("Agreed so far.")
    write("Allowed.")
    expect(unload()).toBe(false)
    server.line.acknowledge()
    expect(link.saved.value.state).toBe("refused")
    expect(unload()).toBe(false)
    link.dismiss()
    expect(link.saved.value.state).toBe("saved")
    expect(unload()).toBe(true)
    expect(noteText(server.doc)).toBe("Agreed so far.\nAllowed.")
  })

  test("after 4400 it opens afresh once, and not a second time", async () => {
    await open()
    write("Forged, they say.")
    server.line.hangUp(closeCodes.refused)
    expect(link.saved.value).toMatchObject({ state: "refused", text: "Forged, they say." })
    await eventually(() => expect(link.status.value.state).toBe("live"))
    server.line.hangUp(closeCodes.refused)
    expect(link.status.value).toEqual({ state: "closed", code: closeCodes.refused })
    expect(closed).toEqual([[closeCodes.refused, "Forged, they say."]])
  })

  test("a frame that is too large is not sent again and again", async () => {
    await open()
    write("A whole book.")
    server.line.hangUp(1009)
    expect(link.saved.value).toMatchObject({ state: "refused", reject: { code: "too-large" }, text: "A whole book." })
    await eventually(() => expect(link.status.value.state).toBe("live"))
    expect(noteText(doc())).toBe("Agreed so far.")
  })

  test("a stale epoch opens the new one and keeps the unsent text aside", async () => {
    await open()
    expect(server.line.url).toContain("epoch=1")
    write("Of the old epoch.")
    server.epoch = 2
    server.line.hangUp(closeCodes.staleEpoch)
    await eventually(() => expect(link.status.value.state).toBe("live"))
    expect(server.line.url).toContain("epoch=2")
    expect(link.saved.value).toMatchObject({
      state: "refused",
      reject: { code: "note-renewed" },
      text: "Of the old epoch.",
    })
  })
})

test("a note that too many client ids have written in reports it until its next connection", async () => {
  await open()
  server.line.json(messageTypes.notice, { reason: "crowded", retryAfter: null, ids: 1_000 })
  expect(link.crowded.value).toBe(1_000)
  expect(link.mayWrite.value).toBe(true)
  server.line.hangUp(1006)
  await eventually(() => expect(link.crowded.value).toBe(0))
})

describe("the end", () => {
  test.each([closeCodes.signIn, closeCodes.revoked, closeCodes.gone, closeCodes.newVersion])(
    "%d closes for good and returns the unsent text",
    async code => {
      await open()
      server.line.acknowledge()
      write("Unsent.")
      server.line.hangUp(code)
      expect(link.status.value).toEqual({ state: "closed", code })
      expect(link.mayWrite.value).toBe(false)
      expect(closed).toEqual([[code, "Unsent."]])
      expect(server.lines).toHaveLength(1)
      expect(link.close()).toBe("Unsent.")
    },
  )

  test("closing the note returns the text that was not sent, and none that was acknowledged", async () => {
    await open()
    server.line.acknowledge()
    expect(link.close()).toBe("")
    await open()
    server.line.acknowledge()
    write("Unsent.")
    expect(link.close()).toBe("Unsent.")
  })

  test("a server of another protocol is a new version", async () => {
    server.version = 999
    link = openNote({ topic: "t1", role: "panelist" })
    await eventually(() => expect(link.status.value).toEqual({ state: "closed", code: closeCodes.newVersion }))
    expect(isOlder.value).toBe(true)
  })

  test("a refusal of access arrives with the first HTTP answer, without a socket", async () => {
    server.state = () => new Response("", { status: 403 })
    link = openNote({ topic: "t1", role: "panelist", onClosed: (code, text) => closed.push([code, text]) })
    await eventually(() => expect(closed).toEqual([[closeCodes.revoked, ""]]))
    expect(server.lines).toEqual([])
  })

  test.each([closeCodes.draining, closeCodes.tooSlow, closeCodes.full])(
    "%d is retried, with its reason",
    async code => {
      await open()
      server.line.hangUp(code)
      expect(link.status.value).toEqual({ state: "reconnecting", try: 1, code })
      await eventually(() => expect(link.status.value.state).toBe("live"))
    },
  )
})

test("a server that stops beside others is left at once, without the pause of a retry", async () => {
  await open()
  server.line.json(messageTypes.notice, { reason: "draining", retryAfter: 0 })
  const left = performance.now()
  server.line.hangUp(closeCodes.draining)
  await eventually(() => expect(link.status.value.state).toBe("live"))
  expect(performance.now() - left).toBeLessThan(150)
  expect(server.lines).toHaveLength(2)
})

describe("presence", () => {
  test("only the page's own state is sent, at most ten times a second", async () => {
    await open()
    await eventually(() => expect(server.line.awareness).toHaveLength(1))
    for (let n = 0; n < 50; n++) link.say({ cursor: { anchor: { n }, head: { n } }, composing: false })
    await eventually(() => expect(server.line.awareness).toHaveLength(2))
    const last = new TextDecoder().decode(server.line.awareness[1])
    expect(last).toContain(`"n":49`)
  })
})

describe("a page that is granted a client id of its member", () => {
  const earlier = new Y.Doc()
  earlier.clientID = 77
  earlier.getXmlFragment(noteRoot).push([paragraph("Written last week.")])

  test("continues that id at its clock, returns to it, and counts only its own words as unsaved", async () => {
    Y.applyUpdate(server.doc, Y.encodeStateAsUpdate(earlier))
    server.writer = { client: 77, page: "p1" }
    await open()
    expect(server.line.url).toMatch(/client=\d+/)
    expect(server.line.url).not.toContain("page=")
    expect(doc().clientID).toBe(77)
    server.line.acknowledge()
    write("Saved.")
    server.line.acknowledge()
    expect(noteText(server.doc)).toContain("Saved.")
    write("Mine.")
    expect([...Y.decodeStateVector(Y.encodeStateVector(server.doc)).keys()].filter(id => id === 77)).toHaveLength(1)
    server.line.hangUp(1006)
    await eventually(() => expect(server.lines).toHaveLength(2))
    expect(server.line.url).toContain("client=77")
    expect(server.line.url).toContain("page=p1")
    expect(link.close()).toBe("Mine.")
  })

  test("may write only once it is in step, because the clock of the id is unknown before", async () => {
    server.writer = { client: 77, page: "p1" }
    let early: boolean | null = null
    link = openNote({ topic: "t1", role: "panelist" })
    link.mayWrite.subscribe(may => {
      if (may && early === null) early = doc().clientID !== 77
    })
    await eventually(() => expect(link.mayWrite.value).toBe(true))
    expect(early).toBe(false)
  })
})

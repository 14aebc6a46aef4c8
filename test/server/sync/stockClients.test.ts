import { describe, expect, it } from "vitest"
import * as Y from "yjs"
import { paragraph } from "../../kit/people/rawClient.ts"
import { stockProviders } from "../../kit/people/stockProviders.ts"
import { topic } from "../../kit/servers/noteServer.ts"

describe("stock y-websocket clients", () => {
  const { notes, join } = stockProviders()
  const write = (doc: Y.Doc, text: string) => doc.getXmlFragment("note").push([paragraph(text)])
  const until = (condition: () => boolean) => expect.poll(condition, { timeout: 120_000, interval: 5 }).toBe(true)

  it("write together, and what each has is what the log says", async () => {
    const [ann, bob, eve] = [join("ann"), join("bob"), join("eve")]
    for (let n = 0; n < 20; n++) {
      write(ann.doc, `ann ${n}`)
      write(bob.doc, `bob ${n}`)
      if (n % 5 === 0) await new Promise(resolve => setTimeout(resolve, 30))
    }
    await until(() => [ann, bob, eve].every(one => one.text().match(/<paragraph>/g)?.length === 40))
    expect(new Set([ann.text(), bob.text(), eve.text()]).size).toBe(1)
    const replay = new Y.Doc()
    for (const { update } of notes().log.rows) Y.applyUpdate(replay, update)
    expect(replay.getXmlFragment("note").toJSON()).toBe(ann.text())
  })

  it("keep what they wrote while away and bring it when they come back", async () => {
    const [ann, bob] = [join("ann"), join("bob")]
    await until(() => ann.provider.synced && bob.provider.synced)
    ann.provider.disconnect()
    write(ann.doc, "written offline")
    ann.provider.connect()
    await until(() => bob.text().includes("written offline"))
  })

  it("who only read cannot write, and stay", async () => {
    const [ann, eve] = [join("ann"), join("eve")]
    await until(() => ann.provider.synced && eve.provider.synced)
    write(eve.doc, "by an observer")
    write(ann.doc, "by a panelist")
    await until(() => eve.text().includes("by a panelist"))
    expect(await notes().sync.documents.text(topic)).toBe("by a panelist")
    expect(eve.provider.wsconnected).toBe(true)
  })

  it("see each other's cursors under the names the server knows", async () => {
    const [ann, bob] = [join("ann"), join("bob")]
    await until(() => ann.provider.synced && bob.provider.synced)
    ann.provider.awareness.setLocalState({ composing: true, user: { name: "someone else" } })
    const names = () => [...bob.provider.awareness.getStates().values()].map(state => state["user"]?.name)
    await until(() => names().includes("ANN"))
    expect(names()).not.toContain("someone else")
    ann.provider.destroy()
    await until(() => !names().includes("ANN"))
  })

  it("stop for good when their seat is revoked", async () => {
    const ann = join("ann")
    await until(() => ann.provider.synced)
    notes().seats.deal("ann", null)
    await until(() => !ann.provider.shouldConnect)
  })
})

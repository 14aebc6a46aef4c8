import { describe, expect, it } from "vitest"
import { until } from "../../kit/clocks/until.ts"
import { paragraph } from "../../kit/people/rawClient.ts"
import { stockProviders } from "../../kit/people/stockProviders.ts"

describe("a crowd that reads along in windows", () => {
  const { notes, join } = stockProviders()

  it.each([
    ["become panelists", "observer", "panelist"],
    ["become observers", "panelist", "observer"],
  ] as const)("loses no word where 30 of 70 %s while somebody writes", async (_name, from, to) => {
    const ann = join("ann")
    const names = Array.from({ length: 70 }, (_, n) => `reader-${n}`)
    for (const name of names) notes().seats.deal(name, from)
    const crowd = names.map(name => join(name))
    await until(() => [ann, ...crowd].every(one => one.provider.synced), "all are in step")
    const promoted = crowd.slice(0, 30)
    // the first forty words make enough deliveries in a second that windows begin
    for (let n = 0; n < 100; n++) {
      ann.doc.getXmlFragment("note").push([paragraph(`word ${n}`)])
      await new Promise(resolve => setTimeout(resolve, 15))
      if (n >= 50 && n < 80) notes().seats.deal(promoted[n - 50]?.as ?? "", to)
    }
    const differing = () => crowd.filter(one => one.text() !== ann.text()).map(one => one.as)
    await until(() => differing().length === 0, "what everybody reads is what was written").catch(() => {})
    expect(differing()).toEqual([])
    expect(crowd.filter(one => one.doc.store.pendingStructs !== null)).toEqual([])
    expect(ann.text().match(/<paragraph>/g)).toHaveLength(100)
    // a page that has caught up is shown cursors again, like everybody in the room
    ann.provider.awareness.setLocalState({ composing: true })
    const inRoom = to === "panelist" ? promoted : []
    const shown = () => inRoom.every(one => one.provider.awareness.getStates().has(ann.doc.clientID))
    await until(shown, "the room is shown who composes")
  })
})

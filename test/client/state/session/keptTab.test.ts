import { afterEach, expect, onTestFinished, test, vi } from "vitest"
import { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import type { Role } from "../../../../shared/model/terms.ts"
import { eventually } from "../../../kit/clocks/eventually.ts"
import { snapshot } from "../fakeWires.ts"

afterEach(() => {
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

/** The room of a session as a reader of this role opens it, by either of its addresses. */
async function entered(
  role: Role,
  observing = false,
  place: { session: string } | { topic: string } = { session: "S" },
) {
  const seen = { ...snapshot(1), me: { ...snapshot(1).me, role } }
  // The topic has no note.
  vi.stubGlobal("fetch", async (url: string) =>
    /\/state/.test(url) ? new Response("", { status: 404 }) : Response.json(seen),
  )
  const room = new SessionStore({ slug: "demo", ...place }, observing)
  onTestFinished(() => room.close())
  await eventually(() => expect(room.scene.value).not.toBeNull())
  return room
}

test("by either address an observer sees what is happening now, and a seat sees the note", async () => {
  expect((await entered("observer")).tab.value).toBe("agenda")
  expect((await entered("observer", true)).tab.value).toBe("agenda")
  sessionStorage.clear()
  expect((await entered("panelist")).tab.value).toBe("note")
  // Outside a session nothing is happening now.
  expect((await entered("observer", false, { topic: "A" })).tab.value).toBe("note")
})

test("the pane of the room that a narrow window shows is restored after a reload", async () => {
  const room = await entered("observer")
  room.tab.value = "results"
  expect((await entered("observer")).tab.value).toBe("results")
  room.close()
  expect((await entered("observer")).tab.value).toBe("agenda")
})

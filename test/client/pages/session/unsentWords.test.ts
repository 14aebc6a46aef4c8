import { signal } from "@preact/signals-core"
import { afterEach, expect, test } from "vitest"
import { unsentWords } from "../../../../client/pages/session/writing/unsentWords.ts"
import { keepWords } from "../../../../client/state/kept/keptWords.ts"
import { SessionConnection } from "../../../../client/state/live.ts"
import type { SessionStore } from "../../../../client/state/session/sessionStore.ts"
import { fakeWires, snapshot } from "../../state/fakeWires.ts"

afterEach(() => sessionStorage.clear())

test("when access has ended, the note's unsent text and begun comments and texts can be copied, but no other seat's", async () => {
  const live = new SessionConnection({ slug: "demo" }, fakeWires([snapshot(4)]).wires)
  await live.open()
  keepWords("m1 A", { text: "一页通俗说明" })
  keepWords("m1 S zh", { draft: "数据可以流动", base: "3" })
  keepWords("m2 A", { text: "another's" })
  const room = { live, unsent: signal("written offline") } as unknown as SessionStore
  expect(unsentWords(room).toSorted()).toEqual(["written offline", "一页通俗说明", "数据可以流动"])
  live.close()
})

import { afterEach, expect, test } from "vitest"
import { clearKept } from "../../../../client/state/account/keptHere.ts"
import { keepUnrecorded, unrecordedSince } from "../../../../client/state/session/versions/restoring.ts"

afterEach(() => sessionStorage.clear())

test("the tab keeps since when an edit waits for its entry, for that version of that note, until a sign-out", () => {
  const edit = { topic: "T", at: 5 }
  expect(unrecordedSince(edit)).toBeNull()
  keepUnrecorded("T", { at: 5, since: 100 })
  expect(unrecordedSince(edit)).toBe(100)
  expect(unrecordedSince({ topic: "T", at: 6 })).toBeNull()
  expect(unrecordedSince({ topic: "U", at: 5 })).toBeNull()
  keepUnrecorded("T", null)
  expect(unrecordedSince(edit)).toBeNull()
  keepUnrecorded("T", { at: 5, since: 100 })
  clearKept()
  expect(unrecordedSince(edit)).toBeNull()
})

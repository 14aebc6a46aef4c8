import { expect, test } from "vitest"
import * as z from "zod"
import { eventBodies } from "../../../shared/contract/events.ts"
import { adoptedWords } from "../../../shared/minutes/adoptedWords.ts"

const personalKinds = Object.entries(eventBodies)
  .filter(([, body]) => "personal" in body.shape)
  .map(([kind]) => kind)

/** The fields of an entry that cannot be read where its personal part is known by its commitment alone. */
function unread(kind: string): PropertyKey[] {
  const entry = { seq: 1, kind, at: 1, by: null, body: {}, personal: "commitment" }
  try {
    adoptedWords([entry], "none", () => "")
  } catch (error) {
    if (error instanceof z.ZodError) return error.issues.flatMap(({ path }) => path.slice(0, 1))
    throw error
  }
  return []
}

test.each(personalKinds)("words of minutes are hashed where an entry of %s is known by its commitment", kind => {
  // the body is empty, so other fields may be missing
  expect(unread(kind)).not.toContain("personal")
})

import { expect, test } from "vitest"
import { findMember, findTopic } from "../../../../shared/rules/readings/rows.ts"
import { panel } from "../../../kit/scenes.ts"

test("a row is found by its id, also where the id came from an address", () => {
  const from = new URLSearchParams("for=Lin").get("for")
  expect(findMember(panel(), from)?.name).toBe("Lin")
  expect(findTopic(panel(), "A")?.letter).toBe("A")
})

test.each([null, undefined, "", "nobody", "constructor", "__proto__"])("there is no row for %s", id => {
  expect(findMember(panel(), id)).toBeUndefined()
})

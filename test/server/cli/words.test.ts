import { expect, test } from "vitest"
import { tied } from "../../../server/cli/words.ts"

const takesValue = (name: string) => name === "session" || name === "out"

test("an id that begins with a hyphen is a value of the option before it", () => {
  expect(tied(["export", "--session", "-aB_9", "--public", "--out", "x.bundle"], takesValue)).toEqual([
    "export",
    "--session=-aB_9",
    "--public",
    "--out=x.bundle",
  ])
})

test("a topic whose id begins with a hyphen can be compacted", () => {
  expect(tied(["compact", "-aB_9"], takesValue)).toEqual(["compact", "--", "-aB_9"])
  expect(tied(["compact", "--help"], takesValue)).toEqual(["compact", "--help"])
})

test("a tied value stays, and an option without its value is left for the parser to refuse", () => {
  expect(tied(["--session=-a", "file", "--out"], takesValue)).toEqual(["--session=-a", "file", "--out"])
})

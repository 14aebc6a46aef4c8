import { globSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"

test("a button of the room that sends something does so by its meaning, which others may change under a finger", () => {
  const direct = globSync("client/elements/session/**/*.ts").filter(file =>
    /@click=\$\{[^}]*[aA]sking\.(act|command|send)\(/.test(readFileSync(file, "utf8")),
  )
  expect(direct).toEqual([])
})

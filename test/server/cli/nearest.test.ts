import { execFile } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { promisify } from "node:util"
import { expect, test } from "vitest"
import { nearest } from "../../../server/cli/nearest.ts"

const root = join(import.meta.dirname, "../../..")
const env = { ...process.env, LC_ALL: "en_GB.UTF-8" }
const plenary = async (...words: string[]) =>
  promisify(execFile)(process.execPath, [join(root, "scripts/plenary.mjs"), ...words], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout.trim() }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, said: stderr.split("\n")[0] }),
  )

test("a slip of the fingers finds the word that was meant, and nothing like it finds none", () => {
  const known = ["start", "export", "verify", "backup"]
  expect(nearest("strat", known)).toBe("start")
  expect(nearest("exprot", known)).toBe("export")
  expect(nearest("vrify", known)).toBe("verify")
  expect(nearest("remove", known)).toBeNull()
})

test("the command line tells its version and its build, and for a word that it does not know the nearest it does", async () => {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }
  const told = await plenary("--version")
  expect(told).toEqual({ code: 0, said: expect.stringMatching(/^\S+ \(build [0-9a-f]{12}\)$/) })
  expect(told.said?.split(" ")[0]).toBe(version)
  expect(await plenary("exprot")).toEqual({ code: 1, said: "plenary does not know “exprot”. Did you mean “export”?" })
  expect(await plenary("export", "--worksapce", "demo")).toEqual({
    code: 1,
    said: "plenary does not know “--worksapce”. Did you mean “--workspace”?",
  })
  expect(await plenary("dance")).toEqual({ code: 1, said: "plenary does not know “dance”." })
})

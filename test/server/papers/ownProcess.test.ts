import { spawnSync } from "node:child_process"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { serverFlags } from "../../../scripts/node24.mjs"
import { root } from "../../../server/adapters/system/root.ts"
import { hangMs } from "../../kit/clocks/until.ts"

const ownProcess = join(root, "server/papers/writing/ownProcess.ts")

// One of seven servers that ended by process.exit under load never ended. The guard of the bench stops ten under load.
test("a process that ends itself ends with its code, and does not wait for the threads of V8", () => {
  const leaves = `
    import { endProcess } from ${JSON.stringify(ownProcess)}
    // written by process.exit, before it waits
    process.on("exit", () => console.log("V8 ends"))
    endProcess(7)
  `
  const flags = [...serverFlags, "--input-type=module", "--eval", leaves]
  const { status, stdout } = spawnSync(process.execPath, flags, { encoding: "utf8", timeout: hangMs })
  expect([status, stdout]).toEqual([7, ""])
})

test("no other place of the server ends a process by process.exit, which may never end", () => {
  const using = readdirSync(join(root, "server"), { recursive: true, encoding: "utf8" })
    .filter(name => name.endsWith(".ts") && readFileSync(join(root, "server", name), "utf8").includes("process.exit("))
    .map(name => join(root, "server", name))
  expect(using).toEqual([ownProcess])
})

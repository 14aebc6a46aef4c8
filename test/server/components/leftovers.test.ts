import { spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, globSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { afterEach, beforeEach, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { isAlive } from "../../kit/servers/components/processes.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

let folder: string
beforeEach(() => {
  folder = newFolder()
  // The servers run as another user where the tests run as root.
  chmodSync(folder, 0o711)
})
afterEach(() => removeFolder(folder))

/** Starts servers in the folder, in a process that does not stop them. */
function starting(...words: string[]) {
  const child = spawn(process.execPath, ["--no-warnings", join(import.meta.dirname, "startsServers.ts"), ...words], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  })
  const gone = once(child, "exit")
  const line = once(createInterface({ input: child.stdout }), "line")
  const pids = Promise.race([
    line,
    gone.then(() => Promise.reject(new Error("it ended before it said anything"))),
  ]).then(([said]) => JSON.parse(said) as number[])
  return {
    pids,
    async kill() {
      child.kill("SIGKILL")
      await gone
    },
  }
}

/** Command lines of this machine that name the folder. */
const namingFolder = (): string[] =>
  globSync("/proc/[0-9]*/cmdline").flatMap(file => {
    try {
      const words = readFileSync(file, "utf8")
      return words.includes(folder) ? [words] : []
    } catch {
      return []
    }
  })

const nothingIsLeft = async (): Promise<void> => {
  await until(() => readdirSync(folder).length === 0, "the folders are removed")
  expect(namingFolder()).toEqual([])
}

/** The disk may be busy, and initdb comes first. */
const patient = { timeout: 120_000 }

test.each(["running", "frozen"])("a run that is killed leaves no server, also a %s one", patient, async state => {
  const run = starting(state)
  const pids = await run.pids
  expect(pids.map(isAlive)).toEqual([true, true])
  expect(readdirSync(folder).length).toBeGreaterThan(0)
  await run.kill()
  await nothingIsLeft()
  expect(pids.map(isAlive)).toEqual([false, false])
})

test.each([150, 400, 800])("a run that is killed %i ms after its start leaves nothing", patient, async ms => {
  const run = starting()
  run.pids.catch(() => {})
  await sleep(ms)
  await run.kill()
  await nothingIsLeft()
})

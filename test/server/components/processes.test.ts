import { spawn } from "node:child_process"
import { once } from "node:events"
import { afterEach, beforeEach, expect, test } from "vitest"
import { sleep, until } from "../../kit/clocks/until.ts"
import { family, freeze, isAlive, signalAll, thaw } from "../../kit/servers/components/processes.ts"

const parent = `
  require("node:child_process").spawn(process.execPath, ["-e", 'setInterval(() => console.log("child"), 10)'], { stdio: "inherit" })
  setInterval(() => console.log("parent"), 10)`

let pid: number
let pids: number[]
let output: string

beforeEach(async () => {
  output = ""
  const child = spawn(process.execPath, ["-e", parent], { stdio: ["ignore", "pipe", "ignore"] })
  child.stdout.on("data", chunk => (output += chunk))
  await once(child, "spawn")
  pid = child.pid ?? 0
  await until(() => family(pid).length === 2, "it has started the other")
  await until(() => output.includes("parent") && output.includes("child"), "both say something")
  pids = family(pid)
})
afterEach(() => signalAll(pids, "SIGKILL"))

test("a frozen process does nothing, nor do those it has started, until it is thawed", async () => {
  expect(pids).toHaveLength(2)
  freeze(pid)
  await sleep(100)
  output = ""
  await sleep(100)
  expect(output).toBe("")
  expect(pids.map(isAlive)).toEqual([true, true])
  thaw(pid)
  await until(() => output.includes("parent") && output.includes("child"), "both go on")
})

test("signals reach those that run, and leave out those that have ended", async () => {
  signalAll(pids, "SIGKILL")
  await until(() => !pids.some(isAlive), "they have ended")
  signalAll(pids, "SIGKILL")
  expect(pids.map(isAlive)).toEqual([false, false])
})

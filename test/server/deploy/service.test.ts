import { execFileSync, spawnSync } from "node:child_process"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readConfig } from "../../../server/start/config.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"

const root = join(import.meta.dirname, "../../..")
const unit = readFileSync(join(root, "deploy/plenary.service"), "utf8")
const lines = unit.split("\n").filter(line => /^\w+=/.test(line))
const valuesOf = (key: string) =>
  lines.filter(line => line.startsWith(`${key}=`)).map(line => line.slice(key.length + 1))

test("it starts the server as a user of its own, who may write to the data folder alone", () => {
  expect(valuesOf("User")).toEqual(["plenary"])
  expect(valuesOf("ProtectSystem")).toEqual(["strict"])
  expect(valuesOf("StateDirectory")).toEqual(["plenary"])
  expect(valuesOf("ReadWritePaths")).toEqual([])
  const settings = Object.fromEntries(
    valuesOf("Environment")
      .flatMap(line => line.split(" "))
      .map(one => one.split("=")),
  )
  expect(readConfig(settings as Record<string, string>).folder).toBe("/var/lib/plenary")
})

test("it takes all capabilities, and what else the server does not need", () => {
  expect(valuesOf("CapabilityBoundingSet")).toEqual([""])
  for (const key of [
    "NoNewPrivileges",
    "PrivateDevices",
    "PrivateTmp",
    "ProtectHome",
    "ProtectKernelModules",
    "ProtectKernelTunables",
    "RestrictNamespaces",
    "RestrictSUIDSGID",
  ])
    expect(valuesOf(key), key).toEqual(["yes"])
  // Node compiles the program while it runs
  expect(valuesOf("MemoryDenyWriteExecute")).toEqual([])
})

test("a server has longer to stop than it takes, and what it runs is in a release", () => {
  expect(Number(valuesOf("TimeoutStopSec")[0])).toBeGreaterThan(10)
  const [, program = ""] = valuesOf("ExecStart")[0]?.split(" ") ?? []
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { files: string[] }
  expect(files).toContain(program)
})

const analyzer = "/usr/bin/systemd-analyze"

test("systemd finds it valid, and little exposed", () => {
  // a container without systemd has no analyzer; the tests above hold there too
  if (!existsSync(analyzer)) return
  const folder = newFolder()
  const file = join(folder, "plenary.service")
  writeFileSync(file, unit.replaceAll("/opt/plenary", root).replace("/usr/bin/node", process.execPath))
  const { stderr, status } = spawnSync(analyzer, ["verify", file], { encoding: "utf8" })
  expect([stderr.split("\n").filter(line => line.includes("plenary.service")), status]).toEqual([[], 0])
  // tenths of points, of which an ordinary service has 96
  execFileSync(analyzer, ["security", "--offline=true", "--threshold=20", "--no-pager", file])
  removeFolder(folder)
})

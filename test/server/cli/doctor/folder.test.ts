import { chmodSync, chownSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { examineFolder } from "../../../../server/cli/doctor/folder.ts"
import { newFolder, removeFolder } from "../../../kit/servers/plenary.ts"
import { found, inEveryLanguage } from "./told.ts"

let folder: string
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => {
  vi.restoreAllMocks()
  removeFolder(folder)
})

const ext4 = 0xef_53
const on =
  (type: number, free = 50e9) =>
  () => ({ writable: true, type, free })

test("a folder on a disk with room is right", () => {
  expect(found(examineFolder(folder, true, on(ext4)))).toEqual(["ok folder"])
  expect(found(examineFolder(folder, true)).at(-1)).toMatch(/^(ok|warning) folder/)
})

test("a folder that is not there is a warning, because the first start makes it", () => {
  const findings = examineFolder(join(folder, "none"), true, on(ext4))
  expect(found(findings)).toEqual(["warning folder-missing"])
  inEveryLanguage(findings, "DATA_DIR")
})

test("a folder of another user is wrong", () => {
  chownSync(folder, 12_345, 12_345)
  vi.spyOn(process, "getuid").mockReturnValue(1_000)
  expect(found(examineFolder(folder, true, on(ext4)))).toEqual(["wrong folder-anothers"])
})

test("a folder of another user whose group may write to it is right, and database files that others may read are named", () => {
  chownSync(folder, 0, 12_345)
  chmodSync(folder, 0o2775)
  vi.spyOn(process, "getuid").mockReturnValue(1_000)
  vi.spyOn(process, "getegid").mockReturnValue(1_000)
  vi.spyOn(process, "getgroups").mockReturnValue([1_000, 12_345])
  expect(found(examineFolder(folder, true, on(ext4)))).toEqual(["ok folder"])
  writeFileSync(join(folder, "plenary.db"), "", { mode: 0o660 })
  chmodSync(join(folder, "plenary.db"), 0o660)
  expect(found(examineFolder(folder, true, on(ext4)))).toEqual(["ok folder", "warning folder-open"])
  chmodSync(folder, 0o2777)
  expect(found(examineFolder(folder, true, on(ext4)))).toEqual(["wrong folder-anothers"])
})

test("a folder that this user may not write to is wrong", () => {
  const findings = examineFolder(folder, true, () => ({ writable: false, type: ext4, free: 50e9 }))
  expect(found(findings)).toEqual(["wrong folder-unwritable"])
  inEveryLanguage(findings, folder)
})

test.each([
  ["memory", 0x01_02_19_94, "wrong folder-memory"],
  ["the layer of a container", 0x79_4c_76_30, "warning folder-layer"],
  ["a network", 0x69_69, "wrong folder-network"],
])("a folder in %s is named", (_, type, finding) => {
  const findings = examineFolder(folder, true, on(type))
  expect(found(findings)).toEqual([finding, "ok folder"])
  inEveryLanguage(findings, folder)
})

test("a network is no fault where PostgreSQL keeps the database", () => {
  expect(found(examineFolder(folder, false, on(0x69_69)))).toEqual(["ok folder"])
})

test("little room is a warning, and none is wrong", () => {
  expect(found(examineFolder(folder, true, on(ext4, 500e6)))).toEqual(["warning folder-low"])
  const full = examineFolder(folder, true, on(ext4, 50e6))
  expect(found(full)).toEqual(["wrong folder-full"])
  inEveryLanguage(full, "50 MB")
})

test("a file with the key that others may read is named", () => {
  const file = join(folder, "plenary.db")
  writeFileSync(file, "", { mode: 0o644 })
  const findings = examineFolder(folder, true, on(ext4))
  expect(found(findings)).toEqual(["ok folder", "warning folder-open"])
  inEveryLanguage(findings, `chmod 600 ${file}`)
})

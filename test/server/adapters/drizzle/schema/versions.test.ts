import { expect, test } from "vitest"
import { leastVersionOf, stopsOlder, versionStanding } from "../../../../../server/adapters/drizzle/schema/versions.ts"

const migration = (folderMillis: number, sql = "ALTER TABLE a ADD b text;") => ({
  sql: [sql],
  folderMillis,
  hash: "",
  bps: true,
})
const expand = (at: number) => migration(at, "-- expand: servers of before go on\nALTER TABLE a ADD b text;")

test("an older server goes on beside migrations that say that they only add, and beside no other", () => {
  expect(leastVersionOf([migration(1), migration(2)])).toBe(2)
  expect(leastVersionOf([migration(1), migration(2), expand(3), expand(4)])).toBe(2)
  expect(leastVersionOf([migration(1), expand(2), migration(3)])).toBe(3)
  expect(leastVersionOf([migration(1, "-- expanded later\nDROP TABLE a;")])).toBe(1)
})

test("what a server does is decided by what both have and by the least version that is stored", () => {
  const known = [migration(1), migration(2)]
  expect(versionStanding(known, new Set(), 0)).toBe("behind")
  expect(versionStanding(known, new Set([1]), 1)).toBe("behind")
  expect(versionStanding(known, new Set([1, 2]), 0)).toBe("ready")
  expect(versionStanding(known, new Set([1, 2, 3]), 2)).toBe("ahead")
  for (const least of [0, 3, Number.NaN]) expect(versionStanding(known, new Set([1, 2, 3]), least)).toBe("newer")
  expect(versionStanding(known, new Set([1, 3]), 1), "a branch of its own").toBe("newer")
})

test("older servers have to stop for a missing migration that changes what they use, and for none in an empty database", () => {
  expect(stopsOlder([migration(1), expand(2)], new Set([1]))).toBe(false)
  expect(stopsOlder([migration(1), expand(2), migration(3)], new Set([1]))).toBe(true)
  expect(stopsOlder([migration(1)], new Set())).toBe(false)
})

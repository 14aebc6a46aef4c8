import { expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import { fingerprintOf, readFingerprint } from "../../../shared/record/fingerprint.ts"

const printed = fingerprintOf(sha256, "a".repeat(64), "b".repeat(64))

test("a fingerprint is 32 characters in groups of four, of key and hash", () => {
  expect(printed).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/)
  expect(fingerprintOf(sha256, "c".repeat(64), "b".repeat(64))).not.toBe(printed)
  expect(fingerprintOf(sha256, "a".repeat(64), "c".repeat(64))).not.toBe(printed)
})

test("it is read as somebody types it, and anything else is none", () => {
  expect(readFingerprint(printed.toLowerCase().replaceAll("-", " "))).toBe(printed)
  expect(readFingerprint(printed.replaceAll("0", "o").replaceAll("1", "l"))).toBe(printed)
  for (const other of ["", printed.slice(1), `${printed}0`, printed.replace(/^./, "U"), "not a fingerprint"])
    expect(readFingerprint(other)).toBeNull()
})

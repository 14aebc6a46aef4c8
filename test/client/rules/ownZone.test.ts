import { expect, onTestFinished, test, vi } from "vitest"
import { clock, day, moment } from "../../../client/i18n/formats.ts"
import { localTime } from "../../../client/i18n/localTime.ts"

test("a reader who travels with the page open reads times of where they are", () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  const at = Date.UTC(2026, 9, 25, 22, 30)
  const read = (zone: string) => {
    vi.stubEnv("TZ", zone)
    return [moment(at), clock(at), day(at), localTime(at)]
  }
  expect(read("Europe/Berlin")).toEqual(["25 Oct 2026, 23:30 GMT+1", "23:30", "25 October 2026", "2026-10-25T23:30"])
  expect(read("Asia/Tokyo")).toEqual(["26 Oct 2026, 07:30 GMT+9", "07:30", "26 October 2026", "2026-10-26T07:30"])
  // the hour that clocks show twice is told by its offset, in the new zone alone
  const twice = Date.UTC(2026, 9, 25, 0, 30)
  expect(read("Europe/Berlin")[1]).toBe("23:30")
  expect(clock(twice)).toBe("02:30 GMT+2")
  vi.stubEnv("TZ", "Asia/Tokyo")
  expect(clock(twice)).toBe("09:30")
})

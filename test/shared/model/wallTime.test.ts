import { describe, expect, it } from "vitest"
import { offsetIfTwice } from "../../../shared/model/wallTime.ts"

const minute = 60_000
const shown = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "short", timeStyle: "short", timeZone }).format(at)

describe("an hour that the clocks show twice", () => {
  it.each([
    ["Europe/Berlin", "2026-10-25T00:30Z", " GMT+2"],
    ["Europe/Berlin", "2026-10-25T01:30Z", " GMT+1"],
    ["America/New_York", "2026-11-01T05:30Z", " GMT-4"],
    ["America/New_York", "2026-11-01T06:30Z", " GMT-5"],
    // put back by half an hour
    ["Australia/Lord_Howe", "2026-04-04T14:45Z", " GMT+11"],
    ["Australia/Lord_Howe", "2026-04-04T15:15Z", " GMT+10:30"],
  ])("says in %s at %s which of the two it is", (zone, at, offset) => {
    expect(offsetIfTwice(Date.parse(at), zone)).toBe(offset)
  })

  it.each([
    ["Europe/Berlin", "2026-10-24T23:59Z", "the hour before"],
    ["Europe/Berlin", "2026-10-25T02:00Z", "the hour after"],
    ["America/New_York", "2026-10-25T00:30Z", "while only the other city's are put back"],
    ["Europe/Berlin", "2026-03-29T01:00Z", "where they are put forward"],
    ["Asia/Tokyo", "2026-10-25T00:30Z", "where they never are"],
  ])("and says nothing more in %s at %s: %s", (zone, at) => {
    expect(offsetIfTwice(Date.parse(at), zone)).toBe("")
  })

  it.each([
    ["Europe/Berlin", "2026-10-24T12:00Z"],
    ["Europe/Berlin", "2026-03-28T12:00Z"],
    ["America/New_York", "2026-11-01T00:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T00:00Z"],
  ])("lets no two minutes of the day look alike: %s, %s", (zone, from) => {
    const day = Array.from({ length: 24 * 60 }, (_, n) => Date.parse(from) + n * minute)
    expect(new Set(day.map(at => shown(at, zone) + offsetIfTwice(at, zone))).size).toBe(day.length)
  })
})

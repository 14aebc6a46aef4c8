import { expect, test } from "vitest"
import { type Dated, icsOf } from "../../../../server/letters/calendar/ics.ts"
import { parsed } from "./parsed.ts"

const event: Dated = {
  uid: "session-1@plenary",
  from: Date.UTC(2026, 10, 25, 1, 36),
  to: Date.UTC(2026, 10, 25, 3, 6),
  title: "First session",
  text: "",
  url: "https://plenary.example/w/panel/s/1",
  cancelled: false,
  changedAt: Date.UTC(2026, 10, 1),
}

test("hostile words stay one value: line ends, separators and control characters add no line and no event", () => {
  const hostile =
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\nX:1\rY:2\u2028Z:3\u0085W:4\u0000\u000b; b, c \\n d\\ \u202eabc \ud800"
  const text = icsOf(hostile, [{ ...event, title: hostile, text: hostile }, event])
  const [calendar, ...events] = parsed(text)
  expect(events.map(({ UID }) => UID)).toEqual(["session-1@plenary", "session-1@plenary"])
  const read = "a\nEND:VEVENT\nBEGIN:VEVENT\nUID:evil\nX:1\nY:2 Z:3 W:4  ; b, c \\n d\\ abc \ufffd"
  expect([calendar?.["NAME"], events[0]?.["SUMMARY"], events[0]?.["DESCRIPTION"]]).toEqual([read, read, read])
  expect(events[1]?.["SUMMARY"]).toBe("First session")
})

test("no line is longer than 75 octets, and no character is cut", () => {
  for (const title of [
    "x".repeat(400),
    "専門家会議の第一回会合".repeat(30),
    "👩‍🔬é".repeat(60),
    "a,".repeat(200),
    "\n".repeat(200),
  ]) {
    const text = icsOf("Panel", [{ ...event, title }])
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true)
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(line).not.toMatch(/[\r\n\ufffd]/)
    }
    expect(parsed(text)[1]?.["SUMMARY"]).toBe(title)
  }
})

test("a deadline has no end, a review fills a day, and a cancelled session says so and takes up no time", () => {
  const [, deadline, review, cancelled] = parsed(
    icsOf("Panel", [
      { ...event, to: null },
      { ...event, from: "2027-03-01", to: null },
      { ...event, cancelled: true },
    ]),
  )
  expect(deadline).toMatchObject({ DTSTART: "20261125T013600Z", STATUS: "CONFIRMED", TRANSP: "TRANSPARENT" })
  expect(deadline).not.toHaveProperty("DTEND")
  expect(review).toHaveProperty("DTSTART;VALUE=DATE", "20270301")
  expect(cancelled).toMatchObject({ DTEND: "20261125T030600Z", STATUS: "CANCELLED", TRANSP: "TRANSPARENT" })
})

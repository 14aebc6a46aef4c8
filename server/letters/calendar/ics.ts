import type { Instant } from "../../../shared/model/terms.ts"

/** One event of a calendar. */
export interface Dated {
  /** stays the same for the life of the event, so that a calendar moves the event and does not add a second one */
  uid: string
  /** a time, or a day such as 2026-11-25, which fills the day in every zone */
  from: Instant | string
  /** null for a deadline, which has no length */
  to: Instant | null
  title: string
  text: string
  url: string
  cancelled: boolean
  /** when the event was last changed: its time, its words or whether it takes place */
  changedAt: Instant
}

/** The longest line in octets, without its end (RFC 5545, 3.1). */
const mostOctets = 75

/** The start of the count of SEQUENCE, in milliseconds. From here on, its seconds fit its 31 bits until 2088. */
const countedFrom = Date.UTC(2020, 0, 1)

/** Writes a calendar as iCalendar (RFC 5545; name and interval: RFC 7986). */
export function icsOf(name: string, events: readonly Dated[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Plenary//Plenary//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
    ...events.flatMap(linesOf),
    "END:VCALENDAR",
  ]
  return lines.map(line => `${folded(line)}\r\n`).join("")
}

const linesOf = ({ uid, from, to, title, text, url, cancelled, changedAt }: Dated): string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}`,
  `DTSTAMP:${stamp(changedAt)}`,
  `LAST-MODIFIED:${stamp(changedAt)}`,
  `SEQUENCE:${sequence(changedAt)}`,
  typeof from === "string" ? `DTSTART;VALUE=DATE:${from.replaceAll("-", "")}` : `DTSTART:${stamp(from)}`,
  ...(to === null ? [] : [`DTEND:${stamp(to)}`]),
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(text)}`,
  `URL:${url}`,
  `STATUS:${cancelled ? "CANCELLED" : "CONFIRMED"}`,
  `TRANSP:${to === null || cancelled ? "TRANSPARENT" : "OPAQUE"}`,
  "END:VEVENT",
]

/** Returns a number that grows with each change, so that a calendar takes the later state of an event. */
const sequence = (at: Instant): number => Math.max(0, Math.floor((at - countedFrom) / 1_000))

/** A time in UTC, such as 20261125T013600Z. */
const stamp = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`

/**
 * Escapes a text, so that it stays one value whatever people wrote. Control characters and the line ends of Unicode
 * become blanks, because some readers take them for the end of a line. Characters that turn the direction of writing
 * are left out, because they would also turn what a calendar prints beside the text.
 */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, "")
    .replace(/(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")

/** Folds a line at 75 octets, between characters. A further line begins with a blank, which counts. */
function folded(line: string): string {
  let [out, octets] = ["", 0]
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > mostOctets) {
      out += "\r\n "
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}

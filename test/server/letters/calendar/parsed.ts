/**
 * Reads iCalendar strictly, as RFC 5545 says, and apart from the code that writes it: the properties of the calendar
 * itself, then those of each event. Throws where the grammar of the RFC does.
 */
export function parsed(text: string): Record<string, string>[] {
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error("a line ends otherwise than by CRLF")
  const unfolded = text.replace(/\r\n[ \t]/g, "").split("\r\n")
  if (unfolded.pop() !== "") throw new Error("the last line has no end")
  const all: Record<string, string>[] = []
  const open: string[] = []
  for (const line of unfolded) {
    const [, name, value = ""] = /^([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)$/su.exec(line) ?? []
    if (name === undefined || /(?!\t)\p{Cc}/u.test(value)) throw new Error(`no property: ${line}`)
    if (name === "END" && open.pop() !== value) throw new Error(`ends what is not open: ${value}`)
    if (name === "BEGIN") {
      open.push(value)
      all.push({})
    }
    const last = all.at(-1)
    if (!last || (open.length === 0 && line !== unfolded.at(-1))) throw new Error("outside the calendar")
    if (name === "BEGIN" || name === "END") continue
    if (name in last) throw new Error(`twice: ${name}`)
    last[name] = value.replace(/\\([\\;,nN])/g, (_, one: string) => (one.toLowerCase() === "n" ? "\n" : one))
  }
  const required = all.slice(1).every(event => ["UID", "DTSTAMP", "SUMMARY"].every(name => name in event))
  if (open.length > 0 || !required || !("PRODID" in (all[0] ?? {}))) throw new Error("something is missing")
  return all
}

import { afterAll, beforeAll, expect, test } from "vitest"
import { smtpMail } from "../../../../server/adapters/mail/smtp.ts"
import type { Mail } from "../../../../server/ports/host/mail.ts"
import { noticeCommands } from "../../../../shared/contract/commands/notice.ts"
import { smtpSink } from "../../../kit/servers/smtpSink.ts"

let sink: Awaited<ReturnType<typeof smtpSink>>
let mail: Mail
beforeAll(async () => {
  sink = await smtpSink()
  mail = await smtpMail(sink.url, "panel@example.org")
})
afterAll(async () => {
  mail.close()
  await sink.close()
})

const headersOf = (raw: string): string[] => raw.slice(0, raw.indexOf("\n\n")).split("\n")

test("a title with line ends adds no header and no recipient to a letter", async () => {
  await mail.send({
    to: "mori@example.org",
    subject: "A title\r\nBcc: thief@example.org\r\n\r\nother words",
    text: "one line\r\n.\r\nRCPT TO:<thief@example.org>\r\nthe last line",
  })
  expect(sink.taken.map(({ to }) => to)).toEqual(["mori@example.org"])
  const { raw = "" } = sink.taken[0] ?? {}
  expect(headersOf(raw).filter(line => /^bcc:/i.test(line))).toEqual([])
  expect(raw).toContain("the last line")
})

const hostile = [
  "mori@example.org\r\nRCPT TO:<thief@example.org>",
  "mori@example.org\r\nBcc: thief@example.org",
  "mori@example.org, thief@example.org",
  "group: thief@example.org;",
]

test("an address with a line end, a second address or a group is refused, and would reach nobody else", async () => {
  const { email } = noticeCommands["set-address"].shape
  for (const address of hostile) expect([address, email.safeParse(address).success]).toEqual([address, false])
  const before = sink.taken.length
  for (const to of hostile) await mail.send({ to, subject: "A title", text: "words" }).catch(() => undefined)
  expect(sink.taken.slice(before).filter(({ to }) => to === "thief@example.org")).toEqual([])
})

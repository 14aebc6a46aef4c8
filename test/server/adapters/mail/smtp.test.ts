import { afterAll, beforeAll, expect, test } from "vitest"
import { smtpMail, transportOf } from "../../../../server/adapters/mail/smtp.ts"
import { type Mail, MailFailure } from "../../../../server/ports/host/mail.ts"
import { OperatorError } from "../../../../server/ports/operatorError.ts"
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

test("a letter goes nowhere in the clear but to this machine, or where the administrator says so", async () => {
  // 0.0.0.0 leads to the server on this machine, but is no name of the loopback
  const { port } = new URL(sink.url)
  const elsewhere = `smtp://0.0.0.0:${port}`
  const before = sink.taken.length
  const send = async (url: string) => {
    const one = await smtpMail(url, "panel@example.org")
    return one
      .send({ to: "mori@example.org", subject: "A title", text: "words" })
      .then(() => "sent")
      .catch((failure: unknown) => (failure instanceof MailFailure ? "failed" : String(failure)))
      .finally(() => one.close())
  }
  expect(await send(elsewhere)).toBe("failed")
  expect(sink.taken.length).toBe(before)
  expect(await send(`${elsewhere}?tls=none`)).toBe("sent")
  expect(await send(sink.url)).toBe("sent")
  expect(sink.taken.length).toBe(before + 2)
})

test.each([
  ["smtp://mail.example.org", true],
  ["smtp://user:word@mail.example.org:587", true],
  ["smtp://localhost.example.org", true],
  ["smtp://127.0.0.1.example.org", true],
  ["smtp://localhost:25", false],
  ["smtp://127.0.0.1", false],
  ["smtp://[::1]:25", false],
  ["smtp://mail.example.org?tls=none", false],
  ["smtps://mail.example.org", false],
])("%s asks for STARTTLS: %s", (url, isAsked) => {
  expect(transportOf(url).requireTLS).toBe(isAsked)
  expect(transportOf(url).url).not.toContain("tls=")
})

test("another word for TLS in the address is refused, so that none is taken for a protection", () => {
  for (const url of ["smtp://mail.example.org?tls=no", "smtp://mail.example.org?tls="])
    expect(() => transportOf(url)).toThrow(OperatorError)
})

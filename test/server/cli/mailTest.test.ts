import { afterEach, beforeEach, expect, test } from "vitest"
import { mailTest } from "../../../server/cli/mailTest.ts"
import { OperatorError, sayIn } from "../../../server/ports/operatorError.ts"
import { smtpSink } from "../../kit/servers/smtpSink.ts"

let sink: Awaited<ReturnType<typeof smtpSink>>
beforeEach(async () => {
  sink = await smtpSink(["gone@example.org"])
})
afterEach(() => sink.close())

const say = sayIn("en")
const configured = () => ({ mail: { url: sink.url, from: "panel@example.org" } })
/** The sentence with which the command fails. */
const failing = async (config: Parameters<typeof mailTest>[0], to: string) => {
  const failure: unknown = await mailTest(config, to, say).catch((error: unknown) => error)
  return failure instanceof OperatorError ? failure.message : failure
}

test("plenary mail-test sends one letter, or says why none can be sent", async () => {
  expect(await mailTest(configured(), "ann@example.org", say)).toContain("took a letter to ann@example.org")
  expect(sink.to("ann@example.org")[0]).toContain("This server can send e-mail.")
  expect(await failing(configured(), "gone@example.org")).toMatch(/refuses gone@example.org: 550/)
  expect(await failing({ mail: null }, "ann@example.org")).toBe("No mail server is set: set SMTP_URL and MAIL_FROM.")
  const away = { mail: { url: "smtp://user:secret@127.0.0.1:9", from: "panel@example.org" } }
  expect(await failing(away, "ann@example.org")).toMatch(/^127.0.0.1:9 could not be used: ESOCKET|ECONNREFUSED/)
  expect(await failing(away, "ann@example.org")).not.toContain("secret")
})

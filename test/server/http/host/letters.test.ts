import { expect, test } from "vitest"
import { smtpMail } from "../../../../server/adapters/mail/smtp.ts"
import { namedMail } from "../../../../server/commands/host/namedMail.ts"
import { emptyFace, type HostFace } from "../../../../shared/model/host/face.ts"
import { smtpSink } from "../../../kit/servers/smtpSink.ts"

const letter = { to: "ann@example.org", subject: "Minutes", text: "Read them." }

async function fromOf(now: () => Promise<HostFace>, from = "panel@example.org"): Promise<string> {
  const sink = await smtpSink()
  const mail = namedMail(await smtpMail(sink.url, from), { now })
  await mail.send(letter)
  mail.close()
  const { raw } = sink.taken[0] ?? expect.fail("no letter")
  await sink.close()
  return /^From: (.*)$/m.exec(raw)?.[1] ?? ""
}

const face = (name: string) => async (): Promise<HostFace> => ({ ...emptyFace, name, logo: null })

test("letters come from the house by its name, and adding a header by a name is not possible", async () => {
  expect(await fromOf(face("Ministry of Seas"))).toBe("Ministry of Seas <panel@example.org>")
  expect(await fromOf(face('Seas", <other@example.org'))).toContain("<panel@example.org>")
  expect(await fromOf(face(""))).toBe("panel@example.org")
  expect(await fromOf(face("Ministry of Seas"), "Panels <panel@example.org>")).toBe("Panels <panel@example.org>")
})

test("a letter goes out also while the name cannot be read", async () => {
  const away = () => Promise.reject(new Error("the database is away"))
  expect(await fromOf(away)).toBe("panel@example.org")
})

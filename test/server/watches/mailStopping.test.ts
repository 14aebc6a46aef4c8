import { afterAll, beforeAll, expect, test } from "vitest"
import { createPostman } from "../../../server/watches/mail.ts"
import { until } from "../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

let panel: Panel
beforeAll(async () => {
  panel = await openPanel()
})
afterAll(() => panel.end())

test("a mail server that does not answer keeps no server from stopping, and its letter is sent again at the next start", async () => {
  for (const who of ["panelist1", "panelist2"])
    await panel.do("secretary", "set-address", { member: panel.people[who] ?? "", email: `${who}@example.org` })
  const statement = await panel.proposed()
  const { now } = panel.instance.clock
  await panel.do("moderator", "open-silence", { statement, version: 1, endsAt: now() + 86_400_000 })

  const sent: string[] = []
  const never = {
    send: (letter: { to: string }) => new Promise<void>(() => sent.push(letter.to)),
    close: () => undefined,
  }
  const ports = { ...panel.instance, url: "http://localhost", failed: () => undefined }
  const postman = await watched(createPostman({ ...ports, mail: never }))
  await until(() => sent.length > 0, "the first letter is on its way")
  await postman.stop()
  expect(sent).toEqual(["panelist1@example.org"])
  const notice = async () => Object.values((await panel.stage.state()).notices)[0]
  expect((await notice())?.sent).toBeNull()

  const after: string[] = []
  const next = await watched(
    createPostman({
      ...ports,
      mail: { send: async ({ to }) => void after.push(to), close: () => undefined },
    }),
  )
  await until(async () => (await notice())?.sent === "mail", "the log says who was told")
  await next.stop()
  expect(after).toEqual(["panelist1@example.org", "panelist2@example.org"])
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { MailFailure } from "../../../server/ports/host/mail.ts"
import { createPostman } from "../../../server/watches/mail.ts"
import { until } from "../../kit/clocks/until.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { watched } from "../../kit/servers/watched.ts"

let panel: Panel
beforeAll(async () => {
  panel = await openPanel()
  for (const who of ["panelist1", "panelist2"])
    await panel.do("secretary", "set-address", { member: panel.people[who] ?? "", email: `${who}@example.org` })
})
afterAll(() => panel.end())

/** Opens a silence, which the panel is told by letters. Returns the newest notice. */
async function silence() {
  const statement = await panel.proposed()
  await panel.do("moderator", "open-silence", {
    statement,
    version: 1,
    endsAt: panel.instance.clock.now() + 86_400_000,
  })
  return async () => Object.values((await panel.stage.state()).notices).at(-1)
}

test("a mail server that does not answer keeps no server from stopping, and its letter is sent again at the next start", async () => {
  const notice = await silence()
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

test("a server that is stopped in the middle of its letters leaves the rest to another one, and none is sent twice", async () => {
  const notice = await silence()
  const sent: string[] = []
  let wake = () => {}
  const asleep = new Promise<void>(resolve => (wake = resolve))
  const ports = { ...panel.instance, url: "http://localhost", failed: () => undefined }
  const mail = (before: Promise<void>) => ({
    async send({ to }: { to: string }) {
      await before
      sent.push(to)
    },
    close: () => undefined,
  })
  const frozen = await watched(createPostman({ ...ports, mail: mail(asleep) }))
  const other = await watched(createPostman({ ...ports, mail: mail(Promise.resolve()) }))
  await until(() => sent.length > 0, "the other server sends")
  expect([sent, (await notice())?.sent]).toEqual([["panelist2@example.org"], null])
  wake()
  await until(async () => (await notice())?.sent === "mail", "the log says who was told")
  expect(sent).toEqual(["panelist2@example.org", "panelist1@example.org"])
  await Promise.all([frozen.stop(), other.stop()])
})

test("a letter whose server was killed is sent again after a minute, and the others are not", async () => {
  const notice = await silence()
  const sent: string[] = []
  let now = panel.instance.clock.now()
  const clock = { ...panel.instance.clock, now: () => now }
  const ports = { ...panel.instance, clock, url: "http://localhost", failed: () => undefined }
  const send = (to: string) => (to.startsWith("panelist2") ? new Promise<void>(() => {}) : Promise.resolve())
  const mail = { send: ({ to }: { to: string }) => (sent.push(to), send(to)), close: () => undefined }
  const directory = { ...ports.directory, endLetter: ports.directory.endLetter }
  // a killed server ends no letter that is on its way
  const killed = await watched(
    createPostman({
      ...ports,
      directory: {
        ...directory,
        endLetter: async (key, end) => void (end === "sent" && (await directory.endLetter(key, end))),
      },
      mail,
    }),
  )
  await until(() => sent.length === 2, "the second letter is on its way")
  await killed.stop()
  const again = { send: async ({ to }: { to: string }) => void sent.push(to), close: () => undefined }
  const next = await watched(createPostman({ ...ports, mail: again }))
  await next.stop()
  expect([sent.length, (await notice())?.sent]).toEqual([2, null])
  now += 60_000
  const last = await watched(createPostman({ ...ports, mail: again }))
  await until(async () => (await notice())?.sent === "mail", "the log says who was told")
  await last.stop()
  expect(sent).toEqual(["panelist1@example.org", "panelist2@example.org", "panelist2@example.org"])
})

test("a letter that the mail server does not take for the moment is sent again after a minute, and counts as sent then", async () => {
  for (const reason of ["451", "ETIMEDOUT", "ECONNREFUSED"]) {
    const notice = await silence()
    const sent: string[] = []
    let now = panel.instance.clock.now()
    const clock = { ...panel.instance.clock, now: () => now }
    const ports = { ...panel.instance, clock, url: "http://localhost", failed: () => undefined }
    const send = async ({ to }: { to: string }) => {
      sent.push(to)
      if (sent.length === 1) throw new MailFailure(reason, false)
    }
    const mail = { send, close: () => undefined }
    const first = await watched(createPostman({ ...ports, mail }))
    await first.stop()
    expect([sent.length, (await notice())?.sent]).toEqual([2, null])
    now += 60_000
    const next = await watched(createPostman({ ...ports, mail }))
    await until(async () => (await notice())?.sent === "mail", "the log says who was told")
    await next.stop()
    expect(sent).toEqual(["panelist1@example.org", "panelist2@example.org", "panelist1@example.org"])
    expect((await notice())?.members).toContain(panel.people["panelist1"])
    expect((await notice())?.missed).not.toContain(panel.people["panelist1"])
  }
})

test("a letter that a mail server refuses for good is missed at once", async () => {
  const notice = await silence()
  const ports = { ...panel.instance, url: "http://localhost", failed: () => undefined }
  const refuse = new MailFailure("550", true)
  const send = async ({ to }: { to: string }) => {
    if (to.startsWith("panelist1")) throw refuse
  }
  const postman = await watched(createPostman({ ...ports, mail: { send, close: () => undefined } }))
  await until(async () => (await notice())?.sent === "mail", "the log says who was told")
  await postman.stop()
  expect((await notice())?.missed).toContain(panel.people["panelist1"])
  expect((await notice())?.members).toContain(panel.people["panelist2"])
})

test("letters that went out before the server was killed count as sent, also if their round has ended since", async () => {
  const notice = await silence()
  const ports = { ...panel.instance, url: "http://localhost", failed: () => undefined }
  const sent: string[] = []
  const send = async ({ to }: { to: string }) => {
    if (to.startsWith("panelist2")) return new Promise<void>(() => {})
    sent.push(to)
  }
  const killed = await watched(createPostman({ ...ports, mail: { send, close: () => undefined } }))
  await until(() => sent.length > 0, "the first letter has arrived")
  await killed.stop()
  const about = (await notice())?.about
  await panel.do("moderator", "void-round", { round: about?.of === "silence" ? about.round : "", reason: "A slip." })
  const next = await watched(createPostman({ ...ports, mail: { send, close: () => undefined } }))
  await until(async () => (await notice())?.sent === "mail", "the log says who was told")
  await next.stop()
  expect((await notice())?.members).toEqual([panel.people["panelist1"]])
  expect((await notice())?.missed).toContain(panel.people["panelist2"])
})

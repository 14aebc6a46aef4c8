import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { addLetter, letterJobs } from "../../../../server/letters/invitation/sending.ts"
import { InviteId, MemberId } from "../../../../shared/model/ids.ts"
import { openPanel, type Panel } from "../../../kit/servers/panel.ts"

let panel: Panel
beforeEach(async () => {
  panel = await openPanel({ live: false })
})
afterEach(() => panel.end())

test("a letter that waited is not sent from a panel that was archived meanwhile", async () => {
  const { instance } = panel
  const workspace = (await panel.stage.state()).workspace!.id
  const member = MemberId.parse(panel.people["panelist1"])
  await panel.do("host", "make-invite", { role: "panelist", member })
  const invite = InviteId.parse(Object.keys((await panel.stage.state()).invites)[0])
  const email = "onodera@example.org"
  await instance.invitations.list({ workspace, member, email, by: "", zone: "" })
  const asked = { workspace, member, email, invite, note: "", reminder: false, now: 1 } as const
  await instance.invitations.ask({ ...asked, standing: "waiting" })
  await addLetter(instance, { workspace, member, invite })
  const [job] = await instance.board.jobs.ofSubject(`letter ${workspace} ${member}`, 1)
  await panel.do("host", "archive-workspace", {})

  const send = vi.fn(async () => {})
  const ports = { ...instance, mail: { send, close: () => {} }, url: "https://panel.example" }
  const running = { signal: new AbortController().signal, progress: async () => {} }
  await letterJobs(ports).run(job!, running)
  expect(send).not.toHaveBeenCalled()
  expect(await instance.invitations.of({ workspace, member })).toMatchObject({ standing: "listed" })
})

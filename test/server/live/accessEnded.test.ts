import { afterEach, beforeEach, expect, test } from "vitest"
import type { Hint } from "../../../shared/contract/live.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import type { Person } from "../../kit/people/person.ts"
import { type ServedPanel, servePanel } from "../../kit/servers/servedPanel.ts"

let panel: ServedPanel
beforeEach(async () => {
  panel = await servePanel()
})
afterEach(() => panel.end())

const isEnd = (hint: Hint) => hint.kind === "access-ended"
const endOf = (person: Person) =>
  eventually(() => {
    const [first] = person.hints.filter(isEnd)
    if (!first) throw new Error("nothing was said")
    return first
  })
/** as the administrator, who has no seat */
async function byAdmin(kind: string, body: object): Promise<void> {
  const [workspace] = await panel.instance.directory.workspaces()
  const actor = { member: null, name: "", role: "admin" as const, side: null, host: false }
  const message = { id: panel.instance.clock.id() as never, kind, body }
  expect(await panel.instance.dispatch.command(workspace!.id, actor, message)).toMatchObject({ ok: true })
}

test.each([
  ["reissue-seat", "reissued", "The phone is lost."],
  ["suspend-member", "suspended", "The phone is lost."],
  ["remove-member", "removed", ""],
] as const)(
  "%s: the former holder's open page is told when, by whom and why; nobody else is",
  async (kind, why, reason) => {
    const [holder, other] = [await panel.join("panelist1"), await panel.join("panelist2")]
    const tab = await panel.tab(holder)
    await byAdmin(kind, { member: holder.member, ...(reason && { reason }) })
    for (const page of [holder, tab])
      expect(await endOf(page)).toEqual({ kind: "access-ended", why, at: expect.any(Number), by: "", reason })
    expect(other.hints.filter(isEnd)).toEqual([])
    expect(other.socket.connected).toBe(true)
  },
)

test("a page whose owner left, and one that was signed out elsewhere, are told that and no name", async () => {
  const [leaver, signedOut] = [await panel.join("panelist1"), await panel.join("panelist2")]
  const tabs = [await panel.tab(leaver), await panel.tab(signedOut)] as const
  await leaver.do("leave-panel", {})
  expect(await endOf(tabs[0])).toMatchObject({ why: "left", by: "", reason: "" })
  await fetch(`${panel.url}/api/leave`, {
    method: "POST",
    headers: { cookie: signedOut.cookie, "content-type": "application/json" },
    body: "{}",
  })
  expect(await endOf(tabs[1])).toMatchObject({ why: "signed-out", at: null, by: "", reason: "" })
})

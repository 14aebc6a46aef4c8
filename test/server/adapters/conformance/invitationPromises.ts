import { describe, expect, test } from "vitest"
import type { DirectoryChange } from "../../../../server/ports/database/store.ts"
import { letterEveryMs } from "../../../../server/ports/invitations.ts"
import { ann, ben, elsewhere, invite, inviteId, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const now = 1_800_000_000_000

export function invitationPromises(bench: () => Bench) {
  const kept = () => bench().opened.invitations
  const change = async (...changes: DirectoryChange[]) =>
    (await bench().opened.store.commit(unit(0, { directory: changes }))).kind
  const address = { workspace, member: ann, email: "ann@example.org", by: ben, zone: "Asia/Tokyo" } as const
  const asked = { workspace, member: ann, email: address.email, invite: inviteId("i1"), note: "", now } as const
  const first = { ...asked, reminder: false, standing: "waiting" } as const
  const row = async () => kept().of({ workspace, member: ann })
  const settled = (standing: "sent" | "bounced", at = now) =>
    kept().settle({ workspace, member: ann, invite: inviteId("i1"), standing, error: null, now: at })

  describe("invitations", () => {
    test("begin as an address to which nothing was sent, and begin anew with another one", async () => {
      await kept().list(address)
      const listed = { ...address, standing: "listed", invite: null, sentAt: null, openedAt: null, reminder: false }
      expect(await row()).toMatchObject(listed)
      expect(await kept().ask(first)).toBe(true)
      await settled("sent")
      await kept().opened(asked, now)
      await kept().list({ ...address, by: "", zone: "" })
      expect(await row()).toMatchObject({ by: ben, zone: "", standing: "sent", sentAt: now, openedAt: now })
      await kept().list({ ...address, email: "other@example.org", by: "" })
      expect(await row()).toMatchObject({ ...listed, email: "other@example.org", by: "" })
      expect(await kept().ask(first)).toBe(false)
      expect(await kept().ofWorkspace(workspace)).toHaveLength(1)
      expect(await kept().ofWorkspace(elsewhere)).toEqual([])
    })

    test("are asked for once while one waits, and a day after one was sent", async () => {
      await kept().list(address)
      const both = await Promise.all([kept().ask(first), kept().ask(first)])
      expect(both.filter(Boolean)).toHaveLength(1)
      expect(await settled("sent")).toBe(true)
      expect(await settled("bounced")).toBe(false)
      const reminder = { ...first, invite: inviteId("i2"), reminder: true }
      expect(await kept().ask({ ...reminder, now: now + letterEveryMs - 1 })).toBe(false)
      expect(await kept().ask({ ...reminder, now: now + letterEveryMs })).toBe(true)
      expect(await row()).toMatchObject({ standing: "waiting", reminder: true, sentAt: now, invite: inviteId("i2") })
      // an earlier try has another link, so its result no longer counts
      expect(await settled("sent")).toBe(false)
    })

    test("are asked for at once after one that nobody got, and count as sent when a person sends them", async () => {
      await kept().list(address)
      await kept().ask(first)
      await settled("bounced")
      expect(await kept().troubled()).toEqual([await row()])
      expect(await kept().ask({ ...first, standing: "copied" })).toBe(true)
      expect(await row()).toMatchObject({ standing: "copied", sentAt: now })
      expect(await kept().ask({ ...first, standing: "copied" })).toBe(false)
      expect(await kept().count()).toEqual({ copied: 1 })
    })

    test("note the first opening, and an answer that can be taken back", async () => {
      await kept().list(address)
      await kept().opened(asked, now)
      expect(await row()).toMatchObject({ openedAt: null })
      await kept().ask(first)
      await settled("sent")
      await kept().opened(asked, now + 1)
      await kept().opened(asked, now + 2)
      expect(await kept().declined(asked, now + 3)).toBe(true)
      expect(await row()).toMatchObject({ openedAt: now + 1, declinedAt: now + 3 })
      const reminder = { ...first, invite: inviteId("i2"), reminder: true, now: now + letterEveryMs }
      expect(await kept().ask(reminder)).toBe(false)
      await kept().declined(asked, null)
      expect(await row()).toMatchObject({ declinedAt: null })
      expect(await kept().ask(reminder)).toBe(true)
      expect(await kept().declined({ workspace, member: ben }, now)).toBe(false)
    })

    test("give a link another token while it works", async () => {
      await change({ kind: "invite", row: invite("i1") })
      expect(await kept().relink(inviteId("i1"), "another")).toBe(true)
      expect((await bench().opened.directory.invite("another"))?.id).toBe("i1")
      expect(await bench().opened.directory.invite("hash of i1")).toBeNull()
      await change({ kind: "invite-revoked", id: inviteId("i1") })
      expect(await kept().relink(inviteId("i1"), "a third")).toBe(false)
    })

    test("leave with the person's address, and with the workspace", async () => {
      await kept().list(address)
      await kept().list({ ...address, member: ben })
      await change({ kind: "address", workspace, member: ann, email: null })
      expect((await kept().ofWorkspace(workspace)).map(({ member }) => member)).toEqual([ben])
      await change({ kind: "workspace", id: workspace, slug: "demo" }, { kind: "workspace-removed", id: workspace })
      expect(await kept().ofWorkspace(workspace)).toEqual([])
    })

    test("that failed go on by their link, once", async () => {
      await kept().list(address)
      await kept().ask(first)
      const again = (invite: string) => kept().retry({ workspace, member: ann, invite: inviteId(invite), now: now + 1 })
      expect(await again("i1")).toBe(false)
      await kept().settle({ workspace, member: ann, invite: inviteId("i1"), standing: "failed", error: "421", now })
      expect([await again("i2"), await again("i1"), await again("i1")]).toEqual([false, true, false])
      expect(await kept().of({ workspace, member: ann })).toMatchObject({
        standing: "waiting",
        error: null,
        askedAt: now + 1,
      })
    })

    test("that are held go on, or are given up", async () => {
      await kept().list(address)
      expect(await kept().release("waiting", now)).toEqual([])
      await kept().ask(first)
      await kept().settle({ workspace, member: ann, invite: inviteId("i1"), standing: "held", error: null, now })
      expect(await kept().release("waiting", now + 1)).toMatchObject([{ member: ann, standing: "waiting" }])
      await kept().settle({ workspace, member: ann, invite: inviteId("i1"), standing: "held", error: null, now })
      expect(await kept().release("listed", now + 2)).toMatchObject([{ member: ann, standing: "listed" }])
    })
  })
}

import { beforeEach, describe, expect, test } from "vitest"
import type { DirectoryChange, OwnersProof } from "../../../../server/ports/database/store.ts"
import { hostDraft } from "../../../../server/ports/hostLog/hostLog.ts"
import { hostLogId } from "../../../../shared/record/host/hostEvents.ts"
import { ann, ben, elsewhere, event, invite, inviteId, none, topic, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

/** The row of an address that nobody has proved. */
const unproved = (email: string) => ({ member: ann, email, confirmedAt: null, owned: true, second: null })

const sample = { admin: false, createdAt: 1_800_000_000_000, usedOn: 20_833, plainName: true }

export function directoryPromises(bench: () => Bench) {
  const store = () => bench().opened.store
  const directory = () => bench().opened.directory
  const change = async (...changes: DirectoryChange[]) => (await store().commit(unit(0, { directory: changes }))).kind

  describe("the directory", () => {
    test("knows workspaces and where a topic is at home", async () => {
      await change({ kind: "workspace", id: workspace, slug: "demo" }, { kind: "home", id: topic, workspace })
      expect(await directory().workspaces()).toEqual([{ id: workspace, slug: "demo" }])
      expect(await directory().home(topic)).toBe(workspace)
      expect(await bench().opened.directory.incarnation()).toMatch(/./)
    })

    test("gives a slug to one workspace only, and to another once that is removed", async () => {
      await change({ kind: "workspace", id: workspace, slug: "demo" })
      expect(await change({ kind: "workspace", id: elsewhere, slug: "demo" })).toBe("behind")
      expect(await directory().workspaces()).toEqual([{ id: workspace, slug: "demo" }])
      await change({ kind: "workspace-removed", id: workspace })
      expect(await change({ kind: "workspace", id: elsewhere, slug: "demo" })).toBe("committed")
      expect(await directory().workspaces()).toEqual([{ id: elsewhere, slug: "demo" }])
    })

    test("lets a link be used as often as it says, and then sends the unit back whole", async () => {
      await change({ kind: "invite", row: invite("i1", { usesLeft: 2 }) })
      const join = { kind: "invite-used", id: inviteId("i1") } as const
      expect(await change(join)).toBe("committed")
      const twice = unit(0, { events: [event(1)], directory: [join, join] })
      expect(await store().commit(twice)).toEqual({ kind: "behind" })
      expect(await directory().invite("hash of i1")).toEqual(invite("i1", { usesLeft: 1 }))
      expect(await store().head(workspace)).toEqual(none)
      expect(await change(join)).toBe("committed")
      expect(await change(join)).toBe("behind")
    })

    test("lets a revoked link be used no more", async () => {
      await change({ kind: "invite", row: invite("i1") }, { kind: "invite-revoked", id: inviteId("i1") })
      expect(await change({ kind: "invite-used", id: inviteId("i1") })).toBe("behind")
      expect(await directory().invite("hash of i1")).toEqual(invite("i1", { revoked: true }))
      expect(await directory().invite("hash of another")).toBeNull()
    })

    test("finds a sign-in by its token's hash", async () => {
      const signIn = { id: "s1", admin: true, createdAt: 1_800_000_000_000, usedOn: 20_833, plainName: true }
      await directory().addSignIn({ ...signIn, tokenHash: "h1" })
      expect(await directory().signIn("h1")).toEqual(signIn)
      expect(await directory().signIn("s1")).toBeNull()
    })

    test("keeps the day of a sign-in's last use, and its seats under another cookie", async () => {
      await directory().addSignIn({ ...sample, id: "s1", tokenHash: "h1" })
      await directory().useSignIn("s1", { usedOn: 20_900, plainName: false })
      expect(await directory().signIn("h1")).toMatchObject({
        createdAt: 1_800_000_000_000,
        usedOn: 20_900,
        plainName: false,
      })
      await change({ kind: "seat", signIn: "s1", workspace, member: ann, invite: inviteId("i1") })
      expect(await directory().reenterSignIn("s1", { tokenHash: "h2", plainName: true })).toEqual([workspace])
      expect(await directory().signIn("h1")).toBeNull()
      expect(await directory().signIn("h2")).toEqual({ ...sample, id: "s1", usedOn: 20_900 })
      expect(await directory().seat("s1", workspace)).toEqual({ member: ann, invite: "i1" })
    })

    test("finds a sign-in by what its page sends again, while that is no older than asked", async () => {
      await directory().addSignIn({ ...sample, id: "s1", tokenHash: "h1", entered: "e1" })
      const signIn = { ...sample, id: "s1" }
      expect(await directory().enteredSignIn("e1", sample.createdAt - 1)).toEqual(signIn)
      expect(await directory().enteredSignIn("e1", sample.createdAt)).toBeNull()
      expect(await directory().enteredSignIn("e2", 0)).toBeNull()
      const twice = directory().addSignIn({ ...sample, id: "s2", tokenHash: "h2", entered: "e1" })
      await expect(twice).rejects.toBeDefined()
    })

    test("gives a sign-in the seats of the one that it replaces, once, and ends that one", async () => {
      await directory().addSignIn({ ...sample, id: "s1", tokenHash: "h1", admin: true })
      await directory().addSignIn({ ...sample, id: "s2", tokenHash: "h2", admin: false, replaces: "s1" })
      await change(
        { kind: "seat", signIn: "s1", workspace, member: ann, invite: inviteId("i1") },
        { kind: "seat", signIn: "s1", workspace: elsewhere, member: ann, invite: inviteId("i1") },
        { kind: "seat", signIn: "s2", workspace, member: ben, invite: inviteId("i2") },
      )
      expect(await directory().signIn("h2")).toMatchObject({ replaces: "s1" })
      expect(await directory().replaceSignIn("s2", "s9")).toBeNull()
      const done = await directory().replaceSignIn("s2", "s1")
      expect([done?.tokenHash, done?.held.toSorted()]).toEqual(["h1", [workspace, elsewhere].toSorted()])
      expect(await directory().signIn("h1")).toBeNull()
      expect(await directory().signIn("h2")).toEqual({ ...sample, id: "s2", admin: true })
      expect(await directory().seat("s2", workspace)).toEqual({ member: ben, invite: "i2" })
      expect(await directory().seat("s2", elsewhere)).toEqual({ member: ann, invite: "i1" })
      expect(await directory().seat("s1", elsewhere)).toBeNull()
      expect(await directory().replaceSignIn("s2", "s1")).toBeNull()
    })

    describe("an owner's proof", () => {
      const by = { signIn: "s1", workspace, member: ann }
      const returned = (proof: OwnersProof, signIn = "s2") =>
        change({ kind: "seat-returned", signIn, workspace, member: ann, proof })
      beforeEach(async () => {
        await change(
          { kind: "seat", signIn: "s1", workspace, member: ann, invite: inviteId("i1") },
          { kind: "address", workspace, member: ann, email: "a@example.org" },
        )
      })

      test("is made only by the sign-in that holds the seat", async () => {
        expect(await directory().makeReturnLink({ ...by, signIn: "s2" }, "r1", 5)).toBe(false)
        expect(await directory().makeReturnLink({ ...by, member: ben }, "r1", 5)).toBe(false)
        expect(await directory().confirmAddress({ ...by, signIn: "s2" }, "a@example.org", 5)).toBe("ended")
        expect(await directory().confirmAddress(by, "another@example.org", 5)).toBe("ended")
        expect(await directory().returnLink("r1")).toBeNull()
        expect(await directory().seatsOfAddress("a@example.org")).toEqual([])
      })

      test("a return link opens the seat for another sign-in until it is renewed, and the seats that are there stay", async () => {
        expect(await directory().makeReturnLink(by, "r1", 5)).toBe(true)
        expect(await directory().returnLink("r1")).toEqual({ workspace, member: ann, invite: "i1" })
        expect(await directory().returnLinkMade(workspace, ann)).toBe(5)
        expect(await returned({ kind: "link", tokenHash: "r1" })).toBe("committed")
        expect([await directory().seat("s1", workspace), await directory().seat("s2", workspace)]).toEqual([
          { member: ann, invite: "i1" },
          { member: ann, invite: "i1" },
        ])
        expect(await directory().makeReturnLink(by, "r2", 6)).toBe(true)
        expect(await returned({ kind: "link", tokenHash: "r1" }, "s3")).toBe("behind")
        expect(await directory().returnLink("r1")).toBeNull()
      })

      test("a calendar's address is made by the sign-in that holds the seat, replaced by the next one, and ended", async () => {
        expect(await directory().makeCalendar({ ...by, signIn: "s2" }, ann, "c0", 5)).toBe(false)
        expect(await directory().makeCalendar(by, ann, "c1", 5)).toBe(true)
        expect(await directory().makeCalendar(by, "", "c2", 6)).toBe(true)
        expect(await directory().calendar("c0")).toBeNull()
        expect(await directory().calendar("c1")).toEqual({ workspace, of: ann, madeBy: ann })
        expect(await directory().calendar("c2")).toEqual({ workspace, of: "", madeBy: ann })
        expect(await directory().makeCalendar(by, ann, "c3", 7)).toBe(true)
        expect(await directory().calendar("c1")).toBeNull()
        expect(await directory().calendarMade(workspace, ann)).toBe(7)
        const revoked = { kind: "link-revoked", link: "calendar", id: "", workspace, by: { kind: "server" } } as const
        const ended = () => hostDraft(revoked, { now: () => 8, id: () => "salt" })
        await directory().endCalendar(workspace, "", [ended()])
        // a sign-in that had ended before is no entry
        await directory().endCalendar(workspace, "", [ended()])
        expect((await bench().opened.store.events(hostLogId, 0, 9)).map(({ kind }) => kind)).toEqual(["link-revoked"])
        expect(await directory().calendar("c2")).toBeNull()
        expect(await directory().calendarMade(workspace, "")).toBeNull()
        expect(await directory().calendar("c3")).toEqual({ workspace, of: ann, madeBy: ann })
      })

      test("the last use of a token is stored at most once a minute", async () => {
        for (const at of [1_000, 60_999, 2_000]) await directory().useToken(workspace, "m1", at)
        await directory().useToken(workspace, "m2", 5)
        expect(await directory().tokenUses(workspace)).toEqual(
          expect.arrayContaining([
            { machine: "m1", usedAt: 1_000 },
            { machine: "m2", usedAt: 5 },
          ]),
        )
        await directory().useToken(workspace, "m1", 61_000)
        expect(await directory().tokenUses(workspace)).toContainEqual({ machine: "m1", usedAt: 61_000 })
        expect(await directory().tokenUses(elsewhere)).toEqual([])
      })

      test("a confirmed address opens the seat until it is another", async () => {
        const byCode = { kind: "code", email: "a@example.org" } as const
        expect(await returned(byCode)).toBe("behind")
        expect(await directory().confirmAddress(by, "a@example.org", 5)).toBe("confirmed")
        expect(await directory().seatsOfAddress("a@example.org")).toEqual([{ workspace, member: ann, invite: "i1" }])
        expect(await directory().seatsOfAddress("A@EXAMPLE.org")).toEqual([{ workspace, member: ann, invite: "i1" }])
        await change({ kind: "address", workspace, member: ann, email: "a@example.org" })
        expect(await returned(byCode)).toBe("committed")
        await change({ kind: "address", workspace, member: ann, email: "b@example.org" })
        expect(await directory().addresses(workspace)).toEqual([unproved("b@example.org")])
        expect(await returned(byCode, "s3")).toBe("behind")
      })

      test("an address is confirmed by one seat of a workspace, also where two confirm it at once", async () => {
        await change(
          { kind: "seat", signIn: "s2", workspace, member: ben, invite: inviteId("i1") },
          { kind: "address", workspace, member: ben, email: "A@Example.org" },
          { kind: "seat", signIn: "s1", workspace: elsewhere, member: ann, invite: inviteId("i1") },
          { kind: "address", workspace: elsewhere, member: ann, email: "a@example.org" },
        )
        const bens = { signIn: "s2", workspace, member: ben }
        const both = await Promise.all([
          directory().confirmAddress(by, "a@example.org", 5),
          directory().confirmAddress(bens, "A@Example.org", 5),
        ])
        expect(both.toSorted()).toEqual(["confirmed", "taken"])
        expect(await directory().confirmAddress({ ...by, workspace: elsewhere }, "a@example.org", 6)).toBe("confirmed")
        expect(await directory().confirmAddress(by, "a@example.org", 7)).toBe(both[0])
      })

      test("a letter keeps the address that was confirmed when it was wanted, until it is sent", async () => {
        const bind = (notice: string, member = ann) => change({ kind: "address-bound", workspace, member, notice })
        await bind("before")
        await directory().confirmAddress(by, "a@example.org", 5)
        await bind("letter")
        await bind("nobody", ben)
        await change(
          { kind: "member-seats-ended", workspace, member: ann },
          { kind: "address", workspace, member: ann, email: "b@example.org" },
        )
        const letter = { notice: "letter", member: ann, email: "a@example.org" }
        expect(await directory().boundAddresses(workspace)).toEqual([letter])
        expect(await directory().boundAddresses(elsewhere)).toEqual([])
        await change({ kind: "notice-ended", workspace, notice: "another" })
        expect(await directory().boundAddresses(workspace)).toEqual([letter])
        await change({ kind: "notice-ended", workspace, notice: "letter" })
        expect(await directory().boundAddresses(workspace)).toEqual([])
      })

      test("a letter is begun once, again after a minute if it was not ended, and not a third time", async () => {
        const letter = { workspace, notice: "n", member: ann }
        const begin = (now: number) => directory().beginLetter(letter, now)
        expect([await begin(0), await begin(1), await begin(59_999)]).toEqual(["begun", "elsewhere", "elsewhere"])
        expect([await begin(60_000), await begin(60_001), await begin(120_000)]).toEqual([
          "begun",
          "elsewhere",
          "given-up",
        ])
        await directory().endLetter(letter, "not-sent")
        expect(await begin(120_001)).toBe("begun")
        expect(await directory().lettersSent(workspace, "n")).toEqual([])
        await directory().endLetter(letter, "sent")
        expect(await directory().lettersSent(workspace, "n")).toEqual([ann])
        expect(await directory().lettersSent(elsewhere, "n")).toEqual([])
        expect([await begin(120_002), await begin(999_999)]).toEqual(["sent", "sent"])
        expect(await directory().beginLetter({ ...letter, member: ben }, 120_002)).toBe("begun")
        expect(await directory().beginLetter({ ...letter, notice: "other" }, 120_002)).toBe("begun")
        await change({ kind: "notice-ended", workspace, notice: "n" })
        expect(await directory().beginLetter({ ...letter, notice: "other" }, 120_003)).toBe("elsewhere")
        expect(await begin(120_003)).toBe("begun")
      })

      test("ends with the seat, whichever it is", async () => {
        await directory().makeReturnLink(by, "r1", 5)
        await directory().makeCalendar(by, ann, "c1", 5)
        await directory().makeCalendar(by, "", "c2", 5)
        await directory().confirmAddress(by, "a@example.org", 5)
        await change({ kind: "member-seats-ended", workspace, member: ann })
        expect([await directory().calendar("c1"), await directory().calendar("c2")]).toEqual([
          null,
          { workspace, of: "", madeBy: ann },
        ])
        expect(await returned({ kind: "link", tokenHash: "r1" })).toBe("behind")
        expect(await returned({ kind: "code", email: "a@example.org" })).toBe("behind")
        expect(await directory().addresses(workspace)).toEqual([unproved("a@example.org")])
      })
    })

    test("seats a sign-in once in a workspace, and ends a member's seats all at once, or those of one sign-in with it", async () => {
      const seat = (signIn: string, member: typeof ann, where = workspace) =>
        ({ kind: "seat", signIn, workspace: where, member, invite: inviteId("i1") }) as const
      await change(seat("s1", ben), seat("s1", ann), seat("s2", ann), seat("s3", ben), seat("s1", ann, elsewhere))
      expect(await directory().seat("s1", workspace)).toEqual({ member: ann, invite: "i1" })

      await change({ kind: "member-seats-ended", workspace, member: ann })
      const left = (signIn: string, where = workspace) => directory().seat(signIn, where)
      expect([await left("s1"), await left("s2")]).toEqual([null, null])
      expect(await left("s3")).toEqual({ member: ben, invite: "i1" })
      expect(await left("s1", elsewhere)).toEqual({ member: ann, invite: "i1" })

      await directory().addSignIn({ ...sample, id: "s3", tokenHash: "h3" })
      expect(await directory().endSignIn("s3")).toEqual([workspace])
      expect([await left("s3"), await directory().signIn("h3")]).toEqual([null, null])
      expect(await directory().endSignIn("s3")).toEqual([])
    })

    test("keeps one address a member and workspace, and forgets it", async () => {
      const address = (member: typeof ann, email: string | null, where = workspace) =>
        ({ kind: "address", workspace: where, member, email }) as const
      await change(address(ann, "a@example.org"), address(ann, "ann@example.org"), address(ben, "b@example.org"))
      await change(address(ann, "a@elsewhere.org", elsewhere), address(ben, null))
      expect(await directory().addresses(workspace)).toEqual([unproved("ann@example.org")])
      expect(await directory().addresses(elsewhere)).toEqual([unproved("a@elsewhere.org")])
    })

    test("lets an administrator's link in once, and not after its time", async () => {
      await directory().addAdminToken("h1", 1_000)
      expect(await directory().useAdminToken("h1", 1_000)).toBe(false)
      expect(await directory().useAdminToken("another", 1)).toBe(false)
      expect(await directory().useAdminToken("h1", 999)).toBe(true)
      expect(await directory().useAdminToken("h1", 999)).toBe(false)
    })
  })
}

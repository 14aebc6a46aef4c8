import { describe, expect, test } from "vitest"
import type { Account, Passkey } from "../../../../server/ports/database/accounts.ts"
import type { Living } from "../../../../server/ports/database/directory.ts"
import type { DirectoryChange } from "../../../../server/ports/database/store.ts"
import { ann, ben, elsewhere, inviteId, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const account = (id: string, email: string | null = null): Account => ({
  id,
  name: `name of ${id}`,
  affiliation: "",
  email,
  verifiedBy: email === null ? null : "link",
  createdAt: 1,
  usedAt: 1,
})
const passkey = (id: string, of: string): Passkey => ({
  id,
  account: of,
  name: "key",
  publicKey: "AQID",
  counter: 3,
  transports: "usb",
  madeAt: 1,
  usedAt: null,
})
const sample = { admin: false, createdAt: 1_800_000_000_000, usedOn: 20_833, plainName: true }
const all = { madeAfter: 0, usedFrom: 0 }
const idp = "https://idp.example.org"
const by = (signIn: string, member = ann) => ({ signIn, workspace, member })

export function accountPromises(bench: () => Bench) {
  const accounts = () => bench().opened.accounts
  const directory = () => bench().opened.directory
  const change = async (...changes: DirectoryChange[]) =>
    (await bench().opened.store.commit(unit(0, { directory: changes }))).kind
  /** Takes a seat, and says that the account of the sign-in keeps it. */
  const takes = async (signIn: string, member = ann, at = workspace) => {
    const keep = (await accounts().origin(signIn))?.account ?? null
    return change({ kind: "seat", signIn, workspace: at, member, invite: inviteId("i1"), keep })
  }
  const signIn = async (id: string, of: string | null, issuer: string | null = null) => {
    await directory().addSignIn({ ...sample, id, tokenHash: `hash of ${id}` })
    await accounts().setOrigin({ signIn: id, account: of, device: "Firefox", issuer, serviceSession: issuer && id })
  }
  const rights = async () => (await bench().opened.store.newest(workspace)).rights

  describe("accounts", () => {
    test("are found by id, and by a verified address in any case", async () => {
      expect(await accounts().add(account("a", "ann@example.org"))).toBe(true)
      expect(await accounts().account("a")).toEqual(account("a", "ann@example.org"))
      expect((await accounts().ofEmail("ANN@example.org"))?.id).toBe("a")
      expect([await accounts().account("b"), await accounts().ofEmail("b@example.org")]).toEqual([null, null])
    })

    test("keep no seat whose owner has not said so, and none for another account than the sign-in's", async () => {
      await accounts().add(account("a"))
      await accounts().add(account("b"))
      await signIn("s1", "a")
      const seat = { kind: "seat", signIn: "s1", workspace, member: ann, invite: inviteId("i1") } as const
      for (const keep of [undefined, null, "b"]) {
        await change({ ...seat, keep })
        expect(await accounts().keeperOf(workspace, ann)).toBeNull()
      }
      await change({ ...seat, keep: "a" })
      expect(await accounts().keeperOf(workspace, ann)).toBe("a")
    })

    test("are not found by an address whose letters only look like theirs", async () => {
      await accounts().add(account("a", "ann.k@example.org"))
      expect(await accounts().ofEmail("ann.\u212a@example.org")).toBeNull()
      await accounts().add(account("b"))
      expect(await accounts().verify("b", "ann.\u212a@example.org", "service")).toBe(true)
      expect((await accounts().ofEmail("ANN.K@example.org"))?.id).toBe("a")
      expect((await accounts().ofEmail("ann.\u212a@EXAMPLE.org"))?.id).toBe("b")
    })

    test("share no address", async () => {
      await accounts().add(account("a", "ann@example.org"))
      expect(await accounts().add(account("b", "ann@example.org"))).toBe(false)
      await accounts().add(account("b"))
      await accounts().add(account("c"))
      expect(await accounts().verify("b", "Ann@example.org", "service")).toBe(false)
      expect(await accounts().verify("a", "Ann@example.org", "service")).toBe(true)
      expect(await accounts().verify("b", "Ben@example.org", "service")).toBe(true)
      expect(await accounts().account("b")).toMatchObject({ email: "ben@example.org", verifiedBy: "service" })
    })

    test("keep what their owners type, and when they were used", async () => {
      await accounts().add(account("a"))
      await accounts().describe("a", { name: "Ann", affiliation: "Institute" })
      await accounts().use("a", 7)
      expect(await accounts().account("a")).toMatchObject({ name: "Ann", affiliation: "Institute", usedAt: 7 })
    })

    test("belong to one person of a service each, and a person has one", async () => {
      await accounts().add(account("a"))
      await accounts().add(account("b"))
      const subject = { issuer: idp, subject: "s" }
      expect(await accounts().ofSubject(subject)).toBeNull()
      expect(await accounts().addSubject(subject, "a")).toBe(true)
      expect(await accounts().addSubject(subject, "b")).toBe(false)
      expect((await accounts().ofSubject(subject))?.id).toBe("a")
      expect(await accounts().ofSubject({ ...subject, issuer: "https://other.example.org" })).toBeNull()
      expect([await accounts().subjects("a"), await accounts().subjects("b")]).toEqual([[subject], []])
    })

    test("have passkeys, which only their owner renames and removes", async () => {
      expect(await accounts().addPasskey(passkey("k", "a"))).toBe(true)
      expect(await accounts().addPasskey(passkey("k", "b"))).toBe(false)
      expect(await accounts().renamePasskey("b", "k", "mine")).toBe(false)
      expect(await accounts().renamePasskey("a", "k", "blue")).toBe(true)
      expect(await accounts().removePasskey("b", "k")).toBe(false)
      expect(await accounts().passkeys("a")).toEqual([{ ...passkey("k", "a"), name: "blue" }])
      expect(await accounts().removePasskey("a", "k")).toBe(true)
      expect(await accounts().passkey("k")).toBeNull()
    })

    test("count a use of a passkey once", async () => {
      await accounts().addPasskey(passkey("k", "a"))
      expect(await accounts().usePasskey("k", { before: 3, now: 4 }, 9)).toBe(true)
      expect(await accounts().usePasskey("k", { before: 3, now: 5 }, 9)).toBe(false)
      expect(await accounts().passkey("k")).toMatchObject({ counter: 4, usedAt: 9 })
    })

    test("keep a seat that is taken while their owner is signed in, and no seat that another account keeps", async () => {
      await signIn("s1", "a")
      await signIn("s2", "b")
      await takes("s1")
      await takes("s2")
      expect(await accounts().keeperOf(workspace, ann)).toBe("a")
      expect(await accounts().seats("a")).toEqual([{ workspace, member: ann, invite: inviteId("i1") }])
      expect(await accounts().seats("b")).toEqual([])
    })

    test("keep no seat that was taken before, until their owner says so", async () => {
      await signIn("s1", null)
      await takes("s1")
      await accounts().setOrigin({ signIn: "s1", account: "a", device: "", issuer: null, serviceSession: null })
      expect(await accounts().seats("a")).toEqual([])
      const before = await rights()
      expect(await accounts().keepSeat(by("s1"))).toBe("kept")
      expect(await rights()).toBeGreaterThan(before)
      expect(await accounts().keeperOf(workspace, ann)).toBe("a")
    })

    test("keep no seat that the sign-in does not hold, and none for a sign-in without an account", async () => {
      await signIn("s1", "a")
      await signIn("s2", null)
      expect(await accounts().keepSeat(by("s1"))).toBe("ended")
      await takes("s2", ben)
      expect(await accounts().keepSeat(by("s2", ben))).toBe("ended")
      await takes("s1")
      await signIn("s3", "b")
      await takes("s3")
      expect(await accounts().keepSeat(by("s3"))).toBe("taken")
    })

    test("keep one seat of each workspace, and release it", async () => {
      await signIn("s1", "a")
      await takes("s1")
      await takes("s1", ben)
      await takes("s1", ann, elsewhere)
      const members = async () => (await accounts().seats("a")).map(one => `${one.workspace} ${one.member}`).toSorted()
      expect(await members()).toEqual([`${elsewhere} ${ann}`, `${workspace} ${ben}`].toSorted())
      await accounts().releaseSeat("a", workspace)
      expect(await members()).toEqual([`${elsewhere} ${ann}`])
    })

    test("open a kept seat on another sign-in, until the seat is given to somebody else", async () => {
      await signIn("s1", "a")
      await takes("s1")
      await signIn("s2", "a")
      const proof = { kind: "account", account: "a" } as const
      const returned = (one: typeof proof | { kind: "account"; account: string }) =>
        change({ kind: "seat-returned", ...by("s2"), proof: one })
      expect(await returned({ kind: "account", account: "b" })).toBe("behind")
      expect(await returned(proof)).toBe("committed")
      expect((await directory().seat("s2", workspace))?.member).toBe(ann)
      await change({ kind: "member-seats-ended", workspace, member: ann })
      expect([await accounts().seats("a"), await returned(proof)]).toEqual([[], "behind"])
    })

    test("list the sign-ins of a person and of a seat, and of a service's session and person", async () => {
      await signIn("s1", "a", idp)
      await signIn("s2", "a")
      await accounts().addSubject({ issuer: idp, subject: "p" }, "a")
      await takes("s2")
      const ids = (list: { id: string }[]) => list.map(({ id }) => id).toSorted()
      expect(ids(await accounts().signIns("a", all))).toEqual(["s1", "s2"])
      expect(ids(await accounts().signInsOfSeat(workspace, ann, all))).toEqual(["s2"])
      expect(await accounts().signInsOfService(idp, { session: "s1" })).toEqual(["s1"])
      expect(await accounts().signInsOfService(idp, { subject: "p" })).toEqual(["s1"])
      expect(await accounts().signInsOfService(idp, { subject: "q" })).toEqual([])
      await directory().endSignIn("s1")
      expect(await accounts().origin("s1")).toBeNull()
    })

    test("list no expired sign-in, whether it was made or last used too long ago", async () => {
      await signIn("s1", "a")
      await takes("s1")
      const { createdAt, usedOn } = sample
      const listed = async (living: Living) => [
        (await accounts().signIns("a", living)).length,
        (await accounts().signInsOfSeat(workspace, ann, living)).length,
        (await directory().signInsOf(workspace, ann, living)).length,
        (await bench().opened.hostReadings.signIns(living, 9)).length,
      ]
      expect(await listed({ madeAfter: createdAt - 1, usedFrom: usedOn })).toEqual([1, 1, 1, 1])
      expect(await listed({ madeAfter: createdAt, usedFrom: usedOn })).toEqual([0, 0, 0, 0])
      expect(await listed({ madeAfter: createdAt - 1, usedFrom: usedOn + 1 })).toEqual([0, 0, 0, 0])
    })

    test("lose their expired sign-ins with seats and origins, a few at a time, and no valid one", async () => {
      for (const id of ["old1", "old2", "old3"]) {
        await signIn(id, "a")
        await takes(id)
      }
      await directory().addSignIn({ ...sample, id: "new", tokenHash: "new", usedOn: sample.usedOn + 1 })
      await accounts().setOrigin({ signIn: "new", account: "a", device: "", issuer: null, serviceSession: null })
      await takes("new")
      const before = await rights()
      const drop = () => directory().dropExpiredSignIns({ madeAfter: 0, usedFrom: sample.usedOn + 1 }, 2)
      expect([await drop(), await drop(), await drop()]).toEqual([2, 1, 0])
      expect((await accounts().signIns("a", all)).map(({ id }) => id)).toEqual(["new"])
      for (const id of ["old1", "old2", "old3"])
        expect([await directory().seat(id, workspace), await accounts().origin(id)]).toEqual([null, null])
      expect((await directory().seat("new", workspace))?.member).toBe(ann)
      expect(await rights()).toBe(before)
    })

    test("are deleted with all that proves them; the browsers keep their seats", async () => {
      await accounts().add(account("a", "ann@example.org"))
      await accounts().addPasskey(passkey("k", "a"))
      await accounts().addSubject({ issuer: idp, subject: "p" }, "a")
      await signIn("s1", "a", idp)
      await takes("s1")
      await accounts().remove("a")
      expect([await accounts().account("a"), await accounts().passkey("k")]).toEqual([null, null])
      expect(await accounts().ofSubject({ issuer: idp, subject: "p" })).toBeNull()
      expect(await accounts().origin("s1")).toMatchObject({ account: null, issuer: null, serviceSession: null })
      expect((await directory().seat("s1", workspace))?.member).toBe(ann)
      expect(await accounts().keeperOf(workspace, ann)).toBeNull()
    })

    test("end an administrator's sign-in in every workspace", async () => {
      await change({ kind: "workspace", id: workspace, slug: "demo" })
      await directory().addSignIn({ ...sample, admin: true, id: "s1", tokenHash: "h" })
      const before = await rights()
      expect(await directory().endSignIn("s1")).toEqual([workspace])
      expect(await rights()).toBeGreaterThan(before)
    })
  })
}

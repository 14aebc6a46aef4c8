import { describe, expect, test } from "vitest"
import type { RetentionTaken } from "../../../../server/ports/database/store.ts"
import { letterEveryMs } from "../../../../server/ports/invitations.ts"
import { ann, answer, ben, elsewhere, event, inviteId, round, unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const nothing: RetentionTaken = {
  parts: [],
  seats: [],
  rounds: [],
  letters: [],
  lettersBefore: null,
  draftsBefore: null,
}
const day = { createdAt: 1, usedOn: 1, plainName: true, admin: false }

export function retentionPromises(bench: () => Bench) {
  const erase = (taken: Partial<RetentionTaken>, head = 0) =>
    bench().opened.store.commit(unit(head, { directory: [{ kind: "retention", workspace, ...nothing, ...taken }] }))
  const seat = (signIn: string, at = workspace) => ({
    kind: "seat" as const,
    signIn,
    workspace: at,
    invite: inviteId("i"),
  })

  describe("the retention", () => {
    test("takes the personal parts that it names with their salts, and no others", async () => {
      const { store } = bench().opened
      const named = { personal: { name: "Ann" }, personalSalt: "s", personalCommitment: "c" }
      await store.commit(unit(0, { events: [event(1, named), event(2, named)] }))
      expect((await erase({ parts: [1] }, 2)).kind).toBe("committed")
      await bench().reopen()
      const [first, second] = await bench().opened.store.events(workspace, 0, 9)
      expect(first).toMatchObject({ personal: null, personalSalt: "", personalCommitment: "c", hash: "hash-1" })
      expect(second).toMatchObject(named)
    })

    test("takes the answers to the rounds that it names", async () => {
      const { store } = bench().opened
      await store.commit(unit(0, { answers: [answer(ann, 1), answer(ben, 1)] }))
      await erase({})
      expect(await store.answers(round)).toHaveLength(2)
      await erase({ rounds: [round] })
      expect(await store.answers(round)).toEqual([])
    })

    test("counts whoever has a sign-in or an address, and ends the sign-ins that hold no other seat", async () => {
      const { store, directory, retained } = bench().opened
      for (const id of ["one", "two"]) await directory.addSignIn({ id, tokenHash: `hash-${id}`, ...day })
      await store.commit(
        unit(0, {
          directory: [
            { ...seat("one"), member: ann },
            { ...seat("two"), member: ann },
            { ...seat("two", elsewhere), member: ben },
            { kind: "address", workspace, member: ben, email: "ben@example.org" },
          ],
        }),
      )
      expect(await retained.seats(workspace)).toEqual([ann, ben])
      expect(await retained.seats(elsewhere)).toEqual([ben])
      await erase({ seats: [ann] })
      expect(await retained.seats(workspace)).toEqual([ben])
      expect(await retained.seats(elsewhere)).toEqual([ben])
      const living = { madeAfter: 0, usedFrom: 0 }
      expect(await directory.signInsOf(elsewhere, ben, living)).toHaveLength(1)
    })

    test("counts a seat that an account alone keeps, and ends that it keeps it", async () => {
      const { store, directory, retained, accounts } = bench().opened
      await directory.addSignIn({ id: "one", tokenHash: "hash-one", ...day })
      const owner = { id: "a", name: "", affiliation: "", email: null, verifiedBy: null, createdAt: 1, usedAt: 1 }
      expect(await accounts.add(owner)).toBe(true)
      await accounts.setOrigin({ signIn: "one", account: "a", device: "", issuer: null, serviceSession: null })
      await store.commit(unit(0, { directory: [{ ...seat("one"), member: ann, keep: "a" }] }))
      await directory.dropExpiredSignIns({ madeAfter: 2, usedFrom: 2 }, 9)
      expect(await directory.signInsOf(workspace, ann, { madeAfter: 0, usedFrom: 0 })).toEqual([])
      expect(await retained.seats(workspace)).toEqual([ann])
      await erase({ seats: [ann] })
      expect(await retained.seats(workspace)).toEqual([])
      expect(await accounts.keeperOf(workspace, ann)).toBeNull()
    })

    test("takes sign-ins and addresses without the letter and the drafts of the member", async () => {
      const { store, directory, invitations } = bench().opened
      await directory.addSignIn({ id: "one", tokenHash: "hash-one", ...day })
      await store.commit(
        unit(0, {
          directory: [
            { ...seat("one"), member: ann },
            { kind: "address", workspace, member: ann, email: "ann@example.org" },
          ],
        }),
      )
      await directory.makeReturnLink({ signIn: "one", workspace, member: ann }, "returns", 1)
      await invitations.list({ workspace, member: ann, email: "ann@example.org", by: "", zone: "" })
      const typed = { lang: "ja" as const, text: "まだ", seen: "", base: 0, drafted: "person" as const }
      await directory.saveTranslationDraft(workspace, ann, { ...typed, key: "thread:T:E", savedAt: 5 })
      await erase({ seats: [ann] })
      expect(await bench().opened.retained.seats(workspace)).toEqual([])
      expect(await directory.addresses(workspace)).toEqual([])
      expect(await directory.returnLink("returns")).toBeNull()
      expect(await invitations.ofWorkspace(workspace)).toHaveLength(1)
      expect(await directory.translationDrafts(workspace, ann)).toHaveLength(1)
    })

    test("takes letters that were sent by a moment, and nothing if one of them waits or was sent again", async () => {
      const { invitations } = bench().opened
      const letter = { workspace, email: "a@example.org", invite: inviteId("i"), note: "", reminder: false } as const
      const send = async (member: typeof ann, now: number) => {
        await invitations.list({ workspace, member, email: letter.email, by: "", zone: "" })
        await invitations.ask({ ...letter, member, standing: "waiting", now })
        await invitations.settle({ ...letter, member, standing: "sent", error: null, now })
      }
      const left = async () => (await invitations.ofWorkspace(workspace)).map(({ member }) => member)
      await send(ann, 5)
      await send(ben, 5 + letterEveryMs)
      expect((await erase({ letters: [ann, ben], lettersBefore: 5 })).kind).toBe("behind")
      expect(await left()).toEqual([ann, ben])
      expect((await erase({ letters: [ann], lettersBefore: 5 })).kind).toBe("committed")
      expect(await left()).toEqual([ben])
      const again = 5 + 2 * letterEveryMs
      await invitations.ask({ ...letter, member: ben, standing: "waiting", now: again })
      expect((await erase({ letters: [ben], lettersBefore: again })).kind).toBe("behind")
      expect(await left()).toEqual([ben])
    })

    test("takes drafts from before a moment, in its workspace alone", async () => {
      const { directory, retained } = bench().opened
      const typed = { lang: "ja" as const, text: "まだ", seen: "", base: 0, drafted: "person" as const }
      await directory.saveTranslationDraft(workspace, ann, { ...typed, key: "thread:T:E", savedAt: 5 })
      await directory.saveTranslationDraft(workspace, ann, { ...typed, key: "thread:T:F", savedAt: 9 })
      await directory.saveTranslationDraft(elsewhere, ann, { ...typed, key: "thread:T:E", savedAt: 5 })
      expect(await retained.drafts(workspace, 5)).toBe(0)
      expect(await retained.drafts(workspace, 6)).toBe(1)
      await erase({ draftsBefore: 6 })
      expect(await retained.drafts(workspace, 10)).toBe(1)
      expect(await retained.drafts(elsewhere, 10)).toBe(1)
    })
  })
}

import { beforeEach, describe, expect, test } from "vitest"
import type { Opened } from "../../../../server/adapters/opened.ts"
import type { DirectoryChange } from "../../../../server/ports/database/store.ts"
import { MemberId, TopicId } from "../../../../shared/model/ids.ts"
import { ann, at, ben, event, inviteId, unit, update, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

/** The number of times that each race is run. */
const races = 200

/** Two processes may rely on these promises when they change the directory of one workspace at the same time. */
export function directoryRaces(bench: () => Bench) {
  describe("two connections to one directory", () => {
    let one: Opened
    let other: Opened
    beforeEach(async () => {
      other = await bench().second()
      one = bench().opened
    })

    const seat = (signIn: string, member: MemberId) =>
      ({ kind: "seat", signIn, workspace, member, invite: inviteId("i1") }) as const
    /** Commits changes of the directory after the entries that are there. */
    const change = async (opened: Opened, ...directory: DirectoryChange[]) => {
      for (let n = 0; n < 20; n++) {
        const head = await opened.store.head(workspace)
        const made = await opened.store.commit(unit(0, { expect: head, events: [event(head.seq + 1)], directory }))
        if (made.kind === "committed") return
      }
      throw new Error("others were always first")
    }

    test("confirm one address for one seat", async () => {
      await change(one, seat("s1", ann), seat("s2", ben))
      for (let n = 0; n < races; n++) {
        const email = `a${n}@example.org`
        await change(
          one,
          { kind: "address", workspace, member: ann, email },
          { kind: "address", workspace, member: ben, email },
        )
        const both = await Promise.all([
          one.directory.confirmAddress({ signIn: "s1", workspace, member: ann }, email, n),
          other.directory.confirmAddress({ signIn: "s2", workspace, member: ben }, email, n),
        ])
        expect(both.toSorted()).toEqual(["confirmed", "taken"])
      }
    })

    test("add no more webhooks than a workspace may have", async () => {
      const hook = {
        workspace,
        madeBy: ann,
        address: "https://example.org/",
        events: [],
        secret: "s",
        madeAt: 1,
        seq: 0,
      }
      const whole = { failures: 0, failingSince: null, paused: null, pausedAt: null }
      for (let n = 0; n < races; n++) {
        const both = await Promise.all(
          [one, other].map(({ webhooks }, m) => webhooks.add({ ...hook, ...whole, id: `w${n} ${m}` }, 1)),
        )
        expect(both.filter(one => one)).toHaveLength(1)
        for (const { id } of await one.webhooks.ofWorkspace(workspace)) await one.webhooks.remove(id)
      }
    })

    test("leave no return link of a seat that has ended", async () => {
      for (let n = 0; n < races; n++) {
        const member = MemberId.parse(`m${n}`)
        await change(one, seat(`s${n}`, member))
        await Promise.all([
          one.directory.makeReturnLink({ signIn: `s${n}`, workspace, member }, `link ${n}`, n),
          change(other, { kind: "member-seats-ended", workspace, member }),
        ])
        expect(await one.directory.returnLink(`link ${n}`)).toBeNull()
      }
    })

    test("count a change of rights when a sign-in ends while it takes a seat", async () => {
      for (let n = 0; n < races; n++) {
        const signIn = `s${n}`
        await one.directory.addSignIn({
          id: signIn,
          tokenHash: signIn,
          admin: false,
          createdAt: 0,
          usedOn: 0,
          plainName: false,
        })
        const [held] = await Promise.all([
          one.directory.endSignIn(signIn),
          change(other, seat(signIn, MemberId.parse(`m${n}`))),
        ])
        // either the sign-in ended first and the seat came after it, or the seat is gone and the end was counted
        const left = await one.directory.seat(signIn, workspace)
        expect(held).toEqual(left === null ? [workspace] : [])
      }
    })

    test("begin a letter on one of them", async () => {
      for (let n = 0; n < races; n++) {
        const letter = { workspace, notice: `n${n}`, member: ann }
        const both = await Promise.all([one.directory.beginLetter(letter, n), other.directory.beginLetter(letter, n)])
        expect(both.toSorted()).toEqual(["begun", "elsewhere"])
      }
    })

    test("know a member who writes for the first time by one number", async () => {
      for (let n = 0; n < races; n++) {
        const by = MemberId.parse(`m${n}`)
        const notes = [TopicId.parse(`a${n}`), TopicId.parse(`b${n}`)] as const
        for (const note of notes) await one.documents.read(note, workspace)
        const both = await Promise.all([
          one.documents.append(notes[0], at(0), [{ ...update(1), by }], []),
          other.documents.append(notes[1], at(0), [{ ...update(2), by }], []),
        ])
        expect(both.map(({ kind }) => kind)).toEqual(["appended", "appended"])
      }
    })
  })
}

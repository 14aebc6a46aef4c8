import { setImmediate as nextTurn } from "node:timers/promises"
import { beforeEach, describe, expect, test } from "vitest"
import type { Opened } from "../../../../server/adapters/opened.ts"
import type { Head } from "../../../../server/ports/database/store.ts"
import type { ExpectedHead } from "../../../../server/ports/documents/documentLog.ts"
import { RoundId, TopicId } from "../../../../shared/model/ids.ts"
import { ann, answer, at, ben, commandId, event, headAt, receipt, topic, unit, update, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

/** The number of times that each race is run. */
const races = 200

/** Milliseconds for a race of ballots: on PostgreSQL each write hands a key to the other connection. */
const keysPassedMs = 90_000

/** Waits for some turns of the event loop. */
async function turns(n: number): Promise<void> {
  for (let turn = 0; turn < n; turn++) await nextTurn()
}

/**
 * Races between two processes that write to one database with connections of their own. In each race, both have read the
 * same state before either of them writes.
 */
export function twoConnections(bench: () => Bench) {
  describe("two connections to one database", () => {
    let one: Opened
    let other: Opened
    beforeEach(async () => {
      other = await bench().second()
      one = bench().opened
    })

    /** Runs a race between the two many times. In every second one, they change places. */
    const race = async (run: (n: number, first: Opened, second: Opened) => Promise<void>) => {
      for (let n = 0; n < races; n++) await (n % 2 === 0 ? run(n, one, other) : run(n, other, one))
    }

    /** Starts two writes so that each of them comes first half of the time, and a few turns of the loop apart. */
    const both = async <A, B>(n: number, a: () => Promise<A>, b: () => Promise<B>): Promise<[A, B]> => {
      const [forA, forB] = n % 4 < 2 ? [0, n % 8] : [n % 8, 0]
      return Promise.all([turns(forA).then(a), turns(forB).then(b)])
    }

    test("never take an answer that a reveal has not read", async () => {
      let head: Head = headAt(0)
      await race(async (n, first, second) => {
        const asked = RoundId.parse(`r${n}`)
        const given = { ...answer(ann, 1), round: asked }
        const next = event(head.seq + 1)
        const [answered, revealed] = await both(
          n,
          () => first.store.commit(unit(0, { expect: head, answers: [given] })),
          () =>
            second.store.commit(unit(0, { expect: head, events: [next], sealed: [{ round: asked, revisions: 0 }] })),
        )
        // the second of the two was decided on a state that is gone
        expect([answered.kind, revealed.kind].sort()).toEqual(["behind", "committed"])
        expect(await first.store.answers(asked)).toHaveLength(answered.kind === "committed" ? 1 : 0)
        head = await second.store.head(workspace)
        expect(head).toEqual(revealed.kind === "committed" ? { seq: next.seq, hash: next.hash } : head)
      })
    })

    test("never cast a ballot that a reveal has not counted", { timeout: keysPassedMs }, async () => {
      let head: Head = headAt(0)
      await race(async (n, first, second) => {
        const secret = RoundId.parse(`r${n}`)
        const blank = { tokenHash: `token ${n}`, side: null, value: Uint8Array.from([0]) }
        await one.ballots.print(secret, [blank], true)
        const { seen } = await one.ballots.count(secret)
        const value = Uint8Array.from([1])
        const [cast, revealed] = await both(
          n,
          () =>
            first.ballots.cast({ workspace, expect: head, round: secret, tokenHash: blank.tokenHash, value, most: 1 }),
          () =>
            second.store.commit(
              unit(0, { expect: head, events: [event(head.seq + 1)], ballots: [{ round: secret, seen }] }),
            ),
        )
        expect([cast, revealed.kind]).not.toEqual(["cast", "committed"])
        expect(await one.ballots.castIn(secret)).toBe(cast === "cast" ? 1 : 0)
        head = await second.store.head(workspace)
      })
    })

    test("never count more ballots than there are electors", { timeout: keysPassedMs }, async () => {
      await race(async (n, first, second) => {
        const secret = RoundId.parse(`r${n}`)
        const tokens = [`a${n}`, `b${n}`]
        const blanks = tokens.map(tokenHash => ({ tokenHash, side: null, value: Uint8Array.from([0]) }))
        await one.ballots.print(secret, blanks, true)
        const cast = (by: Opened, tokenHash = "") =>
          by.ballots.cast({
            workspace,
            expect: headAt(0),
            round: secret,
            tokenHash,
            value: Uint8Array.from([1]),
            most: 1,
          })
        expect(
          (
            await both(
              n,
              () => cast(first, tokens[0]),
              () => cast(second, tokens[1]),
            )
          ).sort(),
        ).toEqual(["cast", "unknown"])
        expect(await one.ballots.castIn(secret)).toBe(1)
      })
    })

    test("give a client id to one member", async () => {
      await race(async (n, first, second) => {
        const note = TopicId.parse(`t${n}`)
        await one.documents.read(note, workspace)
        const results = await both(
          n,
          () => first.documents.append(note, at(0), [update(1)], [{ client: 7, member: ann }]),
          () => second.documents.append(note, at(0), [{ ...update(2), by: ben }], [{ client: 7, member: ben }]),
        )
        expect(results.map(({ kind }) => kind).sort()).toEqual(["appended", "changed"])
        const { owners, updates } = await one.documents.read(note, workspace)
        expect(owners).toEqual([{ client: 7, member: results[0].kind === "appended" ? ann : ben }])
        expect(updates).toHaveLength(1)
      })
    })

    test("append to a note one after the other, and the loser gets what it missed", async () => {
      await one.documents.read(topic, workspace)
      let seq = 0
      await race(async (n, first, second) => {
        const mine = { ...update(1), at: 5 }
        const theirs = { ...update(2), at: 6 }
        const results = await both(
          n,
          () => first.documents.append(topic, at(seq), [mine], []),
          () => second.documents.append(topic, at(seq), [theirs], []),
        )
        const won = results[0].kind === "appended" ? mine : theirs
        expect(results.map(({ kind }) => kind).sort()).toEqual(["appended", "behind"])
        expect(results.find(({ kind }) => kind === "behind")).toEqual({
          kind: "behind",
          missed: [expect.objectContaining({ seq: seq + 1, at: won.at, update: won.update })],
        })
        seq += 1
      })
      const log = await one.documents.updates({ topic, epoch: 1 }, 0)
      expect(log.map(row => row.seq)).toEqual(Array.from({ length: races }, (_, n) => n + 1))
    })

    test.each([
      {
        change: "a note is locked",
        more: (note: TopicId) => ({
          directory: [{ kind: "note-standing" as const, topic: note, workspace, standing: "locked" as const }],
        }),
      },
      { change: "a right has ended", more: () => ({ changesRights: true }) },
    ])("append nothing once $change", async ({ more }) => {
      let head: Head = headAt(0)
      await race(async (n, first, second) => {
        const note = TopicId.parse(`t${n}`)
        await one.documents.read(note, workspace)
        const { rights } = await one.store.newest(workspace)
        const expected: ExpectedHead = { ...at(0), rights }
        const rows = async () => (await one.documents.updates({ topic: note, epoch: 1 }, 0)).length
        const [appended, after] = await both(
          n,
          () => first.documents.append(note, expected, [update(1)], []),
          () => second.store.commit(unit(0, { expect: head, events: [event(head.seq + 1)], ...more(note) })).then(rows),
        )
        expect(await rows()).toBe(after)
        const late = { ...expected, seq: after }
        expect(await first.documents.append(note, late, [update(2)], [])).toEqual({ kind: "changed" })
        expect(await rows()).toBe(appended.kind === "appended" ? 1 : 0)
        head = await second.store.head(workspace)
      })
    })

    test("read one epoch of a note, never a part of the next", async () => {
      await one.documents.read(topic, workspace)
      await one.documents.append(topic, at(0), [update(1), update(1)], [{ client: 1, member: ann }])
      let seq = 2
      await race(async (n, first, second) => {
        const epoch = n + 2
        const begin = () =>
          second.documents.startEpoch(topic, { epoch: n + 1, seq }, epoch, update(epoch % 251), {
            client: epoch,
            member: ben,
          })
        const [stored, begun] = await both(
          n,
          () => first.documents.read(topic, workspace),
          () => begin(),
        )
        expect(begun).toBe(true)
        expect([epoch - 1, epoch]).toContain(stored.head.epoch)
        expect(stored.updates.map(row => row.update[0])).toEqual(
          Array.from({ length: stored.head.seq }, () => stored.head.epoch % 251),
        )
        expect(stored.owners.map(({ client }) => client)).toEqual([stored.head.epoch])
        expect(stored.retired).toHaveLength(stored.head.epoch - 1)
        const old: ExpectedHead = { ...at(seq), epoch: n + 1 }
        expect(await first.documents.append(topic, old, [update(9)], [])).toEqual({ kind: "changed" })
        seq = 1
      })
    })

    test("append nothing to an epoch that has ended", async () => {
      await race(async (n, first, second) => {
        const note = TopicId.parse(`t${n}`)
        await one.documents.read(note, workspace)
        const [appended, begun] = await both(
          n,
          () => first.documents.append(note, at(0), [update(1)], []),
          () => second.documents.startEpoch(note, { epoch: 1, seq: 0 }, 2, update(2), { client: 2, member: ben }),
        )
        expect(appended.kind === "appended").toBe(!begun)
      })
    })

    test("perform a command that was sent twice only once", async () => {
      await race(async (n, first, second) => {
        const command = { member: ann, id: commandId(`c${n}`), receipt: receipt(n + 1) }
        const decided = unit(n, { events: [event(n + 1)], command })
        const done = await both(
          n,
          () => first.store.commit(decided),
          () => second.store.commit(decided),
        )
        expect(done.map(({ kind }) => kind).sort()).toEqual(["committed", "repeated"])
      })
      expect(await one.store.events(workspace, 0, 2 * races)).toHaveLength(races)
    })

    test("end a right that the other one still reads from memory", async () => {
      const before = await one.store.newest(workspace)
      const signIn = { id: "s1", tokenHash: "hash", admin: false, createdAt: 1, usedOn: 0, plainName: false }
      await one.directory.addSignIn(signIn)
      const invite = { kind: "seat" as const, signIn: "s1", workspace, member: ann, invite: "i1" as never }
      await one.store.commit(unit(0, { events: [event(1)], directory: [invite] }))
      expect(await other.directory.endSignIn("s1")).toEqual([workspace])
      expect(await one.store.newest(workspace)).toEqual({ seq: 1, rights: before.rights + 1 })
    })
  })
}

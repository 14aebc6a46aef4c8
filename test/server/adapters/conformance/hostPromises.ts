import { describe, expect, test } from "vitest"
import { ed25519 } from "../../../../server/adapters/system/instanceKey.ts"
import { checkLog } from "../../../../server/evidence/checkLog.ts"
import { hostDraft } from "../../../../server/ports/hostLog/hostLog.ts"
import { sha256 } from "../../../../server/start/instance/instance.ts"
import { headStatement } from "../../../../shared/record/chain.ts"
import { type HostEvent, hostLogId } from "../../../../shared/record/host/hostEvents.ts"
import { unit, workspace } from "../samples.ts"
import type { Bench } from "../storeConformance.ts"

const everything = { before: Number.MAX_SAFE_INTEGER, limit: 50, kinds: null, from: 0, until: Number.MAX_SAFE_INTEGER }
const signIn = { id: "s1", tokenHash: "h1", admin: false, createdAt: 1, usedOn: 1, plainName: true }
const visitor = { kind: "visitor", signIn: "s1" } as const
const exported: HostEvent = { kind: "exported", what: "bundle", workspace, by: visitor }

export function hostPromises(bench: () => Bench) {
  let n = 0
  const draft = (event: HostEvent, at = 1_000) => hostDraft(event, { now: () => at, id: () => `salt${++n}` })
  const rows = () => bench().opened.hostRows
  const kinds = async () => (await rows().newest(everything)).map(({ kind }) => kind)
  const checked = () => checkLog({ store: bench().opened.store, keys: bench().opened.keys, sha256, ed25519 }, hostLogId)

  describe("the log of the host", () => {
    test("is one chain, with a signed head at each entry, and survives a restart", async () => {
      await rows().append([draft(exported), draft({ kind: "refused-often", of: "codes", by: { kind: "server" } })])
      await rows().append([draft({ ...exported, about: { kind: "terminal" } })])
      await bench().reopen()
      expect(await checked()).toMatchObject({ head: { seq: 3 } })
      expect(await bench().opened.store.signedHeads(hostLogId, 0, 9)).toHaveLength(3)
      expect(await kinds()).toEqual(["exported", "refused-often", "exported"])
      expect((await rows().newest(everything))[0]).toMatchObject({
        seq: 3,
        at: 1_000,
        body: { what: "bundle", workspace },
        personal: { by: visitor, about: { kind: "terminal" } },
      })
    })

    test("records an act together with it, or not at all", async () => {
      const { store, directory } = bench().opened
      const invited: HostEvent = { kind: "link-made", link: "seat", id: "i1", role: "observer", workspace, by: visitor }
      const host = [draft(invited)]
      expect(await store.commit({ ...unit(0), expect: { seq: 7, hash: "another" }, host })).toEqual({ kind: "behind" })
      expect(await kinds()).toEqual([])
      expect((await store.commit({ ...unit(0), host })).kind).toBe("committed")
      const way = { way: "link", administrator: false, workspace: null } as const
      await directory.addSignIn(signIn, [draft({ kind: "signed-in", ...way, by: visitor })])
      await directory.endSignIn("s1", [draft({ kind: "signed-out", how: "left", by: visitor })])
      expect(await kinds()).toEqual(["signed-out", "signed-in", "link-made"])
      expect(await checked()).toMatchObject({ head: { seq: 3 } })
    })

    test("takes the entry of a new signing key with the key, signed by it, or neither", async () => {
      const { keys } = bench().opened
      const before = keys.publicKey
      const rotated = (publicKey: string) => draft({ kind: "key-rotated", publicKey, by: { kind: "terminal" } })
      const failing = (publicKey: string) => ({
        ...rotated(publicKey),
        get body(): never {
          throw new Error("cut off")
        },
      })
      await expect(keys.rotate(publicKey => [failing(publicKey)])).rejects.toThrow("cut off")
      await bench().reopen()
      expect([bench().opened.keys.publicKey, await kinds()]).toEqual([before, []])
      await bench().opened.keys.rotate(publicKey => [rotated(publicKey)])
      const after = bench().opened.keys.publicKey
      expect((await rows().newest(everything)).map(({ kind, body }) => [kind, body])).toEqual([
        ["key-rotated", { publicKey: after }],
      ])
      const [signed] = await bench().opened.store.signedHeads(hostLogId, 0, 9)
      const [entry] = await bench().opened.store.events(hostLogId, 0, 9)
      expect(ed25519(after, headStatement(hostLogId, entry!), signed?.signature ?? "")).toBe(true)
    })

    test("is read by kind, by time and page by page, newest first", async () => {
      for (const at of [1_000, 2_000, 3_000]) await rows().append([draft(exported, at)])
      await rows().append([draft({ kind: "key-rotated", publicKey: "k", by: { kind: "terminal" } }, 4_000)])
      const seqs = async (query: object) => (await rows().newest({ ...everything, ...query })).map(({ seq }) => seq)
      expect(await seqs({ limit: 2 })).toEqual([4, 3])
      expect(await seqs({ limit: 2, before: 3 })).toEqual([2, 1])
      expect(await seqs({ kinds: ["key-rotated"] })).toEqual([4])
      expect(await seqs({ kinds: [] })).toEqual([])
      expect(await seqs({ from: 2_000, until: 4_000 })).toEqual([3, 2])
    })

    test("still verifies when the personal parts of old entries are erased", async () => {
      for (const at of [1_000, 2_000]) await rows().append([draft(exported, at)])
      expect(await rows().erasePersonal(2_000)).toBe(1)
      expect(await rows().erasePersonal(2_000)).toBe(0)
      expect((await rows().newest(everything)).map(({ personal }) => personal)).toEqual([
        { by: visitor, about: null },
        null,
      ])
      expect(await checked()).toMatchObject({ head: { seq: 2 } })
    })

    test("takes a setting from the administrator who has seen the newest, with its entry", async () => {
      const { hostSettings } = bench().opened
      const entry = () => [draft({ kind: "settings-changed", names: ["name"], by: visitor })]
      expect(await hostSettings.read("face")).toEqual({ value: "", revision: 0 })
      expect(await hostSettings.write("face", "a", 0, entry())).toBe(true)
      expect(await hostSettings.write("face", "b", 0, entry())).toBe(false)
      const second = await bench().second()
      expect(await second.hostSettings.read("face")).toEqual({ value: "a", revision: 1 })
      const wrote = await Promise.all([
        bench().opened.hostSettings.write("face", "c", 1, entry()),
        second.hostSettings.write("face", "d", 1, entry()),
      ])
      expect(wrote.filter(one => one)).toHaveLength(1)
      expect(await kinds()).toEqual(["settings-changed", "settings-changed"])
      expect(await checked()).toMatchObject({ head: { seq: 2 } })
      await second.close()
    })

    test("lists who is signed in, the last used first, and what workspaces take", async () => {
      const { directory, hostReadings, files } = bench().opened
      const all = { madeAfter: 0, usedFrom: 0 }
      await directory.addSignIn(signIn)
      await directory.addSignIn({ ...signIn, id: "s2", tokenHash: "h2", admin: true, usedOn: 2 })
      expect(await hostReadings.signIns(all, 5)).toEqual([
        { id: "s2", admin: true, createdAt: 1, usedOn: 2, device: "", account: "", seats: [] },
        { id: "s1", admin: false, createdAt: 1, usedOn: 1, device: "", account: "", seats: [] },
      ])
      expect(await hostReadings.signIns(all, 1)).toHaveLength(1)
      expect(await hostReadings.usage()).toEqual([])
      const file = { sha256: "0".repeat(64), type: "application/pdf", size: 1_000 } as const
      await files.begin(workspace, file, file.size, 1)
      expect(await hostReadings.usage()).toEqual([{ workspace, notes: 0, files: 1_000 }])
    })

    test("has no second entry of one number where two processes write at the same moment", async () => {
      const second = await bench().second()
      await Promise.all(
        [bench().opened, second, bench().opened, second].map(({ hostRows }) => hostRows.append([draft(exported)])),
      )
      expect(await checked()).toMatchObject({ head: { seq: 4 } })
      await second.close()
    })
  })
}

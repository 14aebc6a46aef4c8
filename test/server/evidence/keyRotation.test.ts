import { readFileSync } from "node:fs"
import Sqlite from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { instanceKey, newInstanceKey } from "../../../server/adapters/system/instanceKey.ts"
import { openInstance } from "../../../server/start/instance/openInstance.ts"
import { answerOwner } from "../../../server/start/owner/answerOwner.ts"
import { successionStatement } from "../../../shared/record/chain.ts"
import { fingerprintOf } from "../../../shared/record/fingerprint.ts"
import { verdictLines } from "../../../shared/record/verify/telling/sentences.ts"
import type { Verdict } from "../../../shared/record/verify/verdict.ts"
import type { Outside } from "../../../shared/record/verify.ts"
import { bytesOf, type Enclosed, enclosedIn, textOf, tools, verdictOn } from "../../kit/evidence.ts"
import { openPanel, type Panel } from "../../kit/servers/panel.ts"
import { forged } from "./forged.ts"

let panel: Panel
let enclosed: Enclosed
/** the key of each time, and the head at its end */
const times: { key: string; head: string }[] = []
let bundle: string
let secret: string

/** A record declared, whose head is signed by the key of its time. */
async function record(): Promise<void> {
  const statement = await panel.proposed(`Data move by default, in time ${times.length}.`)
  const { round } = await panel.do("moderator", "open-round", { statement, version: 1, kind: "call" })
  const answer = { kind: "call", position: "agree" } as const
  for (const n of [1, 2, 3, 4])
    await panel.do(`panelist${n}`, "answer-round", { round: String(round), seen: 0, answer })
  await panel.do("moderator", "close-and-show", { round: String(round) })
  await panel.do("moderator", "declare-record", { statement, level: "unanimity", seen: "4/4/0/0/0/0" })
  const [workspace] = await panel.instance.directory.workspaces()
  const { hash } = await panel.instance.store.head(workspace!.id)
  times.push({ key: panel.instance.keys.publicKey, head: hash })
}

async function made(): Promise<string> {
  const [workspace] = await panel.instance.directory.workspaces()
  const one = await panel.instance.evidence.bundle(workspace!.id, { audience: "room", session: null })
  if ("refuse" in one) throw new Error(one.refuse.code)
  return textOf(one)
}

const rotate = () => answerOwner(panel.instance, "")("rotate-key", {})

async function judged(bytes: Uint8Array, outside: Outside): Promise<Verdict> {
  const verdict = verdictOn(bytes, outside)
  expect(await enclosed.verify(bytes, enclosed.tools, outside)).toEqual(verdict)
  return verdict
}

beforeAll(async () => {
  panel = await openPanel()
  await record()
  const file = new Sqlite(panel.file, { readonly: true })
  secret = String(file.prepare("SELECT value FROM meta WHERE key = 'signing-key'").pluck().get())
  file.close()
  await rotate()
  await record()
  await rotate()
  await record()
  bundle = await made()
  enclosed = (await enclosedIn(bundle)).mjs
})
afterAll(() => panel.end())

describe("a bundle whose log was signed by three keys", () => {
  test("is complete under each of them, and says that an older one was replaced", async () => {
    expect(new Set(times.map(({ key }) => key)).size).toBe(3)
    for (const [n, { key }] of times.entries()) {
      const verdict = await judged(bytesOf(bundle), { key })
      expect(verdict).toMatchObject({ is: "complete", publicKey: times[2]?.key, successors: 2 - n })
      const said = verdictLines(verdict, "en").join(" ")
      expect(said.includes("The key you gave was replaced later")).toBe(n < 2)
    }
  })

  test("is complete under the fingerprint that was printed in the time of each", async () => {
    for (const { key, head } of times) {
      const fingerprint = fingerprintOf(tools.sha256, key, head)
      expect(await judged(bytesOf(bundle), { fingerprint })).toMatchObject({ is: "complete" })
    }
  })

  test("fails where a key signed its successor under another's name, or a forger's key follows the genuine one", async () => {
    const forger = instanceKey(newInstanceKey())
    const signatureOf = (to: string) => forger.sign(successionStatement(times[2]!.key, to))
    const ways: ((own: string) => { publicKey: string; signature: string }[])[] = [
      own => [{ publicKey: times[2]!.key, signature: signatureOf(own) }],
      () => [{ publicKey: times[2]!.key, signature: "0".repeat(128) }],
      own => [
        { publicKey: times[0]!.key, signature: signatureOf(forger.publicKey) },
        { publicKey: forger.publicKey, signature: forger.sign(successionStatement(forger.publicKey, own)) },
      ],
    ]
    for (const former of ways) {
      const { bytes } = forged(bundle, ({ header }) => void (header.formerKeys = former(header.publicKey)))
      for (const { key } of times)
        expect(await judged(bytes, { key })).toMatchObject({ ok: false, part: "header", why: "signature" })
    }
  })

  test("fails under the genuine keys where a forger's key stands alone", async () => {
    const { bytes } = forged(bundle, ({ header }) => void (header.formerKeys = []))
    for (const { key } of times) expect(await judged(bytes, { key })).toMatchObject({ ok: false, why: "signature" })
  })
})

describe("the keys of an instance", () => {
  test("are the same after a restart, and the log that they signed still verifies", async () => {
    const again = await openInstance(panel.file)
    expect(again.keys.publicKey).toBe(times[2]?.key)
    expect(again.keys.former.map(({ publicKey }) => publicKey)).toEqual([times[0]?.key, times[1]?.key])
    await again.close()
    expect(await made()).toBe(bundle)
  })

  test("that were replaced are in the database and its log no more", () => {
    expect(secret.length).toBeGreaterThan(40)
    for (const file of [panel.file, `${panel.file}-wal`]) expect(readFileSync(file).includes(secret)).toBe(false)
  })
})

import { afterAll, beforeAll, expect, test } from "vitest"
import { examineBus } from "../../../../server/cli/doctor/bus.ts"
import { startValkey, type Valkey } from "../../../kit/servers/components/valkey.ts"
import { freePort } from "../../../kit/servers/freePort.ts"
import { found, inEveryLanguage } from "./told.ts"

let valkey: Valkey
beforeAll(async () => {
  valkey = await startValkey()
})
afterAll(() => valkey.stop())

test("a Valkey that carries messages is right, and none need be set", async () => {
  expect(found([await examineBus(null)])).toEqual(["ok bus-none"])
  expect(found([await examineBus(valkey.url())])).toEqual(["ok bus"])
})

test("a wrong password is wrong, and said without it", async () => {
  const finding = await examineBus(valkey.url().replace(/:[^:@]+@/, ":wrong@"))
  expect(found([finding])).toEqual(["wrong bus-sign-in"])
  inEveryLanguage([finding], "REDIS_URL")
  expect(finding.told((id, ...values) => JSON.stringify([id, ...values]))).not.toContain("wrong@")
})

test("a Valkey that does not answer is wrong", async () => {
  const finding = await examineBus(`redis://127.0.0.1:${await freePort()}`)
  expect(found([finding])).toEqual(["wrong bus-away"])
  inEveryLanguage([finding], "ECONNREFUSED")
})

test("a user who may not publish is wrong", async () => {
  const { Redis } = await import("ioredis")
  const owner = new Redis(valkey.url())
  await owner.call("ACL", "SETUSER", "guest", "on", ">secret", "+ping", "+info", "+subscribe", "&*")
  const finding = await examineBus(`redis://guest:secret@127.0.0.1:${valkey.port}`)
  expect(found([finding])).toEqual(["wrong bus-forbidden"])
  inEveryLanguage([finding], "docs/SCALE.md")
  // With the rights that are enough, also without the version.
  await owner.call("ACL", "SETUSER", "guest", "-info", "+publish")
  expect(found([await examineBus(`redis://guest:secret@127.0.0.1:${valkey.port}`)])).toEqual(["ok bus"])
  owner.disconnect()
})

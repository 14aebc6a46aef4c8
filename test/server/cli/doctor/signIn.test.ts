import { afterEach, beforeEach, expect, test } from "vitest"
import { examineSignIn } from "../../../../server/cli/doctor/signIn.ts"
import { type FakeService, fakeService, settingsOf } from "../../../kit/servers/fakeService.ts"
import { freePort } from "../../../kit/servers/freePort.ts"
import { found, inEveryLanguage } from "./told.ts"

let service: FakeService
beforeEach(async () => {
  service = await fakeService()
})
afterEach(() => service.end())

test("no service is no fault, and one that publishes its addresses is right", async () => {
  expect(found(await examineSignIn([], []))).toEqual(["ok sign-in-none"])
  expect(found(await examineSignIn([settingsOf(service)], []))).toEqual(["ok sign-in"])
})

test("a service that is away, or another one at its address, is wrong with the cause", async () => {
  const away = await examineSignIn([settingsOf({ issuer: `http://127.0.0.1:${await freePort()}` })], [])
  expect(found(away)).toEqual(["wrong sign-in-away"])
  inEveryLanguage(away, "ECONNREFUSED")
  const other = await examineSignIn([settingsOf({ issuer: `${service.issuer}/other` })], [])
  expect(found(other)).toEqual(["wrong sign-in-away"])
})

test("the last failed sign-in is told with its number and its cause", async () => {
  const failed = { service: "1", name: "Institute", id: "a1b2c3d4", at: 1_780_000_000_000, cause: "invalid_client" }
  const findings = await examineSignIn([settingsOf(service)], [failed])
  expect(found(findings)).toEqual(["warning sign-in-failed"])
  inEveryLanguage(findings, "a1b2c3d4")
  inEveryLanguage(findings, "invalid_client")
})

import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, expect, test } from "vitest"
import { ownFolder } from "../../../../server/adapters/system/dataFolder.ts"
import { examine } from "../../../../server/cli/doctor/doctor.ts"
import { readConfig } from "../../../../server/start/config.ts"
import { examineHeads } from "../../../../server/start/owner/examineHeads.ts"
import { openPanel } from "../../../kit/servers/panel.ts"
import { newFolder, removeFolder } from "../../../kit/servers/plenary.ts"
import { found, inEveryLanguage } from "./told.ts"

let folder: string
beforeEach(() => {
  folder = newFolder()
})
afterEach(() => removeFolder(folder))

type Answer = (method: string, params: unknown) => Promise<unknown>

/** The findings about a server on the folder that answers so, by the beginning of their codes. */
async function findingsOf(codes: string, answer: Answer) {
  const owner = await ownFolder(folder, answer)
  const all = await examine(readConfig({ DATA_DIR: folder }))
  await owner.close()
  return all.filter(({ code }) => code.startsWith(codes))
}
const findings = (answer: Answer) => findingsOf("server", answer)

const reports = (...causes: string[]) => findings(async () => ({ causes, seen: null }))

test("a server without a cause is right, and so is a folder without a server", async () => {
  expect(found(await reports())).toEqual(["ok server"])
  const none = await examine(readConfig({ DATA_DIR: folder }))
  expect(found(none.filter(({ code }) => code.startsWith("server")))).toEqual(["ok server-none"])
})

test("a server that is not ready is wrong, and its causes are said", async () => {
  const unready = await reports("disk-full", "bus-away")
  expect(found(unready)).toEqual(["wrong server-unready"])
  inEveryLanguage(unready, "disk-full, bus-away")
})

test.each(["bus-away", "history-damaged"])("%s is a warning, as the server goes on", async cause => {
  const one = await reports(cause)
  expect(found(one)).toEqual(["warning server-unready"])
  inEveryLanguage(one, cause)
})

test("the log of the host is verified from its first entry, and a break says what to do", async () => {
  const panel = await openPanel({ live: false })
  const { hostLog } = panel.instance
  for (const of of ["codes", "invitations", "ballots"])
    await hostLog.append({ kind: "refused-often", of, by: { kind: "server" } })
  const whole = await examineHeads(panel.instance)
  expect(whole.host).toMatchObject({ broken: null })
  const heads = (result: object) =>
    findingsOf("host-", async method => (method === "examine-heads" ? result : { causes: [], seen: null }))
  expect(found(await heads(whole))).toEqual(["ok host-chain"])
  inEveryLanguage(await heads(whole), String(whole.host.entries))

  const file = new Sqlite(panel.file)
  const n = whole.host.entries - 2
  file.exec("DROP TRIGGER event_no_update")
  file.prepare("UPDATE event SET at_ms = at_ms + 1 WHERE workspace = 'host-log' AND seq = ?").run(n)
  file.close()
  const broken = await examineHeads(panel.instance)
  await panel.end()
  expect(broken.host).toMatchObject({ broken: n })
  expect(found(await heads(broken))).toEqual(["wrong host-chain-broken"])
  inEveryLanguage(await heads(broken), "plenary restore FILE")
})

test("a server that answers with an error, or with what cannot be read, is wrong", async () => {
  const failed = await findings(async () => {
    throw new Error("no answer today")
  })
  expect(found(failed)).toEqual(["wrong server-silent"])
  expect(found(await findings(async () => "nothing to read"))).toEqual(["wrong server-silent"])
})

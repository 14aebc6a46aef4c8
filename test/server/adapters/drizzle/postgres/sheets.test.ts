import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import Sqlite from "better-sqlite3"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { Connections } from "../../../../../server/adapters/drizzle/postgres/connection/pool.ts"
import { openPostgres } from "../../../../../server/adapters/drizzle/postgres/openPostgres.ts"
import { postgresRunner } from "../../../../../server/adapters/drizzle/postgres/runner.ts"
import { boxFor, newKeyPair, openBox } from "../../../../../server/adapters/drizzle/postgres/sheet/keyBox.ts"
import { openSheets } from "../../../../../server/adapters/drizzle/postgres/sheet/openSheets.ts"
import { openSheet, sealSheet } from "../../../../../server/adapters/drizzle/postgres/sheet/sealedSheet.ts"
import { filled, newSheet } from "../../../../../server/adapters/drizzle/postgres/sheet/sheet.ts"
import { sheetBallots } from "../../../../../server/adapters/drizzle/postgres/sheet/sheetBallots.ts"
import { systemClock } from "../../../../../server/adapters/system/systemClock.ts"
import type { Tokens } from "../../../../../server/ports/database/ballots.ts"
import { BallotsLocked } from "../../../../../server/ports/database/failing.ts"
import type { Health } from "../../../../../server/ports/host/health.ts"
import { eventually } from "../../../../kit/clocks/eventually.ts"
import { newFolder, removeFolder } from "../../../../kit/servers/plenary.ts"
import { ProcessBuses } from "../../../../kit/servers/processBuses.ts"
import { ann, ben, event, headAt, round, unit, workspace } from "../../samples.ts"
import { type PostgresBench, postgresBench } from "./postgresBench.ts"

const unwatched: Health = { watch: () => {}, look: () => [], onChange: () => {} }
const minute = 60_000

let bench: PostgresBench
let buses: ProcessBuses
let now: number
const ends: (() => Promise<void>)[] = []
const folders: string[] = []

beforeEach(async () => {
  bench = await postgresBench()
  await bench.opened.store.commit(unit(0, { events: [event(1)] }))
  // The bench's own process would be one more that keeps keys.
  await bench.opened.close()
  buses = new ProcessBuses()
  now = systemClock.now()
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  bench.opened = await openPostgres({ url: bench.url })
  await bench.end()
  for (const folder of folders.splice(0)) removeFolder(folder)
})

function newDataDir(): string {
  const folder = newFolder()
  folders.push(folder)
  return folder
}

/** One server's part of secret rounds, with a data folder of its own. */
function node(dataDir: string | null, shared = "secret") {
  const bus = buses.join()
  const connections = new Connections(bench.url)
  const clock = { ...systemClock, now: () => now }
  const runner = postgresRunner(connections, clock, unwatched)
  const sheets = openSheets(runner, bus, { clock, dataDir, lostAfterMs: 15 * minute, shared })
  let isOpen = true
  const end = async () => {
    if (!isOpen) return
    isOpen = false
    await sheets.close()
    await runner.close()
  }
  ends.push(end)
  return {
    runner,
    sheets,
    ballots: sheetBallots(runner, sheets),
    end,
    /** as by SIGKILL: the others hear nothing of it any more */
    async kill() {
      bus.kill()
      await end()
    },
  }
}
type Node = ReturnType<typeof node>

const blank = (tokenHash: string) => ({ tokenHash, side: null, value: new Uint8Array(16) })
const value = (n: number) => new Uint8Array(16).fill(n)
const roll = [ann, ben].map(member => ({ member, seal: "blank" }))
const tokens: Tokens = { version: 0, free: ["a", "b", "c"].map(token => ({ side: null, token })), held: [] }

const print = ({ ballots }: Node) => ballots.print(round, ["a", "b", "c"].map(blank), true, { tokens, most: 2, roll })
const cast = ({ ballots }: Node, tokenHash: string, n: number) =>
  ballots.cast({ workspace, expect: headAt(1), round, tokenHash, value: value(n), most: 2 })

/** Hands the next token to a member, as the ballot box does. */
async function hand({ ballots }: Node, member: typeof ann) {
  const before = await ballots.tokens(round)
  const token = before?.free.at(-1)?.token ?? ""
  const held = { member, token, tokenHash: token, browser: null, sealed: true, moves: 0 }
  const after = {
    version: before?.version ?? 0,
    free: before?.free.slice(0, -1) ?? [],
    held: [...(before?.held ?? []), held],
  }
  return { token, done: await ballots.mark(round, { member, seal: `seal of ${token}` }, after) }
}

const keysIn = (folder: string): { id: string; bytes: Buffer }[] => {
  const file = new Sqlite(join(folder, "ballot-keys.db"), { readonly: true })
  const rows = file.prepare("SELECT id, bytes FROM ballot_key").all()
  file.close()
  return rows as { id: string; bytes: Buffer }[]
}

const bytesIn = (folder: string): Buffer =>
  Buffer.concat(readdirSync(folder).map(name => readFileSync(join(folder, name))))

describe("a sheet", () => {
  const key = Buffer.alloc(64, 7)
  const at = { round, version: 3 }
  const sheet = { ...newSheet(["b", "a", "c"].map(blank), 2, tokens), tokens }

  test("is read as it was written, with the tokens of its version", () => {
    const written = filled(sheet, "b", value(5))
    expect(openSheet(sealSheet(written, key, at), key, at)).toEqual({ ...written, tokens: { ...tokens, version: 3 } })
    expect(openSheet(sealSheet(written, key, at), key.subarray(0, 32), at)).toEqual({ ...written, tokens: null })
  })

  test("has one length, whatever is cast, handed out or ended", () => {
    const lengths = [
      sheet,
      filled(sheet, "a", value(1)),
      filled(filled(sheet, "a", value(1)), "b", value(2)),
      { ...sheet, tokens: null },
      { ...sheet, rows: sheet.rows.slice(1) },
    ].map(one => sealSheet(one, key, at).length)
    expect(new Set(lengths).size).toBe(1)
  })

  test("is refused in the place of another one, and with another key", () => {
    const sealed = sealSheet(sheet, key, at)
    expect(() => openSheet(sealed, key, { ...at, version: 4 })).toThrow()
    expect(() => openSheet(sealed, Buffer.alloc(64, 8), at)).toThrow()
    const torn = Buffer.from(sealed)
    torn[40] = (torn[40] ?? 0) ^ 1
    expect(() => openSheet(torn, key, at)).toThrow()
  })
})

test("a box is opened by the key pair that it was made for, and by nobody who only knows the messages", () => {
  const [own, other] = [newKeyPair(), newKeyPair()]
  const box = boxFor(own.publicKey, Buffer.from("key"), "round 1", "shared")
  expect(openBox(own, box, "round 1", "shared")?.toString()).toBe("key")
  expect(openBox(own, box, "round 1", "guessed")).toBeNull()
  expect(openBox(own, box, "round 2", "shared")).toBeNull()
  expect(openBox(other, box, "round 1", "shared")).toBeNull()
  expect(openBox(own, { from: "no key", sealed: "" }, "round 1", "shared")).toBeNull()
})

test("two servers hand out and take ballots of one round: none prints over the other's", async () => {
  const [one, other] = [node(newDataDir()), node(newDataDir())]
  expect(new Set(await Promise.all([print(one), print(other)]))).toEqual(new Set([true, false]))
  const [first, second] = [await hand(one, ann), await hand(other, ben)]
  expect([first.done, second.done]).toEqual(["marked", "marked"])
  expect(first.token).not.toBe(second.token)
  expect(await cast(other, first.token, 1)).toBe("cast")
  expect(await cast(one, second.token, 2)).toBe("cast")
  for (const { ballots } of [one, other]) {
    expect((await ballots.count(round)).cast.map(ballot => ballot.value[0])).toEqual(
      first.token < second.token ? [1, 2] : [2, 1],
    )
    expect((await ballots.tokens(round))?.held).toEqual([])
  }
})

test("tokens that another server has handed out meanwhile are not handed out again", async () => {
  const [one, other] = [node(newDataDir()), node(newDataDir())]
  await print(one)
  const stale = await one.ballots.tokens(round)
  await hand(other, ben)
  const late = { version: stale?.version ?? 0, free: [], held: [] }
  expect(await one.ballots.mark(round, { member: ann, seal: "seal" }, late)).toBe("behind")
  expect(await one.ballots.end(round, "a", late)).toBe("behind")
  expect((await one.ballots.roll(round)).filter(({ marked }) => marked)).toEqual([{ member: ben, marked: true }])
})

test("whoever is killed right after a commit, the other server has the key already", async () => {
  const [one, other] = [node(newDataDir()), node(newDataDir())]
  await print(one)
  for (const [n, token] of ["a", "b"].entries()) {
    // The others are not told after the commit.
    buses.passes = (_, body) => !(body instanceof Object && "kind" in body && body.kind === "changed")
    expect(await cast(one, token, n + 1)).toBe("cast")
  }
  await one.kill()
  expect((await other.ballots.count(round)).cast.map(ballot => ballot.value[0])).toEqual([1, 2])
  expect((await other.ballots.tokens(round))?.free).toHaveLength(3)
  expect(await cast(other, "a", 9)).toBe("cast")
})

test("a key is on the disk and with another server before its sheet is committed; a commit that fails leaves no key", async () => {
  const folder = newDataDir()
  const [one, other] = [node(folder), node(newDataDir())]
  await print(one)
  const { transaction } = one.runner
  const during: unknown[] = []
  Object.assign(one.runner, {
    transaction: async () => {
      during.push(keysIn(folder).length, bytesIn(folders[1] ?? "").includes(keysIn(folder)[1]?.bytes ?? "none"))
      throw new Error("the disk of the database is full")
    },
  })
  const failing = { ...one, ballots: sheetBallots({ ...one.runner }, one.sheets) }
  await expect(cast(failing, "a", 1)).rejects.toThrow("full")
  expect(during).toEqual([2, true])
  Object.assign(one.runner, { transaction })
  expect(await cast(other, "a", 2)).toBe("cast")
  await eventually(() => expect([keysIn(folder).length, keysIn(folders[1] ?? "").length]).toEqual([1, 1]))
  expect((await one.ballots.count(round)).cast.map(ballot => ballot.value[0])).toEqual([2])
})

test("a server that was restarted goes on with the ballots from its disk, and without the tokens, as on SQLite", async () => {
  const folder = newDataDir()
  const one = node(folder)
  await print(one)
  await cast(one, "a", 1)
  await one.kill()
  const again = node(folder)
  expect((await again.ballots.count(round)).cast).toHaveLength(1)
  expect(await again.ballots.tokens(round)).toBeNull()
  expect(await cast(again, "b", 2)).toBe("cast")
  expect(await again.ballots.print(round, [blank("d")], false, { tokens, most: 2, roll: null })).toBe(true)
  expect((await again.ballots.tokens(round))?.free).toHaveLength(3)
})

test("while no server that answers has the key, ballots are neither read nor taken, and nothing is lost", async () => {
  const folder = newDataDir()
  const one = node(folder)
  await print(one)
  await cast(one, "a", 1)
  await one.kill()
  const other = node(newDataDir())
  await expect(cast(other, "b", 2)).rejects.toThrow(BallotsLocked)
  await expect(other.ballots.count(round)).rejects.toThrow(BallotsLocked)
  const back = node(folder)
  await eventually(async () => expect(await cast(other, "b", 2)).toBe("cast"))
  expect((await back.ballots.count(round)).cast).toHaveLength(2)
})

test("a round whose key no server has had for a quarter of an hour is told as lost, until it is destroyed", async () => {
  const one = node(newDataDir())
  await print(one)
  await one.kill()
  const other = node(newDataDir())
  const lost: string[] = []
  other.sheets.onLost(id => void lost.push(id))
  await expect(other.ballots.tokens(round)).rejects.toThrow(BallotsLocked)
  await sleep(2_500)
  now += 14 * minute
  await other.sheets.look()
  expect(lost).toEqual([])
  now += minute
  await eventually(() => expect(lost).toContain(round))
  await other.ballots.destroy(round)
  expect(await other.ballots.rounds()).toEqual([])
  await other.sheets.look()
  const told = lost.length
  await sleep(1_500)
  expect(lost).toHaveLength(told)
})

test("a round is not lost while another server has its key and only cannot hand it on", async () => {
  const one = node(newDataDir())
  await print(one)
  const other = node(newDataDir(), "another password")
  const lost: string[] = []
  other.sheets.onLost(id => void lost.push(id))
  await expect(other.ballots.tokens(round)).rejects.toThrow(BallotsLocked)
  for (let n = 0; n < 3; n++) {
    await other.sheets.look()
    now += 16 * minute
  }
  expect(lost).toEqual([])
  expect(await cast(one, "a", 1)).toBe("cast")
})

test("a key that is replaced leaves no byte in the data folder of any server, although the message was lost", async () => {
  const [mine, theirs] = [newDataDir(), newDataDir()]
  const [one, other] = [node(mine), node(theirs)]
  buses.passes = (_, body) => !(body instanceof Object && "kind" in body && body.kind === "changed")
  await print(one)
  const seen: Buffer[] = []
  for (let n = 1; n <= 5; n++) {
    seen.push(...keysIn(mine).map(({ bytes }) => bytes))
    await cast(n % 2 ? one : other, "a", n)
  }
  expect(seen.length).toBeGreaterThanOrEqual(5)
  const left = () => [mine, theirs].flatMap(folder => seen.filter(bytes => bytesIn(folder).includes(bytes)))
  // The next look at the sheets notices it.
  await eventually(() => expect(left()).toEqual([]))
  expect([keysIn(mine).length, keysIn(theirs).length]).toEqual([1, 1])
  const last = keysIn(mine).map(({ bytes }) => bytes)
  expect(last.map(bytes => bytesIn(mine).includes(bytes))).toEqual([true])
  await one.ballots.destroy(round)
  await eventually(() => expect([...keysIn(mine), ...keysIn(theirs)]).toEqual([]))
  for (const folder of [mine, theirs]) expect(last.filter(bytes => bytesIn(folder).includes(bytes))).toEqual([])
})

test("no message between servers shows a key, and a stranger who asks for one cannot open what it gets", async () => {
  const messages: string[] = []
  buses.passes = (_, body) => {
    messages.push(JSON.stringify(body))
    return true
  }
  const mine = newDataDir()
  const [one] = [node(mine), node(newDataDir())]
  await print(one)
  const stranger = node(newDataDir(), "guessed")
  await cast(one, "a", 1)
  expect(messages.filter(text => text.includes('"hand"')).length).toBeGreaterThan(2)
  const [key] = keysIn(mine)
  const forms = (["base64", "base64url", "hex"] as const).map(form => key?.bytes.subarray(0, 30).toString(form) ?? "")
  expect(messages.filter(text => forms.some(form => text.includes(form)))).toEqual([])
  await expect(stranger.ballots.count(round)).rejects.toThrow(BallotsLocked)
})

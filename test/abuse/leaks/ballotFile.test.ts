import { createHash } from "node:crypto"
import { copyFileSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import { expect, test } from "vitest"
import { openSqlite } from "../../../server/adapters/drizzle/sqlite/openSqlite.ts"
import { answerIn, blankValue, paddedValue } from "../../../server/commands/round/secret/paddedValue.ts"
import { unsealed } from "../../../server/commands/round/secret/sealing.ts"
import { MemberId, RoundId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { eventually } from "../../kit/clocks/eventually.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { event, headAt, unit, workspace } from "../../server/adapters/samples.ts"
import { agree, disagree, secretPanel } from "../../server/commands/round/secret/secretPanel.ts"
import { readWal } from "./readWal.ts"
import { shuffled } from "./shuffled.ts"

/**
 * The attacker of these tests has the database file and its write-ahead log, knows one ballot, and reads rows, pages,
 * free pages and frames in their stored order.
 */

const round = RoundId.parse("secret-round")
const people = Array.from({ length: 8 }, (_, i) => MemberId.parse(`member-${i + 1}`))
const hashOf = (name: string) => createHash("sha256").update(name).digest("hex")
const ballots = people.map((_, i) => ({
  tokenHash: hashOf(`token ${i}`),
  value: paddedValue({ kind: "call" }, i % 2 ? agree : disagree(`Reason ${i}: ${"x".repeat(i * 400)}`))!,
}))

/** A database with the blank ballots of an open round. */
async function printed(file: string): Promise<void> {
  const opened = await openSqlite({ file })
  await opened.store.commit(unit(0, { events: [event(1)] }))
  const blanks = ballots.map(({ tokenHash }) => ({ tokenHash, side: null, value: blankValue({ kind: "call" }) }))
  await opened.ballots.print(round, blanks, true)
  await opened.ballots.enrol(
    round,
    people.map(member => ({ member, seal: hashOf(`blank ${member}`) })),
  )
  await opened.close()
}

type Step = { mark: MemberId } | { cast: (typeof ballots)[number] }

async function play(file: string, steps: Step[]): Promise<void> {
  const opened = await openSqlite({ file })
  for (const step of steps) {
    if ("mark" in step)
      expect(await opened.ballots.mark(round, { member: step.mark, seal: hashOf(`seal ${step.mark}`) })).toBe("marked")
    else {
      const casting = { workspace, expect: headAt(1), round, most: 8, ...step.cast }
      expect(await opened.ballots.cast(casting)).toBe("cast")
    }
    // The log has been copied back into the file, so it holds no history.
    expect(statSync(`${file}-wal`).size).toBe(0)
  }
  await opened.close()
}

/** The file without its change counter, which says how many changes there were, not which. */
function bytesOf(file: string): Buffer {
  const bytes = readFileSync(file)
  bytes.fill(0, 24, 28)
  bytes.fill(0, 92, 96)
  return bytes
}

test("the file is the same byte for byte, in whatever order people joined, answered and changed their minds", async () => {
  const folder = newFolder()
  const blank = join(folder, "blank.db")
  await printed(blank)
  const random = chance(amounts.seed)
  const marks = (): Step[] => shuffled(people, random).map(mark => ({ mark }))
  const casts = (): Step[] => shuffled(ballots, random).map(cast => ({ cast }))
  const oneByOne = shuffled(people, random).flatMap((mark): Step[] => [
    { mark },
    { cast: ballots[people.indexOf(mark)]! },
  ])
  const other = { ...ballots[3]!, value: ballots[0]!.value }
  const orders: Step[][] = [
    [...marks(), ...casts()],
    [...marks(), ...casts()],
    oneByOne,
    [...oneByOne.slice(8), ...oneByOne.slice(0, 8)],
    [...marks(), { cast: other }, ...casts()],
  ]
  const files: Buffer[] = []
  for (const [n, steps] of orders.entries()) {
    const file = join(folder, `${n}.db`)
    copyFileSync(blank, file)
    await play(file, steps)
    files.push(bytesOf(file))
  }
  for (const [n, bytes] of files.entries()) expect([n, bytes.equals(files[0]!)]).toEqual([n, true])
  // The file is really one with these ballots: their text is in it.
  expect(files[0]!.includes("Reason 6")).toBe(true)
  removeFolder(folder)
})

test("blank and cast ballots are ordered by their hashes, on the same pages, and no page is ever freed", async () => {
  const folder = newFolder()
  const file = join(folder, "ballots.db")
  await printed(file)
  const layout = () => {
    const db = new Sqlite(file, { readonly: true })
    const pages = db
      .prepare("SELECT path, pageno, pagetype, ncell FROM dbstat WHERE name IN ('ballot', 'roll') ORDER BY path")
      .all()
    const free = db.pragma("freelist_count", { simple: true })
    const rows = db.prepare("SELECT token_hash, length(value) AS bytes FROM ballot").all()
    db.close()
    return { pages, free, rows }
  }
  const before = layout()
  await play(file, [...people.map((mark): Step => ({ mark })), ...ballots.map((cast): Step => ({ cast }))])
  expect(layout()).toEqual(before)
  expect(before.rows).toEqual(
    ballots
      .map(({ tokenHash }) => ({ token_hash: tokenHash, bytes: 16_384 }))
      .sort((a, b) => (a.token_hash < b.token_hash ? -1 : 1)),
  )
  removeFolder(folder)
})

/** The tables whose pages each transaction wrote, and whether its bytes name a member or a ballot. */
async function transactionsOf(file: string, members: string[], hashes: string[]) {
  const db = new Sqlite(file, { readonly: true })
  const pages = db.prepare("SELECT pageno, name FROM dbstat").all() as { pageno: number; name: string }[]
  db.close()
  const tableOf = new Map(pages.map(({ pageno, name }) => [pageno, name]))
  return readWal(`${file}-wal`).map(transaction => {
    const bytes = Buffer.concat([...transaction.values()])
    return {
      tables: [...new Set([...transaction.keys()].map(page => tableOf.get(page) ?? "free"))].sort(),
      names: members.filter(member => bytes.includes(member)).length,
      ballots: hashes.filter(hash => bytes.includes(hash)).length,
    }
  })
}

test("a transaction writes the roll or a ballot, never both, and none holds a member's id beside a token's hash", async () => {
  const secret = await secretPanel()
  const { file, people: members } = secret.panel
  const everyone = Object.keys(members).filter(who => who.startsWith("panelist"))
  await secret.tend()
  const tokens: string[] = []
  const found: Awaited<ReturnType<typeof transactionsOf>> = []
  /**
   * A reader that opens before each write keeps it in the log, so that the attacker finds every write, one at a time.
   */
  const beside = async (write: () => Promise<void>) => {
    const reader = new Sqlite(file, { readonly: true })
    reader.exec("BEGIN")
    reader.prepare("SELECT count(*) FROM event").get()
    await write()
    const ids = everyone.map(who => members[who]!)
    found.push(...(await transactionsOf(file, ids, tokens.map(hashOf))))
    reader.exec("COMMIT")
    reader.close()
    await eventually(() => expect(readWal(`${file}-wal`)).toEqual([]))
  }
  for (const who of everyone) {
    await beside(async () => void tokens.push(await secret.collect(who)))
    await beside(async () => expect(await secret.cast(tokens.at(-1)!, agree)).toBe("cast"))
  }
  expect(found).toHaveLength(16)
  for (const { tables, names, ballots: cast } of found) {
    expect([["ballot"], ["roll"]]).toContainEqual(tables)
    expect(names === 0 || cast === 0).toBe(true)
  }
  // The attacker can find each name alone, otherwise 0 of 8 would prove nothing.
  expect(Math.max(...found.map(({ names }) => names))).toBe(8)
  // Blank ballots for moves lie between the others, so some of them share a page.
  expect(found.filter(({ ballots: cast }) => cast > 0)).toHaveLength(8)
  // The next write removes the log's content.
  await secret.cast(tokens[0]!, disagree("Changed."))
  expect(readWal(`${file}-wal`)).toEqual([])
  await secret.panel.end()
})

test("ballots lie neither in the order in which they were collected nor in which they were cast, over many rounds", async () => {
  const random = chance(amounts.seed + 1)
  const runs = 12
  let collected = 0
  let cast = 0
  for (let run = 0; run < runs; run++) {
    const secret = await secretPanel()
    const everyone = shuffled(
      Object.keys(secret.panel.people).filter(who => who.startsWith("panelist")),
      random,
    )
    const tokens: string[] = []
    for (const who of everyone) tokens.push(await secret.collect(who))
    const order = shuffled(tokens, random)
    for (const [n, token] of order.entries()) await secret.cast(token, disagree(`No. ${n}`))
    const lying = await secret.panel.instance.ballots.count(secret.round)
    const place = new Map(lying.cast.map(({ tokenHash }, n) => [tokenHash, n]))
    const places = (list: string[]) => list.map(token => place.get(hashOf(token)) ?? -1)
    expect(places(order).map(n => answerIn(lying.cast[n]!.value))).toEqual(order.map((_, n) => disagree(`No. ${n}`)))
    collected += rankCorrelation(places(tokens))
    cast += rankCorrelation(places(order))
    await secret.panel.end()
  }
  // five times the standard deviation of chance: 1/√(7·runs)
  const bound = 5 / Math.sqrt(7 * runs)
  expect(Math.abs(collected / runs)).toBeLessThan(bound)
  expect(Math.abs(cast / runs)).toBeLessThan(bound)
})

test("without the key a roll entry does not reveal its token: 0 of 8 linked, however the known ballot was obtained", async () => {
  const secret = await secretPanel()
  const { file, people: members, instance } = secret.panel
  const everyone = Object.keys(members).filter(who => who.startsWith("panelist"))
  const tokens = new Map<string, string>()
  for (const who of everyone) tokens.set(who, await secret.collect(who, `${who} has a key that nobody else has`))
  for (const token of tokens.values()) await secret.cast(token, agree)
  const db = new Sqlite(file, { readonly: true })
  const rows = db.prepare("SELECT member, seal FROM roll").all() as { member: string; seal: string }[]
  const hashes = new Set(db.prepare("SELECT token_hash FROM ballot").pluck().all())
  db.close()
  expect(new Set(rows.map(({ seal }) => seal.length)).size).toBe(1)
  // The attacker knows every token but not its owner, and everything in the file, and tries each value as the key.
  const known = [...tokens.values()].flatMap(token => [token, hashOf(token), token.split(".")[1] ?? ""])
  const keys = [...known, ...rows.flatMap(({ member, seal }) => [member, seal]), secret.round, "", instance.incarnation]
  const linked = rows.filter(({ seal }) => keys.some(key => hashes.has(hashOf(unsealed(seal, key, hashOf)))))
  expect(linked).toEqual([])
  // Two seals together reveal nothing: no two share four letters at the same place.
  const bodies = rows.map(({ seal }) => seal.split(".")[1] ?? "")
  for (const [n, one] of bodies.entries())
    for (const other of bodies.slice(n + 1))
      expect(
        Array.from({ length: one.length - 7 }, (_, at) => at).filter(
          at => one.slice(at, at + 8) === other.slice(at, at + 8),
        ),
      ).toEqual([])
  // Its holder gets the same token again.
  for (const who of everyone)
    expect(await secret.collect(who, `${who} has a key that nobody else has`)).toBe(tokens.get(who))
  await secret.panel.end()
})

/** Spearman's rank correlation: 1 if each is in its own place. */
function rankCorrelation(places: number[]): number {
  const n = places.length
  const apart = places.reduce((sum, place, i) => sum + (place - i) ** 2, 0)
  return 1 - (6 * apart) / (n * (n * n - 1))
}

test("after the result is shown, no ballot, no token and no roll is left in the file or its log", async () => {
  const secret = await secretPanel()
  const everyone = Object.keys(secret.panel.people).filter(who => who.startsWith("panelist"))
  const tokens: string[] = []
  for (const who of everyone) tokens.push(await secret.collect(who))
  for (const [n, token] of tokens.entries()) await secret.cast(token, n === 0 ? disagree("A mark in the file.") : agree)
  const { file } = secret.panel
  const seals = await Promise.all(
    everyone.map(who => secret.panel.instance.ballots.sealOf(secret.round, secret.panel.people[who]!)),
  )
  const holds = (text: string) => readFileSync(file).includes(text) || readFileSync(`${file}-wal`).includes(text)
  expect(tokens.map(hashOf).filter(holds)).toHaveLength(8)
  expect(seals.filter(seal => seal !== null && holds(seal))).toHaveLength(8)
  await secret.panel.do("moderator", "void-round", { round: secret.round, reason: "Asked too early." })
  await secret.tend()
  expect(tokens.map(hashOf).filter(holds)).toEqual([])
  expect(holds("A mark in the file.")).toBe(false)
  expect(seals.filter(seal => seal !== null && holds(seal))).toEqual([])
  await secret.panel.end()
})

import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import Sqlite from "better-sqlite3"
import pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openPostgres } from "../../../server/adapters/drizzle/postgres/openPostgres.ts"
import type { Opened } from "../../../server/adapters/opened.ts"
import { ballotHeldBy, handed, nextFor } from "../../../server/commands/round/secret/spares.ts"
import { tokensInMemory } from "../../../server/commands/round/secret/tokensInMemory.ts"
import { MemberId, RoundId } from "../../../shared/model/ids.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { type Postgres, startPostgres } from "../../kit/servers/components/postgres.ts"
import { chosenPostgres } from "../../kit/servers/components/template.ts"
import { newFolder, removeFolder } from "../../kit/servers/plenary.ts"
import { event, headAt, unit, workspace } from "../../server/adapters/samples.ts"
import { shuffled } from "./shuffled.ts"

/**
 * The attacker of these tests has all that PostgreSQL writes: rows with their xmin and ctid, the write-ahead log, a base
 * backup, and a copy of the tables after each single write. The attacker does not have DATA_DIR. People
 * collect and cast in turn, so that the order of the ballots is the order of the roll: nothing is easier to link.
 */

const people = Array.from({ length: 8 }, (_, n) => MemberId.parse(`member-${n + 1}`))
const hashOf = (name: string) => createHash("sha256").update(name).digest("hex")
const bytesOf = (name: string) => createHash("sha512").update(name).digest()

type Random = ReturnType<typeof chance>

let server: Postgres
const ends: (() => Promise<void>)[] = []
const folders: string[] = []
beforeAll(async () => {
  server = await startPostgres()
})
afterAll(async () => {
  for (const end of ends) await end()
  await server.stop()
  for (const folder of folders) removeFolder(folder)
})

async function begin(ballotsLeaveTraces: "refused" | "accepted") {
  const url = await server.createDatabase()
  const dataDir = newFolder()
  folders.push(dataDir)
  const opened = await openPostgres({ url, dataDir, ballotsLeaveTraces })
  await opened.store.commit(unit(0, { events: [event(1)] }))
  const attacker = new pg.Client(url)
  await attacker.connect()
  ends.push(
    () => attacker.end(),
    () => opened.close(),
  )
  return { url, dataDir, opened, attacker }
}
type Begun = Awaited<ReturnType<typeof begin>>

/** The things that the attacker has of one round, beside the live tables, and who really cast which ballot. */
interface Round {
  id: RoundId
  holder: Map<string, MemberId>
  values: Map<string, Buffer>
  seals: Map<MemberId, string>
  wal: Buffer
  /** the tables after each cast */
  copies: { rows: Map<string, string>; sheet: Buffer | null }[]
}

const ballotsOf = ({ ballots }: Opened) => (ballots.keepsTokens ? ballots : tokensInMemory(ballots))

async function play({ opened, attacker }: Begun, name: string, random: Random): Promise<Round> {
  const id = RoundId.parse(name)
  const ballots = ballotsOf(opened)
  const electorate = people.map(member => ({ member, side: null }))
  const free = people.flatMap(member =>
    [1, 2, 3].map(n => ({ side: null, token: `${name}.${member}.${n}.${random.below(1_000_000)}` })),
  )
  const blanks = free.map(({ token }) => ({ tokenHash: hashOf(token), side: null, value: new Uint8Array(64) }))
  const roll = people.map(member => ({ member, seal: hashOf(`blank ${name} ${member}`) }))
  await ballots.print(id, blanks, true, {
    tokens: { version: 0, free: shuffled(free, random), held: [] },
    most: people.length,
    roll,
  })
  const round: Round = { id, holder: new Map(), values: new Map(), seals: new Map(), wal: Buffer.of(), copies: [] }
  const from = await lsn(attacker)
  round.copies.push(await copyOf(attacker, id))
  for (const member of shuffled(people, random)) {
    const tokens = await ballots.tokens(id)
    if (!tokens) throw new Error("the round has no tokens")
    const token = nextFor(tokens, electorate, member) ?? ""
    const tokenHash = hashOf(token)
    const seal = hashOf(`seal ${name} ${member}`)
    const after = handed(tokens, { member, token, tokenHash, browser: null, sealed: true })
    expect(await ballots.mark(id, { member, seal }, after)).toBe("marked")
    expect(ballotHeldBy(after, member)?.token).toBe(token)
    const value = bytesOf(`value ${name} ${member}`)
    expect(await ballots.cast({ workspace, expect: headAt(1), round: id, tokenHash, value, most: people.length })).toBe(
      "cast",
    )
    round.holder.set(tokenHash, member)
    round.values.set(tokenHash, value)
    round.seals.set(member, seal)
    round.copies.push(await copyOf(attacker, id))
  }
  round.wal = walBetween(from, await lsn(attacker))
  return round
}

async function rowsOf<R extends pg.QueryResultRow>(client: pg.Client, text: string, values: unknown[]): Promise<R[]> {
  return (await client.query<R>(text, values)).rows
}

async function copyOf(attacker: pg.Client, id: RoundId): Promise<Round["copies"][number]> {
  const rows = await rowsOf<{ hash: string; row: string }>(
    attacker,
    "SELECT token_hash AS hash, ballot::text AS row FROM ballot WHERE round = $1",
    [id],
  )
  const [sheet] = await rowsOf<{ sealed: Buffer }>(attacker, "SELECT sealed FROM ballot_sheet WHERE round = $1", [id])
  return { rows: new Map(rows.map(({ hash, row }) => [hash, row])), sheet: sheet?.sealed ?? null }
}

/** The place of the write-ahead log's end: a file, and bytes in it. */
async function lsn(attacker: pg.Client): Promise<{ file: string; offset: number }> {
  const [found] = await rowsOf<{ file: string; offset: number }>(
    attacker,
    'SELECT file_name AS file, file_offset AS "offset" FROM pg_walfile_name_offset(pg_current_wal_insert_lsn())',
    [],
  )
  return found ?? { file: "", offset: 0 }
}

const walFolder = () => join(server.dir, "data/pg_wal")

function walBetween(from: { file: string; offset: number }, to: { file: string; offset: number }): Buffer {
  const names = readdirSync(walFolder())
    .filter(name => /^[0-9A-F]{24}$/.test(name) && name >= from.file && name <= to.file)
    .toSorted()
  return Buffer.concat(
    names.map(name => {
      const bytes = readFileSync(join(walFolder(), name))
      return bytes.subarray(name === from.file ? from.offset : 0, name === to.file ? to.offset : undefined)
    }),
  )
}

/** An attack gives the order of the members and that of the ballots, as far as it finds them. */
type Attack = (begun: Begun, round: Round) => Promise<{ members: MemberId[]; ballots: string[] }>

const byRow =
  (order: string): Attack =>
  async ({ attacker }, { id }) => {
    const members = await rowsOf<{ member: MemberId }>(
      attacker,
      `SELECT member FROM roll WHERE round = $1 AND marked ORDER BY ${order}`,
      [id],
    )
    const ballots = await rowsOf<{ hash: string }>(
      attacker,
      `SELECT token_hash AS hash FROM ballot WHERE round = $1 AND filled ORDER BY ${order}`,
      [id],
    )
    return { members: members.map(({ member }) => member), ballots: ballots.map(({ hash }) => hash) }
  }

const found = <K>(wal: Buffer, needles: ReadonlyMap<K, string | Buffer>): K[] =>
  [...needles]
    .map(([key, needle]) => ({ key, at: wal.lastIndexOf(needle) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .map(({ key }) => key)

/** The ballot that changed between each two copies; on a sheet, the part that differs in the most bits. */
const byDifference: Attack = async ({ attacker }, { id, copies, holder }) => {
  const { members } = await byRow("xmin::text::bigint")({ attacker } as Begun, { id } as Round)
  const hashes = [...holder.keys()].toSorted()
  const ballots = copies.slice(1).flatMap(({ rows, sheet }, n) => {
    const before = copies[n]
    if (before?.sheet && sheet) return hashes[mostDifferent(before.sheet, sheet, hashes.length)] ?? []
    return [...rows].flatMap(([hash, row]) => (before?.rows.get(hash) === row ? [] : [hash]))
  })
  return { members, ballots }
}

function mostDifferent(one: Buffer, other: Buffer, parts: number): number {
  const length = Math.floor(one.length / parts)
  const differing = Array.from({ length: parts }, (_, part) => {
    let bits = 0
    for (let at = part * length; at < (part + 1) * length; at++)
      for (let byte = (one[at] ?? 0) ^ (other[at] ?? 0); byte > 0; byte >>= 1) bits += byte & 1
    return bits
  })
  return differing.indexOf(Math.max(...differing))
}

const attacks: Record<string, Attack> = {
  "the order of xmin": byRow("xmin::text::bigint"),
  "the order of ctid": byRow("ctid"),
  "the order in the write-ahead log": async (_, { wal, seals, values }) => ({
    members: found(wal, seals),
    ballots: found(wal, values),
  }),
  "the difference of two copies": byDifference,
}

/** How many of the eight are linked rightly. The attacker guesses the ballots that an attack does not place. */
function linked(round: Round, { members, ballots }: Awaited<ReturnType<Attack>>, random: Random): number {
  const placed = [...new Set(ballots)]
  const rest = shuffled(
    [...round.holder.keys()].filter(hash => !placed.includes(hash)),
    random,
  )
  return [...placed, ...rest].filter((hash, n) => round.holder.get(hash) === members[n]).length
}

/** Whether so many links are chance: it matches one elector of each round, with a variance of one. */
const isChance = (links: number, rounds: number) => Math.abs(links - rounds) < 5 * Math.sqrt(rounds)

/** Plays rounds and attacks each of them. Returns the links that each attack found, and the last three rounds. */
async function playAll(
  begun: Begun,
  n: number,
): Promise<{ links: Record<string, number>; last: Round[]; ids: RoundId[] }> {
  const [random, guess] = [chance(amounts.seed), chance(amounts.seed + 2)]
  const links: Record<string, number> = {}
  const ids: RoundId[] = []
  let last: Round[] = []
  for (let played = 0; played < n; played++) {
    const round = await play(begun, `round-${played}`, random)
    for (const [name, run] of Object.entries(attacks))
      links[name] = (links[name] ?? 0) + linked(round, await run(begun, round), guess)
    last = [...last, round].slice(-3)
    ids.push(round.id)
  }
  return { links, last, ids }
}

/** All files below a folder of the server, as bytes. */
function filesBelow(folder: string): Buffer[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => readFileSync(join(entry.parentPath, entry.name)))
}

/** A base backup of the server, with the write-ahead log that it needs. */
async function baseBackup(url: string): Promise<Buffer[]> {
  const { bin } = await chosenPostgres()
  const folder = mkdtempSync(join(tmpdir(), "backup-"))
  chmodSync(folder, 0o700)
  try {
    execFileSync(join(bin, "pg_basebackup"), ["-d", url, "-D", folder, "-X", "fetch", "-c", "fast"], { stdio: "pipe" })
    return filesBelow(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const isIn = (files: readonly Buffer[], needle: string | Buffer) => files.some(file => file.includes(needle))

test("a straight port of the ballots to PostgreSQL is found out by each of the attacks", async () => {
  const begun = await begin("accepted")
  const rounds = 12
  const { links, last } = await playAll(begun, rounds)
  for (const [name, n] of Object.entries(links)) expect([name, isChance(n, rounds)]).toEqual([name, false])
  expect(links["the order of xmin"]).toBe(rounds * people.length)
  const backup = await baseBackup(begun.url)
  for (const [hash, value] of last.at(-1)?.values ?? [])
    expect([isIn(backup, hash), isIn(backup, value)]).toEqual([true, true])
})

test("sealed sheets link nobody beyond chance, by rows, log, copies or a base backup, and no key is left anywhere", async () => {
  const begun = await begin("refused")
  const { opened, dataDir, attacker, url } = begun
  const { links, last, ids } = await playAll(begun, amounts.linkedRounds)
  for (const [name, n] of Object.entries(links)) expect([name, n, isChance(n, ids.length)]).toEqual([name, n, true])
  const keys: Buffer[] = []
  const stop = everyKey(join(dataDir, "ballot-keys.db"), opened, keys)
  const watched = await play(begun, "watched-round", chance(amounts.seed + 1))
  stop()
  const rounds = [...last, watched]
  const sizes = new Set(rounds.flatMap(({ copies }) => copies.map(({ sheet }) => sheet?.length)))
  expect(sizes.size).toBe(1)

  expect(keys.length).toBeGreaterThanOrEqual(2 * people.length)
  await attacker.query("CHECKPOINT")
  const [backup, data] = [await baseBackup(url), filesBelow(join(server.dir, "data"))]
  // The attacker can search: the roll is there.
  expect([...watched.seals.values()].filter(seal => !isIn(backup, seal))).toEqual([])
  for (const round of rounds)
    for (const [hash, value] of round.values)
      expect([isIn(backup, hash), isIn(backup, value), isIn(data, value)]).toEqual([false, false, false])
  for (const key of keys) expect([isIn(backup, key), isIn(data, key)]).toEqual([false, false])

  for (const id of [...ids, watched.id]) await opened.ballots.destroy(id)
  const left = readdirSync(dataDir).map(name => readFileSync(join(dataDir, name)))
  expect(keys.filter(key => isIn(left, key))).toEqual([])
}, 1_800_000)

/** Collects each key of the watched round, from before its sheet is committed on. */
function everyKey(keyFile: string, opened: Opened, keys: Buffer[]): () => void {
  const { cast, mark } = opened.ballots
  const look = () => {
    const file = new Sqlite(keyFile, { readonly: true })
    keys.push(...(file.prepare("SELECT bytes FROM ballot_key WHERE round = 'watched-round'").pluck().all() as Buffer[]))
    file.close()
  }
  Object.assign(opened.ballots, {
    cast: (...given: Parameters<typeof cast>) => cast(...given).finally(look),
    mark: (...given: Parameters<typeof mark>) => mark(...given).finally(look),
  })
  return () => Object.assign(opened.ballots, { cast, mark })
}

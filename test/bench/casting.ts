import { createHash } from "node:crypto"
import { openPostgres } from "../../server/adapters/drizzle/postgres/openPostgres.ts"
import { blankValue, paddedValue } from "../../server/commands/round/secret/paddedValue.ts"
import { handed, makeSpares, nextFor } from "../../server/commands/round/secret/spares.ts"
import type { Answer } from "../../shared/model/consensus/answer.ts"
import { MemberId, RoundId } from "../../shared/model/ids.ts"
import type { StatementRound } from "../../shared/model/terms.ts"
import { startPostgres } from "../kit/servers/components/postgres.ts"
import { newFolder, removeFolder } from "../kit/servers/plenary.ts"
import { event, headAt, unit, workspace } from "../server/adapters/samples.ts"
import type { Row } from "./run.ts"

/** The electors of the round, and how many of them collect and cast. */
const electors = 200
const voters = 40

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex")
let made = 0
const id = () => sha256(`id ${made++}`).slice(0, 21)

const answers: Record<StatementRound, Answer> = {
  rating: { kind: "rating", score: 7 },
  call: {
    kind: "call",
    position: "disagree",
    reason: "字".repeat(4_000),
    remedy: "",
    lang: "zh",
    confirmBy: null,
  },
}

/** A round of this kind as it opens now: a rating takes reasons. */
const asked = (kind: StatementRound) => ({ kind, reasonsFor: "low" }) as const

/** Milliseconds of a collection and of a cast in a secret round on PostgreSQL, with one server and beside another. */
export async function casting(): Promise<Row[]> {
  const server = await startPostgres()
  const rows: Row[] = []
  for (const servers of [1, 2])
    for (const kind of ["rating", "call"] as const) rows.push(await timed(await server.createDatabase(), kind, servers))
  await server.stop()
  return rows
}

async function timed(url: string, kind: StatementRound, servers: number): Promise<Row> {
  const folders = Array.from({ length: servers }, () => newFolder())
  const nodes = await Promise.all(folders.map(dataDir => openPostgres({ url, dataDir })))
  const [first] = nodes
  if (!first) throw new Error("no server was opened")
  const { ballots, store } = first
  await store.commit(unit(0, { events: [event(1)] }))
  const round = RoundId.parse("round")
  const electorate = Array.from({ length: electors }, (_, n) => ({ member: MemberId.parse(`member-${n}`), side: null }))
  const spares = makeSpares({ round, blank: blankValue(asked(kind)), electorate, without: electorate, id, sha256 })
  const roll = electorate.map(({ member }) => ({ member, seal: sha256(`blank ${member}`) }))
  await ballots.print(round, spares.blanks, true, { tokens: spares.tokens, most: electors, roll })
  const value = paddedValue(asked(kind), answers[kind]) ?? blankValue(asked(kind))
  const collectMs: number[] = []
  const castMs: number[] = []
  for (const { member } of electorate.slice(0, voters)) {
    const begun = performance.now()
    const tokens = await ballots.tokens(round)
    const token = tokens && nextFor(tokens, electorate, member)
    if (!tokens || !token) throw new Error("no token is left")
    const given = { member, token, tokenHash: sha256(token), browser: null, sealed: true }
    await ballots.mark(round, { member, seal: sha256(`seal ${member}`) }, handed(tokens, given))
    const collected = performance.now()
    const { tokenHash } = given
    const done = await ballots.cast({ workspace, expect: headAt(1), round, tokenHash, value, most: electors })
    if (done !== "cast") throw new Error(`the ballot was not cast: ${done}`)
    collectMs.push(collected - begun)
    castMs.push(performance.now() - collected)
  }
  for (const node of nodes) await node.close()
  for (const folder of folders) removeFolder(folder)
  const where = servers === 1 ? "one server" : "beside another server"
  return {
    what: `a secret ${kind} of ${electors} electors on PostgreSQL, ${where}: collect p50 · p95, cast p50 · p95`,
    measured: `${shown(collectMs)}, ${shown(castMs)} ms`,
    target: "",
  }
}

function shown(listMs: readonly number[]): string {
  const sorted = listMs.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0)
  return `${at(0.5)} · ${at(0.95)}`
}

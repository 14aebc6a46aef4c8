import { cpus } from "node:os"
import { appending } from "./appending.ts"
import { backing } from "./backing.ts"
import { batching } from "./batching.ts"
import { casting } from "./casting.ts"
import { disk } from "./disk.ts"
import { editing } from "./editing.ts"
import { exporting } from "./exporting.ts"
import { framing } from "./framing.ts"
import { growing } from "./growing.ts"
import { guard } from "./guard/guard.ts"
import { killed } from "./kills/kills.ts"
import { migrating } from "./migrating.ts"
import { engines } from "./nodes/engines.ts"
import { following } from "./nodes/following.ts"
import { nodes } from "./nodes/nodes.ts"
import { observers } from "./nodes/observers.ts"
import { proxied } from "./nodes/proxied.ts"
import { valkeyAway } from "./nodes/valkeyAway.ts"
import { pageWeight } from "./pageWeight.ts"
import { papers } from "./papers.ts"
import { queueing } from "./queueing.ts"
import { replaying } from "./replaying.ts"
import { revoking } from "./revoking.ts"
import { searching } from "./searching.ts"
import { starting } from "./starting.ts"
import { attacked } from "./sync/attacked.ts"
import { fanOut } from "./sync/fanOut.ts"
import { intake } from "./sync/intake.ts"
import { joins } from "./sync/joins.ts"
import { memory } from "./sync/memory.ts"
import { shoulder } from "./sync/shoulder.ts"
import { smallGallery } from "./sync/smallGallery.ts"
import { stalled } from "./sync/stalled.ts"
import { commitMeasured, sayOlder, writePages } from "./table.ts"
import { talking } from "./talking.ts"
import { translating } from "./translating.ts"
import { typing } from "./typing.ts"
import { versioning } from "./versioning.ts"
import { zipping } from "./zipping.ts"

/** One line of the table: the measurement, the figure, and the target. */
export interface Row {
  what: string
  measured: string
  /** the same figure for other servers, in the same run */
  peers?: string
  target: string
  /** whether the figure is worse than the repository allows; the run then ends with an error */
  fails?: boolean
  /** whether the figure stands in README, too */
  inReadme?: boolean
  /** a picture of the part's figures, as SVG; the page shows it below the table */
  picture?: { name: string; drawn: string }
}

const parts = {
  starting,
  pageWeight,
  typing,
  talking,
  translating,
  framing,
  queueing,
  batching,
  editing,
  replaying,
  versioning,
  papers,
  exporting,
  zipping,
  revoking,
  searching,
  growing,
  backing,
  appending,
  migrating,
  casting,
  fanOut,
  smallGallery,
  intake,
  shoulder,
  nodes,
  engines,
  proxied,
  valkeyAway,
  observers,
  following,
  joins,
  stalled,
  attacked,
  memory,
  disk,
  killed,
}
/** Parts that are run by name alone. */
const apart = { guard }
const wanted = process.argv.slice(2)
const isWhole = wanted.length === 0
const commit = isWhole ? commitMeasured() : ""

const measured: Record<string, Row[]> = {}
const named = Object.entries({ ...parts, ...apart }).filter(([name]) => wanted.includes(name))
for (const [name, measure] of isWhole ? Object.entries(parts) : named) measured[name] = await measure()
const rows = Object.values(measured).flat()

const machine = `${cpus().length} × ${cpus()[0]?.model ?? "?"}, Node ${process.version}`
const date = new Date().toISOString().slice(0, 10)
if (rows.length > 0) console.log(`\n${date}, ${machine}\n\n| | measured | peers | set |\n|---|---|---|---|`)
for (const { what, measured: figure, peers = "", target } of rows)
  console.log(`| ${what} | ${figure} | ${peers} | ${target} |`)
if (isWhole) writePages(measured, { date, machine, commit })
if (wanted.includes("older") || wanted.includes("guard")) sayOlder()
const failed = rows.filter(({ fails }) => fails)
for (const { what, measured: figure, target } of failed)
  console.error(`Worse than allowed: ${what}: ${figure}, ${target}`)
if (failed.length > 0) process.exitCode = 1

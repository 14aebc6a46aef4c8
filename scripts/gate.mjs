// `npm run gate`: every test with the larger amounts of test/kit/amounts.ts, in Firefox and WebKit too, in shards that
// each print their time; then the upgrade from an earlier commit. `npm run gate -- 2` runs the second shard alone, so
// that several machines share the gate; the last shard holds the upgrade.
import { spawnSync } from "node:child_process"

const shards = 4
const wanted = process.argv[2] === undefined ? 0 : Number(process.argv[2])
if (!Number.isInteger(wanted) || wanted < 0 || wanted > shards) {
  console.error(`npm run gate -- SHARD, where SHARD is 1 to ${shards}`)
  process.exit(64)
}

const env = { ...process.env, AMOUNTS: "gate" }
/** Runs a command; false if it failed. */
const run = (program, ...args) => spawnSync(program, args, { stdio: "inherit", env }).status === 0

let passed =
  run(process.execPath, "scripts/prepare.mjs") && run("npm", "run", "-s", "check") && run("npm", "run", "-s", "build")
if (!passed) process.exit(1)
for (let shard = 1; shard <= shards; shard++) {
  if (wanted !== 0 && wanted !== shard) continue
  const began = Date.now()
  passed = run("npx", "vitest", "run", `--shard=${shard}/${shards}`) && passed
  if (shard === shards) passed = run(process.execPath, "test/upgrade/run.ts") && passed
  console.log(`gate, shard ${shard} of ${shards}: ${Math.round((Date.now() - began) / 60_000)} minutes`)
}
process.exit(passed ? 0 : 1)

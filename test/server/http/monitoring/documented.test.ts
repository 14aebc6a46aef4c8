import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import * as z from "zod"
import { root } from "../../../../server/adapters/system/root.ts"
import { registerMail } from "../../../../server/http/monitoring/mailMetric.ts"
import { createMetrics } from "../../../../server/http/monitoring/metrics.ts"
import { backupFaults, noBackups } from "../../../../server/ports/monitoring/backups.ts"

const { registry } = createMetrics({
  node: "n",
  role: "all",
  version: "1",
  hearsOthers: () => true,
  meetings: { lostRaces: 0, reloads: 0 },
  health: () => [],
  connections: () => ({ members: 0, observers: 0 }),
  rooms: () => 0,
  bytes: async () => 0,
  letters: async () => [],
  backups: async () => noBackups,
  now: () => 0,
})
registerMail(registry, () => null)
const metrics = await registry.getMetricsAsJSON()
const names = metrics.map(({ name }) => name).toSorted()
const series = new Set(
  metrics.flatMap(({ name, type }) =>
    String(type) === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  ),
)

const read = (file: string) => readFileSync(join(root, file), "utf8")

test("docs/HOSTING.md says what each metric means, and names none that is not there", () => {
  const rows = read("docs/HOSTING.md")
    .split("\n")
    .filter(line => /^\| `(plenary|process|nodejs)_/.test(line))
  const described = rows.flatMap(row =>
    [...(row.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
  )
  expect(described.toSorted()).toEqual(names)
})

test("the row of the failed backup names each fault", () => {
  const row = read("docs/HOSTING.md")
    .split("\n")
    .find(line => line.startsWith("| `plenary_backup_failed`"))
  const named = [...(row ?? "").matchAll(/`([a-z]+-[a-z]+)`/g)].map(([, fault]) => fault)
  expect(named).toEqual([...backupFaults])
})

const Dashboard = z.object({
  panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })),
})

test("the dashboard shows each metric of Plenary itself", () => {
  const shown = read("deploy/grafana.json")
  const own = names.filter(name => name.startsWith("plenary_") && !name.includes("_last_success_"))
  expect(own.filter(name => !shown.includes(name))).toEqual([])
})

test("each query of the Grafana dashboard names a metric that is there", () => {
  const { panels } = Dashboard.parse(JSON.parse(read("deploy/grafana.json")))
  const strangers = panels.flatMap(({ title, targets }) =>
    targets.flatMap(({ expr }) => {
      const asked = [...expr.matchAll(/\b(?:plenary|process|nodejs)_\w+/g)].map(([name]) => name)
      expect(asked.length, expr).toBeGreaterThan(0)
      return asked.filter(name => !series.has(name)).map(name => `${title}: ${name}`)
    }),
  )
  expect(strangers).toEqual([])
})

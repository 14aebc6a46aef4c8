import { createHash } from "node:crypto"
import type { RequestHandler } from "express"
import { systemClock } from "../../../../server/adapters/system/systemClock.ts"
import { openInstance } from "../../../../server/start/instance/openInstance.ts"
import { serve } from "../../../../server/start/serve.ts"

/** The real server on a copy of a database, with a fixed time and counted ids: equal runs send equal bytes. */
const [, , file = "", now = "0"] = process.argv
let count = 0
const id = () => createHash("sha256").update(`id ${++count}`).digest("base64url").slice(0, 21)
const instance = await openInstance(file, { clock: { ...systemClock, now: () => Number(now), id } })
const noPages: RequestHandler = (_, response) => void response.status(404).end()
const config = {
  port: 0,
  host: "127.0.0.1",
  folder: "",
  databaseUrl: null,
  redisUrl: null,
  nodeName: "test",
  role: "all" as const,
  demo: true,
  longPolling: true,
  drainSeconds: 0,
  publicUrl: null,
  services: [],
  signIn: { idleDays: 100, mostDays: 365 },
  trustProxy: ["loopback"],
  logLevel: "trace" as const,
  fontsDir: null,
  filesQuota: 41_943_040,
  engine: null,
  backups: null,
  metricsToken: null,
  webhookHosts: [],
  mail: null,
}
const served = await serve(instance, config, noPages)
console.log(`listening ${served.url}`)
process.on("SIGTERM", () => {
  void served
    .close()
    .then(() => instance.close())
    .then(() => process.exit(0))
})

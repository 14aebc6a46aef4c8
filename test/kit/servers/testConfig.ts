import { presetLife } from "../../../server/commands/people/signIn/signInLife.ts"
import type { Config } from "../../../server/start/config.ts"

/** The configuration of a server that a test serves in its own process, on a free port of the loopback. */
export const testConfig = (folder: string): Config => ({
  port: 0,
  host: "127.0.0.1",
  folder,
  databaseUrl: null,
  redisUrl: null,
  nodeName: "test",
  role: "all",
  demo: true,
  longPolling: true,
  drainSeconds: 0,
  publicUrl: null,
  signIn: presetLife,
  services: [],
  trustProxy: ["loopback"],
  logLevel: "silent",
  fontsDir: null,
  webhookHosts: [],
  filesQuota: 41_943_040,
  engine: null,
  backups: null,
  metricsToken: null,
  mail: null,
})

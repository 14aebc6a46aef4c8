import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { readConfig } from "../../../server/start/config.ts"
import { settingNamed } from "../../../server/start/settings.ts"

interface Service {
  image: string
  environment: Record<string, string>
  env_file?: (string | { path: string; required: boolean })[]
  stop_grace_period?: string
  volumes: string[]
  read_only?: boolean
  tmpfs?: string[]
  cap_drop?: string[]
}
interface Compose {
  services: Record<string, Service>
  volumes: Record<string, null>
}

const root = join(import.meta.dirname, "../../..")
const deploy = join(root, "deploy")
const read = (file: string) => parse(readFileSync(join(root, file), "utf8"), { merge: true }) as Compose
const compose = read("deploy/compose.cluster.yaml")
const servers = Object.entries(compose.services).filter(([, { image }]) => image === "plenary")

/** Puts the values of the file .env in the place of their names, as Docker Compose does. */
const filled = (text: string, env: Record<string, string>) =>
  text.replace(/\$\{(\w+):(?:\?|-([^}]*))\}/g, (_, name: string, preset?: string) => env[name] ?? preset ?? "")

test("it has two panel servers and one for observers, each with a volume of its own", () => {
  expect(servers.map(([name]) => name)).toEqual(["panel1", "panel2", "observer1"])
  for (const [name, { volumes }] of servers) {
    expect(volumes).toEqual([`${name}:/data`])
    expect(Object.keys(compose.volumes)).toContain(name)
  }
})

test.each(servers)("%s is set by variables that exist, with values that are right", (name, { environment }) => {
  for (const variable of Object.keys(environment)) expect(settingNamed(variable), variable).not.toBeNull()
  const env = { PUBLIC_HOST: "panel.example.org", POSTGRES_PASSWORD: "p1", VALKEY_PASSWORD: "v1" }
  const set = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, filled(value, env)]))
  expect(readConfig(set)).toMatchObject({
    databaseUrl: "postgres://plenary:p1@postgres:5432/plenary",
    redisUrl: "redis://:v1@valkey:6379",
    publicUrl: "https://panel.example.org",
    nodeName: name,
    role: name === "observer1" ? "observer" : "all",
    trustProxy: 1,
    demo: false,
    mail: null,
  })
})

test.each(servers)("%s gets every other setting from the file .env, and none is written over", (_, service) => {
  expect(service.env_file).toContain(".env")
  const decided = ["PUBLIC_URL", "TRUST_PROXY", "DEMO", "DATABASE_URL", "REDIS_URL", "NODE_NAME", "ROLE"]
  expect(decided).toEqual(expect.arrayContaining(Object.keys(service.environment)))
  const env = {
    PUBLIC_HOST: "panel.example.org",
    POSTGRES_PASSWORD: "p1",
    VALKEY_PASSWORD: "v1",
    METRICS_TOKEN: "a-token-of-at-least-sixteen-letters",
    SMTP_URL: "smtps://mail.example.org",
    MAIL_FROM: "panel@example.org",
    LOG_LEVEL: "info",
    FILES_QUOTA: "900",
    OIDC_1_ISSUER: "https://id.example.org",
    OIDC_1_CLIENT_ID: "plenary",
    OIDC_1_CLIENT_SECRET: "s1",
    OIDC_1_NAME: "Institute",
  }
  const set = Object.entries(service.environment).map(([key, value]) => [key, filled(value, env)])
  expect(readConfig({ ...env, ...(Object.fromEntries(set) as Record<string, string>) })).toMatchObject({
    metricsToken: env.METRICS_TOKEN,
    mail: { from: "panel@example.org" },
    logLevel: "info",
    filesQuota: 900 * 1_048_576,
    services: [{ issuer: "https://id.example.org" }],
    publicUrl: "https://panel.example.org",
  })
})

test("one server of the cluster takes the backups", () => {
  const files = servers.map(([, { env_file: given }]) => given?.filter(one => one !== ".env"))
  expect(files).toEqual([[{ path: "panel1.env", required: false }], [], []])
})

test.each(servers)("%s writes to its volume alone", (_, service) => {
  expect(service).toMatchObject({ read_only: true, tmpfs: ["/tmp"], cap_drop: ["ALL"] })
})

test("a server has longer to stop than it takes", () => {
  for (const [, { stop_grace_period: grace }] of servers) expect(Number.parseInt(grace ?? "", 10)).toBeGreaterThan(10)
})

test("the proxy's file names the servers, and no other one", () => {
  const caddyfile = readFileSync(join(deploy, "Caddyfile.cluster"), "utf8")
  const named = new Set([...caddyfile.matchAll(/(\w+):3000/g)].map(([, name]) => name))
  expect(named).toEqual(new Set(servers.map(([name]) => name)))
})

test("the file of one server runs it without the demo, behind the proxy, and lets it write to its volume alone", () => {
  const { services, volumes } = read("compose.yaml")
  const { plenary, proxy } = services
  for (const variable of Object.keys(plenary?.environment ?? {}).filter(name => name !== "LANG"))
    expect(settingNamed(variable), variable).not.toBeNull()
  const set = Object.entries(plenary?.environment ?? {}).map(([key, value]) => [
    key,
    filled(value, { PUBLIC_HOST: "panel.example.org" }),
  ])
  expect(readConfig(Object.fromEntries(set) as Record<string, string>)).toMatchObject({
    databaseUrl: null,
    publicUrl: "https://panel.example.org",
    trustProxy: 1,
    demo: false,
    mail: null,
  })
  expect(plenary).toMatchObject({ read_only: true, tmpfs: ["/tmp"], cap_drop: ["ALL"], volumes: ["data:/data"] })
  expect(Number.parseInt(plenary?.stop_grace_period ?? "", 10)).toBeGreaterThan(10)
  expect(proxy?.environment["PLENARY"]).toBe("plenary:3000")
  expect(proxy?.volumes).toEqual(["./deploy/Caddyfile:/etc/caddy/Caddyfile:ro", "certificates:/data"])
  expect(Object.keys(volumes)).toEqual(["data", "certificates"])
})

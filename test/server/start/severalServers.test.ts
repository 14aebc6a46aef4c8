import { expect, test } from "vitest"
import { readConfig } from "../../../server/start/config.ts"
import { terminalReason } from "../../../server/start/terminal.ts"

const postgres = { DATABASE_URL: "postgres://db/panel" }

/** Returns the sentences about the environment in English, Chinese and Japanese. */
const refusals = (environment: Record<string, string>): string[] =>
  ["C", "zh_CN.UTF-8", "ja_JP.UTF-8"].map(LANG => {
    try {
      readConfig(environment)
      return ""
    } catch (error) {
      return String(terminalReason(error, { LANG }))
    }
  })

test.each([
  "redis://valkey:6379",
  "redis://:secret@valkey",
  "rediss://ann:secret@valkey.example.org:6380/2",
  "redis://[::1]:6379",
])("an address of Valkey or Redis is read: %s", url => {
  expect(readConfig({ ...postgres, REDIS_URL: url }).redisUrl).toBe(url)
})

test.each(["valkey:6379", "http://ann:secret@valkey", "redis://:secret@valkey:none", "redis://:secret@valkey/panel"])(
  "any other address is refused in every language, without its password: %s",
  url => {
    const said = refusals({ ...postgres, REDIS_URL: url })
    expect(new Set(said).size).toBe(3)
    for (const one of said) {
      expect(one).toContain("redis://user:password@host:6379")
      expect(one).not.toContain("secret")
    }
  },
)

test("a server does everything and has no Valkey, if nothing else is set", () => {
  expect(readConfig({ REDIS_URL: "", ROLE: "" })).toMatchObject({ redisUrl: null, role: "all" })
  expect(readConfig({ ...postgres, ROLE: "observer" }).role).toBe("observer")
})

test("a role that does not exist is refused in every language", () => {
  const said = refusals({ ...postgres, ROLE: "watcher" })
  expect(new Set(said).size).toBe(3)
  for (const one of said) expect(one).toContain("watcher")
})

test.each([{ REDIS_URL: "redis://valkey" }, { ROLE: "observer" }])(
  "a server on an SQLite file is alone, so %o is refused in every language",
  environment => {
    const said = refusals(environment)
    expect(new Set(said).size).toBe(3)
    for (const one of said) expect(one).toContain("DATABASE_URL")
  },
)

test("a server has the name that it is given, or the machine's with a random end", () => {
  expect(readConfig({ NODE_NAME: "panel-1.example_a" }).nodeName).toBe("panel-1.example_a")
  const [one, other] = [readConfig({}).nodeName, readConfig({}).nodeName]
  expect(one).not.toBe(other)
  expect(readConfig({ NODE_NAME: one }).nodeName).toBe(one)
})

test.each(["two words", "a".repeat(65), "第一"])("the name %s is refused in every language", name => {
  const said = refusals({ NODE_NAME: name })
  expect(new Set(said).size).toBe(3)
  for (const one of said) expect(one).toContain(name)
})

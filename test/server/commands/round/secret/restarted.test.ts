import { afterEach, expect, test } from "vitest"
import { agree, disagree, type SecretPanel, secretPanel } from "./secretPanel.ts"

/** A restart on SQLite, where the process alone keeps the tokens of uncast ballots. */

let secret: SecretPanel
afterEach(() => secret.panel.end())

const everyone = Array.from({ length: 8 }, (_, i) => `panelist${i + 1}`)

test("a restart before the first ballot hands everyone a new one, and the lost ones are void", async () => {
  secret = await secretPanel()
  const lost = await secret.collect("panelist1")
  secret.restart()
  const again = await secret.collect("panelist1")
  expect(again).not.toBe(lost)
  expect(await secret.cast(lost, agree)).toBe("ballot-replaced")
  expect(await secret.cast(again, agree)).toBe("cast")
})

test("a restart afterwards lets no one answer twice, and no one who had no ballot go without", async () => {
  secret = await secretPanel()
  const first = await secret.collect("panelist1")
  const second = await secret.collect("panelist2")
  await secret.cast(first, agree)
  secret.restart()
  expect(await secret.collect("panelist1")).toBe("other-browser")
  expect(await secret.collect("panelist2")).toBe("other-browser")
  expect(await secret.cast(second, agree)).toBe("cast")
  for (const who of everyone.slice(2)) expect(await secret.cast(await secret.collect(who), agree)).toBe("cast")
  expect(await secret.panel.instance.ballots.castIn(secret.round)).toBe(8)
  expect(await secret.cast(first, disagree("Changed."))).toBe("cast")
  expect(await secret.panel.instance.ballots.castIn(secret.round)).toBe(8)
})

test("after a restart whoever lost the token gets the same ballot by the key of their browser, cast or not, and never two", async () => {
  secret = await secretPanel()
  const key = (who: string) => `the browser of ${who}`
  const tokens = new Map<string, string>()
  for (const who of everyone.slice(0, 4)) tokens.set(who, await secret.collect(who, key(who)))
  await secret.cast(tokens.get("panelist1")!, agree)
  secret.restart()
  await secret.tend()
  for (const [who, token] of tokens) expect(await secret.collect(who, key(who))).toBe(token)
  // another member's key, or no key, does not open it
  expect(await secret.collect("panelist2", key("panelist3"))).toBe("other-browser")
  expect(await secret.collect("panelist2")).toBe("other-browser")
  for (const who of everyone)
    expect(await secret.cast(await secret.collect(who, key(who)), disagree(`By ${who}.`))).toBe("cast")
  expect(await secret.panel.instance.ballots.castIn(secret.round)).toBe(8)
})

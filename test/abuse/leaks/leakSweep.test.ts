import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { sha256 } from "../../../server/start/instance/instance.ts"
import type { EventBody } from "../../../shared/contract/events.ts"
import type { Answer } from "../../../shared/model/consensus/answer.ts"
import { machineScopes } from "../../../shared/model/terms.ts"
import { amounts } from "../../kit/amounts.ts"
import { chance } from "../../kit/chance.ts"
import { removeFolder } from "../../kit/servers/plenary.ts"
import { agree, disagree, score } from "../../server/commands/round/secret/secretPanel.ts"
import { shuffled } from "./shuffled.ts"
import { type PanelFile, panelFile, panelists } from "./sweep/panelFile.ts"
import { rounds, type Script, type Sitting, sitting } from "./sweep/sitting.ts"

/**
 * Does not search for names. It plays the same panel again with one thing changed; everything that a role is told, and
 * that the server logs at its most verbose level, must be the same byte for byte. Then nobody can read the change
 * anywhere.
 */

const random = chance(amounts.seed)
const inTurn = panelists.map((_, i) => i)
const scores = [3, 9, 7, 2, 8, 8, 1, 6]
const given = (n: number, i: number): Answer =>
  rounds[n]?.kind === "rating"
    ? score(scores[i] ?? 5)
    : i % 3 === 0
      ? disagree(`Reason of ${"long ".repeat(i)}`)
      : agree
const mark = "Nobody may read this yet"
/** Changes every answer, and its length. */
const turned = (n: number, i: number): Answer =>
  rounds[n]?.kind === "rating"
    ? i % 2
      ? score(null)
      : { ...score(5), reason: mark.repeat(1 + i), lang: "en" }
    : i % 3 === 0
      ? agree
      : disagree(mark.repeat(1 + i))
/** If no names are shown, two members of each side swap their answers. */
const swap: Record<number, number> = { 0: 2, 2: 0, 1: 3, 3: 1 }
const swapped = (n: number, i: number): Answer => given(n, rounds[n]?.anonymity === "named" ? i : (swap[i] ?? i))

let panel: PanelFile
let as: Record<"first" | "turned" | "swapped" | "shuffled", Sitting>
beforeAll(async () => {
  panel = await panelFile()
  const play = (answer: Script["answer"], order = inTurn) => sitting(panel, { answer, order })
  as = {
    first: await play(given),
    turned: await play(turned),
    swapped: await play(swapped),
    shuffled: await play(given, shuffled(inTurn, random)),
  }
})
afterAll(() => removeFolder(panel.folder))

const programs = machineScopes.map(scope => `program ${scope}`)
const roles = ["moderator", "secretary", "observer", "admin", "reader", ...programs, ...panelists]
const everyWord = (heard: Sitting["open"]) => Object.values(heard).flat().join("\n")

describe("while rounds are open", () => {
  test.each(roles)("%s is told the same, whatever the answers are", role => {
    expect(as.first.open[role]?.length).toBeGreaterThan(10)
    expect(as.turned.open[role]).toEqual(as.first.open[role])
  })

  test("the log is the same, at its most verbose, whatever the answers are", () => {
    expect(as.first.openLog.length).toBeGreaterThan(50)
    expect(as.turned.openLog).toEqual(as.first.openLog)
  })

  test("no written reason is in any frame, response or log line", () => {
    expect(everyWord(as.turned.open)).not.toContain(mark)
    expect(as.turned.openLog.join("\n")).not.toContain(mark)
    // It is there afterwards, so the search would have found it.
    expect(everyWord(as.turned.shown)).toContain(mark)
  })
})

const reveals = (sit: Sitting): EventBody<"round-revealed">[] =>
  (sit.shown["observer"] ?? []).flatMap(line => {
    if (!line.startsWith('live 2["entries"')) return []
    const [, frame] = JSON.parse(line.slice("live 2".length)) as [string, { list: { kind: string; body: never }[] }]
    return frame.list.filter(entry => entry.kind === "round-revealed").map(entry => entry.body)
  })
const withoutAlias = (text: string) => text.replace(/"alias":"[^"]*"/g, '"alias":"A"')

describe("after they are shown", () => {
  test("all five rounds are shown, without names except for the named one", () => {
    expect(reveals(as.first)).toHaveLength(5)
    for (const [n, { answers, roll }] of reveals(as.first).entries()) {
      expect(answers).toHaveLength(8)
      expect(answers?.every(one => (one.member !== null) === (rounds[n]?.anonymity === "named"))).toBe(true)
      expect(roll?.length ?? null).toBe(rounds[n]?.anonymity === "secret" ? 8 : null)
    }
  })

  test.each(roles)("%s is told the same, in whatever order people answered", role => {
    expect(as.shuffled.shown[role]).toEqual(as.first.shown[role])
  })

  test("the log is the same, in whatever order people answered", () => {
    expect(as.shuffled.log).toEqual(as.first.log)
  })

  test("secret: everything is the same, whoever of a side gave which answer", () => {
    const secret = (sit: Sitting) => reveals(sit).slice(3)
    expect(secret(as.swapped)).toEqual(secret(as.first))
    // The swap took effect: the same people's hidden names now stand at other answers.
    expect(reveals(as.swapped).slice(1, 3)).not.toEqual(reveals(as.first).slice(1, 3))
  })

  test("names hidden: everything except the random aliases is the same, whoever of a side gave which answer", () => {
    const hidden = (sit: Sitting) =>
      reveals(sit)
        .slice(1, 3)
        .map(one => one.answers?.map(answer => ({ ...answer, alias: "" })))
    const sorted = (list: ReturnType<typeof hidden>) =>
      list.map(answers => answers?.map(one => JSON.stringify(one)).sort())
    expect(sorted(hidden(as.swapped))).toEqual(sorted(hidden(as.first)))
  })

  test("an alias never stands beside a member's id, and only at an answer", () => {
    const aliases = new Set(reveals(as.first).flatMap(one => one.answers?.flatMap(({ alias }) => alias ?? []) ?? []))
    // Only the rating has aliases: nothing links people's texts to their scores.
    expect(aliases.size).toBe(8)
    const heard = withoutAlias(everyWord(as.first.shown)) + as.first.log.join("\n") + everyWord(as.first.open)
    for (const alias of aliases) expect(heard).not.toContain(alias)
    for (const { answers } of reveals(as.first).slice(1))
      for (const answer of answers ?? [])
        for (const member of Object.values(panel.people)) expect(JSON.stringify(answer)).not.toContain(member)
  })
})

test("no token and no trace of one is told to anyone else or logged, and requests about ballots and own answers leave no log line", () => {
  const { tokens, secrets, log, open, shown } = as.first
  const heard = [everyWord(open), everyWord(shown), ...log].join("\n")
  expect(new Set(tokens).size).toBe(16)
  for (const token of tokens) {
    expect(heard).not.toContain(token)
    expect(heard).not.toContain(sha256(token))
  }
  expect(secrets).toHaveLength(machineScopes.length)
  for (const secret of secrets.flatMap(token => token.split(".")[1] ?? token)) {
    expect(heard).not.toContain(secret)
    expect(log.join("\n")).not.toContain(sha256(secret))
  }
  expect(log.filter(line => /\/ballot|\/mine|\/batch/.test(line))).toEqual([])
  expect(log.some(line => line.includes("/api/topics/"))).toBe(true)
})

import type { History, Line } from "../history.ts"
import { linesOf } from "../history.ts"
import type { Check } from "./checks.ts"

interface Planted {
  fault: string
  by: Check
  /** the history with the fault in it; null where it has nothing to spoil */
  plant: (history: History) => History | null
}

const middle = <T>(list: readonly T[]): T | undefined => list[Math.floor(list.length / 2)]

/** The history with another line in the place of the one in the middle of these. */
function changed<One extends Line>(
  history: History,
  lines: readonly One[],
  change: (line: One) => Line,
): History | null {
  const chosen = middle(lines)
  if (!chosen) return null
  return { ...history, lines: history.lines.map(line => (line === chosen ? change(chosen) : line)) }
}

const dropped = <T>(list: readonly T[]): T[] => list.filter((_, n) => n !== Math.floor(list.length / 2))
const repeated = <T>(list: readonly T[]): T[] =>
  list.flatMap((one, n) => (n === Math.floor(list.length / 2) ? [one, one] : [one]))
function swapped<T>(list: readonly T[]): T[] {
  const at = Math.floor(list.length / 2)
  const [one, two] = [list[at - 1], list[at]]
  return list.map((row, n) => (n === at - 1 ? (two ?? row) : n === at ? (one ?? row) : row))
}

const chain = "the chain of the event log is whole"
const reads = "every read is a part of the log, and none is older than one before it"
const gapless = "the document log has no gap"
const words = "each saved word stands once in the log and in every replica"
const commands = "each command is in the log once, in the order of the answers"
const positions = "positions are linearizable for each member and round"
const deadlines = "each deadline is met once"
const seats = "nothing is accepted after the end of a seat"

const saved = ({ lines }: History) => {
  const erased = new Set(linesOf(lines, "erase").map(({ token }) => token))
  return linesOf(lines, "write").filter(line => line.return !== null && !erased.has(line.token))
}
const doneSays = ({ lines }: History) => linesOf(lines, "say").filter(({ seq }) => seq !== null)

/** The log with the entry of this command once more, or without it. */
const withSaid = (history: History, times: 0 | 2): History | null => {
  const say = middle(doneSays(history))
  const quoted = JSON.stringify(say?.words)
  const row = history.log.find(({ personal, body }) => JSON.stringify([personal, body]).includes(quoted))
  if (!say || !row) return null
  return { ...history, log: times === 2 ? [...history.log, row] : history.log.filter(one => one !== row) }
}

export const planted: Planted[] = [
  { fault: "an entry is dropped", by: chain, plant: history => ({ ...history, log: dropped(history.log) }) },
  { fault: "an entry is repeated", by: chain, plant: history => ({ ...history, log: repeated(history.log) }) },
  { fault: "two entries are swapped", by: chain, plant: history => ({ ...history, log: swapped(history.log) }) },
  {
    fault: "a word of an entry is changed",
    by: chain,
    plant: history => ({
      ...history,
      log: history.log.map((row, n) => (n === 3 ? { ...row, body: { other: 1 } } : row)),
    }),
  },
  {
    fault: "a read leaves out an entry",
    by: reads,
    plant: history => {
      const long = linesOf(history.lines, "read").filter(({ entries }) => entries.length > 1)
      return changed(history, long, line => ({ ...line, entries: dropped(line.entries) }))
    },
  },
  {
    fault: "a read has two entries in another order",
    by: reads,
    plant: history => {
      const long = linesOf(history.lines, "read").filter(({ entries }) => entries.length > 1)
      return changed(history, long, line => ({ ...line, entries: swapped(line.entries) }))
    },
  },
  {
    fault: "a read is served an old head",
    by: reads,
    plant: history => {
      const asked = linesOf(history.lines, "read").filter(({ call }) => call > 0)
      return changed(history, asked.slice(1), line => ({ ...line, from: 0, to: 0, entries: [] }))
    },
  },
  { fault: "a command is done twice", by: commands, plant: history => withSaid(history, 2) },
  { fault: "a command that was acknowledged is lost", by: commands, plant: history => withSaid(history, 0) },
  {
    fault: "two commands stand in the other order",
    by: commands,
    plant: history => {
      const [first, last] = [doneSays(history)[0], doneSays(history).at(-1)]
      if (!first || !last || first === last || (first.return ?? 0) >= last.call) return null
      const swap = { [first.words]: last.words, [last.words]: first.words }
      const lines = history.lines.map(line =>
        line.what === "say" ? { ...line, words: swap[line.words] ?? line.words, seq: null } : line,
      )
      return { ...history, lines }
    },
  },
  {
    fault: "a deadline is met twice",
    by: deadlines,
    plant: history => {
      const [deadline] = linesOf(history.lines, "deadline")
      const end = history.log.find(
        ({ kind, body }) => /closed|voided/.test(kind) && (body as { round?: unknown }).round === deadline?.round,
      )
      return end ? { ...history, log: [...history.log, end] } : null
    },
  },
  {
    fault: "a deadline is missed",
    by: deadlines,
    plant: history => {
      const [deadline] = linesOf(history.lines, "deadline")
      return deadline ? { ...history, lines: [...history.lines, { ...deadline, round: "another" }] } : null
    },
  },
  { fault: "an update is dropped", by: gapless, plant: history => ({ ...history, updates: dropped(history.updates) }) },
  {
    fault: "an update is repeated",
    by: gapless,
    plant: history => ({ ...history, updates: repeated(history.updates) }),
  },
  {
    fault: "two updates are swapped",
    by: gapless,
    plant: history => ({ ...history, updates: swapped(history.updates) }),
  },
  {
    fault: "a saved word is lost from the log",
    by: words,
    plant: history => {
      const lost = middle(saved(history))
      return lost ? { ...history, lines: [...history.lines, { ...lost, token: "[lost]" }] } : null
    },
  },
  {
    fault: "a word stands twice in a replica",
    by: words,
    plant: history => {
      const [[name, text] = ["", ""]] = Object.entries(history.replicas)
      const token = middle(saved(history))?.token
      return token
        ? { ...history, replicas: { ...history.replicas, [name]: text.replace(token, token + token) } }
        : null
    },
  },
  {
    fault: "an erased word is back in a replica",
    by: words,
    plant: history => {
      const erased = linesOf(history.lines, "erase").find(line => line.return !== null)
      const [[name, text] = ["", ""]] = Object.entries(history.replicas)
      return erased ? { ...history, replicas: { ...history.replicas, [name]: text + erased.token } } : null
    },
  },
  {
    fault: "an answer is shown that another one replaced",
    by: positions,
    plant: history => {
      const shown = linesOf(history.lines, "close").filter(({ shown: all }) => Object.keys(all).length > 0)
      return changed(history, shown, line => {
        const [member = ""] = Object.keys(line.shown)
        return { ...line, shown: { ...line.shown, [member]: "an older answer" } }
      })
    },
  },
  {
    fault: "two answers are taken at one revision",
    by: positions,
    plant: history => {
      const closed = new Set(linesOf(history.lines, "close").map(({ round }) => round))
      const done = linesOf(history.lines, "answer").filter(one => one.outcome === "done" && closed.has(one.round))
      const one = middle(done)
      return one ? { ...history, lines: [...history.lines, { ...one, value: "another answer" }] } : null
    },
  },
  {
    fault: "a word is taken after the end of a seat",
    by: seats,
    plant: history => {
      const [removal] = linesOf(history.lines, "remove")
      const word = middle(saved(history))
      if (!removal || !word || removal.return === null) return null
      const late = { ...word, member: removal.member, call: removal.return + 1, return: removal.return + 2 }
      return { ...history, lines: [...history.lines, late] }
    },
  },
  {
    fault: "a command is taken after the end of a seat",
    by: seats,
    plant: history => {
      const [removal] = linesOf(history.lines, "remove")
      const say = middle(doneSays(history))
      if (!removal || !say || removal.return === null) return null
      const late = { ...say, member: removal.member, call: removal.return + 1, return: removal.return + 2 }
      return { ...history, lines: [...history.lines, late] }
    },
  },
]

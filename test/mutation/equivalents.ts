import type { Mutant } from "./mutants.ts"

/** A mutant whose effect nobody could notice, and the reason. At most ten. */
export interface Equivalent extends Pick<Mutant, "file" | "operator"> {
  /** the source's line without its indent */
  text: string
  /** which one, if a file has the same line more than once */
  nth?: number
  why: string
}

export const equivalents: readonly Equivalent[] = [
  {
    file: "server/commands/round/secret/voidSecretRounds.ts",
    operator: "?? is taken away",
    text: 'const reason = reasons[facts?.languages[0] ?? "en"]',
    why: "A workspace that is not open yet has no rounds, and the reason is read for each round alone.",
  },
  {
    file: "shared/fold/changes/linkedAnswers.ts",
    operator: "a condition is false",
    text: "if (own.size === 0) return [...answers]",
    why: "Without aliases of their own the answers have none in common with an earlier round, and are returned as well.",
  },
  {
    file: "server/commands/floor/floorDefinitions.ts",
    operator: ".find is .findLast",
    text: "const same = floor.requests.find(one => one.member === row.id && one.turn === turn)",
    why: "A member's second request for the same turn is answered with the first, so there is one to find.",
  },
  {
    file: "shared/rules/record/minutesOf.ts",
    operator: "?? is taken away",
    text: "const byStart = held.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))",
    nth: 2,
    why: "Sessions that have not started were left out the line before; the type does not say so.",
  },
  {
    file: "server/sync/table/presence.ts",
    operator: "|| is &&",
    text: 'if (typeof given !== "object" || given === null || !("client" in given) || !("clock" in given)) return null',
    nth: 3,
    why: "A number that is missing is no safe integer, and the next line asks for both.",
  },
  {
    file: "server/commands/deadline/dues.ts",
    operator: "a condition is false",
    text: "endsAt === null ? [] : [{ at: endsAt, since: openedAt, command: endOf(id) }],",
    why: "A silence procedure has an end from its opening on; the type is that of rounds that have none.",
  },
  {
    file: "shared/rules/record/declaring.ts",
    operator: ".find is .findLast",
    text: "const version = statement.versions.find(one => one.n === round.version)",
    why: "Versions of a text are numbered one after the other, so there is one of each number to find.",
  },
]

import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Lang } from "../../../shared/model/terms.ts"

/**
 * A second telling of docs/DOMAIN.md (States, The decision rule, Rights), small enough to be read beside it. It shares no rule with the product:
 * a step names every rule that it would break, in no order, and the product has to give one of them as its reason.
 */
export interface Model {
  now: number
  sides: string[]
  /** authentic languages and whose they are; `languages` has the translations too */
  authentic: { lang: Lang; side: string | null }[]
  languages: Lang[]
  people: Map<string, Person>
  present: Set<string>
  session: { id: string; state: "scheduled" | "live" | "paused" | "closed"; closedAt: number }
  topic: { id: string; state: "open" | "closed"; note: "open" | "suggest" | "locked" }
  statements: Map<string, Statement>
  rounds: Map<string, Round>
  objections: Objection[]
  records: Map<string, ConsensusRecord>
}

export type { Lang }
export type Role = "admin" | "moderator" | "secretary" | "panelist" | "observer"
export interface Person {
  id: string
  role: Role
  side: string | null
  /** since when at the table, as a moderator or a panelist */
  seatedAt: number | null
}

export interface Text {
  text: string
  state: "missing" | "draft" | "in_sync" | "out_of_date"
  revision: number
  /** saves of authentic siblings that this text has not followed */
  behind: number
  /** may be filled in while the version stands */
  fillable: boolean
  /** saved since the newest version, for the next one */
  beyond: boolean
}

export interface Statement {
  id: string
  by: string
  state: "draft" | "proposed" | "in_round" | "recorded" | "no_consensus" | "carried_over" | "withdrawn"
  texts: Map<Lang, Text>
  /** the frozen wordings, oldest first */
  versions: Map<Lang, string>[]
  recused: Set<string>
  consents: { version: number; by: string }[]
}

export type Position = "agree" | "reserve" | "disagree" | "block" | "abstain"
export type Answer = { score: number | null } | { position: Position }

export interface Round {
  id: string
  statement: string
  version: number
  kind: "rating" | "call"
  named: boolean
  state: "open" | "closed" | "revealed" | "void"
  /** until when it may be taken up again; null if everybody had answered at the close */
  again: number | null
  electorate: Map<string, string | null>
  /** all panelists of a side had recused themselves when it opened */
  sideLeftOut: boolean
  /** every answer of each, the last one counts */
  answers: Map<string, Answer[]>
  /** members who answered themselves: the secretary may not overwrite that */
  byOwnHand: Set<string>
  /** positions that the secretary entered: they count once their owner says so */
  entered: Map<string, Answer[]>
}

export interface Objection {
  /** null until the log has named it: a block raises it by itself */
  id: string | null
  statement: string
  version: number
  by: string
  answered: boolean
  reply: "maintained" | "withdrawn" | null
}

export interface ConsensusRecord {
  id: string
  statement: string
  version: number
  level: string
  state: "declared" | "in_force" | "superseded" | "withdrawn" | "returned" | "taken_back"
  round: string
  declaredBy: string
  declaredAt: number
  confirmed: Set<string>
  supersedes: string | null
  electorate: Set<string>
  countersigned: Set<string>
  /** the proposals to withdraw it, oldest first: by whom, and the sides that have yet to confirm */
  withdrawals: { id: string; by: string; waits: Set<string>; state: "open" | "carried" | "refused" | "taken_back" }[]
}

export type Made = { [noun: string]: string | number }

/** One command as the model knows it. `own` says whether what is touched is the actor's. */
export interface Telling<K extends CommandKind> {
  roles: readonly Role[]
  ownRoles?: readonly Role[]
  own?(model: Model, who: Person, body: CommandInput<K>): boolean
  /** the codes of all rules that the step would break; none: it has to be accepted */
  broken(model: Model, who: Person, body: CommandInput<K>): (string | false)[]
  /** applies an accepted command to the model */
  changes(model: Model, who: Person, body: CommandInput<K>, made: Made): void
}

export type Tellings = { [K in CommandKind]?: Telling<K> }

export const lastVersion = (statement: Statement): number => statement.versions.length
export const rightRefused = ["not-permitted", "moderator-only"]

import {
  type ConsensusRecord,
  lastVersion,
  type Model,
  type Position,
  type Round,
  type Statement,
} from "./panelModel.ts"

export const ladder = ["unanimity", "consensus", "rough"]

const count = (positions: Position[], ...which: Position[]) => positions.filter(one => which.includes(one)).length

export interface Standing {
  round: Round
  level: string
  /** electorate/agree/reserve/disagree/block/abstain */
  tally: string
}

/** The last revealed call on the newest version; null where there is none, or where too few answered to be shown. */
export function standing(model: Model, statement: Statement): Standing | null {
  const round = revealedCalls(model, statement).at(-1)
  if (!round || (!round.named && round.answers.size < 4)) return null
  const given = positionsOf(round)
  const all = [...given.values()]
  const tally = [
    round.electorate.size,
    ...(["agree", "reserve", "disagree", "block", "abstain"] as const).map(one => count(all, one)),
  ].join("/")
  return { round, tally, level: levelOf(model, round, given) }
}

export const revealedCalls = (model: Model, statement: Statement): Round[] =>
  [...model.rounds.values()].filter(
    round =>
      round.statement === statement.id &&
      round.kind === "call" &&
      round.version === lastVersion(statement) &&
      round.state === "revealed",
  )

function positionsOf(round: Round): Map<string, Position> {
  const given = new Map<string, Position>()
  for (const [member, answers] of round.answers) {
    const last = answers.at(-1)
    if (last && "position" in last) given.set(member, last.position)
  }
  return given
}

/** DOMAIN L4, line by line; shares are compared without a division. */
function levelOf(model: Model, round: Round, given: Map<string, Position>): string {
  const groups = [null, ...new Set([...round.electorate.values()].filter(side => side !== null))].map(side => {
    const members = [...round.electorate].filter(([, of]) => side === null || of === side).map(([member]) => member)
    const positions = members.flatMap(member => given.get(member) ?? [])
    const cast = positions.length - count(positions, "abstain")
    return { size: members.length, answered: positions.length, cast, support: count(positions, "agree", "reserve") }
  })
  const [total, ...sides] = groups
  if (!total || total.size === 0 || total.answered * 3 < total.size * 2) return "no_quorum"
  if (sides.some(side => side.answered * 2 < side.size)) return "no_quorum"
  if (groups.some(group => group.cast * 2 < group.size)) return "no_consensus"
  const stays = (member: string) => model.people.get(member)?.role === "panelist"
  // O2: an objection of somebody who gives no position any more stands, whether or not the round asked them
  const objections = model.objections.filter(
    one =>
      one.statement === round.statement &&
      one.version === round.version &&
      (round.electorate.has(one.by) || !stays(one.by)),
  )
  const all = [...given.values()]
  if (objections.some(one => !one.answered && stays(one.by))) return "blocked"
  const maintained = objections.some(one => one.reply !== "withdrawn")
  if (count(all, "agree") === all.length && !maintained) return round.sideLeftOut ? "consensus" : "unanimity"
  if (count(all, "disagree", "block") === 0 && !maintained) return "consensus"
  const floor = sides.every(side => side.cast === 0 || side.support * 2 > side.cast)
  return total.support * 4 >= total.cast * 3 && floor ? "rough" : "no_consensus"
}

/** DOMAIN Q3. Where names are hidden nobody is told of one side. */
export function fewAnswered({ electorate, answers, named }: Round): boolean {
  const few = (members: string[], over: number, under: number) =>
    members.filter(member => answers.has(member)).length * under < members.length * over
  const sides = new Set([...electorate.values()].filter(side => side !== null))
  const of = (side: string) => [...electorate].filter(([, one]) => one === side).map(([member]) => member)
  return few([...electorate.keys()], 2, 3) || (named && [...sides].some(side => few(of(side), 1, 2)))
}

/** DOMAIN Q3: somebody present has not answered; where names are hidden, fewer have answered than are present. */
export function someWait({ electorate, answers, named }: Round, present: ReadonlySet<string>): boolean {
  const here = [...electorate.keys()].filter(member => present.has(member))
  return named ? here.some(member => !answers.has(member)) : answers.size < here.length
}

/** DOMAIN F4: a round between sessions needs nobody to be there at once */
export const quorumMissing = (model: Model, electorate: Map<string, string | null>): boolean =>
  electorate.size === 0 || (model.session.state === "live" && fewAreHere(model, electorate))

/** DOMAIN F4: present/electorate ≥ 2/3 and each side ≥ 1/2 */
export function fewAreHere(model: Model, electorate: Map<string, string | null>): boolean {
  if (electorate.size === 0) return true
  const share = (members: string[], over: number, under: number) =>
    members.filter(member => model.present.has(member)).length * under < members.length * over
  const sides = new Set([...electorate.values()].filter(side => side !== null))
  const of = (side: string) => [...electorate].filter(([, one]) => one === side).map(([member]) => member)
  return share([...electorate.keys()], 2, 3) || [...sides].some(side => share(of(side), 1, 2))
}

export const electorateOf = (model: Model, recused: ReadonlySet<string> = new Set()): Map<string, string | null> =>
  new Map(
    [...model.people.values()]
      .filter(person => person.role === "panelist" && !recused.has(person.id))
      .map(person => [person.id, person.side]),
  )

/** A side of which every panelist recused themselves. */
export const leavesASideOut = (model: Model, recused: ReadonlySet<string>): boolean => {
  const panelists = [...model.people.values()].filter(person => person.role === "panelist")
  return model.sides.some(side => {
    const theirs = panelists.filter(person => person.side === side)
    return theirs.length > 0 && theirs.every(person => recused.has(person.id))
  })
}

export const recordOf = (model: Model, statement: string, state: ConsensusRecord["state"]) =>
  [...model.records.values()].find(record => record.statement === statement && record.state === state)

/** Every side but the declarer's confirms, and none twice. */
export function sidesWaiting(model: Model, record: ConsensusRecord): string[] {
  const from = model.people.get(record.declaredBy)?.side
  return model.sides.filter(side => side !== from && !record.confirmed.has(side))
}

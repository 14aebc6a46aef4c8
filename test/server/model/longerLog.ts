import type { Entry } from "../../../shared/contract/events.ts"
import { fold } from "../../../shared/fold/fold.ts"
import { emptyState, type State } from "../../../shared/fold/state.ts"
import { saidIn } from "../../../shared/rules/said/saidIn.ts"
import { otherId, renamed } from "../../bench/kit/grown.ts"

const copies = 3
/** random entries about what was settled long ago */
const later = 160

type Below = (n: number) => number
interface Told {
  by: Entry["by"]
  kind: string
  body: object
}

/** A panel's log under other ids a few times more, as of one that met often; then old topics are taken up again. */
export function longerLog(demo: readonly Entry[], below: Below): Entry[] {
  const members = new Set<string>(demo.flatMap(entry => (entry.kind === "member-admitted" ? [entry.body.member] : [])))
  const list: Entry[] = [...demo]
  const add = ({ by, kind, body }: Told) => {
    const { seq, at } = list.at(-1) ?? { seq: 0, at: 0 }
    list.push({ seq: seq + 1, at: at + 1, by, kind, body } as Entry)
  }
  for (let copy = 1; copy <= copies; copy++) {
    const id = (was: string) => (members.has(was) ? was : otherId(was, copy))
    const numbers = demo.filter(({ kind }) => kind === "record-declared").length
    for (const { kind, body, by } of demo) {
      if (once.has(kind) || ofSessions.test(kind)) continue
      const other = renamed({ body }, id).body
      if (kind === "record-declared")
        Object.assign((other as { body: { number: number } }).body, { number: copy * numbers + numberIn(body) })
      add({ by, kind, body: other })
    }
  }
  let state = fold(emptyState, list)
  for (let n = 0; n < later; n++) {
    const told = acts[below(acts.length)]?.(state, below, n)
    if (told) add({ by: null, ...told })
    state = fold(state, list.slice(-1))
  }
  return list
}

const once: ReadonlySet<string> = new Set(
  "workspace-opened member-admitted member-changed invite-made invite-revoked".split(" "),
)
const ofSessions = /^(session|agenda|attendance|floor|queue|item|question|action|reading)/
const numberIn = (body: Entry["body"]): number => (body as { body: { number: number } }).body.number

type Act = (state: State, below: Below, n: number) => Omit<Told, "by"> | null

const one = <V>(rows: readonly V[], below: Below): V | undefined => rows[below(rows.length)]
const at = ({ id, body: { statement, topic } }: State["records"][never]) => ({ record: id, statement, topic })

const onRecord =
  (kind: string, wanted: (record: State["records"][never]) => boolean, more: object): Act =>
  ({ records }, below) => {
    const record = one(Object.values(records).filter(wanted), below)
    return record ? { kind, body: { ...at(record), ...more } } : null
  }

const acts: readonly Act[] = [
  onRecord("drift-found", ({ drift, state }) => drift === null && state === "in_force", { now: "other words" }),
  onRecord("drift-cleared", ({ drift }) => drift !== null, { how: "restored", now: "" }),
  onRecord("drift-cleared", ({ drift }) => drift !== null, { how: "moved", now: "" }),
  onRecord("record-withdrawn", ({ state, number }) => state === "in_force" && number % 5 === 0, { reason: "" }),
  ({ records }, below, n) => {
    const record = one(
      Object.values(records).filter(({ state }) => state === "in_force"),
      below,
    )
    const about = record && { act: "withdraw", record: record.id }
    return about ? { kind: "proposal-made", body: { proposal: `proposal-${n}`, about, asker: null, reason: "" } } : null
  },
  ({ statements }, below) => {
    const live = Object.values(statements).filter(({ state }) => state === "proposed" || state === "draft")
    const statement = live.length > 2 ? one(live, below) : undefined
    return statement
      ? { kind: "statement-carried-over", body: { statement: statement.id, topic: statement.topic, reason: "" } }
      : null
  },
  // a silence about what was carried over
  ({ statements, rounds, members }, below, n) => {
    const statement = one(
      Object.values(statements).filter(({ state }) => state === "carried_over"),
      below,
    )
    const like = Object.values(rounds)[0]
    if (!statement || !like) return null
    const { kind, anonymity, absentees, rule } = like
    const electorate = Object.values(members).map(({ id, side }) => ({ member: id, side }))
    const facts = { kind, anonymity, absentees, rule, electorate, n: 1, version: 1, endsAt: null, silence: true }
    return {
      kind: "round-opened",
      body: { round: `round-${n}`, statement: statement.id, topic: statement.topic, ...facts },
    }
  },
  ({ rounds }, below) => {
    const round = one(
      Object.values(rounds).filter(({ state }) => state === "open"),
      below,
    )
    return round
      ? { kind: "round-voided", body: { round: round.id, statement: round.statement, topic: round.topic, reason: "" } }
      : null
  },
  ({ threads }, below, n) => {
    const thread = one(Object.values(threads), below)
    const personal = { lang: "en", text: `Remark ${n}.` }
    return thread
      ? { kind: "reply-added", body: { thread: thread.id, topic: thread.topic, entry: `entry-${n}`, personal } }
      : null
  },
  ({ threads }, below) => {
    const thread = one(Object.values(threads), below)
    const kind = thread?.resolved ? "thread-reopened" : "thread-resolved"
    return thread ? { kind, body: { thread: thread.id, topic: thread.topic } } : null
  },
  (state, below, n) => {
    const said = one(saidIn(state), below)
    if (!said) return null
    const { key, topic, session } = said
    const on = { key, lang: "ja", ...(topic && { topic }), ...(session && { session }) }
    return {
      kind: "translation-given",
      body: { ...on, revision: n + 1, drafted: "person", personal: { text: `訳 ${n}`, of: "" } },
    }
  },
  ({ threads }, below, n) => {
    const thread = one(Object.values(threads), below)
    const entry = thread && one(thread.entries, below)
    const on = entry && { thread: thread.id, topic: thread.topic, entry: entry.id }
    if (!on) return null
    return n % 2 > 0
      ? { kind: "comment-withdrawn", body: on }
      : { kind: "comment-corrected", body: { ...on, personal: { lang: "en", text: `Better ${n}.` } } }
  },
  ({ sessions, topics }, below, n) => {
    const session = one(Object.values(sessions), below)
    const topic = one(Object.values(topics), below)
    if (!session || !topic) return null
    const item = { id: `item-${n}`, kind: "topic", title: topic.title, topic: topic.id, minutes: 5 }
    return { kind: "agenda-set", body: { session: session.id, items: [...session.items, item].slice(-6) } }
  },
]

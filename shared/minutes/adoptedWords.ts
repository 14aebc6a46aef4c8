import { type Entry, parseEvent } from "../contract/events.ts"
import { fold } from "../fold/fold.ts"
import type { Action } from "../fold/sessionState.ts"
import { emptyState } from "../fold/state.ts"
import { languages } from "../model/terms.ts"
import { gallery } from "../rules/audience.ts"
import { nameAt } from "../rules/people/namesOfTheDay.ts"
import { outcomesOf } from "./outcomes.ts"
import { openSentence } from "./prose.ts"
import { proceedingsTold, writeMinutes } from "./written.ts"

/** An entry as the chain binds it: of its personal part only the commitment, which an erasure leaves. */
export interface BoundEntry {
  seq: number
  kind: string
  at: number
  by: string | null
  body: unknown
  personal: string | null
}

/** The hashes of what was adopted, in every language of the panel; every name and personal text is its commitment. */
export interface AdoptedWords {
  minutes: string
  outcomes: string
}

/**
 * What minutes and outcome paper say, with names as commitments, so that an erasure changes no hash. null: no such session.
 * `hash` is of the canonical form.
 */
export function adoptedWords(
  rows: readonly BoundEntry[],
  session: string,
  hash: (value: unknown) => string,
): AdoptedWords | null {
  const entries = rows.flatMap(row => boundEntry(row) ?? [])
  const room = fold(emptyState, entries)
  const attribution = room.workspace?.attribution ?? "named"
  const seen = attribution === "named" ? entries : entries.flatMap(entry => gallery(entry, attribution) ?? [])
  const state = attribution === "named" ? room : fold(emptyState, seen)
  const row = Object.values(state.sessions).find(({ id }) => id === session)
  if (!row) return null
  const { prose } = writeMinutes(state, row, seen)
  return { minutes: hash(prose), outcomes: hash(outcomeWords(proceedingsTold(state, row, seen))) }
}

function boundEntry({ seq, kind, at, by, body, personal }: BoundEntry): Entry | null {
  const event = parseEvent(kind, personal === null ? body : { ...Object(body), personal: standIn(personal) })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a stored id
  return event && ({ ...event, seq, at, by } as Entry)
}

/** Fits every kind of personal part: a schema takes the fields that it knows. */
const standIn = (text: string) => ({
  name: text,
  romanised: "",
  short: "",
  lang: "en",
  text,
  wording: null,
  interest: { lang: "en", text },
})

function outcomeWords({ state, session }: ReturnType<typeof proceedingsTold>): object {
  const { records, open, actions, carried } = outcomesOf(state, session)
  const wanted = state.workspace?.languages ?? languages
  const acts = (list: readonly Action[]) =>
    list.map(({ owners, text, due, done, at }) => ({
      owners: owners.map(id => nameAt(state, id, at)?.name ?? ""),
      text,
      due,
      done,
    }))
  return {
    title: session.title,
    records: records.map(({ number, state: stands, body }) => ({
      number,
      stands,
      level: body.level,
      texts: body.texts,
      note: body.note,
    })),
    open: open.map(statement => wanted.map(lang => openSentence(state, statement, lang))),
    actions: acts(actions),
    carried: acts(carried),
    summary: session.summary,
  }
}

// Part of the verifier that a bundle carries (compose.ts). Tells each record with its translations, reviews and
// progress. A field of another type is left out here and is no fault.
const drafts = { engine: "machine", person: "proposed", author: "author" }
const answers = { accepted: "accepted", corrected: "corrected", declined: "declined", "let-stand": "let_stand" }
const judgements = ["stands", "amend", "withdraw"]
const reached = ["not_begun", "under_way", "done", "dropped"]

function recordsTold(entries) {
  const records = new Map()
  const translations = new Map()
  const names = namesIn(entries)
  for (const [n, { kind, by, body }] of entries.entries()) {
    if (!isFields(body)) continue
    const record = records.get(body.record)
    const [noun, act] = [kind.slice(0, kind.indexOf("-")), kind.slice(kind.indexOf("-") + 1)]
    if (kind === "record-declared") declareTold(records, body)
    else if (record && kind === "record-confirmed") record.state = body.inForce ? "in_force" : "declared"
    else if (record && endings.includes(kind)) record.state = act.replace("-", "_")
    else if (record && kind === "review-concluded" && judgements.includes(body.outcome))
      record.reviews.push(body.outcome)
    else if (record && kind === "progress-noted" && reached.includes(body.state)) record.progress.push(body.state)
    if (kind === "addition-withdrawn" && typeof body.record === "string" && isCount(body.addition))
      for (const [at, { of }] of translations)
        if (of === `record:${body.record}:${body.addition}`) translations.delete(at)
    if (noun !== "translation" || typeof body.key !== "string" || typeof body.lang !== "string") continue
    const at = `${body.key}/${body.lang}`
    const isKnown = translations.has(at)
    // an entry with a writer repeats words that only the room read before, with what became of them
    const repeats = act === "given" && "writer" in body
    const table = act === "given" ? drafts : answers
    const state = Object.hasOwn(table, act === "given" ? body.drafted : act)
      ? table[act === "given" ? body.drafted : act]
      : undefined
    if (state === undefined || (isKnown ? repeats : act !== "given")) continue
    const who = repeats ? body.writer : by
    translations.set(at, { of: body.key, lang: body.lang, state, by: typeof who === "string" ? names(who, n) : null })
  }
  const ofRecord = nouns => [...translations.values()].filter(({ of }) => nouns.includes(of.split(":", 2).join(":")))
  return [...records.values()].map(({ nouns, ...record }) => ({ ...record, translations: ofRecord(nouns) }))
}

function declareTold(records, { body, inForce }) {
  const { record, number, round, objections } = body
  const raised = Array.isArray(objections) ? objections.filter(one => typeof one?.objection === "string") : []
  const nouns = [`record:${record}`, ...raised.map(one => `objection:${one.objection}`)]
  if (typeof round === "string") nouns.push(`round:${round}`)
  const state = inForce ? "in_force" : "declared"
  records.set(record, { number, state, translations: [], reviews: [], progress: [], nouns })
}

/** Finds the last name of a member that entries up to the one at an index show; the member's id where none does. */
function namesIn(entries) {
  const shown = entries.map(({ body, own }) =>
    isFields(body) && typeof body.member === "string" && isFields(own) && typeof own.name === "string" && own.name
      ? [body.member, own.name]
      : [],
  )
  return (member, upTo) => shown.findLast(([one], n) => n <= upTo && one === member)?.[1] ?? member
}

export { namesIn, recordsTold }

// Part of the verifier that a bundle carries (compose.ts). Tells each record with its translations, reviews and
// progress. A field of another type is left out here and is no fault.
const drafts = { engine: "proposed", person: "proposed", author: "author" }
const added = { "reservation-added": "reserve", "dissent-added": "dissent" }
const against = ["reserve", "disagree", "block"]
const taken = ["accommodated", "partly", "answered"]
const answers = { accepted: "accepted", corrected: "corrected", declined: "declined", "let-stand": "let_stand" }
const judgements = ["stands", "amend", "withdraw"]
const reached = ["not_begun", "under_way", "done", "dropped"]

function recordsTold(entries) {
  const records = new Map()
  const translations = new Map()
  const names = namesIn(entries)
  const roles = new Map()
  for (const [n, { seq, kind, by, body }] of entries.entries()) {
    if (!isFields(body)) continue
    if (typeof body.member === "string" && typeof body.role === "string") roles.set(body.member, body.role)
    const record = records.get(body.record)
    const [noun, act] = [kind.slice(0, kind.indexOf("-")), kind.slice(kind.indexOf("-") + 1)]
    if (kind === "record-declared") declareTold(records, body)
    else if (record && kind === "record-confirmed") record.state = body.inForce ? "in_force" : "declared"
    else if (record && endings.includes(kind)) record.state = act.replace("-", "_")
    else if (record && kind === "review-concluded" && judgements.includes(body.outcome))
      record.reviews.push(body.outcome)
    else if (record && kind === "progress-noted" && reached.includes(body.state)) record.progress.push(body.state)
    if (record && Object.hasOwn(added, kind))
      record.added.set(seq, { what: added[kind], text: body.text, by: body.member })
    if (record && kind === "addition-withdrawn") record.added.delete(body.addition)
    if (kind === "addition-withdrawn" && typeof body.record === "string" && isCount(body.addition))
      for (const [at, { of }] of translations)
        if (of === `record:${body.record}:${body.addition}`) translations.delete(at)
    if (noun !== "translation" || typeof body.key !== "string" || typeof body.lang !== "string") continue
    const at = `${body.key}/${body.lang}`
    const isGiven = translations.has(at)
    // an entry with a writer repeats words that only the room read before, with what became of them
    const repeats = act === "given" && "writer" in body
    const table = act === "given" ? drafts : answers
    const state = Object.hasOwn(table, act === "given" ? body.drafted : act)
      ? table[act === "given" ? body.drafted : act]
      : undefined
    if (state === undefined || (isGiven ? repeats : act !== "given")) continue
    const who = repeats ? body.writer : by
    const isKnown = body.hidden !== true && body.drafted === "person" && typeof who === "string"
    const person = isKnown && roles.get(who) === "interpreter" ? "interpreter" : "person"
    const made =
      act !== "given" ? madeStill(translations.get(at).made, act) : body.drafted === "engine" ? "machine" : person
    const told = { of: body.key, lang: body.lang, made, state, by: typeof who === "string" ? names(who, n) : null }
    translations.set(at, told)
  }
  const ofRecord = nouns => [...translations.values()].filter(({ of }) => nouns.includes(of.split(":", 2).join(":")))
  const named = by => (by === null ? null : names(by, entries.length))
  return [...records.values()].map(({ nouns, body, added, ...record }) => ({
    ...record,
    voices: voicesTold(body, added.values()).map(voice => ({ ...voice, by: named(voice.by) })),
    translations: ofRecord(nouns),
  }))
}

/** Who made the words after an answer: a correction puts a person's in the place of an interpreter's. */
const madeStill = (made, act) => (act === "corrected" && made === "interpreter" ? "person" : made)

/** What was said against a record, each once; an objection with its remedy, its answers and its end. */
function voicesTold(body, added) {
  const voices = []
  const add = (what, text, by = null, ends = []) => {
    if (typeof text !== "string" || text === "") return
    const who = typeof by === "string" ? by : null
    const known = voices.find(one => one.text === text && one.by === who)
    if (known) known.ends.push(...ends)
    else voices.push({ what, text, by: who, ends: [...ends] })
  }
  const list = value => (Array.isArray(value) ? value.filter(isFields) : [])
  const words = value => (isFields(value) ? value.text : undefined)
  for (const { member, position } of list(body.positions)) {
    if (!isFields(position) || !against.includes(position.position)) continue
    add(position.position, position.reason, member)
    add("remedy", position.remedy, member)
  }
  for (const { position, text } of list(body.reasons)) if (against.includes(position)) add(position, words(text))
  for (const { by, text } of list(body.dissents)) add("dissent", words(text), by)
  for (const { by, reason, remedy, answer, earlier, ...end } of list(body.objections)) {
    const last = objectionEnd(end)
    add("objection", words(reason), by, last.slice(-1))
    add("remedy", words(remedy), by)
    for (const one of list(earlier)) add("answer", words(one.answer), null, objectionEnd(one))
    add("answer", words(answer), null, last)
  }
  for (const { what, text, by } of added) add(what, words(text), by)
  return voices
}

function objectionEnd({ disposition, reply, left }) {
  const end = left === true ? "left" : reply === "maintained" || reply === "withdrawn" ? reply : "unreplied"
  return [...(taken.includes(disposition) ? [disposition] : []), end]
}

function declareTold(records, { body, inForce }) {
  const { record, number, round, objections } = body
  const raised = Array.isArray(objections) ? objections.filter(one => typeof one?.objection === "string") : []
  const nouns = [`record:${record}`, ...raised.map(one => `objection:${one.objection}`)]
  if (typeof round === "string") nouns.push(`round:${round}`)
  const state = inForce ? "in_force" : "declared"
  records.set(record, { number, state, translations: [], reviews: [], progress: [], nouns, body, added: new Map() })
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

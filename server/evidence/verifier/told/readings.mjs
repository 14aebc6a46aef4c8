// Part of the verifier's page that a bundle carries (compose.ts). Gathers what a reader reads of each record: its texts
// and what was said about it, each with the translations of its words.

/**
 * Returns the records of the entries that were heard; under a hash alone, only of those that the chain binds up to the
 * entry of the hash, because anybody can add others. A translation names the SHA-256 of the words that it translates;
 * one of other words is not shown.
 */
async function recordsRead(heard, { is, anchored, records: told }, sha256) {
  const entries = is === "anchored" ? heard.filter(({ bound, seq }) => bound && seq <= anchored) : heard
  const names = namesIn(entries)
  const translated = new Map()
  for (const { body, own } of entries)
    if (isFields(own) && own.text && typeof own.of === "string")
      translated.set(`${own.of}/${body.lang}/${body.key}`, {
        of: own.of,
        key: body.key,
        lang: body.lang,
        text: own.text,
      })
  const withTranslations = async (voice, translations) => {
    const hash = await sha256(voice.text.normalize("NFC"))
    const found = translations.flatMap(({ of, lang, made, state, by }) => {
      const words = state === "declined" ? undefined : translated.get(`${hash}/${lang}/${of}`)
      return words ? [{ ...words, made, state, by }] : []
    })
    const name = voice.by === null ? null : names(voice.by, entries.length)
    // an id tells a reader nothing
    return { ...voice, by: name === voice.by ? null : name, translations: found }
  }
  const read = []
  for (const record of told) {
    const at = entries.findIndex(({ kind, body }) => kind === "record-declared" && body.body.number === record.number)
    const { body } = entries[at].body
    const voices = []
    for (const voice of voicesOf(body, entries)) voices.push(await withTranslations(voice, record.translations))
    read.push({ ...record, level: body.level, label: body.label, texts: body.texts, tally: body.tally, voices })
  }
  return read
}

/**
 * What was said about a record: reasons, objections, and what was entered since its declaration. `became` says what
 * became of an objection (maintained, withdrawn, unreplied, left) and how an answer took it up.
 */
function voicesOf(body, entries) {
  const voices = []
  const add = (what, text, lang, by = null, became = []) => {
    if (typeof text !== "string" || text === "") return
    const known = voices.find(one => one.text === text && one.by === by)
    if (known) known.became.push(...became)
    else voices.push({ what, text, lang, by: typeof by === "string" ? by : null, became: [...became] })
  }
  for (const { member, position } of body.positions) {
    add(position.position, position.reason, position.lang, member)
    add("remedy", position.remedy, position.lang, member)
  }
  for (const { position, text } of listIn(body.reasons)) add(position, text?.text, text?.lang)
  for (const { by, text } of listIn(body.dissents)) add("dissent", text?.text, text?.lang, by)
  for (const { by, reason, remedy, disposition, answer, reply, left, earlier } of listIn(body.objections)) {
    add("objection", reason?.text, reason?.lang, by, becameOf(disposition, reply, left))
    add("remedy", remedy?.text, remedy?.lang, by)
    for (const one of listIn(earlier))
      add("answer", one.answer?.text, one.answer?.lang, null, [
        one.disposition,
        ...becameOf(one.disposition, one.reply),
      ])
    add("answer", answer?.text, answer?.lang, null, disposition ? [disposition] : [])
  }
  add("lower", body.reason, body.reasonLang)
  const after = entries.filter(one => isFields(one.body) && one.body.record === body.record)
  const withdrawn = after.filter(one => one.kind === "addition-withdrawn").map(one => one.body.addition)
  const added = { "reservation-added": "reserve", "dissent-added": "dissent", "change-stated": "change" }
  for (const { kind, body: said, own, by, seq } of after) {
    if (Object.hasOwn(added, kind) && !withdrawn.includes(seq))
      add(added[kind], said.text?.text, said.text?.lang, said.member)
    if (kind === "review-concluded") add("review", said.reason, said.reasonLang, by)
    if (kind === "progress-noted") add("progress", own?.text, own?.lang, said.member)
    if (endings.includes(kind)) add("ended", said.reason, said.reasonLang, by)
  }
  return voices
}

/** What became of an objection after an answer to it; nothing if there was no answer. */
function becameOf(disposition, reply, left) {
  if (left === true) return ["left"]
  return reply ? [reply] : disposition ? ["unreplied"] : []
}

const listIn = value => (Array.isArray(value) ? value.filter(isFields) : [])

export { recordsRead }

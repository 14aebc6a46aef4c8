// Part of the verifier that a bundle carries (compose.ts). Puts the verdict into sentences for people.
const sentences = {}

/** Says what stands beside a record: translations, reviews and progress; nothing if nothing does. */
function besideLine({ number, state, translations, reviews, progress }, words, fill) {
  const counts = new Map()
  for (const { lang, made, state: standing, by } of translations) {
    const origin = fill(words.stands[standing], { made: words.made[made], name: by ?? words.somebody })
    const sentence = fill(words.translation, { lang: words.languages[lang] ?? lang, origin, n: "{n}" })
    counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
  }
  const parts = [...counts].map(([sentence, n]) => fill(sentence, { n }))
  if (reviews.length > 0)
    parts.push(fill(words.reviews, { list: reviews.map(one => words.judgements[one]).join(words.comma) }))
  if (progress.length > 0)
    parts.push(fill(words.progress, { state: words.progressStates[progress.at(-1)], n: progress.length }))
  return parts.length === 0
    ? []
    : [fill(words.beside, { n: number, state: words.states[state], list: parts.join(words.comma) })]
}

/** Says what was said against a record, with how an objection was answered and how it ended. */
function voiceLines({ number, voices }, words, fill) {
  const onOneLine = text => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069\s]+/gu, " ").trim()
  return voices.map(({ what, text, by, ends }) => {
    const about = [words.voices[what], ...(by === null ? [] : [onOneLine(by)]), ...ends.map(end => words.ends[end])]
    return fill(words.voice, { n: number, about: about.join(" · "), text: onOneLine(text) })
  })
}

/** The verdict in sentences; the first sentence states the result. */
function verdictLines(verdict, lang) {
  const words = sentences[lang] ?? sentences.en
  const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""))
  if (!verdict.ok) {
    const first = verdict.part === "entry" ? fill(words.entry, { n: verdict.entry }) : words[verdict.part]
    return [first, words.why[verdict.why]].filter(line => line)
  }
  const { is, head, entries, anchored, extracts, withheld, personal } = verdict
  const counted = [
    [words.later, entries - anchored],
    [words.inPart, extracts],
    [words.places, withheld],
    [words.personal, personal],
  ]
  const notBound = [
    words.firstLine,
    words.signatures,
    words.verifiers,
    ...counted.filter(([, n]) => n > 0).map(([sentence, n]) => fill(sentence, { n })),
  ]
  const records = verdict.countersigned.map(({ number, times }) => `CR-${number} (${times})`).join(", ")
  return [
    verdict.unchecked && is === "consistent"
      ? words.unchecked
      : fill(words[is], { n: anchored, list: notBound.join(words.comma) }),
    verdict.unchecked && is !== "consistent" ? words.unchecked : "",
    is === "consistent" ? words.advice : "",
    is === "anchored" ? words.askKey : "",
    is === "complete" && anchored !== null ? fill(words.found, { n: anchored }) : "",
    is === "complete" && verdict.successors > 0 ? words.replaced : "",
    fill(words.head, { n: head.seq, hash: head.hash }),
    fill(words.signedBy, { key: verdict.publicKey }),
    records === "" ? "" : fill(words.countersigned, { records }),
    ...verdict.records.flatMap(record => voiceLines(record, words, fill)),
    ...verdict.records.flatMap(record => besideLine(record, words, fill)),
    is === "anchored" || extracts === 0 ? "" : fill(words.extracts, { n: extracts }),
    is === "anchored" || withheld === 0 ? "" : fill(words.withheld, { n: withheld }),
  ].filter(line => line)
}

/** Says that a zip is refused, and what to do. */
const zipLines = lang => {
  const { zip, takeOut } = sentences[lang] ?? sentences.en
  return [zip, takeOut]
}

export { sentences, verdictLines, zipLines }

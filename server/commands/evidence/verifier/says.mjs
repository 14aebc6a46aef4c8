// Part of the verifier that a bundle carries (compose.ts). Puts the verdict into sentences for people.
const sentences = {}

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
    is === "anchored" || extracts === 0 ? "" : fill(words.extracts, { n: extracts }),
    is === "anchored" || withheld === 0 ? "" : fill(words.withheld, { n: withheld }),
  ].filter(line => line)
}

export { sentences, verdictLines }

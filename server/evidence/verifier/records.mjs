// Part of the verifier that a bundle carries (compose.ts). Checks whether each record agrees with the entries before
// it.
const endings = ["returned", "taken-back", "lapsed", "superseded", "withdrawn"].map(end => `record-${end}`)
const living = ["review-date-set", "review-due", "review-concluded", "progress-members-named", "progress-noted"]

function recordsAgree() {
  const versions = new Map()
  /**
   * by statement id: the texts of the version proposed last, and the texts saved after it, until the next draft begins
   */
  const frozen = new Map()
  const numbers = new Set()
  const inForce = new Set()
  /**
   * by record id: the record's number, its declaring entry, the members who countersigned it, and the entries of their
   * countersignatures
   */
  const signed = new Map()
  const key = ({ statement, version }) => JSON.stringify([statement, version])
  const are = (type, ...values) => values.every(one => typeof one === type)
  const isText = one => isFields(one) && are("string", one.lang, one.text)
  const isVersion = ({ statement, version, texts }) =>
    are("string", statement) && isCount(version) && Array.isArray(texts) && texts.every(isText)
  const names = ["agree", "reserve", "disagree", "block", "abstain"]
  const isPosition = one => isFields(one) && isFields(one.position) && are("string", one.position.position)
  const areSides = list => list === undefined || (Array.isArray(list) && are("string", ...list))
  const isRecord = one =>
    isFields(one) &&
    isVersion(one) &&
    are("string", one.record, one.topic) &&
    isCount(one.number) &&
    Array.isArray(one.positions) &&
    one.positions.every(isPosition) &&
    areSides(one.recusedSides) &&
    isFields(one.tally) &&
    names.every(name => isCount(one.tally[name]))
  /** Whether the fields of an entry's body that the checks read have the right types. */
  const isTyped = (kind, body) => {
    if (kind === "version-proposed") return isVersion(body)
    if (kind === "text-saved")
      return isText(body) && are("string", body.statement) && ["undefined", "boolean"].includes(typeof body.newDraft)
    if (kind === "record-declared")
      return (
        are("string", body.record, body.statement, body.topic) && are("boolean", body.inForce) && isRecord(body.body)
      )
    if (kind === "record-countersigned") return are("string", body.record, body.member)
    if (kind === "record-confirmed") return are("string", body.record) && are("boolean", body.inForce)
    return !(endings.includes(kind) || living.includes(kind)) || are("string", body.record)
  }
  const declares = body => {
    const record = body.body
    if (signed.has(record.record) || numbers.has(record.number)) return false
    numbers.add(record.number)
    if (["record", "statement", "topic"].some(name => record[name] !== body[name])) return false
    const proposed = versions.get(key(record))
    const text = lang => proposed.findLast(one => one.lang === lang)?.text
    if (proposed && record.texts.some(one => one.text !== text(one.lang))) return false
    const taken = record.positions.map(one => one.position.position)
    const count = name => taken.filter(one => one === name).length
    return taken.length === 0 || names.every(name => record.tally[name] === count(name))
  }
  const countersigns = ({ record, member }, by, at) => {
    // an entry that is shown in part withholds names, so one member cannot be distinguished from another
    if (!inForce.has(record) || (!at.part && member !== by)) return false
    const { members, entries } = signed.get(record)
    if (!at.part && members.includes(member)) return false
    members.push(member)
    entries.push(at)
    return true
  }
  const disagrees = ({ kind, by, body }, at) => {
    if (!isFields(body)) return "record"
    if (!isTyped(kind, body)) return "shape"
    const { record } = body
    if (kind === "version-proposed") {
      const texts = [...body.texts]
      versions.set(key(body), texts)
      frozen.set(body.statement, texts)
    }
    if (kind === "text-saved") {
      if (body.newDraft) frozen.delete(body.statement)
      else frozen.get(body.statement)?.push(body)
    }
    if (kind === "record-declared") {
      if (!declares(body)) return "record"
      signed.set(record, { number: body.body.number, at, members: [], entries: [] })
    }
    if (kind === "record-countersigned") return countersigns(body, by, at) ? null : "countersignature"
    // what is entered about the review or the progress of a known record stands beside a record in force
    if (living.includes(kind) && signed.has(record) && !inForce.has(record)) return "record"
    if (endings.includes(kind)) inForce.delete(record)
    if (kind === "record-declared" || kind === "record-confirmed") {
      if (body.inForce && signed.has(record)) inForce.add(record)
      else inForce.delete(record)
    }
    return null
  }
  /**
   * counts the countersignatures of each record; with `upTo`, only those that the chain binds and that are not after
   * entry `upTo`
   */
  const countersigned = upTo => {
    const counts = at => upTo === null || (at.bound && at.seq <= upTo)
    return [...signed.values()]
      .filter(({ at }) => counts(at))
      .map(({ number, entries }) => ({ number, times: entries.filter(counts).length }))
      .filter(({ times }) => times > 0)
  }
  return { disagrees, countersigned }
}

export { recordsAgree }

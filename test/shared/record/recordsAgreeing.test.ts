import { beforeEach, describe, expect, test } from "vitest"
import { type RecordsAgreeing, recordsAgree, type ShownEntry } from "../../../shared/record/verify/records.ts"

let records: RecordsAgreeing
let seq = 0
beforeEach(() => {
  records = recordsAgree()
  seq = 0
})

const shown = (kind: string, body: unknown, others: Partial<ShownEntry> = {}): ShownEntry => ({
  seq: ++seq,
  kind,
  by: "lin",
  body,
  part: false,
  bound: true,
  ...others,
})
const says = (kind: string, body: unknown, others: Partial<ShownEntry> = {}) =>
  records.disagrees(shown(kind, body, others))

const texts = [{ lang: "en", text: "Data move." }]
const version = { statement: "s", version: 1, texts }
const tally = { agree: 1, reserve: 0, standAside: 0, stand_aside: 0, disagree: 0, block: 0, abstain: 0 }
const printed = { ...version, record: "r", topic: "t", number: 1, positions: [], tally }
const declaration = (changes: object = {}, inForce = true) => ({
  record: "r",
  statement: "s",
  topic: "t",
  inForce,
  body: { ...printed, ...changes },
})
const sign = (others: Partial<ShownEntry> = {}, member = "lin") =>
  says("record-countersigned", { record: "r", member }, { by: member, ...others })

describe("a countersignature", () => {
  test("stands under a record in force, once for each member, and is counted", () => {
    says("version-proposed", version)
    expect(says("record-declared", declaration())).toBeNull()
    expect(records.countersigned(null)).toEqual([])
    expect([sign(), sign({}, "zhou"), sign()]).toEqual([null, null, "countersignature"])
    expect(records.countersigned(null)).toEqual([{ number: 1, times: 2 }])
  })

  test("stands under no record that waits for its confirmation, and under one that has it", () => {
    says("record-declared", declaration({}, false))
    expect(sign()).toBe("countersignature")
    expect(says("record-confirmed", { record: "r", inForce: false })).toBeNull()
    expect(sign()).toBe("countersignature")
    expect(says("record-confirmed", { record: "r", inForce: true })).toBeNull()
    expect(sign()).toBeNull()
  })

  test.each(["record-returned", "record-taken-back", "record-lapsed", "record-superseded", "record-withdrawn"])(
    "stands under no record that has ended: %s",
    kind => {
      says("record-declared", declaration())
      expect(sign()).toBeNull()
      expect(says(kind, { record: "r" })).toBeNull()
      expect(sign({}, "zhou")).toBe("countersignature")
      expect(records.countersigned(null)).toEqual([{ number: 1, times: 1 }])
    },
  )

  test("is entered by the member whose it is, where names are shown", () => {
    says("record-declared", declaration())
    expect(sign({ by: "zhou" })).toBe("countersignature")
    expect([sign({ by: "zhou", part: true }), sign({ by: null, part: true })]).toEqual([null, null])
  })

  test("of a record that nothing declared, or of a member without an id, does not stand", () => {
    expect(sign()).toBe("countersignature")
    says("record-declared", declaration())
    expect(says("record-countersigned", { record: "r" })).toBe("shape")
    expect(says("record-countersigned", { record: 1, member: "lin" })).toBe("shape")
  })

  test("counts up to a head only where the chain binds it and its record", () => {
    says("record-declared", declaration()) // 1
    sign() // 2
    sign({ bound: false }, "zhou") // 3
    sign({}, "han") // 4
    expect([null, 4, 3, 2, 1].map(upTo => records.countersigned(upTo))).toEqual([
      [{ number: 1, times: 3 }],
      [{ number: 1, times: 2 }],
      [{ number: 1, times: 1 }],
      [{ number: 1, times: 1 }],
      [],
    ])
  })
})

describe("a declaration", () => {
  test("prints the texts of its version, and the positions that its tally counts", () => {
    says("version-proposed", version)
    expect(says("record-declared", declaration())).toBeNull()
    const second = { record: "r2", statement: "s", topic: "t", inForce: true }
    const two = (changes: object) => ({ ...second, body: { ...printed, record: "r2", number: 2, ...changes } })
    expect(says("record-declared", two({ texts: [{ lang: "en", text: "Data stay." }] }))).toBe("record")
    const positions = [{ position: { position: "agree" } }]
    const third = (changes: object) => ({
      ...second,
      record: "r3",
      body: { ...printed, record: "r3", number: 3, positions, ...changes },
    })
    expect(says("record-declared", third({ tally: { ...tally, agree: 2 } }))).toBe("record")
    const fourth = { ...second, record: "r4", body: { ...printed, record: "r4", number: 4, positions } }
    expect(says("record-declared", fourth)).toBeNull()
  })

  test("prints what was filled in after the version was proposed, and nothing of the next draft", () => {
    const saved = { statement: "s", lang: "ja", text: "移す。" }
    const filled = declaration({ texts: [...texts, { lang: "ja", text: "移す。" }] })
    const saying = (...saves: object[]) => {
      records = recordsAgree()
      says("version-proposed", version)
      for (const save of saves) expect(says("text-saved", save)).toBeNull()
      return says("record-declared", filled)
    }
    expect(saying()).toBe("record")
    expect(saying(saved)).toBeNull()
    expect(saying({ ...saved, text: "移る。" }, { ...saved, newDraft: false })).toBeNull()
    expect(saying(saved, { ...saved, text: "移る。" })).toBe("record")
    expect(saying({ ...saved, statement: "other" })).toBe("record")
    expect(saying({ ...saved, newDraft: true }, saved)).toBe("record")
    for (const odd of [{ newDraft: null }, { lang: 1 }, { text: null }, { statement: undefined }])
      expect(says("text-saved", { ...saved, ...odd })).toBe("shape")
  })

  test("names itself, its statement and its topic, and has an id and a number of its own", () => {
    for (const changes of [{ record: "x" }, { statement: "x" }, { topic: "x" }]) {
      records = recordsAgree()
      expect(says("record-declared", declaration(changes))).toBe("record")
    }
    records = recordsAgree()
    expect(says("record-declared", declaration())).toBeNull()
    expect(says("record-declared", declaration({ number: 2 }))).toBe("record")
    const other = { ...declaration({ record: "r2" }), record: "r2" }
    expect(says("record-declared", other)).toBe("record")
  })

  test("of another shape is refused as that, and so are its endings", () => {
    expect(says("record-declared", { record: "r" })).toBe("shape")
    expect(says("version-proposed", { statement: "s" })).toBe("shape")
    expect(says("record-confirmed", { record: 1, inForce: true })).toBe("shape")
    expect(says("record-confirmed", { record: "r" })).toBe("shape")
    expect(says("record-withdrawn", {})).toBe("shape")
    expect(says("record-withdrawn", "no fields")).toBe("record")
    expect(says("topic-opened", {})).toBeNull()
  })
})

describe.each(["review-date-set", "review-due", "review-concluded", "progress-members-named", "progress-noted"])(
  "%s",
  kind => {
    test("stands beside a record in force, and beside one that the bundle does not declare", () => {
      expect(says(kind, { record: "elsewhere" })).toBeNull()
      says("record-declared", declaration({}, false))
      expect(says(kind, { record: "r" })).toBe("record")
      says("record-confirmed", { record: "r", inForce: true })
      expect(says(kind, { record: "r" })).toBeNull()
      says("record-withdrawn", { record: "r" })
      expect(says(kind, { record: "r" })).toBe("record")
    })

    test("names its record", () => expect(says(kind, { record: 1 })).toBe("shape"))
  },
)

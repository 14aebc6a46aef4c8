import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { beforeAll, describe, expect, it } from "vitest"
import { root } from "../../../server/adapters/system/root.ts"
import { composeVerifiers, verifierFolder } from "../../../server/evidence/verifier/compose.ts"
import { canonical } from "../../../shared/record/chain.ts"
import { canonicalOf } from "../../kit/evidence.ts"

/** RFC 8785, appendix B: the bits of a double and what it is written as; null where there is no such JSON. */
const numbers: [bits: string, written: string | null][] = [
  ["0000000000000000", "0"],
  ["8000000000000000", "0"],
  ["0000000000000001", "5e-324"],
  ["8000000000000001", "-5e-324"],
  ["7fefffffffffffff", "1.7976931348623157e+308"],
  ["ffefffffffffffff", "-1.7976931348623157e+308"],
  ["4340000000000000", "9007199254740992"],
  ["c340000000000000", "-9007199254740992"],
  ["4430000000000000", "295147905179352830000"],
  ["7fffffffffffffff", null],
  ["7ff0000000000000", null],
  ["44b52d02c7e14af5", "9.999999999999997e+22"],
  ["44b52d02c7e14af6", "1e+23"],
  ["44b52d02c7e14af7", "1.0000000000000001e+23"],
  ["444b1ae4d6e2ef4e", "999999999999999700000"],
  ["444b1ae4d6e2ef4f", "999999999999999900000"],
  ["444b1ae4d6e2ef50", "1e+21"],
  ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
  ["3eb0c6f7a0b5ed8d", "0.000001"],
  ["41b3de4355555553", "333333333.3333332"],
  ["41b3de4355555554", "333333333.33333325"],
  ["41b3de4355555555", "333333333.3333333"],
  ["41b3de4355555556", "333333333.3333334"],
  ["41b3de4355555557", "333333333.33333343"],
  ["becbf647612f3696", "-0.0000033333333333333333"],
  ["43143ff3c1cb0959", "1424953923781206.2"],
]

const double = (bits: string): number => new DataView(Uint8Array.from(Buffer.from(bits, "hex")).buffer).getFloat64(0)

let enclosed: (value: unknown) => string
beforeAll(async () => {
  const files = await composeVerifiers(name => readFile(join(root, verifierFolder, name), "utf8"))
  enclosed = await canonicalOf(files["verify.mjs"])
})

const writers: [string, (value: unknown) => string][] = [
  ["the server's canonical form", canonical],
  ["the enclosed verifier's own", value => enclosed(value)],
]

describe.each(writers)("%s", (_, write) => {
  it.each(numbers)("writes the double %s as %s", (bits, written) => {
    if (written === null) expect(() => write(double(bits))).toThrow()
    else expect(write(double(bits))).toBe(written)
  })

  it("writes the RFC's example (§3.2.2)", () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(write(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it("orders keys by UTF-16 code units (§3.2.3)", () => {
    const value: unknown = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`)
    expect(Object.values(JSON.parse(write(value)) as object)).toEqual([
      // JSON.parse puts "1" first, whatever stood before it
      "One",
      "Carriage Return",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ])
    expect(write(value).startsWith(String.raw`{"\r":"Carriage Return","1":"One"`)).toBe(true)
  })

  it("escapes the control characters shortest, and nothing above them", () => {
    const all = Array.from({ length: 0x80 }, (__, code) => String.fromCharCode(code)).join("")
    expect(write(all)).toBe(JSON.stringify(all))
    expect(write("\b\t\n\f\r\u0000\u001f\u007f\u2028/")).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u2028/"')
  })

  it("keeps text as it was written: no normalisation", () => {
    expect(write(["é", "e\u0301", "が", "か\u3099"])).toBe('["é","e\u0301","が","か\u3099"]')
  })

  it("refuses what JSON cannot say", () => {
    for (const bad of ["\ud800", { "\udc00": 1 }, ["a\udbff"], undefined]) expect(() => write(bad)).toThrow()
  })
})

import { expect, test } from "vitest"
import { fileText } from "../../../../client/rules/pasted/fileText.ts"
import type { Lang } from "../../../../shared/model/terms.ts"

const read = (hex: string, ...langs: Lang[]) => fileText(new Uint8Array(Buffer.from(hex, "hex")).buffer, langs)

/** Files as spreadsheet programs on Windows wrote them, as bytes. */
const chinese = "d0d5c3fb2cc9edb7dd0abaabc4c1d2b02cd7a8bcd20a"
const japanese = "8e8196bc2c96f08a840a918190a392bc899b2c8370836c838a835883670a"
const kanjiAlone = "905889ba8dca94543b88cf88f50a"
const hanziAlone = "e1b03bceafd4b10a"
const halfWidth = "c0c5b63b8370836c838a835883670a"
const french = "52e9756e696f6e3b32300a44e962617420e0206875697320636c6f733b33300a"

test.each<Lang[]>([
  ["en", "zh", "ja"],
  ["zh", "ja", "en"],
  ["ja", "zh"],
])("a file's encoding is detected from its bytes, in whichever order a panel has its languages", (...langs) => {
  expect(read(chinese, ...langs)).toBe("姓名,身份\n韩牧野,专家\n")
  expect(read(japanese, ...langs)).toBe("氏名,役割\n早瀬直央,パネリスト\n")
  expect(read(kanjiAlone, ...langs)).toBe("森下彩乃;委員\n")
  expect(read(hanziAlone, ...langs)).toBe("岚;委员\n")
  expect(read(halfWidth, ...langs)).toBe("ﾀﾅｶ;パネリスト\n")
  expect(read(french, ...langs)).toBe("Réunion;20\nDébat à huis clos;30\n")
})

test("if two encodings fit, one for a language that nobody here reads or writes is not used", () => {
  expect(read(kanjiAlone, "ja", "en")).toBe("森下彩乃;委員\n")
  expect(read("e1b0", "zh", "en")).toBe("岚")
})

test("UTF-8 is read with and without a byte order mark, and other bytes are still shown", () => {
  const utf8 = Buffer.from("\uFEFF議題;20", "utf8").toString("hex")
  expect(read(utf8, "en")).toBe("議題;20")
  expect(read("61e7e36f", "en")).toBe("ação")
  expect(read("ffff", "zh", "ja")).toBe("ÿÿ")
})

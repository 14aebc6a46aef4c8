import { describe, expect, test } from "vitest"
import { asNamed, fullName, nameFor, shortNames } from "../../../shared/model/names.ts"

describe("a name is read as people write it", () => {
  test.each([
    ["小野寺渉 Onodera Wataru", { name: "小野寺渉", romanised: "Onodera Wataru", short: "" }],
    ["小野寺 渉 Onodera Wataru", { name: "小野寺渉", romanised: "Onodera Wataru", short: "小野寺" }],
    ["欧阳　修", { name: "欧阳修", romanised: "", short: "欧阳" }],
    ["林澈", { name: "林澈", romanised: "", short: "" }],
    ["Ana Ribeiro", { name: "Ana Ribeiro", romanised: "", short: "" }],
    ["ジョン・スミス John Smith", { name: "ジョン・スミス", romanised: "John Smith", short: "" }],
  ])("“%s”", (written, named) => expect(asNamed({ name: written })).toEqual(named))

  test("and what was given apart is left as it was given", () =>
    expect(asNamed({ name: "林澈", romanised: "Lin Che", short: "林" })).toEqual({
      name: "林澈",
      romanised: "Lin Che",
      short: "林",
    }))
})

test("an English page adds the reading, a Chinese or Japanese one does not", () => {
  const lin = { name: "林澈", romanised: "Lin Che" }
  expect([nameFor("en", lin), nameFor("zh", lin), nameFor("ja", lin)]).toEqual(["林澈 Lin Che", "林澈", "林澈"])
  expect(fullName({ name: "Ana Ribeiro", romanised: "" })).toBe("Ana Ribeiro")
})

test("a short name means one person only: two of a family are called by their whole names", () => {
  const people = [
    { id: "1", ...asNamed({ name: "小野寺 渉" }) },
    { id: "2", ...asNamed({ name: "佐藤 恵" }) },
    { id: "3", ...asNamed({ name: "佐藤 透" }) },
    { id: "4", ...asNamed({ name: "王伟 Wang Wei" }) },
    { id: "5", ...asNamed({ name: "王伟 Wang Wei (Beijing)" }) },
  ]
  expect([...shortNames(people).values()]).toEqual([
    "小野寺",
    "佐藤恵",
    "佐藤透",
    "王伟 Wang Wei",
    "王伟 Wang Wei (Beijing)",
  ])
})

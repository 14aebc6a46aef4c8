import { render } from "lit"
import { expect, test } from "vitest"
import { nameShown } from "../../../client/elements/shell/nameShown.ts"
import { PersonMark } from "../../../client/elements/shell/plenary-person-mark.ts"
import { colourOf, knowRoster, nameLang } from "../../../client/i18n/roster.ts"
import type { Lang } from "../../../shared/model/terms.ts"
import { eventually } from "../../kit/clocks/eventually.ts"

const ownLangs: Record<string, Lang> = { 崔敏: "zh", 佐藤花子: "ja" }
const people = ["韩牧野", "陈屿", "早瀬直央", "崔敏", "佐藤花子", "林澈", "Ana Ribeiro", "三輪恵"].map((name, n) => ({
  id: `m${n * 7919}`,
  name,
  lang: ownLangs[name] ?? "en",
}))

test("no two people of a panel share a colour while there are enough colours", async () => {
  const mark = new PersonMark()
  Object.assign(mark, people[0], { member: people[0]?.id })
  document.body.append(mark)
  knowRoster(people)
  expect(people.map(({ id }) => colourOf(id))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  await mark.updateComplete
  expect(mark.style.background).toBe("var(--person-0)")
  // The roster arrived, or changed, after the mark was drawn.
  knowRoster(people.toReversed())
  await eventually(() => expect(mark.style.background).toBe("var(--person-7)"))
  mark.remove()
})

test.each([
  ["陈屿", "zh-CN"],
  ["韩牧野", "zh-CN"],
  ["早瀬直央", "ja"],
  ["三輪恵 Miwa Megumi", "ja"],
  ["高橋まり", "ja"],
  ["崔敏", "zh-CN"],
  ["佐藤花子 Sato Hanako", "ja"],
  ["王明", "und-Hani"],
  ["김민준", "ko"],
])(
  "a name carries the language of its script, not that of the reader or of its owner's pages: %s is %s",
  (name, lang) => {
    knowRoster(people)
    const place = document.createElement("p")
    render(nameShown(name), place)
    expect(place.querySelector("span")?.lang).toBe(lang)
  },
)

test("a name in Latin letters carries no language of its own", () => {
  expect(nameLang("Ana Ribeiro")).toBeNull()
})
